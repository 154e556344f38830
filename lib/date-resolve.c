/* SPDX-License-Identifier: MIT */
/* Which year, week or day an expression means that does not say it. */
#include "date-finder.h"

/* How many years a history may leap and still go on. */
enum { STORY_STEP = 10 };

/* How many years to either side a day is looked for that falls on its weekday. */
enum { WEEKDAY_YEARS = 6 };

/* How many tokens behind a date another of the same year may stand in a text without a day. */
enum { NEARBY = 40 };

struct date_value
date_now(const struct finder *f, enum date_grain grain)
{
	if (!f->day)
		return (struct date_value){ .grain = GRAIN_NONE };
	return date_value_at(f->day, grain);
}

struct date_value
date_then(const struct finder *f, enum date_grain grain)
{
	const struct date_value *then = grain >= GRAIN_DAY ? &f->one_day : grain >= GRAIN_MONTH ? &f->month : &f->reference;
	long from, to;

	if (then->grain == GRAIN_NONE || !date_value_days(then, &from, &to))
		return date_now(f, grain ? grain : GRAIN_DAY);
	return grain == GRAIN_NONE ? *then : date_value_at(from, grain);
}

/* The day of WEEKDAY that LEAN means, counted from BASE. */
static long
weekday_near(long base, int weekday, enum lean lean, int tense)
{
	int back = (calendar_weekday(base) - weekday + 7) % 7;

	switch (lean) {
	case LEAN_LAST: case LEAN_PREVIOUS:
		return base - (back ? back : 7);
	case LEAN_NEXT: case LEAN_FOLLOWING:
		return base - back + 7;
	case LEAN_THIS:
		return tense < 0 || !back ? base - back : base - back + 7;
	default:
		return tense > 0 && back ? base - back + 7 : base - back;
	}
}

/* "on a Sunday", "the Monday after the vote": which one it may be. */
static bool
is_any_weekday(const struct finder *f, const struct expression *e)
{
	const struct date_token *after = token_at(f, e->next);

	if (token_class(f, e->first, DATE_THE) && (after->class == DATE_BEFORE || after->class == DATE_AFTER))
		return !token_is_mark(after + 1, ',') && !token_is_mark(after + 1, '.');
	return token_class(f, e->first - 1, DATE_A) && token_class(f, e->first - 2, DATE_ON) &&
	       !token_class(f, e->next, DATE_WORD);
}

static void
resolve_weekday(struct finder *f, struct expression *e)
{
	struct date_value base = e->lean >= LEAN_PREVIOUS ||
	    f->narrative ? date_then(f, GRAIN_DAY) : date_now(f, GRAIN_DAY);
	long from, to;
	struct date_value day;
	int tense = f->narrative ? 1 : date_tense(f, e->first, e->next);

	if (!date_value_days(&base, &from, &to) || is_any_weekday(f, e))
		return;
	if (e->lean == LEAN_SAME)
		e->lean = LEAN_NONE;
	from = weekday_near(from, e->value.weekday, e->lean, tense);
	if (from < CALENDAR_FIRST || from > CALENDAR_LAST)
		return;
	day = date_value_at(from, GRAIN_DAY);
	e->value.year = day.year;
	e->value.month = day.month;
	e->value.day = day.day;
}

/* The year nearest to DAY in which the day of VALUE falls on its weekday. */
static int
year_by_weekday(const struct date_value *value, long day)
{
	int here = calendar_day(day).year, best = 0;
	long least = 0;

	for (int year = here - WEEKDAY_YEARS; year <= here + WEEKDAY_YEARS; year++) {
		long number, apart;

		if (!calendar_is_day(year, value->month, value->day))
			continue;
		number = calendar_number(year, value->month, value->day);
		apart = number > day ? number - day : day - number;
		if (calendar_weekday(number) == value->weekday && (!best || apart < least)) {
			best = year;
			least = apart;
		}
	}
	return best ? best : here;
}

/* The year in which the value lies that E means, seen from DAY. */
static int
year_near(struct finder *f, const struct expression *e, long day)
{
	struct date_value v = e->value;
	long from, to, other_from, other_to;

	v.year = calendar_day(day).year;
	if (!date_value_days(&v, &from, &to))
		return v.year;
	switch (e->lean) {
	case LEAN_LAST: case LEAN_PREVIOUS:
		return to >= day ? v.year - 1 : v.year;
	case LEAN_NEXT: case LEAN_FOLLOWING:
		return from <= day ? v.year + 1 : v.year;
	case LEAN_THIS: case LEAN_SAME:
		return v.year;
	default:
		break;
	}
	if (e->value.weekday && e->value.day)
		return year_by_weekday(&e->value, day);
	if (from <= day && to >= day)
		return v.year;
	if (from > day) {
		v.year--;
		if (!date_value_days(&v, &other_from, &other_to))
			return v.year + 1;
		return date_is_past(f, e, day - other_to, from - day) ? v.year : v.year + 1;
	}
	v.year++;
	if (!date_value_days(&v, &other_from, &other_to))
		return v.year - 1;
	return date_is_past(f, e, day - to, other_from - day) ? v.year - 1 : v.year;
}

