/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include <stdlib.h>

#include "news/table.h"

TABLE(entities);

enum { REFERENCE_MAX = 40, LAYERS = 3 }; /* bytes between & and ;, and how often an & may be escaped */

/* HTML reads numbers of C1 controls as Windows-1252; so do we with the characters themselves, later. */
static bool
put_code(unsigned long code, struct buffer *out)
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || (code < 0x20 && code != '\t' && code != '\n'))
		return false;
	buffer_add_code(out, (uint32_t)code);
	return true;
}

static bool
put_number(struct text digits, struct buffer *out)
{
	char number[REFERENCE_MAX + 1], *end;
	bool hex = digits.length > 1 && (digits.data[0] | 0x20) == 'x';
	memcpy(number, digits.data, digits.length);
	number[digits.length] = '\0';
	if (!digits.length || !(hex || ascii_is_digit(number[0])))
		return false;
	unsigned long code = strtoul(number + hex, &end, hex ? 16 : 10);
	return *end == '\0' && put_code(code, out);
}

static bool
put_named(struct text name, struct buffer *out)
{
	const struct table_entry *entry = table_find(&table_entities, name);
	if (!entry)
		return false;
	for (const char *at = entry->value; *at;) {
		char *end;
		put_code(strtoul(at, &end, 16), out);
		at = end + (*end == ' ');
	}
	return true;
}

/* How long the reference is that begins with the & at T's start, or 0; what it stands for is added to OUT. */
static size_t
put_reference(struct text t, struct buffer *out)
{
	size_t from = 1;
	/* "&amp;amp;rsquo;": the & itself was escaped, perhaps more than once */
	for (unsigned layer = 0; layer < LAYERS && t.length - from >= 4 && !memcmp(t.data + from, "amp;", 4); layer++)
		from += 4;
	size_t end = from;
	while (end < t.length && end - from < REFERENCE_MAX && (ascii_is_alpha(t.data[end]) || ascii_is_digit(t.data[end])
		|| (end == from && t.data[end] == '#')))
		end++;
	if (end < t.length && t.data[end] == ';' && end > from) {
		struct text name = text_slice(t, from, end);
		if (name.data[0] == '#' ? put_number(text_slice(name, 1, name.length), out) : put_named(name, out))
			return end + 1;
	}
	if (from == 1)
		return 0;
	buffer_add_char(out, '&');
	return from;
}

bool
repair_entities(struct text text, struct buffer *out)
{
	bool changed = false;
	for (size_t at = 0; at < text.length;) {
		size_t next = text_find(text, text_of("&"), at);
		buffer_add_text(out, text_slice(text, at, next));
		if (next == text.length)
			break;
		size_t length = put_reference(text_slice(text, next, text.length), out);
		if (!length)
			buffer_add_char(out, '&');
		changed |= length > 0;
		at = next + (length ? length : 1);
	}
	return changed;
}
