/* SPDX-License-Identifier: MIT */
/* Words that point: "this week", "last May", "the following day". */
#include "date-finder.h"

/* How many tokens behind a day "that day" can still mean it. */
enum { REACH = 150 };

bool
date_set_value(struct expression *e, size_t next, struct date_value value, const char *rule)
{
	e->value = value;
	e->next = next;
	e->rule = rule;
	return true;
}

bool
date_set_word(struct expression *e, size_t next, const char *word, const char *rule)
{
	e->word = word;
	e->next = next;
	e->rule = rule;
	return true;
}

static enum lean
lean_of(enum date_class class, bool definite)
{
	switch (class) {
	case DATE_LAST: case DATE_PAST: case DATE_LATEST:
		return LEAN_LAST;
	case DATE_NEXT:
		return definite ? LEAN_FOLLOWING : LEAN_NEXT;
	case DATE_COMING:
		return LEAN_NEXT;
	case DATE_PREVIOUS:
		return LEAN_PREVIOUS;
	case DATE_FOLLOWING:
		return LEAN_FOLLOWING;
	case DATE_SAME: case DATE_THAT:
		return LEAN_SAME;
	default:
		return LEAN_THIS;
	}
}

/* A stretch of GRAIN as LEAN sees it. */
static struct date_value
leaning(const struct finder *f, enum lean lean, enum date_grain grain)
{
	switch (lean) {
	case LEAN_LAST:
		return date_value_move(date_now(f, grain), -1);
	case LEAN_NEXT:
		return date_value_move(date_now(f, grain), 1);
	case LEAN_PREVIOUS:
		return date_value_move(date_then(f, grain), -1);
	case LEAN_FOLLOWING:
		return date_value_move(date_then(f, grain), 1);
	case LEAN_SAME:
		return date_then(f, grain);
	default:
		return date_now(f, grain);
	}
}

static const char *
word_of(enum lean lean)
{
	return lean == LEAN_LAST || lean == LEAN_PREVIOUS   ? "PAST_REF"
	     : lean == LEAN_NEXT || lean == LEAN_FOLLOWING ? "FUTURE_REF"
	                                                   : "PRESENT_REF";
}

/* HALVES units up to the text's day, or from it on. */
static bool
set_stretch(struct expression *e, size_t next, long halves, int unit, enum lean lean)
{
	e->type = DATE_TYPE_DURATION;
	e->halves = halves;
	e->unit = unit;
	e->lean = lean;
	e->next = next;
	e->rule = "stretch";
	return true;
}

/* "recent years", "these days", "coming months": units without a number. */
static bool
parse_vague(size_t next, enum date_class class, struct expression *e)
{
	switch (class) {
	case DATE_THESE:
		return date_set_word(e, next, "PRESENT_REF", "vague");
	case DATE_COMING:
		return date_set_word(e, next, "FUTURE_REF", "vague");
	case DATE_PAST: case DATE_RECENT: case DATE_PREVIOUS:
		return date_set_word(e, next, "PAST_REF", "vague");
	default:
		return false;
	}
}

/* "the last three months", "the next few days", "recent years". */
static bool
parse_stretch(struct finder *f, size_t i, enum date_class class, enum lean lean, struct expression *e)
{
	long halves = -1;
	size_t at = date_read_number(f, i, &halves);
	const struct date_token *k = token_at(f, at);

	if (at > i && token_mark(f, at, '-'))
		k = token_at(f, ++at);
	if (!token_is_unit(k) || date_is_age(f, at + 1) || (k->class == DATE_UNIT && at == i) || class == DATE_THAT || class == DATE_CURRENT)
		return false;
	if (at == i && class != DATE_LAST && class != DATE_NEXT && class != DATE_FOLLOWING)
		return parse_vague(at + 1, class, e);
	return set_stretch(e, at + 1, at == i ? -1 : halves, k->value, class == DATE_NEXT ? LEAN_NEXT : lean);
}

/* Was a day named not far before token I? */
static bool
is_day_near(const struct finder *f, size_t i)
{
	return f->one_day.grain && (f->narrative || i - f->one_day_at <= REACH);
}

