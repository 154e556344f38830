/* SPDX-License-Identifier: MIT */
/* Seasons, and what a year and a quarter limit in each other. */
#include "date-finder.h"

/* "summer of 1789", "fall 2004"; alone behind "the" or "in". */
bool
date_parse_season(struct finder *f, size_t i, struct expression *e, bool definite)
{
	struct expression year = { .first = i };
	size_t at = i + 1;

	e->value = (struct date_value){ .grain = GRAIN_SEASON, .letters = token_at(f, i)->value };
	e->next = at;
	e->rule = "season";
	at += token_class(f, at, DATE_OF) || token_mark(f, at, ',');
	if (date_parse_year(f, at, &year) && year.value.year) {
		e->value.year = year.value.year;
		e->next = year.next;
		return true;
	}
	if (token_class(f, i + 1, DATE_OF) || token_class(f, i + 1, DATE_WORD))
		return definite && token_class(f, i + 1, DATE_WORD) && token_class(f, i - 2, DATE_IN);
	switch (token_at(f, i - 1)->class) {
	case DATE_EARLY: case DATE_LATE: case DATE_IN: case DATE_BY: case DATE_SINCE:
		return true;
	default:
		return definite;
	}
}

/* A year and what it limits: "the 1988 quarter", "this year's third quarter", "1989 fiscal year". */
void
date_add_quarter(struct finder *f, struct expression *e)
{
	struct expression part = { .first = e->next };
	size_t at = e->next;
	int year = e->value.year;

	if (e->value.grain != GRAIN_YEAR || e->word || e->type != DATE_TYPE_DATE)
		return;
	if (token_mark(f, at, '-') && token_class(f, at + 1, DATE_LETTERS) && date_parse_letters(f, at + 1, &part)) {
		e->value.grain = part.value.grain;
		e->value.number = part.value.number;
		e->next = part.next;
		e->rule = part.rule;
		return;
	}
	if (token_mark(f, at, '\'') && token_class(f, at + 1, DATE_S))
		at += 2;
	at += token_class(f, at, DATE_FISCAL);
	if (token_class(f, at, DATE_ORDINAL) && date_parse_ordinal(f, at, &part, true) &&
	    part.value.grain == GRAIN_QUARTER) {
		e->value = part.value;
		e->value.year = year;
		e->next = part.next;
		e->rule = "year-quarter";
	} else if ((token_class(f, at, DATE_UNIT) && token_at(f, at)->value == 'q') ||
	    token_class(f, at, DATE_PERIOD)) {
		e->next = at + 1;
		if (f->quarter.number) {
			e->value = f->quarter;
			e->value.year = year;
		}
		e->rule = "year-quarter";
	} else if (token_class(f, at, DATE_SEASON) && at > e->next) {
		e->value = (struct date_value){ .grain = GRAIN_SEASON, .year = year, .letters = token_at(f, at)->value };
		e->next = at + 1;
	} else if (token_class(f, at, DATE_END) && at > e->next) {
		e->mod = "END";
		e->next = at + 1;
	}
}

/* "third quarter of 1984", "third quarter last year", "the quarter a year ago". */
void
date_add_year(struct finder *f, struct expression *e)
{
	struct expression year = { .first = e->next };
	size_t at = e->next;

	if ((e->value.grain != GRAIN_QUARTER && e->value.grain != GRAIN_HALF) || e->word)
		return;
	if (token_class(f, at, DATE_A) && token_class(f, at + 1, DATE_UNIT) && token_at(f, at + 1)->value == 'y' &&
	    (token_class(f, at + 2, DATE_AGO) || token_class(f, at + 2, DATE_EARLIER)) && f->day) {
		e->value.year = calendar_day(f->day).year - 1;
		e->next = at + 3;
		return;
	}
	if (e->value.year)
		return;
	at += token_class(f, at, DATE_OF) || token_mark(f, at, ',');
	at += token_class(f, at, DATE_FISCAL);
	if (date_parse_year(f, at, &year) && year.value.year) {
		e->value.year = year.value.year;
		e->next = year.next;
	}
}
