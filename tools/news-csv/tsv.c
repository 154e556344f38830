/* SPDX-License-Identifier: MIT */
#include "tsv.h"

/* The letter behind the backslash that stands for C in TSV, or 0. */
static char
escape_of(char c)
{
	switch (c) {
	case '\t':
		return 't';
	case '\n':
		return 'n';
	case '\r':
		return 'r';
	case '\\':
		return '\\';
	default:
		return 0;
	}
}

void
tsv_add(struct buffer *out, struct text t)
{
	size_t done = 0;

	for (size_t i = 0; i < t.length; i++) {
		char letter = escape_of(t.data[i]);
		if (!letter)
			continue;
		buffer_add(out, t.data + done, i - done);
		buffer_add(out, (char[]){ '\\', letter }, 2);
		done = i + 1;
	}
	buffer_add_text(out, text_slice(t, done, t.length));
}

static char
meaning_of(char letter)
{
	switch (letter) {
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	default:
		return letter;
	}
}

/* A cell from byte START of the room on; where it is becomes known when the room stays. */
static void
end_cell(struct cells *c, size_t start)
{
	c->list = memory_grow(c->list, c->count, &c->capacity, sizeof *c->list);
	c->list[c->count++] = (struct text){ NULL, c->room.length - start };
}

void
tsv_split(struct cells *c, struct text line)
{
	size_t start = 0;

	c->count = 0;
	buffer_reset(&c->room);
	for (size_t i = 0; i < line.length; i++) {
		if (line.data[i] == '\t') {
			end_cell(c, start);
			start = c->room.length;
		} else if (line.data[i] == '\\' && i + 1 < line.length) {
			buffer_add_char(&c->room, meaning_of(line.data[++i]));
		} else {
			buffer_add_char(&c->room, line.data[i]);
		}
	}
	end_cell(c, start);
	start = 0;
	for (size_t i = 0; i < c->count; start += c->list[i++].length)
		if (c->list[i].length > 0)
			c->list[i].data = c->room.data + start;
}
