/* SPDX-License-Identifier: MIT */
/* Strings of JSON into text, and values into JSON. */
#include "news/block.h"
#include "news/record.h"

#include <math.h>
#include <stdio.h>

/* --- Reading --- */

static uint32_t
hex4(const char *p)
{
	uint32_t code = 0;

	for (int i = 0; i < 4; i++)
		code = code << 4 | (uint32_t)(ascii_is_digit(p[i]) ? p[i] - '0' : (p[i] | 0x20) - 'a' + 10);
	return code;
}

/* The \u escape at P (LEFT bytes to go) as a code point; *USED bytes of it are read. */
static uint32_t
unicode_escape(const char *p, size_t left, size_t *used)
{
	uint32_t code = hex4(p + 2);

	*used = 6;
	if (code < 0xD800 || code > 0xDFFF)
		return code;
	if (code < 0xDC00 && left >= 12 && p[6] == '\\' && p[7] == 'u') {
		uint32_t low = hex4(p + 8);
		if (low >= 0xDC00 && low <= 0xDFFF) {
			*used = 12;
			return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		}
	}
	return 0xFFFD;
}

static char
simple_escape(char c)
{
	switch (c) {
	case 'b':
		return '\b';
	case 'f':
		return '\f';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case 't':
		return '\t';
	default:
		return c;
	}
}

/* Decoding never makes a string longer. */
static void
decode(struct text raw, struct buffer *room)
{
	char *out = buffer_reserve(room, raw.length);
	const char *p = raw.data, *end = raw.data + raw.length;

	while (p < end) {
		const char *backslash = memchr(p, '\\', (size_t)(end - p));
		size_t run = (size_t)((backslash ? backslash : end) - p), used = 2;

		memcpy(out, p, run);
		out += run;
		p += run;
		if (!backslash)
			break;
		if (p[1] == 'u')
			out += utf8_put(out, unicode_escape(p, (size_t)(end - p), &used));
		else
			*out++ = simple_escape(p[1]);
		p += used;
	}
	room->length = (size_t)(out - room->data);
}

bool
json_text(struct text json, struct buffer *room, struct text *text)
{
	struct text raw;

	if (json.length < 2 || json.data[0] != '"')
		return false;
	raw = text_slice(json, 1, json.length - 1);
	if (raw.length && memchr(raw.data, '\\', raw.length)) {
		size_t start = room->length;
		decode(raw, room);
		*text = (struct text){ room->data + start, room->length - start };
	} else {
		*text = raw;
	}
	return true;
}

/* --- Writing --- */

static void
separate(struct writer *w)
{
	if (w->comma)
		buffer_add_char(w->out, ',');
	w->comma = true;
}

void
write_open(struct writer *w, char bracket)
{
	separate(w);
	buffer_add_char(w->out, bracket);
	w->comma = false;
}

void
write_close(struct writer *w, char bracket)
{
	buffer_add_char(w->out, bracket);
	w->comma = true;
}

/* A letter for the controls that have a short escape, 'u' for the others, 0 for what needs none. */
static char
escape_of(unsigned char c)
{
	static const char controls[] = "uuuuuuuubtnufruuuuuuuuuuuuuuuuuu";

	return c < 0x20 ? controls[c] : c == '"' || c == '\\' ? (char)c : 0;
}

/* How many of the bytes of a block at P stand before the first that needs an escape. */
static size_t
clean_bytes(const char *p)
{
	block b = block_load(p);

	return block_first((block)((b == '"') | (b == '\\') | (b < 0x20)));
}

static size_t
clean_run(struct text t, size_t at)
{
	size_t clean;

	for (; t.length - at >= BLOCK_SIZE; at += BLOCK_SIZE)
		if ((clean = clean_bytes(t.data + at)) < BLOCK_SIZE)
			return at + clean;
	/* The rest as a part of the last block. */
	if (t.length >= BLOCK_SIZE && clean_bytes(t.data + t.length - BLOCK_SIZE) == BLOCK_SIZE)
		return t.length;
	while (at < t.length && !escape_of((unsigned char)t.data[at]))
		at++;
	return at;
}

void
write_inside(struct buffer *out, struct text text)
{
	size_t at = 0;

	buffer_reserve(out, text.length + 2);
	while (at < text.length) {
		size_t end = clean_run(text, at);
		buffer_add(out, text.data + at, end - at);
		if (end == text.length)
			break;
		char letter = escape_of((unsigned char)text.data[end]);
		if (letter == 'u')
			buffer_print(out, "\\u%04x", (unsigned)text.data[end]);
		else
			buffer_add(out, (char[]){ '\\', letter }, 2);
		at = end + 1;
	}
}

void
write_stem(struct buffer *out, struct text id)
{
	buffer_add_char(out, '"');
	if (id.data[0] == '"')
		buffer_add(out, id.data + 1, id.length - 2);
	else
		write_inside(out, id);
}

void
write_text(struct writer *w, struct text text)
{
	separate(w);
	buffer_add_char(w->out, '"');
	write_inside(w->out, text);
	buffer_add_char(w->out, '"');
}

void
write_key(struct writer *w, const char *key)
{
	size_t length = strlen(key);
	char *out = buffer_reserve(w->out, length + 4);

	if (w->comma)
		*out++ = ',';
	*out++ = '"';
	memcpy(out, key, length);
	memcpy(out + length, "\":", 2);
	w->out->length += length + 3 + w->comma;
	w->comma = false;
}

void
write_integer(struct writer *w, long long number)
{
	unsigned long long size = number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;

	separate(w);
	if (number < 0)
		buffer_add_char(w->out, '-');
	buffer_add_number(w->out, size, 1);
}

/* A number of thousandths, the most usual. */
static bool
add_thousandths(struct buffer *out, double number)
{
	unsigned long thousandths;

	if (!(number >= 0 && number < 1e6))
		return false;
	thousandths = (unsigned long)(number * 1000 + .5);
	if ((double)thousandths / 1000 < number || (double)thousandths / 1000 > number)
		return false;
	buffer_add_number(out, thousandths / 1000, 1);
	if (!(thousandths %= 1000))
		return true;
	buffer_add_char(out, '.');
	buffer_add_number(out, thousandths, 3);
	while (out->data[out->length - 1] == '0')
		out->length--;
	return true;
}

void
write_number(struct writer *w, double number)
{
	char digits[400];
	size_t length;

	separate(w);
	if (add_thousandths(w->out, number))
		return;
	length = (size_t)snprintf(digits, sizeof digits, "%.6f", isfinite(number) ? number : 0);
	while (digits[length - 1] == '0')
		length--;
	length -= digits[length - 1] == '.';
	buffer_add(w->out, digits, length);
}

void
write_json(struct writer *w, struct text json)
{
	separate(w);
	buffer_add_text(w->out, json);
}

void
write_member(struct writer *w, const char *key, struct text text)
{
	write_key(w, key);
	write_text(w, text);
}

void
write_member_integer(struct writer *w, const char *key, long long number)
{
	write_key(w, key);
	write_integer(w, number);
}
