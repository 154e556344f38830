/* SPDX-License-Identifier: MIT */
/* The clock: "10:15", "6 p.m.", "three o'clock", "half past seven". */
#include "date-read.h"

/* A number below 60 in digits or in words. */
static size_t
read_small(const struct date_tokens *t, size_t i, int *value)
{
	const struct date_token *k = &t->tokens[i];
	size_t next = i + 1;

	*value = k->value;
	if (token_is_within(k, 2, 0, 59))
		return next;
	if (k->class != DATE_NUMBER || k->value > 50)
		return i;
	next += token_is_joined(&k[1], '-');
	if (k->value < 20 || t->tokens[next].class != DATE_NUMBER || t->tokens[next].value > 9)
		return i + 1;
	*value += t->tokens[next].value;
	return next + 1;
}

/* Does an hour stand behind such a word, and no count? */
static bool
is_before_hour(const struct date_token *k)
{
	switch (k->class) {
	case DATE_AT: case DATE_AROUND: case DATE_BY: case DATE_UNTIL: case DATE_TO: case DATE_FROM: case DATE_BETWEEN:
	case DATE_AND: case DATE_SINCE:
		return true;
	default:
		return token_is_mark(k, '-');
	}
}

/* What may follow an hour in words, and no count: the end of a clause, a word of place or of time. */
static bool
is_behind_hour(const struct date_token *k)
{
	switch (k->class) {
	case DATE_NONE: case DATE_AND: case DATE_TO: case DATE_ON: case DATE_IN: case DATE_UNTIL: case DATE_WEEKDAY:
	case DATE_TODAY: case DATE_TOMORROW: case DATE_YESTERDAY:
		return true;
	default:
		return k->class == DATE_MARK && k->value != '-' && k->value != '%';
	}
}

/* "in the morning", "in the evening", "at night": the half of the day. */
static size_t
read_part(const struct date_tokens *t, size_t i, int *half)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class != DATE_IN || k[1].class != DATE_THE || k[2].class != DATE_PART)
		return i;
	*half = k[2].value == 'M' * 256 + 'O' ? 0 : 12;
	return i + 3;
}

/* "am", "p.m.", "P.M", "p . m ."; after minutes also "3:15p". */
static size_t
read_half(const struct date_tokens *t, size_t i, int *half)
{
	const struct date_token *k = &t->tokens[i];
	size_t m;

	if (token_is_joined(k, '.') && k[1].class == DATE_AMPM && k[1].before == TOKEN_JOINED)
		k = &t->tokens[++i];
	if (k->class == DATE_AMPM) {
		*half = k->value;
		return i + 1;
	}
	if ((!token_is_word(t, k, "a") && !token_is_word(t, k, "p")) || k->before > TOKEN_SPACED)
		return i;
	*half = token_is_word(t, k, "p") ? 12 : 0;
	m = i + 1 + token_is_mark(&k[1], '.');
	if (!token_is_word(t, &t->tokens[m], "m") || t->tokens[m].before > TOKEN_SPACED)
		return k->before == TOKEN_JOINED && k[-1].digits == 2 && token_is_joined(&k[-2], ':') ? i + 1 : i;
	return token_is_mark(&t->tokens[m + 1], '.') && t->tokens[m + 1].before <= k[1].before ? m + 2 : m + 1;
}

/* ":15", ".15", "h15", ":15:30.5" behind the hour. */
static size_t
read_minutes(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];

	if (!token_is_joined(k, ':') && !token_is_joined(k, '.') && !(token_is_word(t, k, "h") && k->before == TOKEN_JOINED))
		return i;
	if (k[1].digits != 2 || k[1].before != TOKEN_JOINED || !token_is_within(&k[1], 2, 0, 59))
		return i;
	clock->minute = k[1].value;
	if (!token_is_joined(&k[2], ':') || k[3].digits != 2 || !token_is_within(&k[3], 2, 0, 60))
		return i + 2;
	clock->second = k[3].value;
	return token_is_joined(&k[4], '.') && k[5].class == DATE_DIGITS && k[5].before == TOKEN_JOINED ? i + 6 : i + 4;
}

/* "o'clock", "oclock". */
static size_t
read_oclock(const struct date_tokens *t, size_t i)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class == DATE_O && token_is_joined(&k[1], '\'') && k[2].class == DATE_CLOCK_WORD)
		return i + 3;
	return k->class == DATE_OCLOCK ? i + 1 : i;
}

/* "330" and "1140" before "p.m.": hour and minute in one. */
static bool
split_hour(const struct date_token *k, struct date_clock *clock)
{
	if ((k->digits != 3 && k->digits != 4) || !token_is_within(k, 4, 100, 1259) || k->value % 100 > 59)
		return false;
	clock->hour = k->value / 100;
	clock->minute = k->value % 100;
	return true;
}

/* "1030 GMT", "0800 hours", "0730-0930": a clock of four digits. */
static size_t
read_military(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i], *other = token_is_joined(&k[-1], '-') ? &k[-2] : &k[2];
	bool pair = token_is_mark(other < k ? &k[-1] : &k[1], '-') && other->digits == 4 && token_is_within(other, 4, 0, 2359);

	if (k->digits != 4 || !token_is_within(k, 4, 0, 2400) || k->value % 100 > 59)
		return i;
	clock->hour = k->value / 100;
	clock->minute = k->value % 100;
	if ((k[1].class == DATE_ZONE || k[1].class == DATE_ZONE_US) && k[1].flags & TOKEN_CAPITALS)
		return i + 1;
	if (k[1].class == DATE_UNITS && k[1].value == 'H' && (k->value < 1000 || k[-1].class == DATE_AT))
		return i + 2;
	return pair && (k->value < 1000 || other->value < 1000) ? i + 1 : i;
}

