/* SPDX-License-Identifier: MIT */
/* What begins at a token: the rule by its class, modifiers before it, limits behind it. */
#include "date-finder.h"

enum { DEPTH = 6 };

static void
begin_again(struct expression *e)
{
	*e = (struct expression){ .first = e->first };
}

static bool
parse_clock(struct finder *f, size_t i, struct expression *e)
{
	begin_again(e);
	return date_parse_clock(f, i, e);
}

static bool
parse_digits(struct finder *f, size_t i, struct expression *e, bool definite)
{
	if (date_parse_digits(f, i, e))
		return true;
	begin_again(e);
	if (date_parse_clock(f, i, e))
		return true;
	begin_again(e);
	return date_parse_number(f, i, e) ||
	       (token_at(f, i)->flags & TOKEN_ORDINAL && date_parse_ordinal(f, i, e, definite));
}

/* "the weekend": the last one, unless the clause looks forward. */
static bool
parse_weekend(struct finder *f, size_t i, struct expression *e)
{
	bool ahead = token_class(f, i - 2, DATE_BEFORE) ||
	             (token_class(f, i - 2, DATE_OF) && token_class(f, i - 3, DATE_AHEAD)) ||
	             date_tense(f, i, i + 1) > 0;

	e->value = date_now(f, GRAIN_WEEKEND);
	if (e->value.grain && !ahead && calendar_weekday(f->day) < 6)
		e->value = date_value_move(e->value, -1);
	e->next = i + 1;
	e->rule = "the-unit";
	return e->value.grain != GRAIN_NONE;
}

/* "a year", "per week", "a few days", "a quarter past nine", "A.D. 70". */
static bool
parse_a(struct finder *f, size_t i, struct expression *e)
{
	if (token_mark(f, i + 1, '.'))
		return token_class(f, i + 4, DATE_DIGITS) && date_parse_era(f, i + 4, e);
	if (token_class(f, i + 1, DATE_UNIT)) {
		if (token_at(f, i + 1)->value == 'q' && date_parse_clock(f, i, e))
			return true;
		begin_again(e);
		return date_parse_unit(f, i + 1, e, false);
	}
	if (token_class(f, i + 1, DATE_MORE) && token_class(f, i + 2, DATE_UNIT)) {
		date_set_duration(e, i + 3, 2, token_at(f, i + 2)->value);
		return true;
	}
	return (token_class(f, i + 1, DATE_VAGUE) || token_class(f, i + 1, DATE_NUMBER)) && date_parse_number(f, i, e);
}

static bool
parse_relative(struct finder *f, size_t i, struct expression *e, bool definite)
{
	if (date_parse_relative(f, i, e, definite))
		return true;
	begin_again(e);
	return date_parse_reference(f, i, e);
}

/* "all day", "all year long". */
static bool
parse_all(struct finder *f, size_t i, struct expression *e)
{
	if (date_grain_of(token_at(f, i + 1)->value) == GRAIN_NONE)
		return false;
	date_set_duration(e, i + 2, 2, token_at(f, i + 1)->value);
	e->next += token_class(f, e->next, DATE_LONG);
	return true;
}

/* What a number begins, or a word that counts. */
static bool
parse_count(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i);

	switch (k->class) {
	case DATE_DIGITS:
		return parse_digits(f, i, e, definite);
	case DATE_NUMBER: case DATE_DECADE:
		return date_parse_year_words(f, i, e) || date_parse_number(f, i, e) || parse_clock(f, i, e);
	case DATE_VAGUE:
		return date_parse_number(f, i, e);
	case DATE_HALF:
		return date_parse_number(f, i, e) || parse_clock(f, i, e);
	case DATE_A: case DATE_PER:
		return parse_a(f, i, e);
	case DATE_UNIT: case DATE_UNITS:
		return date_parse_unit(f, i, e, definite) || (k->value == 'q' && parse_clock(f, i, e));
	case DATE_ALL:
		return token_class(f, i + 1, DATE_UNIT) && parse_all(f, i, e);
	case DATE_LASTING:
		date_set_duration(e, i + 1, 2, k->value);
		return true;
	case DATE_ORDINAL:
		return date_parse_ordinal(f, i, e, definite);
	case DATE_MARK:
		return k->value == '\'' ? date_parse_apostrophe(f, i, e) : date_parse_number(f, i, e);
	case DATE_LETTERS:
		return date_parse_letters(f, i, e);
	case DATE_AD:
		return token_class(f, i + 1, DATE_DIGITS) && date_parse_digits(f, i + 1, e);
	default:
		return false;
	}
}