/* One unit behind the word of CLASS: "last week", "the past year", "that month". */
static bool
parse_one(struct finder *f, size_t i, enum date_class class, enum lean lean, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	enum date_grain grain = date_grain_of(k->value);
	struct date_value v;

	e->next = i + 1;
	if (class == DATE_PAST && k->value != 'w' && k->value != 'd' && k->value != 'q')
		return set_stretch(e, i + 1, 2, k->value, lean);
	if (k->value == 't' && (lean == LEAN_LAST || lean == LEAN_NEXT))
		return set_stretch(e, i + 1, 2, k->value, lean);
	if (k->flags & TOKEN_CAPITAL && !(k->flags & TOKEN_CAPITALS) && token_at(f, i - 1)->flags & TOKEN_CAPITAL)
		return false;
	if (k->value == 'H' && (class == DATE_PAST || class == DATE_LAST || class == DATE_NEXT))
		return set_stretch(e, i + 1, 2, k->value, lean);
	if (grain == GRAIN_NONE || (class == DATE_THIS && k->value == 'd') || (class == DATE_LAST && k->value == 'd'))
		return false;
	if (date_is_age(f, i + 1))
		return false;
	if (grain == GRAIN_QUARTER && (lean == LEAN_SAME || class == DATE_LATEST) && f->quarter.year) {
		v = lean == LEAN_SAME && f->reference.grain == GRAIN_QUARTER ? f->reference : f->quarter;
		return date_set_value(e, i + 1, v, "relative-unit");
	}
	if (token_class(f, i + 1, DATE_OR) && token_class(f, i + 2, DATE_NUMBER))
		return set_stretch(e, i + 3, 2, k->value, lean);
	v = leaning(f, lean, grain);
	if (grain == GRAIN_DAY && lean == LEAN_NEXT && class == DATE_NEXT)
		lean = LEAN_FOLLOWING;
	if (grain == GRAIN_DAY && class == DATE_THAT && !is_day_near(f, i))
		return false;
	if (grain == GRAIN_DAY && lean >= LEAN_PREVIOUS && !is_day_near(f, i))
		v = (struct date_value){ .grain = GRAIN_DAY };
	if (grain == GRAIN_DAY && lean == LEAN_FOLLOWING && date_is_beyond(f, &v, i - 1, i + 1))
		v = (struct date_value){ .grain = GRAIN_DAY };
	if (v.grain == GRAIN_NONE)
		return lean < LEAN_PREVIOUS && date_set_word(e, i + 1, word_of(lean), "relative-unit");
	return date_set_value(e, i + 1, v, lean < LEAN_PREVIOUS ? "relative-unit" : "anaphor");
}

/* "this morning", "last night", "that evening", "the next morning". */
static bool
parse_part(struct finder *f, size_t i, enum date_class class, enum lean lean, struct expression *e)
{
	struct date_value v = { .grain = GRAIN_NONE };

	if (lean == LEAN_LAST && token_at(f, i)->value != LETTERS('N', 'I') &&
	    token_at(f, i)->value != LETTERS('E', 'V'))
		return false;
	v = lean == LEAN_THIS ? date_now(f, GRAIN_DAY) : leaning(f, lean, GRAIN_DAY);
	if (v.grain == GRAIN_NONE && lean == LEAN_FOLLOWING && class == DATE_NEXT)
		v = date_value_move(date_now(f, GRAIN_DAY), 1);
	v.grain = GRAIN_PART;
	v.letters = token_at(f, i)->value;
	e->type = DATE_TYPE_TIME;
	return date_set_value(e, i + 1, v, lean < LEAN_PREVIOUS ? "relative-part" : "anaphor");
}

/* "the last half of 2031". */
static bool
parse_last_half(struct finder *f, size_t i, struct expression *e)
{
	if (!token_class(f, i + 1, DATE_OF) || !date_parse_year(f, i + 2, e) || !e->value.year)
		return false;
	return date_set_value(e, e->next,
	                      (struct date_value){ .grain = GRAIN_HALF, .year = e->value.year, .number = 2 }, "half");
}

static bool
parse_weekend(struct finder *f, size_t i, enum lean lean, struct expression *e)
{
	struct date_value weekend = leaning(f, lean, GRAIN_WEEKEND);

	if (!weekend.grain)
		return date_set_word(e, i + 1, word_of(lean), "relative-unit");
	if (lean == LEAN_THIS && f->day && calendar_weekday(f->day) < 5 && date_tense(f, i - 1, i + 1) < 0)
		weekend = date_value_move(weekend, -1);
	return date_set_value(e, i + 1, weekend, "relative-unit");
}