/* "at 8 GMT", "15h GMT": an hour that its zone tells from a count. */
static size_t
read_hour_of_zone(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];
	bool letter = token_is_word(t, &k[1], "h") && k[1].before == TOKEN_JOINED;
	const struct date_token *zone = letter ? &k[2] : &k[1];

	if (!token_is_within(k, 2, 0, 24) || (!letter && k[-1].class != DATE_AT) || !(zone->flags & TOKEN_CAPITALS) ||
	    (zone->class != DATE_ZONE && zone->class != DATE_ZONE_US))
		return i;
	clock->hour = k->value;
	clock->minute = 0;
	return i + 1 + letter;
}

/* "half past seven", "a quarter to nine", "ten past midnight", up to its hour. */
static size_t
read_past(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	size_t at = i + (t->tokens[i].class == DATE_A);
	const struct date_token *k = &t->tokens[at];
	int minutes = k->class == DATE_HALF ? 30 : k->class == DATE_UNIT && k->value == 'q' ? 15 : 0, hour;
	size_t next = minutes ? at + 1 : read_small(t, at, &minutes), behind;
	bool to = t->tokens[next].class == DATE_TO;

	if (next == at || minutes > 30 || (!to && t->tokens[next].class != DATE_PAST) ||
	    (to && t->tokens[i - 1].class != DATE_AT))
		return i;
	k = &t->tokens[next + 1];
	behind = k->class == DATE_CLOCK ? next + 2 : read_small(t, next + 1, &hour);
	if (k->class == DATE_CLOCK)
		hour = k->value;
	if (behind == next + 1 || hour < 1 || (hour > 12 && k->class != DATE_CLOCK) || token_is_unit(&t->tokens[behind]))
		return i;
	clock->hour = to ? hour - 1 : hour % 24;
	clock->minute = to ? 60 - minutes : minutes;
	return behind;
}

/* "three", "seven thirty", "nine fifty-nine": hours in words, with what must stand behind them. */
static size_t
read_words(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	int half;
	size_t next = read_small(t, i, &clock->hour), behind;

	if (next == i || clock->hour < 1 || clock->hour > 12 || t->tokens[i].class != DATE_NUMBER)
		return i;
	behind = t->tokens[next].class == DATE_NUMBER ? read_small(t, next, &clock->minute) : next;
	if (read_half(t, behind, &half) > behind || (clock->minute >= 10 && is_before_hour(&t->tokens[i - 1]) &&
	    !token_is_mark(&t->tokens[i - 1], '-') && is_behind_hour(&t->tokens[behind])))
		return behind;
	clock->minute = -1;
	return read_oclock(t, next) > next || (is_before_hour(&t->tokens[i - 1]) && read_part(t, next, &half) > next) ? next : i;
}

/* The hour and the minute at I, before what tells the half of the day. */
static size_t
read_hour(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];
	size_t next = read_past(t, i, clock), behind;

	if (next == i && split_hour(k, clock))
		return i + 1;
	if (next == i && token_is_within(k, 2, 0, 24)) {
		clock->hour = k->value;
		next = read_minutes(t, i + 1, clock);
	} else if (next == i) {
		next = read_words(t, i, clock);
	}
	behind = next > i ? read_oclock(t, next) : next;
	if (behind > next && clock->minute < 0)
		clock->minute = 0;
	return behind;
}

size_t
date_read_clock(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];
	int half = -1;
	size_t next, behind;

	*clock = (struct date_clock){ -1, -1, -1, ZONE_NONE, 0 };
	if (k->class == DATE_CLOCK) {
		clock->hour = k->value;
		clock->minute = 0;
		return i + 1;
	}
	next = read_military(t, i, clock);
	if (next == i)
		next = read_hour_of_zone(t, i, clock);
	if (next > i)
		return next;
	next = read_hour(t, i, clock);
	if (next == i)
		return i;
	behind = read_half(t, next, &half);
	if (behind == next && (clock->minute >= 0 || is_before_hour(&k[-1])))
		behind = read_part(t, next, &half);
	if (behind == next)
		return k->digits > 2 || clock->minute < 0 || (token_is_joined(&k[1], '.') && next == i + 3) ? i : next;
	if (clock->hour > 12 && half == 0)
		return i;
	if (clock->hour <= 12)
		clock->hour = clock->hour % 12 + half;
	if (clock->minute < 0)
		clock->minute = 0;
	return behind;
}

size_t
date_read_clock_start(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	struct date_clock start = { -1, 0, -1, ZONE_NONE, 0 };
	size_t next = read_small(t, i, &start.hour);
	const struct date_token *k;

	if (next == i || start.hour < 1 || start.hour > 12)
		return i;
	next = read_minutes(t, next, &start);
	k = &t->tokens[next];
	if (!token_is_mark(k, '-') && k->class != DATE_TO && k->class != DATE_UNTIL &&
	    !(k->class == DATE_AND && t->tokens[i - 1].class == DATE_BETWEEN))
		return i;
	if (date_read_clock(t, next + 1, clock) == next + 1)
		return i;
	start.hour = start.hour % 12 + (clock->hour >= 12 && start.hour % 12 <= clock->hour - 12 ? 12 : 0);
	*clock = start;
	return next;
}