bool
date_parse_core(struct finder *f, size_t i, struct expression *e, bool definite)
{
	switch (token_at(f, i)->class) {
	case DATE_MONTH:
		return date_parse_month(f, i, e);
	case DATE_WEEKDAY:
		return date_parse_weekday(f, i, e);
	case DATE_WEEKDAYS: case DATE_WEEKENDS: case DATE_PARTS: case DATE_SET: case DATE_EVERYDAY:
		return date_parse_set(f, i, e);
	case DATE_EVERY:
		return date_parse_every(f, i, e);
	case DATE_THIS: case DATE_THESE: case DATE_THAT: case DATE_THOSE: case DATE_LAST: case DATE_PAST:
	case DATE_PREVIOUS: case DATE_NEXT: case DATE_COMING: case DATE_FOLLOWING: case DATE_SAME: case DATE_CURRENT:
	case DATE_RECENT: case DATE_LATEST:
		return parse_relative(f, i, e, definite);
	case DATE_TODAY: case DATE_YESTERDAY: case DATE_TOMORROW: case DATE_TONIGHT:
		return date_parse_deictic(f, i, e);
	case DATE_NOW: case DATE_RECENTLY: case DATE_FUTURE: case DATE_DATE: case DATE_MOMENT:
		return date_parse_reference(f, i, e);
	case DATE_SEASON:
		return date_parse_season(f, i, e, definite);
	case DATE_WEEKEND:
		return definite && parse_weekend(f, i, e);
	case DATE_PART:
		return date_parse_part(f, i, e);
	case DATE_CLOCK:
		return date_parse_clock(f, i, e);
	default:
		return parse_count(f, i, e, definite);
	}
}

/* Does the "the" at I belong to a noun behind E rather than to E: "the 1944 treaty", "the recent talks"? */
static bool
stands_beside(const struct finder *f, size_t i, const struct expression *e)
{
	switch (token_at(f, i + 1)->class) {
	case DATE_DIGITS:
		return e->next == i + 2 && e->value.grain == GRAIN_YEAR;
	case DATE_RECENT: case DATE_RECENTLY: case DATE_CURRENT: case DATE_SET: case DATE_LASTING:
		return e->next == i + 2;
	case DATE_UNIT:
		return token_class(f, e->next - 1, DATE_LONG);
	default:
		return false;
	}
}

/* An expression and its modifiers, before what may follow it. */
static bool
parse_head(struct finder *f, size_t i, struct expression *e)
{
	bool found;

	*e = (struct expression){ .first = i };
	switch (token_at(f, i)->class) {
	case DATE_NONE:
		return false;
	case DATE_THE:
		found = date_parse_definite(f, i, e);
		if (found)
			e->first = stands_beside(f, i, e) ? i + 1 : i;
		break;
	case DATE_EARLY: case DATE_LATE: case DATE_MID: case DATE_START: case DATE_END: case DATE_EARLIER: case DATE_LATER:
	case DATE_MIDDLE:
		found = date_parse_modified(f, i, e);
		break;
	case DATE_FISCAL:
		found = token_class(f, i + 1, DATE_DIGITS) ||
		    token_class(f, i + 1, DATE_ORDINAL) ? date_parse_core(f, i + 1, e, false)
		      : token_class(f, i + 1, DATE_UNIT) && token_class(f, i + 2, DATE_DIGITS)
		              ? date_parse_year(f, i + 2, e)
		              : false;
		if (found)
			e->first = i;
		break;
	default:
		found = date_parse_core(f, i, e, false);
		if (!found && token_at(f, i)->flags & TOKEN_HOLIDAY) {
			*e = (struct expression){ .first = i };
			found = date_parse_holiday(f, i, e);
		}
	}
	return found;
}

bool
date_parse(struct finder *f, size_t i, struct expression *e)
{
	bool found;

	if (f->depth == DEPTH)
		return false;
	f->depth++;
	found = parse_head(f, i, e);
	if (found) {
		date_add_quarter(f, e);
		date_add_year(f, e);
		date_add_part(f, e);
	}
	f->depth--;
	return found;
}
