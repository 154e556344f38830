/* SPDX-License-Identifier: MIT */
#include "clean.h"
#include "layout.h"
#include "news/filter.h"
#include "repair.h"

static bool mark, repair_only, no_repair;
static const char *keep, *languages, *weights;
static size_t explain;
static bool kept_kinds[KIND_COUNT];
static struct lines lines;
static struct buffer repaired, cleaned;

static const struct option_row options[] = {
	{ 'm', "mark", NULL, "list what went, its line and why, in \"removed\"", OPTION_FLAG, &mark },
	{ 'k', "keep", "KIND[,KIND...]", "leave furniture of these kinds", OPTION_TEXT, &keep },
	{ 'l', "lang", "LANG[,LANG...]", "use the phrases of these languages only", OPTION_TEXT, &languages },
	{ 0, "repair-only", NULL, "repair characters, remove no line", OPTION_FLAG, &repair_only },
	{ 0, "no-repair", NULL, "remove lines, repair nothing", OPTION_FLAG, &no_repair },
	{ 0, "weights", "FILE", "judge lines by the weights in FILE", OPTION_FILE, &weights },
	{ 0, "explain", "PASS", "list each line with its score and features", OPTION_COUNT, &explain },
	{ 0 }
};

static const char *
read_kinds(void)
{
	for (const char *from = keep; from && *from;) {
		size_t length = strcspn(from, ",");
		enum kind kind = kind_find((struct text){ from, length });
		if (kind == KIND_NONE)
			return "--keep: no such kind";
		kept_kinds[kind] = true;
		from += length + (from[length] == ',');
	}
	return NULL;
}

static const char *
read_weights(void)
{
	struct source in = { 0 };
	struct text line;
	if (!source_open(&in, weights))
		fail("%s: cannot be read", weights);
	model_clear();
	while (source_line(&in, 4096, &line) == SOURCE_LINE)
		if (!model_line(line))
			return "--weights: not a table of weights";
	source_close(&in);
	model_ready();
	return NULL;
}

static const char *
start(void)
{
	lexicon_init(languages);
	model_init();
	const char *wrong = read_kinds();
	if (!wrong && weights)
		wrong = read_weights();
	if (!wrong && repair_only && no_repair)
		wrong = "--repair-only and --no-repair exclude each other";
	if (!wrong && explain > MODEL_PASSES)
		wrong = "--explain: there are two passes";
	return wrong;
}

static void
write_explanation(struct record *r, unsigned pass)
{
	static struct buffer name;
	struct features features;
	struct writer *w = record_begin(r, "lines");
	write_open(w, '[');
	for (size_t i = 0; i < lines.count; i++) {
		clean_features(&lines, i, pass, &features);
		write_open(w, '{');
		write_member_integer(w, "line", lines.at[i].number);
		write_key(w, "score");
		write_number(w, (double)lines.at[i].score);
		write_key(w, "features");
		write_open(w, '[');
		for (unsigned f = 0; f < features.count; f++) {
			buffer_reset(&name);
			buffer_print(&name, "%u ", pass);
			feature_name(features.at[f], &name);
			write_text(w, buffer_text(&name));
		}
		write_close(w, ']');
		write_close(w, '}');
	}
	write_close(w, ']');
	record_end(r);
}

/* What rests on offsets into the text that was. */
static void
drop_annotations(struct record *r)
{
	static const char *const names[] = { "quotes", "dates", "removed" };
	static bool said;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!record_has(r, names[i]))
			continue;
		record_remove(r, names[i]);
		if (!said)
			warn("dropping \"%s\" from texts that change: its offsets no longer hold", names[i]);
		said = true;
	}
}

static void
keep_kinds(void)
{
	for (size_t i = 0; i < lines.count; i++)
		if (!lines.at[i].on && kept_kinds[lines.at[i].why])
			lines.at[i].on = true;
}

static void
write_gone(void *context, struct text line, uint32_t number, enum kind why)
{
	struct writer *w = context;
	write_open(w, '{');
	write_member(w, "text", line);
	write_member_integer(w, "line", number);
	write_member(w, "why", text_of(kind_name(why)));
	write_close(w, '}');
}

/* Take the furniture out of TEXT; false when there is none. The text that is left is in `cleaned`. */
static bool
remove_furniture(struct record *r, struct text text)
{
	clean_judge(&lines, text, MODEL_PASSES);
	keep_kinds();
	buffer_reset(&cleaned);
	size_t gone = layout_write(&lines, text, &cleaned, NULL, NULL);
	if (!gone)
		return false;
	drop_annotations(r);
	filter_count("lines_removed", (long long)gone);
	if (!cleaned.length)
		filter_count("texts_emptied", 1);
	record_set_text(r, "text", buffer_text(&cleaned));
	if (mark) {
		struct writer *w = record_begin(r, "removed");
		buffer_reset(&cleaned);
		write_open(w, '[');
		layout_write(&lines, text, &cleaned, write_gone, w);
		write_close(w, ']');
		record_end(r);
	}
	return true;
}

static const char *
map(struct record *r, struct sink *out)
{
	struct text text;
	if (record_text(r, "text", &text)) {
		if (!no_repair && repair_text(text, &repaired)) {
			drop_annotations(r);
			filter_count("texts_repaired", 1);
			text = buffer_text(&repaired);
			record_set_text(r, "text", text);
		}
		if (explain) {
			clean_judge(&lines, text, (unsigned)explain - 1);
			write_explanation(r, (unsigned)explain);
		} else if (!repair_only) {
			remove_furniture(r, text);
		}
	}
	sink_put(out, r);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter clean = {
		.name = "news-clean", .summary = "take page furniture out of text and repair its characters",
		.options = options, .start = start, .map = map,
	};
	return filter_main(&clean, argc, argv);
}