/* Is the "that" at I the one of "said that Friday was too late"? */
static bool
is_conjunction(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1);

	return !(token_at(f, i)->flags & TOKEN_CAPITAL) && before->class != DATE_MARK && !date_is_preposition(before);
}

/* A word with a name behind it: "last Friday", "this September", "next Christmas". */
static bool
parse_named(struct finder *f, size_t i, enum date_class class, enum lean lean, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	bool small = !(k->flags & TOKEN_CAPITAL);

	if (class == DATE_THAT && is_conjunction(f, i - 1 - (e->mod != NULL)))
		return false;
	e->lean = lean;
	switch (k->class) {
	case DATE_WEEKDAY:
		if (k->flags & TOKEN_SHORT && (small || k->end - k->start < 3))
			return false;
		return date_parse_weekday(f, i, e);
	case DATE_MONTH:
		return !(small && (k->value == 5 || k->flags & TOKEN_SHORT)) && date_parse_month(f, i, e);
	case DATE_SEASON:
		return date_set_value(e, i + 1, (struct date_value){ .grain = GRAIN_SEASON, .letters = k->value }, "season");
	case DATE_ORDINAL:
		return date_parse_ordinal(f, i, e, true);
	default:
		return k->flags & TOKEN_HOLIDAY && date_parse_holiday(f, i, e);
	}
}

/* The "last" of "to last eight weeks", "could last a year". */
static bool
is_verb(const struct finder *f, size_t i)
{
	enum date_class before = token_at(f, i - 1)->class, after = token_at(f, i + 1)->class;

	if (after != DATE_A && after != DATE_DIGITS && after != DATE_NUMBER && after != DATE_VAGUE)
		return false;
	return before == DATE_TO || before == DATE_WILL || before == DATE_MODAL;
}

/* What a pointing word at I points to. */
bool
date_parse_relative(struct finder *f, size_t i, struct expression *e, bool definite)
{
	enum date_class class = token_at(f, i)->class;
	enum lean lean;
	size_t at = i + 1;
	const struct date_token *k;

	if ((class == DATE_THIS || class == DATE_THAT) &&
	    (token_class(f, at, DATE_PAST) || token_class(f, at, DATE_LAST) || token_class(f, at, DATE_COMING) ||
	     token_class(f, at, DATE_SAME) || token_class(f, at, DATE_NEXT)))
		class = token_at(f, at++)->class;
	if ((class == DATE_FOLLOWING && !definite) || (class == DATE_LAST && is_verb(f, i)))
		return false;
	lean = lean_of(class, definite && !token_class(f, at, DATE_FISCAL));
	if (parse_stretch(f, at, class, lean, e))
		return true;
	if (class == DATE_RECENT || class == DATE_THESE || class == DATE_THOSE)
		return false;
	e->mod = token_class(f, at, DATE_EARLY) ? "START" : token_class(f, at, DATE_LATE) ? "END" : NULL;
	at += e->mod != NULL;
	at += token_class(f, at, DATE_WORKING) && token_class(f, at + 1, DATE_UNIT);
	k = token_at(f, at);
	if (k->before > TOKEN_LINE)
		return false;
	if (class == DATE_LAST && !e->mod && date_parse_nth(f, at, -1, e))
		return true;
	switch (k->class) {
	case DATE_UNIT:
		return parse_one(f, at, class, lean, e);
	case DATE_FISCAL:
		return token_class(f, at + 1, DATE_UNIT) && parse_one(f, at + 1, class, lean, e);
	case DATE_HALF:
		return class == DATE_LAST && parse_last_half(f, at, e);
	case DATE_PERIOD:
		return class == DATE_LATEST && f->quarter.year && date_set_value(e, at + 1, f->quarter, "the-quarter");
	case DATE_WEEKEND:
		return parse_weekend(f, at, lean, e);
	case DATE_PART:
		return parse_part(f, at, class, lean, e);
	default:
		return parse_named(f, at, class, lean, e);
	}
}
