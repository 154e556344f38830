/* SPDX-License-Identifier: MIT */
/* A validating scan of JSON by RFC 8259, with the UTF-8 of RFC 3629, in one pass. */
#include "json.h"

#include "news/block.h"
#include "news/record.h"

bool
scan_fail(struct scan *s, size_t at, const char *reason)
{
	s->at = at;
	s->reason = reason;
	return false;
}

void
scan_space(struct scan *s)
{
	const char *p = s->text.data;

	while (s->at < s->text.length &&
	       (p[s->at] == ' ' || p[s->at] == '\n' || p[s->at] == '\t' || p[s->at] == '\r'))
		s->at++;
}

/*
 * The first byte at or after AT that a string's scan must look at: a quote, a backslash, a control
 * character, or the start of a longer sequence.
 */
static size_t
plain(const char *p, size_t at, size_t end)
{
	for (size_t clean; end - at >= BLOCK_SIZE; at += clean) {
		block b = block_load(p + at);
		clean = block_first((block)((b == '"') | (b == '\\') | (b < 0x20) | (b >= 0x80)));
		if (clean < BLOCK_SIZE)
			return at + clean;
	}
	for (; at < end; at++)
		if (p[at] == '"' || p[at] == '\\' || (unsigned char)(p[at] - 0x20) >= 0x60)
			break;
	return at;
}

static bool
is_hex(char c)
{
	return ascii_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* The escape whose backslash is at AT: its length, or 0. */
static size_t
escape_length(const char *p, size_t at, size_t end)
{
	if (end - at < 2)
		return 0;
	if (p[at + 1] == 'u')
		return end - at >= 6 && is_hex(p[at + 2]) && is_hex(p[at + 3]) && is_hex(p[at + 4]) &&
				is_hex(p[at + 5]) ? 6 : 0;
	return p[at + 1] && strchr("\"\\/bfnrt", p[at + 1]) ? 2 : 0;
}

bool
scan_string(struct scan *s)
{
	const char *p = s->text.data;
	size_t end = s->text.length, at = s->at + 1, size;

	s->escaped = false;
	for (;;) {
		at = plain(p, at, end);
		if (at == end)
			return scan_fail(s, at, "unfinished string");
		if (p[at] == '"')
			break;
		if (p[at] == '\\') {
			size = escape_length(p, at, end);
			if (!size)
				return scan_fail(s, at, "bad escape");
			s->escaped = true;
		} else if ((unsigned char)p[at] < 0x20) {
			return scan_fail(s, at, "control character in a string");
		} else {
			size = utf8_sequence(p + at, end - at);
			if (!size)
				return scan_fail(s, at, "broken UTF-8");
		}
		at += size;
	}
	s->at = at + 1;
	return true;
}

static size_t
digits(struct text t, size_t at)
{
	while (at < t.length && ascii_is_digit(t.data[at]))
		at++;
	return at;
}

static bool
scan_number(struct scan *s)
{
	struct text t = s->text;
	size_t at = s->at + (t.data[s->at] == '-'), whole = at;

	at = digits(t, at);
	if (at == whole || (t.data[whole] == '0' && at > whole + 1))
		return scan_fail(s, s->at, "bad number");
	if (at < t.length && t.data[at] == '.') {
		size_t fraction = at + 1;
		at = digits(t, fraction);
		if (at == fraction)
			return scan_fail(s, s->at, "bad number");
	}
	if (at < t.length && (t.data[at] | 0x20) == 'e') {
		size_t exponent = at + 1;
		exponent += exponent < t.length && (t.data[exponent] == '+' || t.data[exponent] == '-');
		at = digits(t, exponent);
		if (at == exponent)
			return scan_fail(s, s->at, "bad number");
	}
	s->at = at;
	return true;
}

static bool
scan_word(struct scan *s, const char *word)
{
	if (!text_starts(text_slice(s->text, s->at, s->text.length), text_of(word)))
		return scan_fail(s, s->at, "not JSON");
	s->at += strlen(word);
	return true;
}

static bool
at_byte(const struct scan *s, char c)
{
	return s->at < s->text.length && s->text.data[s->at] == c;
}

bool
scan_key(struct scan *s, struct text *key)
{
	size_t start;

	scan_space(s);
	start = s->at;
	if (!at_byte(s, '"'))
		return scan_fail(s, s->at, "not JSON");
	if (!scan_string(s))
		return false;
	*key = text_slice(s->text, start, s->at);
	scan_space(s);
	if (!at_byte(s, ':'))
		return scan_fail(s, s->at, "not JSON");
	s->at++;
	scan_space(s);
	return true;
}

static bool
scan_members(struct scan *s, char close, unsigned depth)
{
	struct text key;

	s->at++;
	scan_space(s);
	if (at_byte(s, close)) {
		s->at++;
		return true;
	}
	for (;;) {
		if (close == '}' && !scan_key(s, &key))
			return false;
		if (!scan_value(s, depth + 1))
			return false;
		scan_space(s);
		if (at_byte(s, close))
			break;
		if (!at_byte(s, ','))
			return scan_fail(s, s->at, "not JSON");
		s->at++;
	}
	s->at++;
	return true;
}

bool
scan_value(struct scan *s, unsigned depth)
{
	scan_space(s);
	if (s->at >= s->text.length)
		return scan_fail(s, s->at, "not JSON");
	switch (s->text.data[s->at]) {
	case '"':
		return scan_string(s);
	case '{':
	case '[':
		if (depth >= RECORD_DEPTH)
			return scan_fail(s, s->at, "nested too deep");
		return scan_members(s, s->text.data[s->at] == '{' ? '}' : ']', depth);
	case 't':
		return scan_word(s, "true");
	case 'f':
		return scan_word(s, "false");
	case 'n':
		return scan_word(s, "null");
	default:
		if (s->text.data[s->at] != '-' && !ascii_is_digit(s->text.data[s->at]))
			return scan_fail(s, s->at, (unsigned char)s->text.data[s->at] < 0x80 ? "not JSON" :
				utf8_sequence(s->text.data + s->at, s->text.length - s->at) ? "not JSON" : "broken UTF-8");
		return scan_number(s);
	}
}

const char *
json_scan(struct text t, size_t *at)
{
	struct scan s = { .text = t, .at = *at };

	scan_value(&s, 0);
	*at = s.at;
	return s.reason;
}

bool
elements_init(struct elements *e, struct text json)
{
	*e = (struct elements){ json, 1 };
	return json.length > 1 && json.data[0] == '[';
}

size_t
elements_place(const struct elements *e)
{
	struct scan s = { .text = e->json, .at = e->at };

	scan_space(&s);
	if (at_byte(&s, ','))
		s.at++;
	scan_space(&s);
	return s.at;
}

bool
elements_next(struct elements *e, struct text *json)
{
	size_t start = elements_place(e);
	struct scan s = { .text = e->json, .at = start };

	if (start >= s.text.length || at_byte(&s, ']'))
		return false;
	if (!scan_value(&s, 1))
		return false;
	*json = text_slice(e->json, start, s.at);
	e->at = s.at;
	return true;
}
