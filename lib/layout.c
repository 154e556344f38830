/* SPDX-License-Identifier: MIT */
#include "news/layout.h"

/* A line seen from its end: what it closes with, and what the next one opens with. */
struct line_end {
	struct text line, next;
	bool closed, flows;
};

bool
layout_line_is_closed(struct text line)
{
	size_t size;
	while (line.length) {
		switch (utf8_before(line, line.length, &size)) {
		case '"': case '\'': case ')': case ']': case 0x2019: case 0x201D: case 0xBB:
			line.length -= size;
			continue;
		case '.': case '?': case '!': case ':': case 0x2026: case 0x3002:
			return true;
		default:
			return false;
		}
	}
	return false;
}

static struct text
line_before(struct text t, size_t at)
{
	const char *feed = memrchr(t.data, '\n', at);
	size_t start = feed ? (size_t)(feed - t.data) + 1 : 0;
	return text_trim(text_slice(t, start, at));
}

static struct text
line_after(struct text t, size_t at)
{
	size_t from = at + 1;
	struct span line;
	if (!text_next_line(t, &from, &line))
		return text_slice(t, t.length, t.length);
	return text_trim(text_span(t, line));
}

static struct line_end
line_end_at(struct text t, size_t at)
{
	struct line_end e = { .line = line_before(t, at), .next = line_after(t, at) };
	if (!e.line.length || !e.next.length)
		return e;
	size_t size;
	uint32_t first = utf8_at(e.next, 0, &size);
	e.closed = layout_line_is_closed(e.line);
	e.flows = !e.closed && code_is_letter(first) && !code_is_upper(first);
	return e;
}

struct layout
layout_of(struct text t)
{
	struct layout layout = { 0 };
	size_t pairs = 0, flowing = 0, closed = 0;
	const char *feed, *end = t.data + t.length;
	for (size_t at = 0; (feed = memchr(t.data + at, '\n', t.length - at)); at++) {
		at = (size_t)(feed - t.data);
		if (feed + 1 < end && feed[1] == '\n') {
			closed += at > 0 && layout_line_is_closed(text_slice(t, 0, at));
			at++;
			continue;
		}
		struct line_end e = line_end_at(t, at);
		closed += e.closed;
		if (!e.line.length || !e.next.length)
			continue;
		pairs++;
		flowing += e.flows;
		if (e.flows && e.line.length > layout.width)
			layout.width = e.line.length;
	}
	if (flowing && !closed)
		closed = layout_line_is_closed(text_trim(t));
	layout.wrapped = closed && flowing * 4 >= pairs && flowing;
	return layout;
}

bool
layout_joins(const struct layout *layout, struct text t, size_t at)
{
	if (!layout->wrapped)
		return layout->one;
	struct line_end e = line_end_at(t, at);
	if (!e.line.length || !e.next.length)
		return false;
	if (e.flows)
		return true;
	size_t word = 0;
	while (word < e.next.length && !ascii_is_space(e.next.data[word]))
		word++;
	return (e.line.length + 1 + word) * 10 > layout->width * 9;
}
