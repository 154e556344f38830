/* SPDX-License-Identifier: MIT */
#include "date-read.h"

#include "news/calendar.h"

static bool
is_number(const struct date_token *k, size_t digits, int low, int high)
{
	return k->class == DATE_DIGITS && k->digits <= digits && !(k->flags & (TOKEN_ORDINAL | TOKEN_GROUPED)) &&
	       k->value >= low && k->value <= high;
}

static bool
is_word(const struct date_tokens *t, const struct date_token *k, const char *word)
{
	return text_equal_folded(text_slice(t->text, k->start, k->end), text_of(word));
}

static bool
is_joined(const struct date_token *k, char mark)
{
	return token_is_mark(k, mark) && k->before == TOKEN_JOINED;
}

/* "in the morning", "in the evening": the half of the day. */
static size_t
read_part(const struct date_tokens *t, size_t i, int *half)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class != DATE_IN || k[1].class != DATE_THE || k[2].class != DATE_PART)
		return i;
	*half = k[2].value == 'M' * 256 + 'O' ? 0 : 12;
	return i + 3;
}

/* "am", "p.m.", "P.M". */
static size_t
read_half(const struct date_tokens *t, size_t i, int *half)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class == DATE_AMPM) {
		*half = k->value;
		return i + 1;
	}
	if ((!is_word(t, k, "a") && !is_word(t, k, "p")) || !is_joined(&k[1], '.') || !is_word(t, &k[2], "m") ||
	    k[2].before > TOKEN_SPACED)
		return i;
	*half = is_word(t, k, "p") ? 12 : 0;
	return is_joined(&k[3], '.') ? i + 4 : i + 3;
}

/* ":15", ".15", "h15", ":15:30.5" behind the hour. */
static size_t
read_minutes(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];

	if (!is_joined(k, ':') && !is_joined(k, '.') && !(is_word(t, k, "h") && k->before == TOKEN_JOINED))
		return i;
	if (k[1].digits != 2 || k[1].before != TOKEN_JOINED || !is_number(&k[1], 2, 0, 59))
		return i;
	clock->minute = k[1].value;
	if (!is_joined(&k[2], ':') || k[3].digits != 2 || !is_number(&k[3], 2, 0, 60))
		return i + 2;
	clock->second = k[3].value;
	return is_joined(&k[4], '.') && k[5].class == DATE_DIGITS && k[5].before == TOKEN_JOINED ? i + 6 : i + 4;
}

/* "o'clock", "oclock". */
static size_t
read_oclock(const struct date_tokens *t, size_t i)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class == DATE_O && is_joined(&k[1], '\'') && k[2].class == DATE_CLOCK_WORD)
		return i + 3;
	return k->class == DATE_OCLOCK ? i + 1 : i;
}

/* "330" and "1140" before "p.m.": hour and minute in one. */
static bool
split_hour(const struct date_token *k, struct date_clock *clock)
{
	if ((k->digits != 3 && k->digits != 4) || !is_number(k, 4, 100, 1259) || k->value % 100 > 59)
		return false;
	clock->hour = k->value / 100;
	clock->minute = k->value % 100;
	return true;
}

size_t
date_read_clock(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i], *before = &t->tokens[i - 1];
	int half = -1;
	size_t next = i + 1, behind;

	*clock = (struct date_clock){ -1, -1, -1, ZONE_NONE, 0 };
	if (k->class == DATE_CLOCK) {
		clock->hour = k->value;
		clock->minute = 0;
		return next;
	}
	if (!split_hour(k, clock)) {
		if (!is_number(k, 2, 0, 24))
			return i;
		clock->hour = k->value;
		next = read_minutes(t, next, clock);
		behind = read_oclock(t, next);
		if (behind > next) {
			clock->minute = 0;
			next = behind;
		}
	}
	behind = read_half(t, next, &half);
	if (behind == next && (clock->minute >= 0 || before->class == DATE_AT || before->class == DATE_AROUND))
		behind = read_part(t, next, &half);
	if (behind == next)
		return k->digits > 2 || clock->minute < 0 || (is_joined(&k[1], '.') && next == i + 3) ? i : next;
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
	const struct date_token *k = &t->tokens[i];

	if (!is_number(k, 2, 1, 12) || (!token_is_mark(&k[1], '-') && k[1].class != DATE_TO) ||
	    date_read_clock(t, i + 2, clock) == i + 2)
		return i;
	clock->hour = k->value % 12 + (clock->hour >= 12 && k->value % 12 <= clock->hour - 12 ? 12 : 0);
	clock->minute = 0;
	clock->second = -1;
	return i + 1;
}

static size_t
read_offset(const struct date_tokens *t, size_t i, int *offset)
{
	const struct date_token *k = &t->tokens[i];
	int sign = token_is_mark(k, '-') ? -1 : 1, hours, minutes = 0;
	size_t next = i + 2;

	if ((!token_is_mark(k, '+') && !token_is_mark(k, '-')) || k[1].class != DATE_DIGITS ||
	    k[1].before != TOKEN_JOINED)
		return i;
	if (k[1].digits == 4) {
		hours = k[1].value / 100;
		minutes = k[1].value % 100;
	} else if (k[1].digits <= 2) {
		hours = k[1].value;
		if (is_joined(&k[2], ':') && is_number(&k[3], 2, 0, 59)) {
			minutes = k[3].value;
			next = i + 4;
		}
	} else {
		return i;
	}
	if (hours > 14 || minutes > 59)
		return i;
	*offset = sign * (hours * 60 + minutes);
	return next;
}

