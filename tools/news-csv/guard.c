/* SPDX-License-Identifier: MIT */
#include "guard.h"

enum { SHEET_DIGITS = 15 };

static bool
is_invisible(uint32_t code)
{
	return code_is_space(code) || code < 0x20 || code == 0x7F || code == 0xAD ||
		(code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
		(code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

static bool
starts_formula(uint32_t code)
{
	return code == '=' || code == '+' || code == '-' || code == '@' || code == 0xFF1D || code == 0xFF0B ||
		code == 0xFF0D || code == 0xFF20;
}

static bool
is_formula(struct text t)
{
	size_t size;
	uint32_t code;

	if (t.length > 0 && (t.data[0] == '\t' || t.data[0] == '\r' || t.data[0] == '\n'))
		return true;
	for (size_t at = 0; at < t.length; at += size) {
		code = utf8_at(t, at, &size);
		if (!is_invisible(code))
			return starts_formula(code);
	}
	return false;
}

static size_t
skip_digits(struct text t, size_t at)
{
	while (at < t.length && ascii_is_digit(t.data[at]))
		at++;
	return at;
}

/* The shape that spreadsheets read as a number; sets where its digits begin and its exponent stands. */
static bool
has_number_shape(struct text t, size_t *first, size_t *exponent)
{
	size_t at = t.length > 0 && (t.data[0] == '+' || t.data[0] == '-'), digits;

	*first = at;
	at = skip_digits(t, at);
	digits = at - *first;
	if (at < t.length && t.data[at] == '.') {
		size_t end = skip_digits(t, at + 1);
		digits += end - at - 1;
		at = end;
	}
	*exponent = at;
	if (digits > 0 && at < t.length && (t.data[at] | 0x20) == 'e') {
		at++;
		at += at < t.length && (t.data[at] == '+' || t.data[at] == '-');
		if (skip_digits(t, at) == at)
			return false;
		at = skip_digits(t, at);
	}
	return digits > 0 && at == t.length;
}

bool
guard_long_number(struct text t)
{
	size_t first = t.length > 0 && (t.data[0] == '+' || t.data[0] == '-');

	return t.length - first > SHEET_DIGITS && skip_digits(t, first) == t.length;
}

/* 2025-05, which Excel makes the first of May */
static bool
is_month(struct text t)
{
	return t.length == 7 && skip_digits(t, 0) == 4 && t.data[4] == '-' && skip_digits(t, 5) == 7;
}

/* Text whose digits would change: 00123, 12345678901234567890, 12E34, 2025-05. */
static bool
changes_as_number(struct text t)
{
	size_t first, exponent;

	if (is_month(t))
		return true;
	if (!has_number_shape(t, &first, &exponent))
		return false;
	return exponent < t.length || guard_long_number(t) ||
		(t.data[first] == '0' && first + 1 < t.length && ascii_is_digit(t.data[first + 1]));
}

static bool
is_json(struct text t)
{
	size_t at = 0;

	return !json_scan(t, &at) && at == t.length;
}

static bool
is_container(struct text t)
{
	return t.length > 0 && (t.data[0] == '[' || t.data[0] == '{') && is_json(t);
}

bool
guard_reads_as_json(struct text t, enum type type)
{
	if (type == TYPE_NUMBER)
		return t.length > 0 && (ascii_is_digit(t.data[0]) || t.data[0] == '-') && is_json(t);
	return type != TYPE_TEXT && is_container(t);
}

static struct text
without_apostrophes(struct text t)
{
	size_t at = 0;

	while (at < t.length && t.data[at] == '\'')
		at++;
	return text_slice(t, at, t.length);
}

static bool
is_taken_otherwise(struct text t, enum type type, bool excel)
{
	return is_formula(t) || (excel && changes_as_number(t)) || guard_reads_as_json(t, type);
}

bool
guard_wanted(struct text t, enum type type, bool excel)
{
	return guard_borne(t, type) || is_taken_otherwise(t, type, excel);
}

bool
guard_borne(struct text t, enum type type)
{
	return t.length > 0 && t.data[0] == '\'' && is_taken_otherwise(without_apostrophes(t), type, true);
}
