/* SPDX-License-Identifier: MIT */
/* A number of units: "two years", "four-day", "more than 20 minutes". */
#include "date-finder.h"

void
date_set_duration(struct expression *e, size_t next, long halves, int unit)
{
	e->type = DATE_TYPE_DURATION;
	e->value = (struct date_value){ .grain = GRAIN_NONE };
	e->halves = halves;
	e->unit = unit;
	e->next = next;
	e->rule = "duration";
}

const char *
date_mod_before(const struct finder *f, size_t i, size_t *first)
{
	const struct date_token *k = token_at(f, i - 1);

	if (k->class == DATE_THAN && (token_class(f, i - 2, DATE_MORE) || token_class(f, i - 2, DATE_LESS))) {
		*first = i - 2;
		return token_class(f, i - 2, DATE_MORE) ? "MORE_THAN" : "LESS_THAN";
	}
	if (k->class == DATE_LEAST && token_class(f, i - 2, DATE_AT)) {
		*first = i - 2;
		return "EQUAL_OR_MORE";
	}
	if (k->class == DATE_MOST && token_class(f, i - 2, DATE_AT)) {
		*first = i - 2;
		return "EQUAL_OR_LESS";
	}
	if (k->class == DATE_NEARLY) {
		*first = i - 1;
		return "LESS_THAN";
	}
	if (k->class == DATE_AROUND) {
		*first = i - 1;
		return "APPROX";
	}
	if (k->class == DATE_OVER) {
		*first = i - 1;
		return "MORE_THAN";
	}
	return NULL;
}

/* How many of what: "two to three years", "four-day", "30 more days", "two years' ". */
struct count {
	long halves;
	int unit;
	size_t next; /* 0: there is none */
	bool hyphen;
};

/* The "second" of "30-second", and of "one second" where SINGLE, with no noun behind. */
static bool
is_second(const struct finder *f, size_t i, bool single)
{
	return single && token_class(f, i, DATE_ORDINAL) && token_at(f, i)->value == 2 &&
	       (token_mark(f, i - 1, '-') || (!token_class(f, i + 1, DATE_WORD) && !token_class(f, i + 1, DATE_UNIT)));
}

/* The "h" of "3h", and of "3h30" no more than of "15h GMT". */
static bool
is_hours(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *after = token_at(f, i + 1);

	return k->class == DATE_LETTERS && k->before == TOKEN_JOINED && text_equal(token_text(f, i), text_of("h")) &&
	       (after->class == DATE_MARK || (after->before != TOKEN_JOINED && after->class != DATE_ZONE));
}

/* "for one night", from the number at I to the part of the day at AT. */
static bool
is_a_night(const struct finder *f, size_t i, size_t at)
{
	return token_class(f, i - 1, DATE_FOR) && token_class(f, at, DATE_PART) && at == i + 1 &&
	       token_at(f, at)->value == 'N' * 256 + 'I';
}

static struct count
read_count(const struct finder *f, size_t i)
{
	struct count c = { 0, 0, 0, false };
	long more;
	size_t at = date_read_number(f, i, &c.halves), next;
	const struct date_token *k;

	if (at == i || (token_at(f, i)->before == TOKEN_JOINED && token_mark(f, i - 1, '$')))
		return c;
	if ((token_class(f, at, DATE_TO) || token_class(f, at, DATE_OR) || token_mark(f, at, '-')) && c.halves > 0) {
		next = date_read_number(f, at + 1, &more);
		if (next > at + 1 && token_is_unit(token_at(f, next)))
			at = next;
	}
	c.hyphen = token_mark(f, at, '-') && token_at(f, at)->before == TOKEN_JOINED;
	at += c.hyphen;
	at += token_class(f, at, DATE_MORE);
	at += token_class(f, at, DATE_WORKING) && token_class(f, at + 1, DATE_UNITS);
	k = token_at(f, at);
	if (is_hours(f, at) || is_a_night(f, i, at)) {
		c.unit = k->class == DATE_PART ? 'd' : 'H';
		c.next = at + 1;
		return c;
	}
	if (is_second(f, at, c.hyphen || c.halves <= 2)) {
		c.unit = 'S';
		c.next = at + 1;
		return c;
	}
	if (!token_is_unit(k) || k->before > TOKEN_LINE || (c.hyphen && k->class == DATE_UNITS && k->value == 'q'))
		return c;
	c.unit = k->value;
	c.next = at + 1;
	return c;
}

/* "two Mondays ago". */
static bool
parse_weekdays_ago(struct finder *f, size_t i, struct expression *e)
{
	long halves, day;
	size_t at = date_read_number(f, i, &halves);
	const struct date_token *k = token_at(f, at);

	if (at == i || halves < 2 || halves > 100 || k->class != DATE_WEEKDAYS ||
	    !token_class(f, at + 1, DATE_AGO) || !f->day)
		return false;
	day = f->day - (calendar_weekday(f->day) - k->value + 7) % 7;
	day -= 7 * (halves / 2 - (day != f->day));
	if (day < CALENDAR_FIRST)
		return false;
	e->value = date_value_at(day, GRAIN_DAY);
	e->next = at + 2;
	e->rule = "weekdays-ago";
	return true;
}

bool
date_is_age(const struct finder *f, size_t i)
{
	return token_class(f, i, DATE_OLD) || (token_mark(f, i, '-') && token_class(f, i + 1, DATE_OLD));
}

/* A number and a unit: a stretch, or a point a stretch away. */
bool
date_parse_number(struct finder *f, size_t i, struct expression *e)
{
	struct count c = read_count(f, i);
	size_t at = c.next;

	if (!at)
		return parse_weekdays_ago(f, i, e);
	if (date_is_age(f, at))
		return false;
	if (token_mark(f, at, '\''))
		at += token_class(f, at + 1, DATE_S) ? 2 : token_class(f, at - 1, DATE_UNITS);
	if (token_class(f, at, DATE_AND) && token_class(f, at + 1, DATE_A) && token_class(f, at + 2, DATE_HALF)) {
		c.halves++;
		at += 3;
	}
	e->mod = date_mod_before(f, i, &e->first);
	if (c.hyphen || !date_parse_moved(f, at, c.halves, c.unit, e))
		date_set_duration(e, at, c.halves, c.unit);
	return true;
}
