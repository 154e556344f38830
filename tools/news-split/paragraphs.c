/* SPDX-License-Identifier: MIT */
#include "paragraphs.h"

#include "news/layout.h"

enum { NEAR_LINES = 12 };

static bool
opens_with_conjunction(struct text line)
{
	return text_starts(line, text_of("and ")) || text_starts(line, text_of("or ")) ||
	       text_starts(line, text_of("to ")) || text_starts(line, text_of("nor "));
}

static bool
code_is_dash(uint32_t code)
{
	return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

/* Does T end with dashes that stand against a word? */
static bool
ends_with_dash(struct text t)
{
	size_t size, end = t.length;

	while (end && code_is_dash(utf8_before(t, end, &size)))
		end -= size;
	return end && end < t.length && !code_is_space(utf8_before(t, end, &size));
}

/* What a wrap took the place of: a space, or nothing behind a hyphen or a dash that stands against its word. */
static void
join(struct buffer *out, struct text line)
{
	static const char soft[] = "\xC2\xAD";
	struct text before = buffer_text(out);

	if (text_ends(before, text_of(soft)))
		out->length -= strlen(soft);
	else if (!ends_with_dash(before) || (text_ends(before, text_of("-")) && opens_with_conjunction(line)))
		buffer_add_char(out, ' ');
}

static void
begin(struct paragraphs *p)
{
	if (p->count)
		buffer_add(&p->text, "\n\n", 2);
	p->at = memory_grow(p->at, p->count, &p->capacity, sizeof *p->at);
	p->at[p->count++].start = p->text.length;
}

void
paragraphs_read(struct paragraphs *p, struct text raw, stands_alone *alone)
{
	struct layout layout = layout_of(raw);
	struct span span;
	size_t from = 0, lines = 0;
	bool open = false, last_alone = false;

	buffer_reset(&p->text);
	p->count = 0;
	for (size_t start = 0; text_next_line(raw, &from, &span); start = from) {
		struct text line = text_trim(text_span(raw, span));
		if (!line.length) {
			open = false;
			continue;
		}
		bool is_alone = alone(line, lines++ < NEAR_LINES);
		if (open && !is_alone && !last_alone && layout_joins(&layout, raw, start - 1))
			join(&p->text, line);
		else
			begin(p);
		buffer_add_text(&p->text, line);
		p->at[p->count - 1].end = p->text.length;
		open = true;
		last_alone = is_alone;
	}
}
