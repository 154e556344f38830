/* SPDX-License-Identifier: MIT */
#include "model.h"

#include <stdlib.h>

#include "lexicon.h"
#include "lines.h"
#include "news/table.h"

TABLE(weights);

enum { SHAPES = MODEL_SHAPES + 1 }; /* the last one for any shape */

static const struct {
	const char *name;
	unsigned bins;
	bool shaped;
} groups[GROUP_COUNT] = {
	[GROUP_BIAS] = { "bias", 1, false },
	[GROUP_CLOSE] = { "close", 15 * CLOSE_COUNT, false },
	[GROUP_FIRST] = { "first", FIRST_COUNT * SHAPES, true },
	[GROUP_STOPS] = { "stops", 4 * SIZE_COUNT, false },
	[GROUP_CAPITALS] = { "capitals", 7 * SHAPES, true },
	[GROUP_UPPER] = { "upper", SHAPES, true },
	[GROUP_SEPARATORS] = { "separators", 3 * SHAPES, true },
	[GROUP_NUMBERS] = { "numbers", 4 * SHAPES, true },
	[GROUP_LINK] = { "link", LINK_COUNT * SHAPES, true },
	[GROUP_FUNCTIONS] = { "functions", 6 * SHAPES, true },
	[GROUP_YOU] = { "you", 3 * SHAPES, true },
	[GROUP_WE] = { "we", 3 * SHAPES, true },
	[GROUP_QUOTES] = { "quotes", 2 * SHAPES, true },
	[GROUP_COMMAS] = { "commas", 4 * SHAPES, true },
	[GROUP_TIME] = { "time", 8 * SHAPES, true },
	[GROUP_LABEL] = { "label", KIND_COUNT, false },
	[GROUP_OPENING] = { "opening", KIND_COUNT * SHAPES, true },
	[GROUP_PHRASE] = { "phrase", KIND_COUNT * SHAPES, true },
	[GROUP_WEAK] = { "weak", KIND_COUNT * SHAPES, true },
	[GROUP_KNOWN] = { "known", 7 * SHAPES, true },
	[GROUP_ALIKE] = { "alike", 4 * SHAPES, true },
	[GROUP_COPIES] = { "copies", 3 * SHAPES, true },
	[GROUP_AROUND] = { "around", 6 * (OUTLINE_COUNT + 1) * SHAPES, true },
	[GROUP_BETWEEN] = { "between", (SHAPE_COUNT + 1) * (SHAPE_COUNT + 1), false },
	[GROUP_FROM_START] = { "from-start", 7 * SHAPES, true },
	[GROUP_FROM_END] = { "from-end", 7 * SHAPES, true },
	[GROUP_PASSED] = { "passed", 7 * SHAPES, true },
	[GROUP_DISTANCE] = { "distance", 49 * SHAPES, true },
	[GROUP_GAP] = { "gap", 7 * SHAPES, true },
	[GROUP_ISLAND] = { "island", 7 * SHAPES, true },
	[GROUP_MASS] = { "mass", 7 * SHAPES, true },
	[GROUP_AFTER_LABEL] = { "after-label", KIND_COUNT * SHAPES, true },
	[GROUP_LABEL_DISTANCE] = { "label-distance", 7 * SHAPES, true },
	[GROUP_SINCE_LABEL] = { "since-label", KIND_COUNT * 4, false },
	[GROUP_RUN] = { "run", 7 * SHAPES, true },
	[GROUP_STRETCH_PLACE] = { "stretch-place", 7 * 7 * SHAPES, true },
	[GROUP_STRETCH_PLAIN] = { "stretch-plain", 7 * 5 * SHAPES, true },
	[GROUP_STRETCH_KNOWN] = { "stretch-known", 7 * 7 * SHAPES, true },
	[GROUP_STRETCH_APART] = { "stretch-apart", 7 * 7 * SHAPES, true },
	[GROUP_STRETCH_LIST] = { "stretch-list", 7 * 5 * SHAPES, true },
	[GROUP_STRETCH_COLON] = { "stretch-colon", 7 * 4 * SHAPES, true },
	[GROUP_COLON] = { "colon", 2 * SHAPES, true },
	[GROUP_LAST_PHRASE] = { "last-phrase", KIND_COUNT * 4, false },
	[GROUP_LAST_WEAK] = { "last-weak", KIND_COUNT * 4, false },
	[GROUP_LAST_ADDRESS] = { "last-address", 6 * SHAPES, true },
	[GROUP_TIMES_AROUND] = { "times-around", 16 * SHAPES, true },
	[GROUP_SEEN] = { "seen", KIND_COUNT * SHAPES, true },
	[GROUP_STAMPS] = { "stamps", 25 * SHAPES, true },
	[GROUP_RELATIVE] = { "relative", 9 * SHAPES, true },
	[GROUP_SCORE] = { "score", 10, false },
	[GROUP_SCORES] = { "scores", 6 * 8 * SHAPES, true },
	[GROUP_SCORES_BETWEEN] = { "scores-between", 64 * 4, false },
	[GROUP_MEAN] = { "mean", 49 * SHAPES, true },
};

