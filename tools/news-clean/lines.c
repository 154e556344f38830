/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "news/buffer.h"
#include "words.h"

static bool
is_closer(uint32_t code)
{
	return code == '"' || code == '\'' || code == ')' || code == ']' || code == '}' || code == '*'
		|| (code >= 0x2018 && code <= 0x201F) || code == 0xBB || code == 0x203A;
}

static enum close
close_of(struct text line)
{
	size_t size;
	uint32_t last = utf8_before(line, line.length, &size);
	bool bracket = last == ')' || last == ']';
	while (line.length > size && is_closer(last)) {
		line.length -= size;
		last = utf8_before(line, line.length, &size);
	}
	if (last == 0x2026 || text_ends(line, text_of("...")))
		return CLOSE_ELLIPSIS;
	if (last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xFF01 || last == 0xFF1F)
		return CLOSE_STOP;
	if (last == ':' || last == 0xFF1A)
		return CLOSE_COLON;
	if (last == ',' || last == ';' || last == '-' || last == 0x2014 || last == 0x2013)
		return CLOSE_COMMA;
	if (bracket)
		return CLOSE_BRACKET;
	if (last < 0x80 && ascii_is_digit((char)last))
		return CLOSE_DIGIT;
	return code_is_letter(last) ? CLOSE_LETTER : CLOSE_OTHER;
}

static enum first
first_of(struct text line)
{
	size_t size;
	uint32_t code = utf8_at(line, 0, &size);
	if (code < 0x80 && ascii_is_digit((char)code))
		return FIRST_DIGIT;
	if (code_is_upper(code))
		return FIRST_UPPER;
	if (code_is_letter(code))
		return FIRST_LOWER;
	if (code == '"' || code == '\'' || (code >= 0x2018 && code <= 0x201F) || code == 0xAB)
		return FIRST_QUOTE;
	if (code == '-' || code == '*' || code == 0x2022 || code == 0x2013 || code == 0x2014 || code == 0xB7)
		return FIRST_BULLET;
	return code == '(' || code == '[' ? FIRST_BRACKET : FIRST_OTHER;
}

static void
classify(struct line *line, struct text text)
{
	line->close = (uint8_t)close_of(text);
	line->first = (uint8_t)first_of(text);
	line->size = (uint8_t)((line->words > 3) + (line->words > 9) + (line->words > 19));
	bool closed = line->close == CLOSE_STOP || line->close == CLOSE_ELLIPSIS;
	line->shape = (uint8_t)(line->size * 2 + closed);
	line->outline = (uint8_t)(line->size * 3 + (closed ? 1 : line->close == CLOSE_COLON ? 2 : 0));
	line->texty = (closed && line->words >= 10) || line->words >= 25;
}

void
lines_measure(struct lines *lines, struct text text)
{
	lines->count = lines->term_count = 0;
	lines->total = 0;
	for (size_t from = 0, end; from <= text.length; from = end + 1) {
		const char *stop = from < text.length ? memchr(text.data + from, '\n', text.length - from) : NULL;
		end = stop ? (size_t)(stop - text.data) : text.length;
		lines->total++;
		struct span span = span_trim(text, (struct span){ from, end });
		if (span.start == span.end)
			continue;
		lines->at = memory_grow(lines->at, lines->count, &lines->capacity, sizeof *lines->at);
		struct line *line = &lines->at[lines->count++];
		*line = (struct line){ .span = span, .number = lines->total, .first_term = (uint32_t)lines->term_count };
		words_measure(lines, line, text);
		classify(line, text_span(text, span));
	}
}
