/* SPDX-License-Identifier: MIT */
/* Which year, week or day an expression means that does not say it. */
#include "date-finder.h"

enum { CLAUSE = 24, NEAR = 183 };

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
	long from, to;

	if (f->reference.grain == GRAIN_NONE || !date_value_days(&f->reference, &from, &to))
		return date_now(f, grain ? grain : GRAIN_DAY);
	if (grain == GRAIN_NONE)
		return f->reference;
	return date_value_at(from, grain);
}

/* Does a sentence end at I? */
static bool
is_border(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);

	if (k->class == DATE_NONE || k->before == TOKEN_PARAGRAPH)
		return true;
	if (k->class != DATE_MARK)
		return false;
	if (k->value == ';' || k->value == '~' || k->value == '!' || k->value == '?')
		return true;
	return k->value == '.' && token_at(f, i + 1)->before != TOKEN_JOINED && !(before->flags & TOKEN_SHORT) &&
	       !(before->class == DATE_WORD && before->end - before->start == 1);
}

static bool
ends_in_ed(const struct finder *f, size_t i)
{
	struct text word = token_text(f, i);

	return word.length > 4 && word.data[word.length - 1] == 'd' && word.data[word.length - 2] == 'e' &&
	       ascii_is_lower(word.data[0]);
}

/* What the word at I says of time: -1, 1 or 0. */
static int
tense_at(const struct finder *f, size_t i)
{
	switch (token_at(f, i)->class) {
	case DATE_WILL:
		return 1;
	case DATE_PLANNED:
		return token_class(f, i + 1, DATE_TO) || token_class(f, i + 1, DATE_FOR) || token_class(f, i - 1, DATE_IS) ? 1 : 0;
	case DATE_GOING:
		return token_class(f, i + 1, DATE_TO) ? 1 : 0;
	case DATE_IS:
		return token_class(f, i + 1, DATE_TO) ? 1 : 0;
	case DATE_WAS: case DATE_HAD: case DATE_PAST_VERB:
		return -1;
	case DATE_WORD:
		return ends_in_ed(f, i) && !token_class(f, i - 1, DATE_BE) ? -1 : 0;
	default:
		return 0;
	}
}

int
date_tense(const struct finder *f, size_t first, size_t next)
{
	int tense = 0;

	for (size_t i = first - 1, n = 0; i > 0 && n < CLAUSE && !is_border(f, i) && !tense; i--, n++)
		tense = tense_at(f, i);
	for (size_t i = next, n = 0; n < CLAUSE && !is_border(f, i) && !tense; i++, n++)
		tense = tense_at(f, i);
	return tense;
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

static void
resolve_weekday(struct finder *f, struct expression *e)
{
	struct date_value base = e->lean >= LEAN_PREVIOUS || f->narrative ? date_then(f, GRAIN_DAY) : date_now(f, GRAIN_DAY);
	long from, to;
	struct date_value day;
	int tense = f->narrative ? 1 : date_tense(f, e->first, e->next);

	if (!date_value_days(&base, &from, &to))
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

/* The year in which VALUE lies nearest to what is meant. */
static int
year_near(struct finder *f, const struct expression *e, long day)
{
	struct calendar_day today = calendar_day(day);
	struct date_value v = e->value;
	int tense = date_tense(f, e->first, e->next);
	long from, to;

	v.year = today.year;
	if (!date_value_days(&v, &from, &to))
		return v.year;
	switch (e->lean) {
	case LEAN_LAST: case LEAN_PREVIOUS:
		return to >= day && from >= day - (to - from) ? v.year - 1 : v.year;
	case LEAN_NEXT: case LEAN_FOLLOWING:
		return from <= day ? v.year + 1 : v.year;
	case LEAN_THIS: case LEAN_SAME:
		return v.year;
	default:
		break;
	}
	if (from <= day && to >= day)
		return v.year;
	if (from > day)
		return tense < 0 || (tense == 0 && from - day > NEAR) ? v.year - 1 : v.year;
	return tense > 0 && day - to > 30 ? v.year + 1 : tense == 0 && day - to > 365 - 60 ? v.year + 1 : v.year;
}

/* In a history the year goes on from the one before. */
static int
year_after(const struct finder *f, const struct date_value *v)
{
	struct date_value before = f->reference;
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
	if (f->narrative || !f->day)
		e->value.year = year_after(f, &e->value);
	else
		e->value.year = year_near(f, e, f->day);
}

/* A clock or a part of the day without its day. */
static void
resolve_day(struct finder *f, struct expression *e)
{
	struct date_value day = f->reference.grain >= GRAIN_DAY ? date_then(f, GRAIN_DAY) : date_now(f, GRAIN_DAY);

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
	if (v->month && v->day && v->year && !calendar_is_day(v->year, v->month, v->day))
		v->year = 0;
}

void
date_remember(struct finder *f, const struct expression *e)
{
	long from, to;

	if (e->word || e->type == DATE_TYPE_DURATION || e->type == DATE_TYPE_SET || !date_value_days(&e->value, &from, &to))
		return;
	f->reference = e->value;
	f->reference_at = e->first;
	if (e->value.grain == GRAIN_QUARTER && e->value.year) {
		f->quarter = e->value;
		f->quarter_at = e->first;
	}
}
