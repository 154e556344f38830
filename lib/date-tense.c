/* SPDX-License-Identifier: MIT */
/* What a clause says of time, and whether past or future is meant. */
#include "date-finder.h"

/* How far a clause is looked through, and how near a bare verb must stand. */
enum { CLAUSE = 32, VERB = 5, FRONT = 3, NEAR = 8, NEXT_TO = 4, PLACE = 6 };

/* How many times farther away the past may be than the future and still be meant, in tenths. */
enum { IN_FUTURE_TENSE = 1, DAY_ELSE = 20, DAY_IN_PAST_TENSE = 100, MONTH_ELSE = 15, MONTH_IN_PAST_TENSE = 100 };

/* Does a clause begin with the date: "In August, after the flood, divers found", ", and on May 3 it fell"? */
static bool
is_in_front(const struct finder *f, size_t first)
{
	size_t and = first - 1 - date_is_preposition(token_at(f, first - 1));

	if (token_class(f, and, DATE_AND) && token_mark(f, and - 1, ','))
		return true;
	for (size_t i = first - 1, n = 0; n < FRONT && i > 0; i--, n++) {
		if (date_is_border(f, i) || token_at(f, i + 1)->before >= TOKEN_LINE)
			return true;
		if (date_verb_tense(f, i))
			return false;
	}
	return false;
}

/* Where a clause behind the expression begins that speaks of something else. */
static bool
is_new_clause(const struct finder *f, size_t i, size_t next, bool front)
{
	return date_is_border(f, i) || token_mark(f, i, ':') || (i > next && !front && token_mark(f, i, ',')) ||
	       token_class(f, i, DATE_THAT) || token_class(f, i, DATE_CLAUSE);
}

/* "since March", "the year ended June 30". */
static bool
is_looking_back(const struct finder *f, size_t first)
{
	const struct date_token *before = token_at(f, first - 1);

	return before->class == DATE_SINCE || (before->class == DATE_ENDED && before->value);
}

/* Do words of the classes A and B stand before FIRST, in this order? */
static bool
is_behind(const struct finder *f, size_t first, enum date_class a, enum date_class b)
{
	return token_class(f, first - 1, b) && token_class(f, first - 2, a);
}

/* "as early as Tuesday" looks forward. */
static bool
is_as_early_as(const struct finder *f, size_t first)
{
	return is_behind(f, first, DATE_EARLY, DATE_AS) || is_behind(f, first, DATE_SOON, DATE_AS);
}

/* "the deadline is Friday", "is on May 3": a present that a day follows. */
static bool
is_to_come(const struct finder *f, size_t first)
{
	if (token_class(f, first, DATE_IN))
		return false;
	first -= token_class(f, first - 1, DATE_ON);
	return token_class(f, first - 1, DATE_BE) && !token_class(f, first - 2, DATE_WILL);
}

/* "ahead of Friday", "looking ahead to May". */
static bool
is_ahead_of(const struct finder *f, size_t first)
{
	return is_behind(f, first, DATE_AHEAD, DATE_OF) || is_behind(f, first, DATE_AHEAD, DATE_TO);
}

/* "in Austin, Texas, on Monday": the token at which the place before the date at FIRST begins, or FIRST. */
static size_t
skip_place(const struct finder *f, size_t first)
{
	size_t comma = first - 2;

	if (date_is_preposition(token_at(f, first - 1)) && token_mark(f, comma, ','))
		for (size_t n = 2; n <= PLACE && n < comma; n++)
			if (token_mark(f, comma - n, ','))
				return token_at(f, comma - n + 1)->flags & TOKEN_CAPITAL ? comma - n : first;
	return first;
}

/* What the nearest verb before FIRST says. A plan in a clause of its own says nothing. */
static int
tense_before(const struct finder *f, size_t first)
{
	bool comma = false;
	int tense = 0;

	for (size_t i = skip_place(f, first) - 1, n = 0; i > 0 && n < CLAUSE && !date_is_border(f, i) && !tense; i--, n++) {
		comma |= token_mark(f, i, ',');
		tense = comma && (token_class(f, i, DATE_OPENS) || token_class(f, i, DATE_BE)) ? 0 : date_verb_tense(f, i);
	}
	return tense;
}

static int
tense_behind(const struct finder *f, size_t next, bool front)
{
	int tense = 0;

	for (size_t i = next, n = 0; n < CLAUSE && !is_new_clause(f, i, next, front) && !tense; i++, n++)
		tense = date_verb_tense(f, i);
	return tense;
}

int
date_tense(const struct finder *f, size_t first, size_t next)
{
	bool front = is_in_front(f, first);
	int tense, other = 0;

	if (token_class(f, first - 1, DATE_UNTIL) || is_as_early_as(f, first) || is_to_come(f, first) || is_ahead_of(f, first))
		return 1;
	if (is_looking_back(f, first))
		return -1;
	tense = front ? tense_behind(f, next, front) : tense_before(f, first);
	if (!tense || tense == TENSE_WEAK)
		other = front ? tense_before(f, first) : tense_behind(f, next, front);
	if (other)
		tense = other;
	if (!tense && (token_class(f, first - 1, DATE_BY) || token_class(f, first - 1, DATE_BEFORE)) &&
	    !token_mark(f, next, '\''))
		return 1;
	return tense;
}

