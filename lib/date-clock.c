/* SPDX-License-Identifier: MIT */
/* Times and parts of the day. */
#include "date-finder.h"

/* In sentences a zone has a name: "9:30-10:30" is no time in the Atlantic. */
static size_t
read_zone(const struct finder *f, size_t i, struct date_clock *clock)
{
	return token_mark(f, i, '-') || token_mark(f, i, '+') ? i : date_read_zone(f->t, i, clock);
}

/* The "Morning" of "Sunday Morning Herald". */
static bool
is_in_title(const struct finder *f, size_t i)
{
	return token_at(f, i)->flags & TOKEN_CAPITAL && token_class(f, i + 1, DATE_WORD) &&
	       token_at(f, i + 1)->flags & TOKEN_CAPITAL;
}

/* "morning", "evening" behind a day; "9 a.m." behind "Tuesday at". */
void
date_add_part(struct finder *f, struct expression *e)
{
	size_t at = e->next;
	struct date_clock clock;
	size_t behind;

	if (e->value.grain != GRAIN_DAY || e->word || e->type != DATE_TYPE_DATE)
		return;
	if (token_class(f, at, DATE_EARLY) || token_class(f, at, DATE_LATE))
		at++;
	if (token_class(f, at, DATE_PARTS) && e->value.weekday && !e->value.month && !e->lean) {
		e->value.grain = GRAIN_PART;
		e->value.letters = token_at(f, at)->value;
		e->type = DATE_TYPE_SET;
		e->rule = "set";
		e->next = at + 1;
		return;
	}
	if (token_class(f, at, DATE_PART) && token_at(f, at)->before <= TOKEN_LINE && !is_in_title(f, at)) {
		e->value.grain = GRAIN_PART;
		e->value.letters = token_at(f, at)->value;
		e->type = DATE_TYPE_TIME;
		e->next = at + 1;
		return;
	}
	at = e->next;
	at += token_mark(f, at, ',');
	at += token_class(f, at, DATE_AT);
	at += token_class(f, at, DATE_AROUND);
	behind = date_read_clock(f->t, at, &clock);
	if (behind == at || token_at(f, at)->before > TOKEN_LINE || clock.hour > 24)
		return;
	e->next = read_zone(f, behind, &clock);
	e->value.grain = GRAIN_CLOCK;
	e->value.clock = clock;
	e->type = DATE_TYPE_TIME;
}

/* "(0735 GMT)" between a time and its day. */
static size_t
skip_brackets(const struct finder *f, size_t i)
{
	if (!token_mark(f, i, '('))
		return i;
	for (size_t at = i + 1; at < i + 6; at++)
		if (token_mark(f, at, ')'))
			return at + 1;
	return i;
}

/* Does another stand beside "10:15": "10:15-11:30"? */
static bool
is_pair(const struct finder *f, size_t i, size_t next)
{
	size_t at = token_mark(f, next, '-') || token_class(f, next, DATE_TO) ? next + 2
	          : token_mark(f, i - 1, '-') || token_class(f, i - 1, DATE_TO) ? i - 3
	                                                                          : 0;

	return at && i > 3 && token_mark(f, at, ':') && token_class(f, at - 1, DATE_DIGITS) &&
	       token_class(f, at + 1, DATE_DIGITS) && token_at(f, at + 1)->digits == 2 &&
	       token_at(f, at + 1)->before == TOKEN_JOINED;
}

/* Is "10:15" from I to NEXT a time by what stands about it, and no score or verse? */
static bool
stands_as_clock(const struct finder *f, size_t i, size_t next)
{
	if (token_class(f, next, DATE_ZONE) || token_class(f, next, DATE_ZONE_US) || is_pair(f, i, next))
		return true;
	switch (token_at(f, i - 1)->class) {
	case DATE_AT: case DATE_BY: case DATE_FROM: case DATE_UNTIL: case DATE_BETWEEN: case DATE_AROUND: case DATE_BEFORE:
	case DATE_AFTER: case DATE_SINCE:
		return true;
	case DATE_TO:
		return !token_class(f, i - 2, DATE_DIGITS);
	default:
		return token_at(f, i)->digits == 2 && token_at(f, i)->value >= 13 && token_at(f, i - 1)->class != DATE_MARK;
	}
}

/* Is the joined clock at I the second of two: "9:30-11"? */
static bool
is_second(const struct finder *f, size_t i)
{
	return token_mark(f, i - 1, '-') && token_class(f, i - 2, DATE_DIGITS) && token_at(f, i - 1)->before == TOKEN_JOINED;
}

/* The day that the second of two clocks, at I, has for both: "from 9 to 11 a.m. on Friday". */
static void
take_day_behind(struct finder *f, size_t i, struct expression *e)
{
	struct expression second = { .first = i };
	struct date_clock clock = e->value.clock;

	if (!date_parse(f, i, &second) || second.value.grain != GRAIN_CLOCK)
		return;
	e->lean = second.lean;
	e->value = second.value;
	e->value.clock = clock;
}

