/* SPDX-License-Identifier: MIT */
#include "alias.h"
#include "article.h"
#include "news/filter.h"
#include "texts.h"
#include "units.h"

static int unit = UNIT_ARTICLE;

static const struct option_row options[] = {
	{ 'b', "by", "article|paragraph|sentence", "what becomes a record", OPTION_CHOICE, &unit },
	{ 0 }
};

static struct record *record;
static const char *file;
static size_t seq;

static void
feed_texts(struct source *source, struct input *in)
{
	static struct texts texts;
	struct text text;
	struct article article = { .file = source->name };
	bool guessed = false;

	texts_init(&texts, in, PARTED_BY_TABLE, NULL, filter_limit());
	while (texts_next(&texts, &text)) {
		article = (struct article){ text, source->name, article.seq + 1, texts.exported };
		if (texts.too_long)
			filter_reject(source, texts.line, text, "an article longer than --max-line");
		else if (article_record(record, &article, &guessed))
			filter_pass(source, texts.line, text, record);
	}
	if (guessed)
		filter_count("windows_1252", 1);
}

static void
feed(struct source *source)
{
	struct text head = source_peek(source, 1);
	struct input in = { 0 };

	if (!record)
		record = record_new();
	file = source->name;
	seq = 0;
	if (head.length && head.data[0] == '{') {
		filter_lines(source);
		return;
	}
	input_init(&in, source);
	feed_texts(source, &in);
}

static const char *
map(struct record *r, struct sink *out)
{
	record_identify(r, file, ++seq);
	if (unit != UNIT_ARTICLE)
		return units_put(r, (enum unit)unit, out);
	sink_put(out, r);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter split = {
		.name = "news-split", .summary = "turn article text of any form into records, paragraphs or sentences",
		.options = options, .map = map, .multiplies = true, .feed = feed,
	};
	return filter_main(&split, argc, argv);
}