/* Is E an end of a stretch: "from June to October", "between May and July", "during August"? */
static bool
is_end_of_stretch(const struct finder *f, const struct expression *e)
{
	const struct date_token *before = token_at(f, e->first - 1), *after = token_at(f, e->next);

	switch (before->class) {
	case DATE_BETWEEN: case DATE_DURING:
		return true;
	case DATE_TO: case DATE_THROUGH: case DATE_UNTIL: case DATE_AND:
		if (token_class(f, e->first - 2, DATE_MONTH))
			return true;
		break;
	default:
		break;
	}
	return (after->class == DATE_TO || after->class == DATE_THROUGH || after->class == DATE_UNTIL) &&
	       (token_class(f, e->next + 1, DATE_MONTH) || token_class(f, e->next + 2, DATE_MONTH) ||
	        token_class(f, e->next + 3, DATE_MONTH));
}

/* Does the sentence tell what is so every year, with no cue of past or future? */
bool
date_is_general(const struct finder *f, const struct expression *e)
{
	if (!is_end_of_stretch(f, e))
		return false;
	for (size_t i = e->first - 1, n = 0; i > 0 && n < CLAUSE && !date_is_border(f, i); i--, n++)
		if (date_verb_tense(f, i))
			return false;
	for (size_t i = e->next, n = 0; n < CLAUSE && !date_is_border(f, i); i++, n++)
		if (date_verb_tense(f, i))
			return false;
	return true;
}

/* "to win in November": a bare verb just before FIRST, in its own sentence. */
static bool
is_behind_infinitive(const struct finder *f, size_t first)
{
	for (size_t i = first - 1, n = 0; i > 0 && n < VERB && !date_is_border(f, i); i--, n++)
		if (date_is_infinitive(f, i))
			return true;
	return false;
}

/* "to win in November", "through September". */
static bool
is_looking_ahead(const struct finder *f, size_t first)
{
	switch (token_at(f, first - 1)->class) {
	case DATE_THROUGH: case DATE_BEFORE: case DATE_PAST:
		return true;
	default:
		return is_behind_infinitive(f, first);
	}
}

/* "November's midterm elections": what has its day long before, whatever the clause tells. */
static bool
is_before_event(const struct finder *f, size_t next)
{
	if (token_mark(f, next, '\'') && token_class(f, next + 1, DATE_S))
		next += 2;
	return token_class(f, next, DATE_SCHEDULED) || (token_class(f, next, DATE_WORD) &&
	       token_class(f, next + 1, DATE_SCHEDULED));
}

/* "the election in November". */
static bool
is_behind_event(const struct finder *f, size_t first)
{
	return is_behind(f, first, DATE_SCHEDULED, DATE_IN) || is_behind(f, first, DATE_SCHEDULED, DATE_ON);
}

/* "the March crash", "a July call" say nothing of the clause's time. */
static bool
is_the_month(const struct finder *f, size_t first)
{
	return token_class(f, first - 1, DATE_A) ||
	       (token_class(f, first, DATE_THE) && token_class(f, first + 1, DATE_MONTH));
}

/* "through May 3", "through at least March". */
static bool
is_through(const struct finder *f, size_t first)
{
	if (is_behind(f, first, DATE_AT, DATE_LEAST))
		first -= 2;
	return token_class(f, first - 1, DATE_THROUGH);
}

/* May a day, or a MONTH, that a verb of the past tells stand behind such a word? */
static bool
is_before_told(const struct date_token *k, bool month)
{
	switch (k->class) {
	case DATE_IN: case DATE_DURING:
		return true;
	case DATE_ON: case DATE_FROM: case DATE_BETWEEN:
		return !month;
	default:
		return !month && !date_is_preposition(k) && k->class != DATE_THAN && k->class != DATE_ENDED;
	}
}

/* "resigned July 21", "withdrew in May", "on July 21 he resigned": with nothing that plans between them. */
static bool
is_told(const struct finder *f, size_t first, bool month)
{
	if (!is_before_told(token_at(f, first - 1), month))
		return false;
	if (is_in_front(f, first))
		return true;
	for (size_t i = first - 1, n = 0; i > 0 && n < (month ? NEXT_TO : NEAR) && !date_is_border(f, i); i--, n++) {
		const struct date_token *k = token_at(f, i);

		if (date_verb_tense(f, i) < 0)
			return !month || k->class != DATE_WAS;
		if (k->class == DATE_OPENS || k->class == DATE_TO || (month && token_is_mark(k, ',')) ||
		    (k->class == DATE_WORD && text_ends(token_text(f, i), text_of("ing"))))
			return false;
	}
	return false;
}

bool
date_is_past(const struct finder *f, const struct expression *e, long back, long ahead)
{
	int tense = date_tense(f, e->first, e->next);

	if (is_looking_back(f, e->first))
		return true;
	if (is_ahead_of(f, e->first) && tense_before(f, e->first) < 0)
		return back < ahead;
	if (tense == TENSE_WEAK)
		tense = 0;
	if (token_class(f, e->first - 1, DATE_BY) || is_ahead_of(f, e->first) || (!tense && is_looking_ahead(f, e->first)))
		tense = 1;
	else if (tense < 0 ? is_before_event(f, e->next) || is_behind_event(f, e->first) || is_through(f, e->first)
	                   : is_the_month(f, e->first))
		tense = 0;
	if (tense > 0)
		return back * 10 < ahead * IN_FUTURE_TENSE;
	if (e->value.grain >= GRAIN_DAY)
		return back * 10 < ahead * (tense < 0 && is_told(f, e->first, false) ? DAY_IN_PAST_TENSE : DAY_ELSE);
	if (tense < 0 && e->value.grain == GRAIN_MONTH && is_told(f, e->first, true))
		return true;
	return back * 10 < ahead * (tense < 0 ? MONTH_IN_PAST_TENSE : MONTH_ELSE);
}

bool
date_is_beyond(const struct finder *f, const struct date_value *value, size_t first, size_t next)
{
	long from, to;

	return f->day && !f->narrative && date_value_days(value, &from, &to) && from > f->day &&
	       date_tense(f, first, next) <= 0;
}
