/* SPDX-License-Identifier: MIT */
#include "news/filter.h"
#include "news/hash.h"
#include "store.h"

static const char *field = "text";
static bool mark;
static double threshold = .64;

static const struct option_row options[] = {
	{ 'm', "mark", NULL, "pass every record, duplicates labelled", OPTION_FLAG, &mark },
	{ 'f', "field", "NAME", "compare the text in NAME (text)", OPTION_TEXT, &field },
	{ 't', "threshold", "N", "call duplicates what is similar by N or more, 0 to 1 (0.64)", OPTION_NUMBER, &threshold },
	{ 0 }
};

static const char *
start(void)
{
	if (threshold < 0 || threshold > 1)
		return "--threshold is not between 0 and 1";
	likeness_threshold(threshold);
	words_init();
	return NULL;
}

/* The record's id as JSON: its own, its url, else a hash of its text. */
static struct text
id_of(struct record *r, struct text text)
{
	static char digits[20];
	struct text id;

	if ((record_json(r, "id", &id) || record_json(r, "url", &id)) && id.length <= STORE_ID_MOST)
		return id;
	hash_id(hash_text(text, 0), digits + 1);
	digits[0] = digits[17] = '"';
	return (struct text){ digits, 18 };
}

static void
label(struct record *r, uint32_t group, const struct match *match)
{
	struct writer *w;

	record_set_json(r, "cluster", store_id(group));
	if (!match) {
		record_remove(r, "duplicate_of");
		record_remove(r, "similarity");
		record_remove(r, "duplicate_rule");
		return;
	}
	record_set_json(r, "duplicate_of", store_id(match->number));
	w = record_begin(r, "similarity");
	write_number(w, match->likeness.similarity);
	record_end(r);
	record_set_text(r, "duplicate_rule", text_of(rule_name(match->likeness.rule)));
}

static const char *
map(struct record *r, struct sink *out)
{
	static struct sketching sketching;
	static struct words words;
	struct match match;
	struct text text;
	uint32_t number;
	bool found;

	if (!record_text(r, field, &text) || (words_read(&words, text), !words.count)) {
		filter_count("without_text", 1);
		sink_put(out, r);
		return NULL;
	}
	sketch_make(&sketching, &words);
	found = store_find(&sketching, &match);
	if (found && match.likeness.rule == RULE_EXACT)
		number = match.number;
	else
		number = store_add(&sketching, id_of(r, text));
	if (mark)
		label(r, store_group(number), found ? &match : NULL);
	if (mark || !found)
		sink_put(out, r);
	else
		filter_count("merged", 1);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter dedupe = {
		.name = "news-dedupe", .summary = "drop or mark near duplicates", .options = options,
		.start = start, .map = map,
	};

	return filter_main(&dedupe, argc, argv);
}
