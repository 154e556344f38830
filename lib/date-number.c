/* SPDX-License-Identifier: MIT */
/* Numbers in digits and in words. */
#include "date-finder.h"

/* How many tokens a number in words may have, and how large it may grow. */
enum { LONGEST = 16, LARGEST = 1000000000 };

struct text
token_text(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	return text_slice(f->t->text, k->start, k->end);
}

/* A number in words: "twenty-four", "a hundred", "two thousand". */
static size_t
read_number_words(const struct finder *f, size_t i, long *number)
{
	size_t at = i;
	long sum = 0, part = 0;

	for (; token_class(f, at, DATE_NUMBER) && at < i + LONGEST; at++) {
		long value = token_at(f, at)->value;

		if (value == 100 || value == 12 * (value == 12 && part > 0)) {
			part = (part ? part : 1) * value;
		} else if (value >= 1000) {
			sum += (part ? part : 1) * value;
			part = 0;
		} else if (part % 10 == 0 && (part == 0 || part % 100 == 0 || (value < 10 && part % 100 >= 20))) {
			part += value;
		} else {
			break;
		}
		if (sum > LARGEST || part > LARGEST)
			break;
		if (token_mark(f, at + 1, '-') && token_class(f, at + 2, DATE_NUMBER) &&
		    token_at(f, at + 1)->before == TOKEN_JOINED)
			at++;
	}
	*number = sum + part;
	return at;
}

/* The "/2" of "1/2". */
static bool
is_over_two(const struct finder *f, size_t i)
{
	return token_mark(f, i, '/') && token_is_number(token_at(f, i + 1)) && token_at(f, i + 1)->value == 2 &&
	       token_at(f, i + 1)->before == TOKEN_JOINED;
}

/* A number in digits with its half: "3", "5.5", "5 1/2", "1/2", "2 million". */
static size_t
read_number_digits(const struct finder *f, size_t i, long *halves)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);
	size_t at = i + 1;

	if (k->before == TOKEN_JOINED && before->class == DATE_MARK && before->value != '-' && before->value != '(' &&
	    before->value != '"' && before->value != '~')
		return i;
	*halves = 2 * (long)k->value;
	if (k->value == 1 && is_over_two(f, at)) {
		*halves = 1;
		return at + 2;
	}
	if (token_class(f, at, DATE_MARK) && token_at(f, at)->value == HALF_SIGN) {
		*halves += 1;
		at++;
	} else if (token_mark(f, at, '.') && token_at(f, at)->before == TOKEN_JOINED && token_class(f, at + 1, DATE_DIGITS) &&
	           token_at(f, at + 1)->before == TOKEN_JOINED) {
		*halves += token_at(f, at + 1)->value == 5 && token_at(f, at + 1)->digits == 1;
		at += 2;
	} else if (token_class(f, at, DATE_DIGITS) && token_at(f, at)->value == 1 && is_over_two(f, at + 1)) {
		*halves += 1;
		at += 3;
	}
	if (token_class(f, at, DATE_NUMBER) && token_at(f, at)->value >= 1000) {
		*halves *= token_at(f, at)->value;
		at++;
	}
	return at;
}

size_t
date_read_number(const struct finder *f, size_t i, long *halves)
{
	const struct date_token *k = token_at(f, i);
	long number = 0;
	size_t at = i;

	if (k->class == DATE_A && (token_class(f, i + 1, DATE_VAGUE) || token_class(f, i + 1, DATE_NUMBER)))
		k = token_at(f, ++at);
	if (k->class == DATE_VAGUE) {
		*halves = -1;
		return token_class(f, at + 1, DATE_OF) ? at + 2 : at + 1;
	}
	if (k->class == DATE_HALF) {
		*halves = 1;
		return token_class(f, at + 1, DATE_A) ? at + 2 : at;
	}
	if (k->class == DATE_MARK && k->value == HALF_SIGN) {
		*halves = 1;
		return at + 1;
	}
	if (k->class == DATE_NUMBER) {
		at = read_number_words(f, at, &number);
		*halves = 2 * number;
		at += token_class(f, at, DATE_OF) && k->value == 2;
	} else if (k->class == DATE_DIGITS && !(k->flags & TOKEN_ORDINAL)) {
		at = read_number_digits(f, i, halves);
		if (at == i || *halves == 1)
			return at;
	} else {
		return i;
	}
	if (token_class(f, at, DATE_AND)) {
		size_t half = at + (token_class(f, at + 1, DATE_A) ? 2 : 1);

		*halves += token_class(f, half, DATE_HALF);
		at = token_class(f, half, DATE_HALF) ? half + 1 : at;
	}
	return at;
}

bool
date_is_cut_number(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i + 1);

	if (k->before != TOKEN_JOINED)
		return k->class == DATE_NUMBER && k->value >= 1000;
	if (k->class == DATE_MARK && (k->value == '.' || k->value == ',' || k->value == ':' || k->value == '/'))
		return token_class(f, i + 2, DATE_DIGITS) && token_at(f, i + 2)->before == TOKEN_JOINED &&
		       token_at(f, i + 2)->digits != 4;
	return token_is_mark(k, '%') || (k->class != DATE_MARK && k->class != DATE_S && k->class != DATE_NONE);
}
