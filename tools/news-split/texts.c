/* SPDX-License-Identifier: MIT */
#include "texts.h"

#include "label.h"
#include "news/table.h"

TABLE(delimiters);

enum { LINE_LONGEST = 64 * 1024, DELIMITER_LONGEST = 100 };

void
texts_init(struct texts *t, struct input *in, enum texts_parting parting, struct pattern *separator, size_t limit)
{
	struct buffer keep = t->text;

	*t = (struct texts){ .in = in, .parting = parting, .separator = separator, .limit = limit,
		             .next_line = 1, .text = keep };
	buffer_reset(&t->text);
}

/* "3 of 40 DOCUMENTS" is "0 of 0 documents" in the table. */
static const struct table_entry *
delimiter_of(struct text line)
{
	char folded[DELIMITER_LONGEST];
	size_t length = 0;

	line = raw_trim(line);
	if (!line.length || line.length > DELIMITER_LONGEST)
		return NULL;
	for (size_t i = 0; i < line.length; i++) {
		bool digit = ascii_is_digit(line.data[i]);
		if (digit && length && folded[length - 1] == '0')
			continue;
		folded[length++] = digit ? '0' : ascii_fold(line.data[i]);
	}
	return table_find(&table_delimiters, (struct text){ folded, length });
}

static bool
is_coded(struct text text)
{
	enum { FAR = 4096 }; /* blank lines stand before no code that is farther away */
	struct span line;
	size_t from = 0;

	text.length = text.length < FAR ? text.length : FAR;
	while (text_next_line(text, &from, &line)) {
		struct text t = raw_trim(text_span(text, line));
		if (t.length)
			return label_is_code(t);
	}
	return false;
}

/* Does LINE stand between two texts? */
static bool
parts(struct texts *t, struct text line)
{
	struct groups groups;

	if (t->parting == PARTED_BY_PATTERN) {
		line.length -= line.length && line.data[line.length - 1] == '\r';
		return utf8_check(line) == line.length && pattern_find(t->separator, line, 0, &groups);
	}
	const struct table_entry *e = delimiter_of(line);
	if (!e)
		return false;
	t->exported = true;
	t->labelled |= *e->value != '\0';
	return true;
}

/* Factiva puts a form feed in front of the first line of an article. */
static bool
form_feed_parts(struct texts *t, struct text piece)
{
	return t->parting == PARTED_BY_TABLE && piece.data[0] == '\f' && is_coded(buffer_text(&t->text));
}

static size_t
count_lines(struct text t)
{
	size_t lines = 0;

	for (const char *at = t.data; (at = memchr(at, '\n', (size_t)(t.data + t.length - at))); at++)
		lines++;
	return lines;
}

/* Add PIECE, or the part of it that belongs to the text; true when the text ends with it. */
static bool
add_piece(struct texts *t, struct text *piece)
{
	char last = piece->data[piece->length - 1];
	struct text line = text_slice(*piece, 0, piece->length - (last == '\n' || last == '\0'));
	bool ended = t->parting == PARTED_BY_NUL && last == '\0';

	if (form_feed_parts(t, *piece)) {
		piece->length = 1;
		return true;
	}
	t->next_line += count_lines(*piece);
	if (t->parting != PARTED_BY_NUL && piece->length < LINE_LONGEST && parts(t, line))
		return true;
	if (t->text.length <= t->limit)
		buffer_add_text(&t->text, ended ? line : *piece);
	return ended;
}

bool
texts_next(struct texts *t, struct text *text)
{
	struct text piece;

	do {
		bool ended = false;
		t->line = t->next_line;
		buffer_reset(&t->text);
		while (!ended && input_piece(t->in, t->parting == PARTED_BY_NUL ? '\0' : '\n', LINE_LONGEST, &piece)) {
			ended = add_piece(t, &piece);
			input_take(t->in, piece.length);
		}
		if (!ended && !t->text.length)
			return false;
	} while (!raw_trim(buffer_text(&t->text)).length);
	*text = buffer_text(&t->text);
	t->too_long = text->length > t->limit;
	t->exported |= t->parting == PARTED_BY_TABLE && is_coded(*text);
	return true;
}