/* In a history the year goes on from the one before. */
static int
year_after(const struct finder *f, const struct date_value *v)
{
	struct date_value before = f->story.grain ? f->story : f->reference;
	long from, to;
	struct calendar_day d;

	if (!date_value_days(&before, &from, &to))
		return 0;
	d = calendar_day(from);
	if (v->month && before.grain >= GRAIN_SEASON && v->month - d.month <= -9)
		return d.year + 1;
	return d.year;
}

static void
resolve_year(struct finder *f, struct expression *e)
{
	long from, to;

	if (e->lean == LEAN_SAME || e->lean == LEAN_FOLLOWING || e->lean == LEAN_PREVIOUS) {
		struct date_value then = date_then(f, GRAIN_DAY);

		if (date_value_days(&then, &from, &to)) {
			e->value.year = year_near(f, e, from);
			return;
		}
	}
	if (e->value.grain == GRAIN_MONTH && !e->lean && date_is_general(f, e))
		return;
	if ((f->narrative && !(f->day && e->lean)) ||
	    (!f->day && e->first - f->reference_at < NEARBY && date_tense(f, e->first, e->next) <= 0))
		e->value.year = year_after(f, &e->value);
	else if (!f->day)
		return;
	else
		e->value.year = year_near(f, e, f->day);
}

/* A clock or a part of the day without its day. */
static void
resolve_day(struct finder *f, struct expression *e)
{
	struct date_value day = date_then(f, GRAIN_DAY);

	if (e->value.grain == GRAIN_CLOCK && f->one_day.grain && e->first - f->one_day_at > NEARBY)
		return;
	e->value.year = day.year;
	e->value.month = day.month;
	e->value.day = day.day;
}

static void
resolve_quarter(struct finder *f, struct expression *e)
{
	long from, to;

	if (!f->day || e->value.year)
		return;
	e->value.year = calendar_day(f->day).year;
	if (f->narrative) {
		e->value.year = date_then(f, GRAIN_YEAR).year;
	} else if (date_value_days(&e->value, &from, &to) && from > f->day && date_tense(f, e->first, e->next) <= 0) {
		e->value.year--;
	}
}

void
date_resolve(struct finder *f, struct expression *e)
{
	struct date_value *v = &e->value;

	if (e->word || e->type == DATE_TYPE_DURATION || e->type == DATE_TYPE_SET || v->year)
		return;
	switch (v->grain) {
	case GRAIN_QUARTER: case GRAIN_HALF:
		resolve_quarter(f, e);
		break;
	case GRAIN_SEASON: case GRAIN_MONTH:
		resolve_year(f, e);
		break;
	case GRAIN_DAY: case GRAIN_PART: case GRAIN_CLOCK:
		if (v->month)
			resolve_year(f, e);
		else if (v->weekday)
			resolve_weekday(f, e);
		else if (v->grain != GRAIN_DAY)
			resolve_day(f, e);
		break;
	default:
		break;
	}
	/* The 29th of February belongs to the last leap year. */
	for (int i = 0; i < 8 && v->year && v->month == 2 && v->day == 29 && !calendar_is_day(v->year, 2, 29); i++)
		v->year--;
}

/* A history goes on from VALUE, unless it only looks aside: a year far away counts when it is not alone. */
static void
follow_story(struct finder *f, const struct date_value *value)
{
	int far = value->year - f->story.year;

	if (f->story.grain && (far > STORY_STEP || far < -STORY_STEP)) {
		int again = value->year - f->aside;

		f->aside = value->year;
		if (again > STORY_STEP || again < -STORY_STEP)
			return;
	}
	if (value->grain >= GRAIN_YEAR) {
		f->story = *value;
		f->aside = 0;
	}
}

/* The quarter that a report is of is the latest that it names; the others are set beside it. */
static bool
is_older_quarter(const struct finder *f, const struct expression *e)
{
	int apart = 4 * (f->quarter.year - e->value.year) + f->quarter.number - e->value.number;

	return apart > 0 && date_is_about_quarters(f, e->first);
}

void
date_remember(struct finder *f, const struct expression *e)
{
	long from, to;

	if (e->word || e->type == DATE_TYPE_DURATION || e->type == DATE_TYPE_SET ||
	    !date_value_days(&e->value, &from, &to))
		return;
	if (f->narrative && from <= f->day && to >= f->day)
		return;
	f->reference = e->value;
	f->reference_at = e->first;
	follow_story(f, &e->value);
	if (e->value.grain >= GRAIN_MONTH)
		f->month = e->value;
	if (e->value.grain >= GRAIN_DAY) {
		f->one_day = e->value;
		f->one_day_at = e->first;
	}
	if (e->value.grain == GRAIN_QUARTER && to <= f->day && f->day - to < 366 && !is_older_quarter(f, e)) {
		f->quarter = e->value;
		f->quarter_at = e->first;
	}
}
