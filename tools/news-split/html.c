/* SPDX-License-Identifier: MIT */
#include "html.h"

#include <stdlib.h>

#include "news/table.h"

TABLE(html_blocks);
TABLE(html_entities);

/* The end of the tag or comment that begins at byte AT. */
static size_t
tag_end(struct text t, size_t at)
{
	if (text_starts(text_slice(t, at, t.length), text_of("<!--"))) {
		size_t end = text_find(t, text_of("-->"), at);
		return end < t.length ? end + 3 : t.length;
	}
	const char *end = memchr(t.data + at, '>', t.length - at);
	return end ? (size_t)(end - t.data) + 1 : t.length;
}

static struct text
tag_name(struct text t, size_t at)
{
	size_t end = at;

	while (end < t.length && (ascii_is_alpha(t.data[end]) || ascii_is_digit(t.data[end])))
		end++;
	return text_slice(t, at, end);
}

/* What the tag at byte AT stands for goes into OUT; the byte behind it, and behind what it hides. */
static size_t
put_tag(struct text t, size_t at, struct buffer *out)
{
	bool closing = at + 1 < t.length && t.data[at + 1] == '/';
	struct text name = tag_name(t, at + 1 + closing);
	size_t end = tag_end(t, at);

	if (table_find_folded(&table_html_blocks, name))
		buffer_add(out, "\n\n", 2);
	else if (text_equal_folded(name, text_of("br")))
		buffer_add_char(out, '\n');
	if (closing || !(text_equal_folded(name, text_of("script")) || text_equal_folded(name, text_of("style"))))
		return end;
	size_t hidden = text_find(t, text_of("</"), end);
	return hidden < t.length ? tag_end(t, hidden) : t.length;
}

static uint32_t
number_of(struct text name)
{
	char digits[12] = "";
	bool hex = name.length > 1 && (name.data[1] | 0x20) == 'x';

	memcpy(digits, name.data + 1 + hex, name.length - 1 - hex);
	unsigned long code = strtoul(digits, NULL, hex ? 16 : 10);
	return code < 0x20 || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF ? 0xFFFD : (uint32_t)code;
}

/* The entity at byte AT, or its ampersand when it is none. */
static size_t
put_entity(struct text t, size_t at, struct buffer *out)
{
	enum { LONGEST = 12 };
	size_t least = t.length - at < LONGEST ? t.length - at : LONGEST;
	const char *end = memchr(t.data + at, ';', least);

	if (end && end > t.data + at + 1) {
		struct text name = text_slice(t, at + 1, (size_t)(end - t.data));
		const struct table_entry *e = table_find(&table_html_entities, name);
		if (e)
			buffer_add_string(out, e->value);
		else if (name.data[0] == '#' && name.length > 1)
			buffer_add_code(out, number_of(name));
		else
			end = NULL;
		if (end)
			return (size_t)(end - t.data) + 1;
	}
	buffer_add_char(out, '&');
	return at + 1;
}

void
html_text(struct text html, struct buffer *out)
{
	size_t at = 0;

	while (at < html.length) {
		size_t run = at;
		while (run < html.length && html.data[run] != '<' && html.data[run] != '&')
			run++;
		for (size_t i = at; i < run; i++)
			buffer_add_char(out, html.data[i] == '\n' ? ' ' : html.data[i]);
		at = run;
		if (at < html.length)
			at = html.data[at] == '<' ? put_tag(html, at, out) : put_entity(html, at, out);
	}
}