struct weight *model_weights;
unsigned model_bases[GROUP_COUNT];

void
feature_name(unsigned feature, struct buffer *out)
{
	unsigned group = GROUP_COUNT - 1;
	while (model_bases[group] > feature)
		group--;
	buffer_print(out, "%s %03u", groups[group].name, feature - model_bases[group]);
}

void
model_clear(void)
{
	unsigned base = 0;
	for (unsigned i = 0; i < GROUP_COUNT; i++) {
		model_bases[i] = base;
		base += groups[i].bins;
	}
	model_weights = memory_resize(model_weights, base, sizeof *model_weights);
	memset(model_weights, 0, base * sizeof *model_weights);
}

static bool
set(struct text key, struct text value)
{
	size_t space = text_find(key, text_of(" "), 2);
	if (key.length < 5 || !ascii_is_digit(key.data[0]) || key.data[1] != ' ' || space == key.length)
		return false;
	unsigned pass = (unsigned)(key.data[0] - '1');
	unsigned long bin = strtoul(key.data + space, NULL, 10); /* ends at the TAB at the latest */
	struct text name = text_slice(key, 2, space);
	for (unsigned i = 0; pass < MODEL_PASSES && i < GROUP_COUNT; i++)
		if (text_equal(name, text_of(groups[i].name)) && bin < groups[i].bins) {
			model_weights[model_bases[i] + bin].of[pass] = (float)strtol(value.data, NULL, 10) / 1000;
			return true;
		}
	return false;
}


bool
model_line(struct text line)
{
	char copy[80]; /* with a NUL behind it, for strtol() */
	size_t tab = text_find(line, text_of("\t"), 0);
	if (!line.length || line.data[0] == '#')
		return true;
	if (tab == line.length || line.length >= sizeof copy)
		return false;
	memcpy(copy, line.data, line.length);
	copy[line.length] = '\0';
	return set((struct text){ copy, tab }, text_of(copy + tab + 1));
}

void
model_init(void)
{
	model_clear();
	for (size_t i = 0; i < table_weights.count; i++)
		set(text_of(table_weights.entries[i].key), text_of(table_weights.entries[i].value));
	model_ready();
}

void
model_ready(void)
{
	for (unsigned i = 0; i < GROUP_COUNT; i++)
		for (unsigned bin = 0; groups[i].shaped && bin < groups[i].bins; bin++) {
			unsigned any = bin / SHAPES * SHAPES + MODEL_SHAPES;
			if (bin % SHAPES == MODEL_SHAPES)
				continue;
			for (unsigned pass = 0; pass < MODEL_PASSES; pass++)
				model_weights[model_bases[i] + bin].of[pass] += model_weights[model_bases[i] + any].of[pass];
		}
}
