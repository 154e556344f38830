/* SPDX-License-Identifier: MIT */
/* What "the" begins, and what modifies a date: "early May", "the end of the month", "the day before yesterday". */
#include "date-finder.h"

static const char *
mod_of(enum date_class class)
{
	switch (class) {
	case DATE_EARLY: case DATE_START: case DATE_EARLIER:
		return "START";
	case DATE_MID: case DATE_MIDDLE:
		return "MID";
	case DATE_LATE: case DATE_END: case DATE_LATER:
		return "END";
	default:
		return NULL;
	}
}

/* "by the end of the day", which "at the end of the day" does not mean; at the end and at the day. */
static bool
parse_end_of_day(const struct finder *f, size_t i, size_t at, struct expression *e)
{
	const struct date_token *before = token_at(f, i - 1 - token_class(f, i - 1, DATE_THE)), *after = token_at(f, at + 1);

	if ((before->class != DATE_BY && before->class != DATE_BEFORE && before->class != DATE_UNTIL) ||
	    (after->class != DATE_WORD && after->class != DATE_MARK && after->class != DATE_NONE))
		return false;
	e->first = i;
	e->next = at + 1;
	e->value = date_now(f, GRAIN_DAY);
	e->mod = "END";
	e->rule = "the-unit";
	return e->value.grain != GRAIN_NONE;
}

bool
date_parse_modified(struct finder *f, size_t i, struct expression *e)
{
	enum date_class class = token_at(f, i)->class;
	size_t at = i + 1;
	bool joined = token_mark(f, at, '-');

	at += joined;
	if (class == DATE_START || class == DATE_END || class == DATE_MIDDLE) {
		if (!token_class(f, at, DATE_OF))
			return false;
		at++;
		if (token_class(f, at, DATE_UNIT)) {
			e->first = i;
			e->mod = mod_of(class);
			return token_at(f, at)->value != 'w' && date_parse_unit(f, at, e, true);
		}
		if (token_class(f, at, DATE_THE) && token_class(f, at + 1, DATE_UNIT) && token_at(f, at + 1)->value == 'd')
			return parse_end_of_day(f, i, at + 1, e);
	} else if (token_class(f, at, DATE_IN) || token_class(f, at, DATE_ON)) {
		at++;
	}
	if (token_class(f, at, DATE_NONE) || !date_parse(f, at, e) || e->type == DATE_TYPE_DURATION ||
	    e->type == DATE_TYPE_SET || e->word)
		return false;
	e->first = i;
	if (e->type == DATE_TYPE_DATE && (e->value.grain != GRAIN_DAY || class == DATE_EARLY || class == DATE_LATE))
		e->mod = mod_of(class);
	return true;
}

/* "the Friday after Thanksgiving", "the Saturday before May 3"; about what is no date it is left open. */
static bool
parse_the_weekday_about(struct finder *f, size_t i, int move, struct expression *e)
{
	struct expression point = { .first = i };
	int weekday = token_at(f, i)->value;
	long from, to;

	if (token_class(f, i + 2, DATE_MARK) || token_class(f, i + 2, DATE_NONE))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = weekday };
	e->next = i + 1;
	e->rule = "weekday";
	if (!date_parse(f, i + 2, &point) || point.type != DATE_TYPE_DATE || point.word)
		return true;
	date_resolve(f, &point);
	if (point.value.grain != GRAIN_DAY || !date_value_days(&point.value, &from, &to))
		return true;
	from += move;
	from += move * ((move * (weekday - calendar_weekday(from)) + 14) % 7);
	e->value = date_value_at(from, GRAIN_DAY);
	e->next = point.next;
	e->rule = "moved-from";
	return true;
}

/* "the day before yesterday", "the day after May 3", "the week of June 9", "the day before". */
static bool
parse_the_unit_about(struct finder *f, size_t i, struct expression *e)
{
	struct expression point = { .first = i };
	const struct date_token *k = token_at(f, i);
	int move = token_class(f, i + 1, DATE_BEFORE) ? -1 : token_class(f, i + 1, DATE_AFTER) ? 1 : 0;
	long from, to;

	if (k->class == DATE_WEEKDAY && move)
		return parse_the_weekday_about(f, i, move, e);
	if (k->class != DATE_UNIT || (!move && !token_class(f, i + 1, DATE_OF)))
		return false;
	if (k->value != 'd' && k->value != 'w' && !(move && k->value == 'y'))
		return false;
	if (date_parse(f, i + 2, &point) && point.type == DATE_TYPE_DATE && !point.word) {
		date_resolve(f, &point);
		if (point.value.grain == GRAIN_DAY && date_value_days(&point.value, &from, &to)) {
			e->value = date_value_move(date_value_at(from, date_grain_of(k->value)), move);
			e->next = point.next;
			e->rule = "moved-from";
			return move || k->value == 'w';
		}
	}
	if (!move || !(token_class(f, i + 2, DATE_MARK) || (token_class(f, i + 2, DATE_NONE) && k->value == 'd')))
		return false;
	e->value = date_value_move(date_then(f, date_grain_of(k->value)), move);
	e->next = i + 2;
	e->rule = "anaphor";
	return e->value.grain != GRAIN_NONE;
}

/* "the first nine months". */
static bool
parse_first_units(struct finder *f, size_t i, struct expression *e)
{
	long halves;
	size_t next = date_read_number(f, i + 1, &halves);

	if (token_at(f, i)->value != 1 || next == i + 1 || !token_class(f, next, DATE_UNITS))
		return false;
	e->type = DATE_TYPE_DURATION;
	e->halves = halves;
	e->unit = token_at(f, next)->value;
	e->next = next + 1;
	e->rule = "stretch";
	return true;
}

bool
date_parse_definite(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1;

	at += token_class(f, at, DATE_VERY);
	if (parse_the_unit_about(f, at, e))
		return true;
	*e = (struct expression){ .first = e->first };
	at += token_class(f, at, DATE_FISCAL);
	at += token_mark(f, at, '-');
	switch (token_at(f, at)->class) {
	case DATE_EARLY: case DATE_MID: case DATE_LATE: case DATE_START: case DATE_MIDDLE: case DATE_END:
		return date_parse_modified(f, at, e);
	case DATE_FULL:
		return token_class(f, at + 1, DATE_UNIT) ? date_parse_unit(f, at + 1, e, true)
		       : (token_class(f, at + 1, DATE_WEEKEND) || token_class(f, at + 1, DATE_SEASON)) &&
		             date_parse_core(f, at + 1, e, true);
	case DATE_ORDINAL:
		return date_parse_ordinal(f, at, e, true) || parse_first_units(f, at, e);
	case DATE_NOW: case DATE_TODAY: case DATE_A: case DATE_THE: case DATE_WEEKDAYS: case DATE_EVERY: case DATE_THAT:
	case DATE_THIS:
		return false;
	default:
		return date_parse_core(f, at, e, true);
	}
}
