/* SPDX-License-Identifier: MIT */
/* Days in numbers, and whatever else begins with digits. */
#include "date-finder.h"

#include <stdlib.h>

/* "2025-05-03", "13/5/2025", "20250503", and the moment behind it. */
static bool
parse_numeric(struct finder *f, size_t i, struct expression *e)
{
	struct date_day day;
	size_t next = date_read_day(f->t, i, f->order, &day), at, behind;
	struct date_clock clock;

	if (next == i || next == i + 1 || token_at(f, i)->before == TOKEN_JOINED)
		if (next == i || !token_mark(f, i - 1, '('))
			return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = day.year, .month = day.month, .day = day.day };
	e->next = next;
	e->rule = token_class(f, i + 1, DATE_MARK) ? "numeric" : "full-date";
	at = next;
	if (text_equal(token_text(f, at), text_of("T")) && token_at(f, at)->before == TOKEN_JOINED)
		at++;
	else if (token_at(f, at)->before != TOKEN_SPACED)
		return true;
	behind = date_read_clock(f->t, at, &clock);
	if (behind > at) {
		e->next = date_read_zone(f->t, behind, &clock);
		e->value.grain = GRAIN_CLOCK;
		e->value.clock = clock;
		e->type = DATE_TYPE_TIME;
		e->rule = "moment";
	}
	return true;
}

/* Is A within weeks of the text's day, and B not nearly as close? */
static bool
is_plainly_nearer(const struct finder *f, const struct date_day *a, const struct date_day *b)
{
	long apart = labs(calendar_number(a->year, a->month, a->day) - f->day);

	return apart <= 45 && apart * 4 < labs(calendar_number(b->year, b->month, b->day) - f->day);
}

/* "3/5/2025" where nothing tells which is the month: its year is known. */
static bool
parse_unknown_order(struct finder *f, size_t i, struct expression *e)
{
	struct date_day day, other;
	size_t next = f->order ? i : date_read_day(f->t, i, ORDER_DAY_FIRST, &day);

	if (next != i + 5 || token_at(f, i)->before == TOKEN_JOINED || !token_mark(f, i + 1, '/'))
		return false;
	other = (struct date_day){ day.year, day.day, day.month };
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = day.year };
	e->next = next;
	e->rule = "numeric-unknown";
	if (f->day && is_plainly_nearer(f, &other, &day))
		day = other;
	else if (!f->day || !is_plainly_nearer(f, &day, &other))
		return true;
	e->value.month = day.month;
	e->value.day = day.day;
	e->rule = "numeric-near";
	return true;
}

/* "11/20", and no more slashes. */
static bool
is_slashed(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *b = token_at(f, i + 2);

	return token_is_month_day(k) && !k->flags && (k->before != TOKEN_JOINED || token_at(f, i - 1)->class == DATE_MARK) &&
	       token_mark(f, i + 1, '/') && token_at(f, i + 1)->before == TOKEN_JOINED && token_is_number(b) &&
	       b->before == TOKEN_JOINED && !(token_at(f, i + 3)->before == TOKEN_JOINED && token_mark(f, i + 3, '/'));
}

/* Can the two numbers from I on be no fraction: "10/1", "01/25"? */
static bool
is_no_fraction(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	return k->value >= token_at(f, i + 2)->value || (k->digits == 2 && k->value < 10);
}

/* Do "9/4" at I and "9/22" at J bound a stretch: "from 9/4 to 9/22", "between 10/25-11/2"? */
static bool
are_bounds(const struct finder *f, size_t i, size_t j)
{
	const struct date_token *before = token_at(f, i - 1), *between = token_at(f, i + 3);

	return is_slashed(f, i) && is_slashed(f, j) && (before->class == DATE_FROM || before->class == DATE_BETWEEN) &&
	       (token_is_mark(between, '-') || between->class == DATE_TO || between->class == DATE_THROUGH ||
	        between->class == DATE_AND) && (is_no_fraction(f, i) || is_no_fraction(f, j));
}

/* The other of two days in numbers that bound a stretch, or the one before I in a list of them; 0: there is none. */
static size_t
other_slashed(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1);

	if (are_bounds(f, i, i + 4))
		return i + 4;
	if (i <= 4)
		return 0;
	if (are_bounds(f, i - 4, i))
		return i - 4;
	return f->reference_at == i - 4 && is_slashed(f, i - 4) &&
	       (token_is_mark(before, ',') || before->class == DATE_OR || before->class == DATE_AND) ? i - 4 : 0;
}

/* "11/20" behind "on" or "by", or one of two, "09/2012": what can be read one way only. */
static bool
parse_slashed(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *b = token_at(f, i + 2), *before = token_at(f, i - 1);
	size_t other = other_slashed(f, i);
	bool month_first = f->order == ORDER_MONTH_FIRST || b->value > 12 || (other && token_at(f, other + 2)->value > 12);
	bool day_first = f->order == ORDER_DAY_FIRST || k->value > 12 || (other && token_at(f, other)->value > 12);

	if (!is_slashed(f, i) || (k->before == TOKEN_JOINED && !other && !token_is_mark(before, '(')))
		return false;
	e->next = i + 3;
	e->rule = "numeric";
	if (token_is_year(b)) {
		e->value = (struct date_value){ .grain = GRAIN_MONTH, .year = b->value, .month = k->value };
		return k->value <= 12 && k->digits == 2;
	}
	if (!other && before->class != DATE_ON && before->class != DATE_BY && before->class != DATE_UNTIL &&
	    before->class != DATE_SINCE)
		return false;
	if (!month_first && !day_first) {
		e->value = (struct date_value){ .grain = GRAIN_DAY };
		e->rule = "numeric-unknown";
		return other != 0;
	}
	e->value = (struct date_value){ .grain = GRAIN_DAY, .month = month_first ? k->value : b->value,
		.day = month_first ? b->value : k->value };
	return e->value.month >= 1 && e->value.month <= 12 && calendar_is_day(2000, e->value.month, e->value.day);
}

/* "9/11", the one day that is known by its numbers. */
static bool
parse_nine_eleven(struct finder *f, size_t i, struct expression *e)
{
	if (token_at(f, i)->value != 9 || token_at(f, i)->digits != 1 || !token_mark(f, i + 1, '/') ||
	    token_at(f, i + 1)->before != TOKEN_JOINED || token_at(f, i + 2)->value != 11 ||
	    token_at(f, i + 2)->digits != 2 || token_at(f, i + 2)->before != TOKEN_JOINED ||
	    (token_mark(f, i + 3, '/') && token_at(f, i + 3)->before == TOKEN_JOINED))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = 2001, .month = 9, .day = 11 };
	e->next = i + 3;
	e->rule = "nine-eleven";
	return true;
}

bool
date_parse_digits(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);

	if (k->before == TOKEN_JOINED && (token_mark(f, i - 1, '$') || token_mark(f, i - 1, '#')))
		return false;
	if (k->flags & TOKEN_ORDINAL && date_parse_century(f, i, k->value, e))
		return true;
	if (token_is_year(k) && token_class(f, i + 1, DATE_LETTERS) && date_parse_letters(f, i + 1, e)) {
		e->value.year = k->value;
		return true;
	}
	return date_parse_decade(f, i, e) || parse_numeric(f, i, e) || parse_unknown_order(f, i, e) ||
	       parse_slashed(f, i, e) || date_parse_day_month(f, i, e) || parse_nine_eleven(f, i, e) ||
	       date_parse_era(f, i, e) || date_parse_plain_year(f, i, e);
}
