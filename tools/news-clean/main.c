/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include "clean.h"
#include "layout.h"
#include "news/filter.h"
#include "repair.h"
#include "report.h"
#include "site.h"

static bool mark, repair_only, no_repair, site, kept_kinds[KIND_COUNT];
static const char *keep, *languages, *weights, *learn, *apply;
static size_t explain;
static struct sink learned;
static struct lines lines;

static const struct option_row options[] = {
	{ 'm', "mark", NULL, "list what went, its line and why, in \"removed\"", OPTION_FLAG, &mark },
	{ 'k', "keep", "KIND[,KIND...]", "leave furniture of these kinds", OPTION_TEXT, &keep },
	{ 'l', "lang", "LANG[,LANG...]", "use the phrases of these languages only", OPTION_TEXT, &languages },
	{ 's', "site", NULL, "remove what came in earlier articles of the same outlet, too", OPTION_FLAG, &site },
	{ 0, "learn", "FILE", "change nothing, write what comes again to FILE", OPTION_FILE, &learn },
	{ 0, "apply", "FILE", "remove what --learn found, too", OPTION_FILE, &apply },
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

/* Give each line of the file NAME to TAKE; false when it refuses one. */
static bool
read_lines(const char *name, bool (*take)(struct text line))
{
	struct source in = { 0 };
	struct text line;
	bool good = true;
	if (!source_open(&in, name))
		fail("%s: %s", name, strerror(errno));
	while (good && source_line(&in, 4096, &line) == SOURCE_LINE)
		good = take(line);
	source_close(&in);
	return good;
}

static const char *
read_files(void)
{
	if (weights) {
		model_clear();
		if (!read_lines(weights, model_line))
			return "--weights: not a table of weights";
		model_ready();
	}
	if (apply && !read_lines(apply, site_read))
		return "--apply: not a file of --learn";
	if (learn)
		sink_open(&learned, learn);
	return NULL;
}

static const char *
start(void)
{
	if (site + (learn != NULL) + (apply != NULL) > 1)
		return "--site, --learn and --apply exclude each other";
	if (repair_only && no_repair)
		return "--repair-only and --no-repair exclude each other";
	if (explain > MODEL_PASSES)
		return "--explain: there are two passes";
	lexicon_init(languages);
	model_init();
	const char *wrong = read_kinds();
	return wrong ? wrong : read_files();
}

static uint64_t
site_of(struct record *r)
{
	struct text domain = { 0 }, url = { 0 }, publisher = { 0 };
	record_text(r, "domain", &domain);
	record_text(r, "url", &url);
	record_text(r, "publisher", &publisher);
	return site_key(domain, url, publisher);
}

/* Does any line of TEXT go? */
static bool
judge(struct record *r, struct text text)
{
	bool gone = false;
	uint64_t outlet = site || apply ? site_of(r) : 0;
	clean_judge(&lines, text, MODEL_PASSES);
	if (outlet)
		filter_count("site_lines", (long long)site_judge(&lines, outlet));
	if (outlet && site)
		site_learn(&lines, outlet);
	for (size_t i = 0; i < lines.count; i++) {
		if (!lines.at[i].on && kept_kinds[lines.at[i].why])
			lines.at[i].on = true;
		gone |= !lines.at[i].on;
	}
	return gone;
}

/* TEXT without its furniture; false when it has none. */
static bool
remove_furniture(struct record *r, struct text *text)
{
	static struct buffer cleaned;
	if (!judge(r, *text))
		return false;
	buffer_reset(&cleaned);
	size_t gone = layout_write(&lines, *text, &cleaned, NULL, NULL);
	report_drop_annotations(r);
	filter_count("lines_removed", (long long)gone);
	if (!cleaned.length)
		filter_count("texts_emptied", 1);
	if (mark)
		report_removed(r, &lines, *text);
	*text = buffer_text(&cleaned);
	return true;
}

static void
clean(struct record *r, struct text text)
{
	static struct buffer repaired;
	bool changed = !no_repair && repair_text(text, &repaired);
	if (changed) {
		text = buffer_text(&repaired);
		report_drop_annotations(r);
		filter_count("texts_repaired", 1);
	}
	if (!repair_only && remove_furniture(r, &text))
		changed = true;
	if (changed)
		record_set_text(r, "text", text);
}

/* What --learn and --explain show of TEXT instead of cleaning it. */
static void
study(struct record *r, struct text text)
{
	static struct buffer repaired;
	if (!no_repair && repair_text(text, &repaired))
		text = buffer_text(&repaired);
	clean_judge(&lines, text, explain ? (unsigned)explain - 1 : 0);
	if (explain)
		report_explanation(r, &lines, (unsigned)explain);
	if (learn)
		site_learn(&lines, site_of(r));
}

static const char *
map(struct record *r, struct sink *out)
{
	struct text text;
	if (record_text(r, "text", &text))
		(explain || learn ? study : clean)(r, text);
	sink_put(out, r);
	return NULL;
}

static void
finish(struct sink *out)
{
	static struct buffer found;
	(void)out;
	if (!learn)
		return;
	site_write(&found);
	sink_write(&learned, buffer_text(&found));
	sink_close(&learned);
}

int
main(int argc, char **argv)
{
	static const struct filter clean = {
		.name = "news-clean", .summary = "take page furniture out of text and repair its characters",
		.options = options, .start = start, .map = map, .finish = finish,
	};
	return filter_main(&clean, argc, argv);
}
