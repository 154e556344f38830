/* SPDX-License-Identifier: MIT */
#include "news/filter.h"

#include "fields.h"

static const char *day;
static bool day_first, month_first, narrative, plain;

static const struct option_row options[] = {
	{ 'd', "dct", "DAY", "resolve against DAY where a record has no day of its own", OPTION_TEXT, &day },
	{ 0, "dmy", NULL, "read 3/5/2025 as the third of May", OPTION_FLAG, &day_first },
	{ 0, "mdy", NULL, "read 3/5/2025 as the fifth of March", OPTION_FLAG, &month_first },
	{ 0, "narrative", NULL, "resolve against the date before, as histories do", OPTION_FLAG, &narrative },
	{ 0, "calendar", NULL, "leave out now, recently and the like", OPTION_FLAG, &plain },
	{ 0 }
};

static struct date_settings settings;
static long given;

static const char *
start(void)
{
	if (day && !date_day_of(text_of(day), &given))
		return "--dct: not a day";
	if (day_first && month_first)
		return "--dmy and --mdy exclude each other";
	settings.order = day_first ? ORDER_DAY_FIRST : month_first ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
	settings.narrative = narrative;
	settings.references = !plain;
	return NULL;
}

/* The day of the record: `published`, else --dct. What is no day counts as absent, and is said once. */
static long
record_day(struct record *r)
{
	static bool said;
	struct text json, published;
	long number;

	if (!record_json(r, "published", &json) || text_equal(json, text_of("null")) || text_equal(json, text_of("\"\"")))
		return given;
	if (record_text(r, "published", &published) && date_day_of(published, &number))
		return number ? number : given;
	filter_count("published_unreadable", 1);
	if (!said)
		warn("a published that is no day is treated as absent");
	said = true;
	return given;
}

static const char *
map(struct record *r, struct sink *out)
{
	static struct dates dates;
	struct text text;

	if (record_text(r, "text", &text)) {
		settings.day = record_day(r);
		dates_find(&dates, text, &settings);
		fields_set_dates(r, text, &dates);
		filter_count("dates", (long long)dates.count);
		filter_count("histories", dates.history);
		fields_set_said(r, text, &dates, !dates.history);
	}
	sink_put(out, r);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter filter = {
		.name = "news-dates", .summary = "find dates and resolve them to days",
		.options = options, .start = start, .map = map,
	};

	return filter_main(&filter, argc, argv);
}
