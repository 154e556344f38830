/* SPDX-License-Identifier: MIT */
/* What an ordinal counts: quarters, halves, centuries, weekdays of a month, days. */
#include "date-finder.h"

/* The NUMBER-th of the days that are WEEKDAY between FROM and TO; from -1 it counts from the end; 0: there is none. */
static long
nth_weekday(long from, long to, int weekday, int number)
{
	long day = number > 0 ? from + (weekday - calendar_weekday(from) + 7) % 7 + 7 * (number - 1)
	                      : to - (calendar_weekday(to) - weekday + 7) % 7;

	return day <= to ? day : 0;
}

/* The NUMBER-th of what the token K names between FROM and TO. A week lies where its Thursday does, as in ISO 8601. */
static struct date_value
nth_between(const struct date_token *k, int number, long from, long to)
{
	enum date_grain grain = k->class == DATE_WEEKDAY ? GRAIN_DAY
	                      : k->class == DATE_WEEKEND ? GRAIN_WEEKEND : date_grain_of(k->value);
	long day = 0;

	if (k->class == DATE_WEEKDAY)
		day = nth_weekday(from, to, k->value, number);
	else if (grain == GRAIN_WEEK || grain == GRAIN_WEEKEND)
		day = nth_weekday(from, to, grain == GRAIN_WEEK ? 4 : 6, number);
	else if (grain == GRAIN_DAY)
		day = number < 0 ? to : from + number - 1;
	else if (grain == GRAIN_MONTH)
		return date_value_move(date_value_at(number < 0 ? to : from, grain), number < 0 ? 0 : number - 1);
	return day && day <= to ? date_value_at(day, grain) : (struct date_value){ .grain = GRAIN_NONE };
}

bool
date_parse_nth(struct finder *f, size_t i, int number, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	struct expression whole = { .first = e->first };
	long from, to;

	if ((k->class != DATE_WEEKDAY && k->class != DATE_WEEKEND && k->class != DATE_UNIT) ||
	    (!token_class(f, i + 1, DATE_OF) && !token_class(f, i + 1, DATE_IN)) || !date_parse(f, i + 2, &whole) ||
	    whole.type != DATE_TYPE_DATE || whole.word || whole.value.grain < GRAIN_YEAR || whole.value.grain > GRAIN_MONTH)
		return false;
	date_resolve(f, &whole);
	if (!date_value_days(&whole.value, &from, &to))
		return false;
	e->value = nth_between(k, number, from, to);
	e->next = whole.next;
	e->rule = "nth";
	return e->value.grain != GRAIN_NONE;
}

/* "the 29th", behind "on" or "by": of the month that the text is in. */
static bool
parse_day_alone(struct finder *f, size_t i, struct expression *e)
{
	size_t first = i - token_class(f, i - 1, DATE_THE);
	const struct date_token *k = token_at(f, i), *before = token_at(f, first - 1), *after = token_at(f, i + 1);
	struct date_value month = date_then(f, GRAIN_MONTH);

	bool of_week = before->class == DATE_OF && token_class(f, first - 2, DATE_UNIT);

	if (k->class != DATE_DIGITS || k->value > 31 || (before->class != DATE_ON && before->class != DATE_BY && !of_week) ||
	    after->class == DATE_WORD || after->class == DATE_OF || after->class == DATE_UNIT || after->class == DATE_STREET)
		return false;
	if (!f->month.grain && month.year) {
		int tense = date_tense(f, i - 1, i + 1), today = calendar_day(f->day).day;

		month = date_value_move(month, tense < 0 && k->value > today ? -1 : tense > 0 && k->value < today);
	}
	if (month.year && !calendar_is_day(month.year, month.month, k->value))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = month.year, .month = month.month, .day = k->value };
	e->next = i + 1;
	e->rule = "anaphor";
	return true;
}

/* "first half of 1990", at the half. */
static bool
parse_half(struct finder *f, size_t i, int number, struct expression *e)
{
	size_t next = i + 1;
	int year = 0;

	next += token_class(f, next, DATE_OF);
	next += token_class(f, next, DATE_THE) && !token_class(f, next + 1, DATE_UNIT);
	e->next = date_read_year_behind(f, next, &year);
	e->value = (struct date_value){ .grain = GRAIN_HALF, .year = year, .number = number };
	e->rule = "half";
	return e->next > next;
}

/* "first quarter", "third-quarter", "first half of 1990", "the fifth of January", "the 29th". */
bool
date_parse_ordinal(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i);
	int number = k->value, year = 0;
	size_t at = i + 1;

	if (k->class == DATE_DIGITS && !(k->flags & TOKEN_ORDINAL))
		return false;
	if (date_parse_century(f, i, number, e))
		return true;
	at += token_mark(f, at, '-');
	if (token_is_unit(token_at(f, at)) && token_at(f, at)->value == 'q' && number <= 4) {
		e->value = (struct date_value){ .grain = GRAIN_QUARTER, .number = number };
		e->type = token_class(f, at, DATE_UNITS) ? DATE_TYPE_SET : DATE_TYPE_DATE;
		e->next = at + 1;
		e->rule = "quarter";
		return true;
	}
	if (number > 0 && date_parse_nth(f, at, number, e))
		return true;
	if (token_class(f, at, DATE_HALF) && number <= 2)
		return parse_half(f, at, number, e);
	if ((definite || token_class(f, i - 1, DATE_ON)) && parse_day_alone(f, i, e))
		return true;
	if (!token_class(f, i + 1, DATE_OF) || !token_class(f, i + 2, DATE_MONTH) || number > 31)
		return false;
	e->next = date_read_year_behind(f, i + 3, &year);
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = year, .day = number };
	e->value.month = token_at(f, i + 2)->value;
	e->rule = "day-month";
	return calendar_is_day(year ? year : 2000, e->value.month, number);
}