size_t
date_read_zone(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];
	int offset = 0;
	size_t next;

	if (token_is_mark(k, '(')) {
		next = date_read_zone(t, i + 1, clock);
		return next > i + 1 && token_is_mark(&t->tokens[next], ')') ? next + 1 : i;
	}
	if (is_word(t, k, "z") && k->before == TOKEN_JOINED) {
		clock->zone = ZONE_OFFSET;
		clock->offset = 0;
		return i + 1;
	}
	if ((k->class == DATE_ZONE || k->class == DATE_ZONE_US) && k->flags & TOKEN_CAPITALS) {
		clock->zone = k->class == DATE_ZONE ? ZONE_OFFSET : ZONE_USA;
		clock->offset = k->value;
		next = k->value == 0 ? read_offset(t, i + 1, &offset) : i + 1;
		clock->offset += offset;
		return next;
	}
	next = read_offset(t, i, &offset);
	if (next > i) {
		clock->zone = ZONE_OFFSET;
		clock->offset = offset;
	}
	return next;
}

/* "May 3, 2025", "May 3rd 2025". */
static size_t
read_month_first(const struct date_tokens *t, size_t i, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i + 1];

	day->month = t->tokens[i].value;
	k += is_joined(k, '.');
	if (k->class != DATE_DIGITS || k->digits > 2)
		return i;
	day->day = k->value;
	k++;
	k += token_is_mark(k, ',') || is_joined(k, '-');
	if (!token_is_year(k))
		return i;
	day->year = k->value;
	return (size_t)(k - t->tokens) + 1;
}

/* "3 May 2025", "3rd of May, 2025", "3-May-2025". */
static size_t
read_day_first(const struct date_tokens *t, size_t i, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];

	if (k->digits > 2)
		return i;
	day->day = k->value;
	k++;
	k += k->class == DATE_OF || is_joined(k, '-') || is_joined(k, '/');
	if (k->class != DATE_MONTH)
		return i;
	day->month = k->value;
	k++;
	k += token_is_mark(k, '.') || is_joined(k, '-') || is_joined(k, '/');
	k += token_is_mark(k, ',');
	if (!token_is_year(k))
		return i;
	day->year = k->value;
	return (size_t)(k - t->tokens) + 1;
}

/* "2025-05-03", "2025/5/3", "2025 May 3", "20250503". */
static size_t
read_year_first(const struct date_tokens *t, size_t i, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];

	if (k->digits == 8) {
		*day = (struct date_day){ k->value / 10000, k->value / 100 % 100, k->value % 100 };
		return day->year >= 1900 && day->year <= 2099 ? i + 1 : i;
	}
	if (!is_number(k, 4, 1, 9999) || k->digits != 4)
		return i;
	day->year = k->value;
	if (k[1].class == DATE_MONTH && k[2].class == DATE_DIGITS && k[2].digits <= 2) {
		day->month = k[1].value;
		day->day = k[2].value;
		return i + 3;
	}
	if ((!is_joined(&k[1], '-') && !is_joined(&k[1], '/') && !is_joined(&k[1], '.')) ||
	    !token_is_mark(&k[3], (char)k[1].value) || !is_number(&k[2], 2, 1, 12) || !is_number(&k[4], 2, 1, 31))
		return i;
	day->month = k[2].value;
	day->day = k[4].value;
	return i + 5;
}

/* "13/5/2025", "5.13.2025"; "3/5/2025" when the order is known. */
static size_t
read_numbers(const struct date_tokens *t, size_t i, enum date_order order, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];
	int a = k->value, b = k[2].value;

	if (!is_number(k, 2, 1, 31) || (!is_joined(&k[1], '/') && !is_joined(&k[1], '.') && !is_joined(&k[1], '-')) ||
	    !is_number(&k[2], 2, 1, 31) || !is_joined(&k[3], (char)k[1].value) || !token_is_year(&k[4]))
		return i;
	if (a > 12)
		order = ORDER_DAY_FIRST;
	else if (b > 12 || a == b)
		order = ORDER_MONTH_FIRST;
	else if (order == ORDER_UNKNOWN)
		return i;
	*day = order == ORDER_DAY_FIRST ? (struct date_day){ k[4].value, b, a } : (struct date_day){ k[4].value, a, b };
	return i + 5;
}

size_t
date_read_day(const struct date_tokens *t, size_t i, enum date_order order, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];
	struct date_day read = { 0, 0, 0 };
	size_t next = i;

	if (k->class == DATE_MONTH) {
		next = read_month_first(t, i, &read);
	} else if (k->class == DATE_DIGITS) {
		next = read_day_first(t, i, &read);
		if (next == i)
			next = read_year_first(t, i, &read);
		if (next == i)
			next = read_numbers(t, i, order, &read);
	}
	if (next == i || !calendar_is_day(read.year, read.month, read.day))
		return i;
	*day = read;
	return next;
}

/* Summer time in the USA: from the second Sunday of March to the first of November (Energy Policy Act of 2005). */
static bool
is_summer_usa(const struct date_day *day)
{
	long number = calendar_number(day->year, day->month, day->day);

	return number >= calendar_nth_weekday(day->year, 3, 7, 2) &&
	       number < calendar_nth_weekday(day->year, 11, 7, 1);
}

void
date_write_zone(const struct date_clock *clock, const struct date_day *day, struct buffer *out)
{
	int offset = clock->offset;

	if (clock->zone == ZONE_NONE)
		return;
	if (clock->zone == ZONE_USA && is_summer_usa(day))
		offset += 60;
	if (offset == 0)
		buffer_add_char(out, 'Z');
	else
		buffer_print(out, "%c%02d:%02d", offset < 0 ? '-' : '+', (offset < 0 ? -offset : offset) / 60,
			(offset < 0 ? -offset : offset) % 60);
}
