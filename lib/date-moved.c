/* SPDX-License-Identifier: MIT */
/* Points a stretch away from another: "a week ago", "two years later", "three days before May 3". */
#include "date-finder.h"

/* How many tokens behind a quarter "the quarter" and "a year earlier" still speak of it. */
enum { QUARTER_REACH = 300 };

/* How far "first" may stand before "in two weeks". */
enum { CLAUSE = 12 };

/* Twice as many units as still make sense. */
enum { FARTHEST = 200000 };

/*
 * HALVES units, doubled, from BASE: years and months give their own grain, weeks and days a day. With KEEP a quarter
 * stays one.
 */
static struct date_value
moved_by(struct date_value base, long halves, int unit, int sign, bool keep)
{
	enum date_grain grain = date_grain_of(unit);
	long from, to, count = halves / 2 * sign;
	struct date_value v;

	if (unit == 'H')
		return moved_by(base, halves / 24, 'd', sign, keep);
	if (grain == GRAIN_NONE || !date_value_days(&base, &from, &to))
		return (struct date_value){ .grain = GRAIN_NONE };
	if (unit == 'w' || unit == 'd' || unit == 'f') {
		if (base.grain < GRAIN_DAY && unit == 'w')
			return date_value_move(date_value_at(from, GRAIN_WEEK), count);
		count *= unit == 'w' ? 7 : unit == 'f' ? 14 : 1;
		count += halves % 2 && unit == 'w' ? 3 * sign : 0;
		return date_value_move(date_value_at(from, GRAIN_DAY), count);
	}
	if (unit == 't' || unit == 'c')
		return date_value_move(date_value_at(from, GRAIN_YEAR), halves * sign * (unit == 't' ? 5 : 50));
	if (keep && unit == 'y' && (base.grain == GRAIN_HALF || base.grain == GRAIN_QUARTER)) {
		base.year += (int)count;
		return base;
	}
	v = date_value_at(from, grain);
	v = date_value_move(v, count);
	if (halves % 2 && unit == 'y') {
		v = date_value_at(from, GRAIN_MONTH);
		return date_value_move(v, 6 * halves * sign);
	}
	return v;
}

bool
date_is_about_quarters(const struct finder *f, size_t i)
{
	return f->quarter.grain == GRAIN_QUARTER && i - f->quarter_at < QUARTER_REACH;
}

