/* SPDX-License-Identifier: MIT */
#include "width.h"

#include "news/unicode.h"

enum { CLUSTER_BYTES = 64 }; /* that are shown: marks can be heaped on a letter without end */

struct cluster {
	size_t start, shown, end; /* in bytes */
	size_t columns;
};

/* The columns of a character; -1 for one that is not to be shown. */
static int
columns_of(uint32_t code)
{
	return unicode_kind(code) == UNICODE_HIDDEN ? -1 : unicode_width(code);
}

/* Does CODE make the picture of its cluster wide? Variation selector 16, and the second letter of a flag, do. */
static bool
widens(uint32_t code, bool first)
{
	return code == 0xFE0F || (!first && code >= 0x1F1E6 && code <= 0x1F1FF);
}

/* The cluster that begins at byte AT. */
static struct cluster
next_cluster(struct text t, size_t at)
{
	struct cluster c = { .start = at, .shown = at };
	int state = 0;
	uint32_t last = 0;
	size_t size;

	for (; at < t.length; at += size) {
		uint32_t code = utf8_at(t, at, &size);
		int columns = columns_of(code);
		if (at > c.start && unicode_breaks(last, code, &state))
			break;
		if (columns > 0 && (size_t)columns > c.columns)
			c.columns = (size_t)columns;
		if (widens(code, at == c.start))
			c.columns = 2;
		if (at + size - c.start <= CLUSTER_BYTES)
			c.shown = at + size;
		last = code;
	}
	c.end = at;
	return c;
}

static bool
is_hidden(uint32_t code)
{
	return columns_of(code) < 0 || (code >= 0x200E && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
		(code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

size_t
width_add(struct buffer *out, struct text t, size_t room)
{
	size_t columns = 0, fits = out->length, fitting = 0, size;
	bool space = false;
	struct cluster c;

	for (size_t at = 0; at < t.length; at = c.end) {
		uint32_t code = utf8_at(t, at, &size);
		c = next_cluster(t, at);
		if (code_is_space(code)) {
			space = columns > 0;
			continue;
		}
		if (is_hidden(code))
			continue;
		if (columns + space + c.columns > room) {
			out->length = fits;
			buffer_add_string(out, "…");
			return fitting + 1;
		}
		if (space)
			buffer_add_char(out, ' ');
		buffer_add_text(out, text_slice(t, c.start, c.shown));
		columns += space + c.columns;
		space = false;
		if (columns < room) {
			fits = out->length;
			fitting = columns;
		}
	}
	return columns;
}