/* "10:15 a.m. EST", with the day that follows: "on Tuesday", ", May 3". */
bool
date_parse_clock(struct finder *f, size_t i, struct expression *e)
{
	struct date_clock clock;
	struct expression day = { .first = i };
	size_t next = date_read_clock(f->t, i, &clock), behind, at;
	struct date_clock start;

	behind = date_read_clock_start(f->t, i, &start);
	if (behind > i) {
		next = behind;
		clock = start;
	}
	if (next == i || token_class(f, i - 1, DATE_NAMING) || (token_at(f, i)->before == TOKEN_JOINED &&
	    !is_second(f, i)))
		return false;
	if (behind == i && next == i + 3 && token_mark(f, i + 1, ':') && !stands_as_clock(f, i, next))
		return false;
	next = read_zone(f, next, &clock);
	e->value = (struct date_value){ .grain = GRAIN_CLOCK, .clock = clock };
	e->type = DATE_TYPE_TIME;
	e->next = next;
	e->rule = "clock";
	if (behind > i) {
		take_day_behind(f, next + 1, e);
		return true;
	}
	at = skip_brackets(f, next);
	at += token_class(f, at, DATE_WORD) && token_class(f, at + 1, DATE_TIME) ? 2 : 0;
	at += token_mark(f, at, ',');
	at += token_class(f, at, DATE_ON) || token_class(f, at, DATE_LATE);
	switch (token_at(f, at)->class) {
	case DATE_WEEKDAY: case DATE_MONTH: case DATE_TODAY: case DATE_YESTERDAY: case DATE_TOMORROW: case DATE_LAST:
	case DATE_NEXT: case DATE_THIS:
		if (!date_parse(f, at, &day) || day.value.grain != GRAIN_DAY || day.word || day.type != DATE_TYPE_DATE)
			break;
		day.value.grain = GRAIN_CLOCK;
		day.value.clock = clock;
		day.first = e->first;
		day.type = DATE_TYPE_TIME;
		day.rule = "clock-day";
		*e = day;
		break;
	default:
		break;
	}
	return true;
}

/* "Monday" of "the morning of Monday" and of "morning Monday", at I: the part E is one of that day. */
static bool
take_day(struct finder *f, size_t i, struct expression *e)
{
	struct expression day = { .first = e->first };

	if (!date_parse(f, i, &day) || day.type != DATE_TYPE_DATE || day.value.grain != GRAIN_DAY || day.word)
		return false;
	day.value.grain = GRAIN_PART;
	day.value.letters = e->value.letters;
	day.type = DATE_TYPE_TIME;
	day.first = e->first;
	*e = day;
	return true;
}

/* "at 7" behind "in the morning". */
static bool
take_hour(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i + 1);
	bool morning = e->value.letters == LETTERS('M', 'O');

	if (!token_class(f, i, DATE_AT) || (k->class != DATE_NUMBER && !token_is_number(k)) || k->value < 1 || k->value > 12 ||
	    date_is_cut_number(f, i + 1) || token_class(f, i + 2, DATE_WORD))
		return false;
	e->value.grain = GRAIN_CLOCK;
	e->value.clock = (struct date_clock){ k->value % 12 + (morning ? 0 : 12), 0, -1, ZONE_NONE, 0 };
	e->next = i + 2;
	return true;
}

/* Does "in the", "by early", "until late" stand before the part of the day at I? */
static bool
is_placed(const struct finder *f, size_t i)
{
	bool modified = token_class(f, i - 1, DATE_EARLY) || token_class(f, i - 1, DATE_LATE);

	i -= modified;
	if (token_class(f, i - 1, DATE_THE))
		return token_class(f, i - 2, DATE_IN);
	return modified && (token_class(f, i - 1, DATE_IN) || token_class(f, i - 1, DATE_BY) ||
	                    token_class(f, i - 1, DATE_UNTIL) || token_class(f, i - 1, DATE_SINCE));
}

/* Does "late in the", "later in the", "early in the" stand before the part of the day at I? */
static bool
is_modified(const struct finder *f, size_t i)
{
	enum date_class class = token_at(f, i - 3)->class;

	return token_class(f, i - 1, DATE_THE) && token_class(f, i - 2, DATE_IN) && i > 3 &&
	       (class == DATE_EARLY || class == DATE_LATE || class == DATE_LATER || class == DATE_EARLIER);
}

/* "morning", "night": alone only where a word before it points there. */
bool
date_parse_part(struct finder *f, size_t i, struct expression *e)
{
	e->type = DATE_TYPE_TIME;
	e->next = i + 1;
	e->rule = "part";
	e->value = (struct date_value){ .grain = GRAIN_PART, .letters = token_at(f, i)->value };
	if (token_class(f, i + 1, DATE_OF) && take_day(f, i + 2, e))
		return true;
	switch (token_at(f, i + 1)->class) {
	case DATE_YESTERDAY: case DATE_TODAY: case DATE_TOMORROW: case DATE_WEEKDAY:
		if (take_day(f, i + 1, e))
			return true;
		break;
	default:
		break;
	}
	if (!is_placed(f, i))
		return false;
	return take_hour(f, i + 1, e) || is_modified(f, i) || date_tense(f, i - 1, i + 1) < 0;
}