bool
date_set_moved(struct finder *f, struct expression *e, size_t next, long halves, int unit, int sign, bool anaphor)
{
	struct date_value base = anaphor ? date_then(f, unit == 'd' ? GRAIN_DAY : GRAIN_NONE) : date_now(f, GRAIN_DAY);

	e->next = next;
	e->type = DATE_TYPE_DATE;
	e->rule = anaphor ? "moved" : "ago";
	if (halves < 0 || halves > FARTHEST) {
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	if (anaphor && base.grain == GRAIN_NONE)
		base = date_now(f, GRAIN_DAY);
	if (unit == 'y' && halves == 2 && sign < 0 && date_is_about_quarters(f, e->first)) {
		e->value = f->quarter;
		e->value.year--;
		return true;
	}
	if (base.grain == GRAIN_NONE) {
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	e->value = moved_by(base, halves, unit, sign, anaphor);
	if (e->value.grain == GRAIN_NONE)
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
	return true;
}

/* "three days before May 3", "a week from tomorrow", "a year after"; at the preposition. */
static bool
parse_moved_from(struct finder *f, size_t at, long halves, int unit, struct expression *e)
{
	struct expression point;
	int sign = token_class(f, at, DATE_BEFORE) ? -1 : 1;
	long from, to;

	if (halves <= 0)
		return false;
	if (date_parse(f, at + 1, &point) && point.type == DATE_TYPE_DATE && !point.word) {
		date_resolve(f, &point);
		if (!date_value_days(&point.value, &from, &to))
			return false;
		e->value = moved_by(point.value, halves, unit, sign, true);
		e->next = point.next;
		e->rule = "moved-from";
		return e->value.grain != GRAIN_NONE;
	}
	return !token_class(f, at, DATE_FROM) && token_class(f, at + 1, DATE_MARK) &&
	       date_grain_of(unit) != GRAIN_NONE &&
	       date_set_moved(f, e, at + 1, halves, unit, sign, true);
}

/* "the first time in two weeks", "the first storm of its kind in a decade". */
static bool
is_behind_first(const struct finder *f, size_t i)
{
	for (size_t n = 1; n < CLAUSE && n < i; n++) {
		const struct date_token *k = token_at(f, i - n);

		if (k->class == DATE_TIME || (k->class == DATE_ORDINAL && !token_class(f, i - n - 1, DATE_THIS)))
			return true;
		if (k->class == DATE_MARK)
			return false;
	}
	return false;
}

/* "in two weeks" where the clause looks forward. */
static bool
is_ahead(const struct finder *f, size_t at, long halves, const struct expression *e)
{
	return token_class(f, e->first - 1, DATE_IN) && !is_behind_first(f, e->first - 1) &&
	       halves > 0 && (!e->mod || strcmp(e->mod, "APPROX") == 0) &&
	       !f->narrative && date_tense(f, e->first - 1, at) == 1;
}

/* "in two weeks' time", with the mark before AT or at it; returns the token behind it, or AT. */
static size_t
read_time(const struct finder *f, size_t at, const struct expression *e)
{
	size_t next = at;

	if (!token_class(f, e->first - 1, DATE_IN))
		return at;
	if (token_mark(f, next, '\''))
		next += token_class(f, next + 1, DATE_S) ? 2 : 1;
	else if (!token_mark(f, at - 1, '\'') && !token_class(f, at - 1, DATE_S))
		return at;
	return token_class(f, next, DATE_TIME) ? next + 1 : at;
}

bool
date_parse_moved(struct finder *f, size_t at, long halves, int unit, struct expression *e)
{
	if (ascii_is_upper((char)unit) && !(unit == 'H' && halves % 48 == 0 && token_class(f, at, DATE_AGO)))
		return false;
	if (token_class(f, at, DATE_OR) && token_class(f, at + 1, DATE_SO))
		at += 2;
	if (halves > 0 && read_time(f, at, e) > at) {
		date_set_moved(f, e, read_time(f, at, e), halves, unit, 1, false);
		e->rule = "in";
		return true;
	}
	switch (token_at(f, at)->class) {
	case DATE_AGO:
		return date_set_moved(f, e, at + 1, halves, unit, -1, !f->day);
	case DATE_EARLIER: case DATE_PREVIOUS:
		return date_set_moved(f, e, at + 1, halves, unit, -1, true);
	case DATE_LATER:
		if (!f->reference.grain || !date_set_moved(f, e, at + 1, halves, unit, 1, true))
			return false;
		return e->word || !date_is_beyond(f, &e->value, e->first, e->next);
	case DATE_HENCE:
		return date_set_moved(f, e, at + 1, halves, unit, 1, false);
	case DATE_FROM:
		if (token_class(f, at + 1, DATE_NOW))
			return date_set_moved(f, e, at + 2, halves, unit, 1, false);
		return (token_class(f, at + 1, DATE_TODAY) || token_class(f, at + 1, DATE_TOMORROW) ||
		        token_class(f, at + 1, DATE_WEEKDAY)) && parse_moved_from(f, at, halves, unit, e);
	case DATE_BEFORE: case DATE_AFTER:
		return parse_moved_from(f, at, halves, unit, e);
	default:
		if (!is_ahead(f, at, halves, e))
			return false;
		date_set_moved(f, e, at, halves, unit, 1, false);
		e->rule = "in";
		return true;
	}
}

/* The day COUNT months from DAY, or the month's last where it has no such day. */
static long
add_months(long day, long count)
{
	struct calendar_day d = calendar_day(day);
	int length;

	calendar_add_months(&d.year, &d.month, count);
	if (d.year < 1 || d.year > 9999)
		return 0;
	length = calendar_month_length(d.year, d.month);
	return calendar_number(d.year, d.month, d.day < length ? d.day : length);
}

bool
date_stretch_days(const struct finder *f, const struct expression *e, long *from, long *to)
{
	static const struct { char unit; int months, days; } units[] = {
		{ 'd', 0, 1 }, { 'w', 0, 7 }, { 'f', 0, 14 }, { 'm', 1, 0 }, { 'q', 3, 0 }, { 'y', 12, 0 }, { 't', 120, 0 },
		{ 'c', 1200, 0 },
	};
	int sign = e->lean == LEAN_LAST ? -1 : 1;
	long other = 0;

	if (!f->day || e->halves <= 0 || e->halves > FARTHEST || (e->lean != LEAN_LAST && e->lean != LEAN_NEXT))
		return false;
	for (size_t u = 0; u < sizeof units / sizeof *units; u++)
		if (units[u].unit == e->unit)
			other = units[u].days ? f->day + sign * units[u].days * e->halves / 2
			                      : add_months(f->day, sign * units[u].months * e->halves / 2);
	if (other < CALENDAR_FIRST || other > CALENDAR_LAST)
		return false;
	*from = sign < 0 ? other : f->day;
	*to = sign < 0 ? f->day : other;
	return true;
}
