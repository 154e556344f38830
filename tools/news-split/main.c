/* SPDX-License-Identifier: MIT */
#include "article.h"
#include "feed.h"
#include "news/filter.h"
#include "units.h"

static int unit = UNIT_ARTICLE;
static const char *separator;
static struct pattern separator_pattern = PATTERN_WITH("", PATTERN_UTF);
static struct feed_settings settings = { .form = FORM_AUTO };

static const struct option_row options[] = {
	{ 'b', "by", "article|paragraph|sentence", "what becomes a record", OPTION_CHOICE, &unit },
	{ 'F', "from", FORM_NAMES, "the form of the input", OPTION_CHOICE, &settings.form },
	{ 's', "separator", "REGEX", "lines that match REGEX part articles of text", OPTION_TEXT, &separator },
	{ 0 }
};

static const char *file;
static size_t seq;

static const char *
start(void)
{
	static struct buffer message;
	const char *wrong;

	if (!separator)
		return NULL;
	separator_pattern.source = separator;
	settings.separator = &separator_pattern;
	if (!(wrong = pattern_compile(&separator_pattern)))
		return NULL;
	buffer_print(&message, "--separator: %s%c", wrong, '\0');
	return message.data;
}

static void
feed(struct source *source)
{
	file = source->name;
	seq = 0;
	feed_source(source, &settings);
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
		.options = options, .start = start, .map = map, .multiplies = true, .feed = feed,
	};
	return filter_main(&split, argc, argv);
}
