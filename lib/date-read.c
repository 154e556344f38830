/* SPDX-License-Identifier: MIT */
#include "date-read.h"

#include "news/calendar.h"

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
		if (token_is_joined(&k[2], ':') && token_is_within(&k[3], 2, 0, 59)) {
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
	if (token_is_word(t, k, "z") && k->before == TOKEN_JOINED) {
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
	k += token_is_joined(k, '.');
	if (k->class != DATE_DIGITS || k->digits > 2)
		return i;
	day->day = k->value;
	k++;
	k += token_is_mark(k, ',') || token_is_joined(k, '-');
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
	k += k->class == DATE_OF || token_is_joined(k, '-') || token_is_joined(k, '/');
	if (k->class != DATE_MONTH)
		return i;
	day->month = k->value;
	k++;
	k += token_is_mark(k, '.') || token_is_joined(k, '-') || token_is_joined(k, '/');
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
	if (!token_is_within(k, 4, 1, 9999) || k->digits != 4)
		return i;
	day->year = k->value;
	if (k[1].class == DATE_MONTH && k[2].class == DATE_DIGITS && k[2].digits <= 2) {
		day->month = k[1].value;
		day->day = k[2].value;
		return i + 3;
	}
	if ((!token_is_joined(&k[1], '-') && !token_is_joined(&k[1], '/') && !token_is_joined(&k[1], '.')) ||
	    !token_is_mark(&k[3], (char)k[1].value) || !token_is_within(&k[2], 2, 1, 12) || !token_is_within(&k[4], 2, 1, 31))
		return i;
	day->month = k[2].value;
	day->day = k[4].value;
	return i + 5;
}

/* "13/5/2025", "5.13.2025", "5/13/25"; "3/5/2025" when the order is known. */
static size_t
read_numbers(const struct date_tokens *t, size_t i, enum date_order order, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];
	int a = k->value, b = k[2].value, year;

	if (!token_is_within(k, 2, 1, 31) || (!token_is_joined(&k[1], '/') && !token_is_joined(&k[1], '.') && !token_is_joined(&k[1], '-')) ||
	    !token_is_within(&k[2], 2, 1, 31) || !token_is_joined(&k[3], (char)k[1].value))
		return i;
	year = k[4].value;
	if (token_is_number(&k[4]) && k[4].digits == 2 && token_is_mark(&k[1], '/'))
		year += year < 40 ? 2000 : 1900;
	else if (!token_is_year(&k[4]))
		return i;
	if (a > 12)
		order = ORDER_DAY_FIRST;
	else if (b > 12 || a == b)
		order = ORDER_MONTH_FIRST;
	else if (order == ORDER_UNKNOWN)
		return i;
	*day = order == ORDER_DAY_FIRST ? (struct date_day){ year, b, a } : (struct date_day){ year, a, b };
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
