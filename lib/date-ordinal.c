/* SPDX-License-Identifier: MIT */
/* What an ordinal counts: quarters, halves, centuries, weekdays of a month, days. */
#include "date-finder.h"

/* "second Wednesday of October 2014", "last Friday in May", at the weekday. */
bool
date_parse_nth_weekday(struct finder *f, size_t i, int number, struct expression *e)
{
	struct expression month = { .first = e->first };
	long day;

	if ((!token_class(f, i + 1, DATE_OF) && !token_class(f, i + 1, DATE_IN)) ||
	    !token_class(f, i + 2, DATE_MONTH) ||
	    !date_parse_month(f, i + 2, &month) || month.value.grain != GRAIN_MONTH)
		return false;
	date_resolve(f, &month);
	if (!month.value.year)
		return false;
	day = calendar_nth_weekday(month.value.year, month.value.month, token_at(f, i)->value, number);
	e->value = date_value_at(day, GRAIN_DAY);
	e->next = month.next;
	e->rule = "nth-weekday";
	return e->value.month == month.value.month;
}

/* "the 29th", behind "on" or "by": of the month that the text is in. */
static bool
parse_day_alone(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 2), *after = token_at(f, i + 1);
	struct date_value month = date_then(f, GRAIN_MONTH);

	if (k->class != DATE_DIGITS || k->value > 31 || (before->class != DATE_ON && before->class != DATE_BY) ||
	    after->class == DATE_WORD || after->class == DATE_OF || after->class == DATE_UNIT)
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
	next += token_class(f, next, DATE_THE);
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
	if (token_class(f, at, DATE_WEEKDAY) && number <= 5)
		return date_parse_nth_weekday(f, at, number, e);
	if (token_class(f, at, DATE_HALF) && number <= 2)
		return parse_half(f, at, number, e);
	if (definite && parse_day_alone(f, i, e))
		return true;
	if (!token_class(f, i + 1, DATE_OF) || !token_class(f, i + 2, DATE_MONTH) || number > 31)
		return false;
	e->next = date_read_year_behind(f, i + 3, &year);
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = year, .day = number };
	e->value.month = token_at(f, i + 2)->value;
	e->rule = "day-month";
	return calendar_is_day(year ? year : 2000, e->value.month, number);
}
