/* SPDX-License-Identifier: MIT */
#include "paragraphs.h"

#include "news/layout.h"
#include "news/table.h"

TABLE(word_endings);

enum { NEAR_LINES = 8 };

/* Looking for a word all over the text is dear: so many times at most, in so many bytes. */
enum { SEARCHES = 100, SEARCHED = 64 * 1024 };

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

static size_t
letters_before(struct text t, size_t end)
{
	size_t start = end;

	while (start > 0 && ascii_is_alpha(t.data[start - 1]))
		start--;
	return start;
}

/*
 * Was a word parted at the hyphen that BEFORE ends with? The rest of it is an ending, or the whole word stands elsewhere
 * in RAW.
 */
static bool
parts_word(struct text before, struct text line, struct text raw, size_t *searches)
{
	enum { LONGEST = 40 };
	size_t hyphen = before.length - 1, start = letters_before(before, hyphen), end = 0;
	char word[LONGEST];

	while (end < line.length && ascii_is_lower(line.data[end]))
		end++;
	if (!end || start == hyphen || hyphen - start + end > LONGEST || before.data[hyphen] != '-')
		return false;
	if (table_find(&table_word_endings, text_slice(line, 0, end)))
		return true;
	if (++*searches > SEARCHES)
		return false;
	memcpy(word, before.data + start, hyphen - start);
	memcpy(word + (hyphen - start), line.data, end);
	raw.length = raw.length < SEARCHED ? raw.length : SEARCHED;
	return text_find(raw, (struct text){ word, hyphen - start + end }, 0) < raw.length;
}

/* What a wrap took the place of: a space, or nothing behind a hyphen or a dash that stands against its word. */
static void
join(struct buffer *out, struct text line, struct text raw, size_t *searches)
{
	static const char soft[] = "\xC2\xAD";
	struct text before = buffer_text(out);

	if (text_ends(before, text_of(soft)))
		out->length -= strlen(soft);
	else if (!ends_with_dash(before) || (text_ends(before, text_of("-")) && opens_with_conjunction(line)))
		buffer_add_char(out, ' ');
	else if (parts_word(before, line, raw, searches))
		out->length--;
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
	size_t from = 0, lines = 0, searches = 0;
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
		if (open && !is_alone && (!last_alone || layout_flows(&layout, raw, start - 1)) &&
		    layout_joins(&layout, raw, start - 1))
			join(&p->text, line, raw, &searches);
		else
			begin(p);
		buffer_add_text(&p->text, line);
		p->at[p->count - 1].end = p->text.length;
		open = true;
		last_alone = is_alone;
	}
}
