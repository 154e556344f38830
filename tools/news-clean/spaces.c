/* SPDX-License-Identifier: MIT */
#include "repair.h"

static bool
is_word(uint32_t code)
{
	return code_is_letter(code) || (code < 0x80 && ascii_is_digit((char)code));
}

/*
 * Is every space of LINE a no-break space? Then they stand for ordinary ones; else each was put there on purpose, as
 * is a single one that is not between words.
 */
static bool
is_all_unbroken(struct text line)
{
	struct text nbsp = text_of("\u00A0");
	size_t size, first = text_find(line, nbsp, 0);
	if (first == line.length || memchr(line.data, ' ', line.length))
		return false;
	if (text_find(line, nbsp, first + 2) < line.length)
		return true;
	return first && first + 2 < line.length && is_word(utf8_before(line, first, &size))
		&& is_word(utf8_at(line, first + 2, &size));
}

/* Do the spaces from START to END of LINE stand between words, where one is enough? */
static bool
is_between_words(struct text line, size_t start, size_t end)
{
	size_t size;
	if (!start || end == line.length)
		return false;
	if (end - start == 2)
		return true;
	uint32_t before = utf8_before(line, start, &size), after = utf8_at(line, end, &size);
	return (is_word(before) || (before < 0x80 && before && strchr(".,;:!?\"')]%", (int)before)) || before == 0x2019
		|| before == 0x201D) && !(after < 0x80 && strchr("`|", (int)after));
}

static void
write_line(struct text line, struct buffer *out)
{
	bool unbroken = is_all_unbroken(line);
	size_t from = 0;
	for (size_t at = 0; at < line.length; at++) {
		size_t run = at;
		while (run < line.length && line.data[run] == ' ')
			run++;
		if (run > at + 1 && is_between_words(line, at, run)) {
			buffer_add_text(out, text_slice(line, from, at));
			from = run - 1;
		} else if (unbroken && line.length - at > 1 && !memcmp(line.data + at, "\u00A0", 2)) {
			buffer_add_text(out, text_slice(line, from, at));
			buffer_add_char(out, ' ');
			from = at + 2;
			at++;
		}
		at = run > at ? run - 1 : at;
	}
	buffer_add_text(out, text_slice(line, from, line.length));
}

/* The line from START to END of T without the white space at its end and odd spaces at its start. */
static struct text
without_margins(struct text t, size_t start, size_t end)
{
	struct span span = span_trim(t, (struct span){ start, end });
	size_t plain = start;
	while (plain < span.start && (t.data[plain] == ' ' || t.data[plain] == '\t'))
		plain++;
	if (span.start == span.end)
		return text_slice(t, start, start);
	if (plain == span.start)
		span.start = start;
	return text_span(t, span);
}

bool
repair_spaces(struct text text, struct buffer *out)
{
	size_t start = out->length;
	bool inside = text_find(text, text_of("  "), 0) < text.length || text_find(text, text_of("\u00A0"), 0) < text.length;
	for (size_t at = 0, end; at <= text.length; at = end + 1) {
		end = text_find(text, text_of("\n"), at);
		struct text line = without_margins(text, at, end);
		if (inside)
			write_line(line, out);
		else
			buffer_add_text(out, line);
		if (end < text.length)
			buffer_add_char(out, '\n');
	}
	return !text_equal(text, text_slice(buffer_text(out), start, out->length));
}
