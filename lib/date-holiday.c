/* SPDX-License-Identifier: MIT */
/* Days with a name. */
#include "date-finder.h"

#include <stdio.h>

TABLE(holidays);

/* How much of the text at BYTE spells KEY, a typographic apostrophe standing for a plain one; 0: it does not. */
static size_t
spells(struct text t, size_t byte, const char *key)
{
	size_t at = byte, size;

	for (; *key; key++) {
		if (at >= t.length)
			return 0;
		if (ascii_fold(t.data[at]) == *key || (*key == ' ' && t.data[at] == '\n')) {
			at++;
		} else if (*key == '\'' && (unsigned char)t.data[at] >= 0x80 && utf8_at(t, at, &size) == 0x2019) {
			at += size;
		} else {
			return 0;
		}
	}
	return text_is_word_edge(t, at) ? at - byte : 0;
}

/* The 25th of Kislev, in days from the first of Tishri: Heshvan has 30 days in the longest years. */
static int
hanukkah(int year)
{
	long length = calendar_tishri(year + 1) - calendar_tishri(year);

	return length % 10 == 5 ? 84 : 83;
}

/* The day of a holiday by its RULE (lib/tables/holidays.txt); year 0 when YEAR is and the rule needs one. */
static struct date_value
holiday_value(const char *rule, int year)
{
	struct date_value v = { .grain = GRAIN_DAY, .year = year };
	int month = 0, weekday = 0, which = 0, plus = 0;
	long number;

	if (sscanf(rule, "%4d-%2d-%2d", &v.year, &v.month, &v.day) == 3)
		return v;
	v.year = year;
	if (sscanf(rule, "%2d-%2d", &v.month, &v.day) == 2)
		return v;
	v.month = v.day = 0;
	if (!year)
		return v;
	if (sscanf(rule, "easter %d", &plus) == 1)
		number = calendar_easter(year) + plus;
	else if (sscanf(rule, "orthodox %d", &plus) == 1)
		number = calendar_orthodox_easter(year) + plus;
	else if (sscanf(rule, "tishri %d", &plus) == 1)
		number = calendar_tishri(year) + plus;
	else if (strcmp(rule, "hanukkah") == 0)
		number = calendar_tishri(year) + hanukkah(year);
	else if (strcmp(rule, "election") == 0)
		number = calendar_nth_weekday(year, 11, 1, 1) + 1;
	else if (sscanf(rule, "%d %d %d %d", &month, &weekday, &which, &plus) >= 3)
		number = calendar_nth_weekday(year, month, weekday, which) + plus;
	else
		return v;
	return date_value_at(number, GRAIN_DAY);
}

/* The year whose holiday is meant, seen from the text's day. */
static int
holiday_year(const struct finder *f, const struct expression *e, const char *rule)
{
	int year = calendar_day(f->day).year;
	long here[3], to;

	for (int i = 0; i < 3; i++) {
		struct date_value v = holiday_value(rule, year + i - 1);

		if (!date_value_days(&v, &here[i], &to))
			return year;
	}
	/* No name of a day leans to the past: Election Day is the nearest one. */
	if (e->lean == LEAN_LAST)
		return here[1] < f->day ? year : year - 1;
	if (e->lean == LEAN_NEXT)
		return here[1] > f->day ? year : year + 1;
	if (here[1] == f->day || e->lean)
		return year;
	if (here[1] < f->day)
		return date_is_past(f, e, 2 * (f->day - here[1]), here[2] - f->day) ? year : year + 1;
	return date_is_past(f, e, 2 * (f->day - here[0]), here[1] - f->day) ? year - 1 : year;
}

/* "Easter week", "Labor Day weekend". */
static void
add_week(const struct finder *f, struct expression *e)
{
	const struct date_token *k = token_at(f, e->next);
	long from, to;

	if (!date_value_days(&e->value, &from, &to))
		return;
	if (k->class == DATE_WEEKEND)
		e->value = date_value_at(calendar_weekday(from) <= 2 ? from - 3 : from, GRAIN_WEEKEND);
	else if (k->class == DATE_UNIT && k->value == 'w')
		e->value = date_value_at(from, GRAIN_WEEK);
	else
		return;
	e->next++;
}

/* Are the tokens FIRST to LAST the beginning of another name: "Christmas tree", "Yom Kippur War"? */
static bool
is_name_of_more(const struct finder *f, size_t first, size_t last)
{
	const struct date_token *k = token_at(f, last + 1);

	if (k->class != DATE_WORD || k->before != TOKEN_SPACED)
		return false;
	return first == last || !(token_at(f, first)->flags & TOKEN_CAPITAL) || (k->flags & TOKEN_CAPITAL &&
	       !token_class(f, first - 1, DATE_ON));
}

bool
date_parse_holiday(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	const struct table_entry *best = NULL;
	unsigned char first = (unsigned char)ascii_fold(f->t->text.data[k->start]);
	size_t length = 0, at;
	int year = 0;

	if (token_class(f, i - 1, DATE_NAMING))
		return false;
	for (size_t n = table_holidays.first[first]; n < table_holidays.first[first + 1]; n++) {
		size_t spelled = spells(f->t->text, k->start, table_holidays.entries[n].key);

		if (spelled > length) {
			length = spelled;
			best = &table_holidays.entries[n];
		}
	}
	if (!best)
		return false;
	for (at = i; at < f->t->count && token_at(f, at)->end < k->start + length;)
		at++;
	if (is_name_of_more(f, i, at))
		return false;
	e->next = date_read_year_behind(f, at + 1, &year);
	if (!year && f->narrative)
		year = date_then(f, GRAIN_YEAR).year;
	else if (!year && f->day)
		year = holiday_year(f, e, best->value);
	e->value = holiday_value(best->value, year);
	e->lean = LEAN_NONE;
	e->rule = "holiday";
	add_week(f, e);
	return true;
}
