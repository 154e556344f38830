/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hold.h"
#include "index.h"
#include "label.h"
#include "news/filter.h"

enum { COMMIT_SECONDS = 60 };

static const char usual_field[] = "text";
static const char *field = usual_field, *window, *index_name;
static bool mark, hold_all, sketches, clusters;
static double threshold = LIKENESS_THRESHOLD;
static time_t committed;

static const struct option_row options[] = {
	{ 'm', "mark", NULL, "pass every record, duplicates labelled", OPTION_FLAG, &mark },
	{ 'c', "count", NULL, "hold all input, and add how many records each group has", OPTION_FLAG, &hold_all },
	{ 'f', "field", "NAME", "compare the text in NAME (text)", OPTION_TEXT, &field },
	{ 't', "threshold", "N", "call duplicates what is similar by N or more, 0 to 1 (0.64)", OPTION_NUMBER, &threshold },
	{ 'w', "window", "N|DAYSd", "remember the last N records, or those of so many days", OPTION_TEXT, &window },
	{ 'i', "index", "FILE", "remember between runs, in FILE", OPTION_FILE, &index_name },
	{ 0, "sketch", NULL, "write sketches, to be sorted and given to --cluster", OPTION_FLAG, &sketches },
	{ 0, "cluster", NULL, "read sorted sketches, write the labels of their records", OPTION_FLAG, &clusters },
	{ 0 }
};

static const char *
set_window(void)
{
	char *end;
	long n = strtol(window, &end, 10);
	bool days = *end == 'd';

	if (!ascii_is_digit(*window) || n < 1 || n > INT32_MAX || end[days])
		return "--window takes a number of records, or of days with a d behind";
	store_window(days ? 0 : (uint32_t)n, days ? (int32_t)n : 0);
	return NULL;
}

/* Two options of which one would be without effect, or NULL. */
static const char *
clash(void)
{
	static char message[64];
	const struct {
		bool both;
		const char *one, *other;
	} clashes[] = {
		{ hold_all && sketches, "count", "sketch" },
		{ hold_all && clusters, "count", "cluster" },
		{ hold_all && window, "count", "window" },
		{ hold_all && index_name, "count", "index" },
		{ sketches && clusters, "sketch", "cluster" },
		{ sketches && mark, "sketch", "mark" },
		{ sketches && window, "sketch", "window" },
		{ sketches && index_name, "sketch", "index" },
		{ sketches && threshold != LIKENESS_THRESHOLD, "sketch", "threshold" },
		{ clusters && mark, "cluster", "mark" },
		{ clusters && window, "cluster", "window" },
		{ clusters && index_name, "cluster", "index" },
		{ clusters && field != usual_field, "cluster", "field" },
		{ clusters && filter_each(), "cluster", "each" },
	};

	for (size_t i = 0; i < sizeof(clashes) / sizeof(*clashes); i++) {
		if (!clashes[i].both)
			continue;
		snprintf(message, sizeof(message), "--%s and --%s do not go together", clashes[i].one, clashes[i].other);
		return message;
	}
	return NULL;
}

static const char *
start(void)
{
	const char *wrong = clash();

	if (wrong)
		return wrong;
	if (threshold < 0 || threshold > 1)
		return "--threshold is not between 0 and 1";
	if (window && (wrong = set_window()))
		return wrong;
	if (index_name)
		index_open(index_name, store_segments());
	likeness_threshold(threshold);
	words_init();
	committed = time(NULL);
	return NULL;
}

/* What has left is remembered, and not the other way round: a record may come twice but is never lost. */
static void
commit(struct sink *out)
{
	sink_flush(out);
	index_commit(store_segments());
	committed = time(NULL);
}

static void
pass(struct record *r, struct sink *out, const struct verdict *verdict)
{
	if (mark)
		record_label(r, verdict);
	if (mark || !verdict->duplicate)
		sink_put(out, r);
	else
		filter_count("merged", 1);
	if (index_name && time(NULL) - committed >= COMMIT_SECONDS)
		commit(out);
}

static const char *
map(struct record *r, struct sink *out)
{
	static struct sketching sketching;
	struct verdict verdict;
	struct text text, speaker = { 0 };

	if (clusters)
		return settle_line(r);
	record_text(r, "speaker", &speaker);
	if (!record_text(r, field, &text) || !sketch_text(&sketching, text, speaker)) {
		filter_count("without_text", 1);
		if (hold_all)
			hold(r, text, NULL);
		else if (!sketches)
			sink_put(out, r);
	} else if (hold_all) {
		hold(r, text, &sketching);
	} else if (sketches) {
		sink_put(out, sketch_line(r, text, &sketching));
	} else {
		verdict = store_settle(&sketching, record_id(r, text), record_day(r));
		pass(r, out, &verdict);
	}
	return NULL;
}

static void
finish(struct sink *out)
{
	if (hold_all)
		hold_release(out, mark);
	if (clusters)
		settle_release(out);
	if (index_name)
		commit(out);
}

int
main(int argc, char **argv)
{
	static const struct filter dedupe = {
		.name = "news-dedupe", .summary = "drop or mark near duplicates", .options = options,
		.start = start, .map = map, .finish = finish,
	};

	return filter_main(&dedupe, argc, argv);
}
