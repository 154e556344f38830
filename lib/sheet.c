/* SPDX-License-Identifier: MIT */
#include <csv.h>

#include "news/sheet.h"

enum { CELL_STEP = 64 * 1024 }; /* libcsv grows by steps; its own of 128 bytes costs a fifth of the speed */

struct sheet {
	struct csv_parser parser;
	sheet_take *take;
	void *context;
	size_t limit;
	size_t line;            /* of the row's first byte */
	size_t lines;           /* of the row, as far as the parser has it */
	struct buffer raw;      /* from the row's first byte on */
	size_t begin;           /* of the row, in raw */
	size_t first;           /* end of its first line, where reading goes on after a fault */
	size_t fed;             /* the parser has everything before */
	size_t scanned;         /* no line end between `fed` and here */
	struct buffer contents; /* of the cells, one behind the other */
	struct text *cells;
	size_t count, capacity;
	bool complete;          /* the parser saw the end of the row */
	bool skipping;          /* inside a line beyond the limit */
};

/* --- Writing --- */

static bool
needs_quotes(struct text cell, char delimiter)
{
	if (cell.length == 0)
		return false;
	char first = cell.data[0], last = cell.data[cell.length - 1];
	if (first == ' ' || first == '\t' || last == ' ' || last == '\t')
		return true; /* many readers trim what is bare */
	for (size_t i = 0; i < cell.length; i++) {
		char c = cell.data[i];
		if (c == '"' || c == delimiter || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

/* libcsv goes byte by byte: it is asked where something has to be doubled. */
void
sheet_quoted(struct buffer *out, struct text cell)
{
	size_t room = 2 * cell.length + 2;

	if (cell.length > 0 && memchr(cell.data, '"', cell.length)) {
		out->length += csv_write(buffer_reserve(out, room), room, cell.data, cell.length);
		return;
	}
	buffer_add_char(out, '"');
	buffer_add_text(out, cell);
	buffer_add_char(out, '"');
}

void
sheet_cell(struct buffer *out, struct text cell, char delimiter)
{
	if (needs_quotes(cell, delimiter))
		sheet_quoted(out, cell);
	else
		buffer_add_text(out, cell);
}

/* --- Reading --- */

static int
is_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
resize(void *old, size_t size)
{
	return memory_resize(old, size, 1);
}

static void
on_cell(void *data, size_t length, void *context)
{
	struct sheet *s = context;

	if (length > 0)
		buffer_add(&s->contents, data, length);
	s->cells = memory_grow(s->cells, s->count, &s->capacity, sizeof *s->cells);
	s->cells[s->count++] = (struct text){ data ? "" : NULL, length };
}

static void
on_row(int end, void *context)
{
	struct sheet *s = context;

	(void)end;
	s->complete = true;
}

struct sheet *
sheet_new(char delimiter, size_t limit, sheet_take *take, void *context)
{
	struct sheet *s = memory_resize(NULL, 1, sizeof *s);

	*s = (struct sheet){ .take = take, .context = context, .limit = limit, .line = 1 };
	csv_init(&s->parser, CSV_STRICT | CSV_EMPTY_IS_NULL);
	csv_set_delim(&s->parser, (unsigned char)delimiter);
	csv_set_space_func(&s->parser, is_space);
	csv_set_realloc_func(&s->parser, resize);
	csv_set_blk_size(&s->parser, CELL_STEP);
	return s;
}

void
sheet_free(struct sheet *s)
{
	csv_free(&s->parser);
	buffer_release(&s->raw);
	buffer_release(&s->contents);
	free(s->cells);
	free(s);
}

/* The row is over: the next one begins at byte NEXT, LINES further down. */
static void
begin_row(struct sheet *s, size_t next, size_t lines)
{
	s->begin = s->first = s->fed = s->scanned = next;
	s->line += lines;
	s->lines = 0;
	s->count = 0;
	s->complete = false;
	buffer_reset(&s->contents);
}

static void
give(struct sheet *s, size_t end, const char *fault)
{
	struct sheet_row row = {
		.cells = s->cells, .count = fault ? 0 : s->count, .line = s->line,
		.bytes = text_slice(buffer_text(&s->raw), s->begin, end), .fault = fault,
	};
	const char *at = buffer_text(&s->contents).data;

	for (size_t i = 0; i < row.count; i++) {
		if (s->cells[i].length > 0)
			s->cells[i].data = at;
		at += s->cells[i].length;
	}
	s->take(s->context, &row);
}

/* The row's first line is no row; read again from the one behind it. */
static void
give_fault(struct sheet *s, const char *fault)
{
	give(s, s->first, fault);
	csv_fini(&s->parser, NULL, NULL, NULL);
	begin_row(s, s->first, 1);
}

/* Let the parser have a line that ends at byte END, its line end included. */
static void
feed_line(struct sheet *s, size_t end, bool ended)
{
	const char *line = s->raw.data + s->fed;
	size_t length = end - s->fed;

	if (s->lines == 0 && (*line == '\n' || *line == '\r')) {
		begin_row(s, end, 1);
		return;
	}
	if (s->lines++ == 0)
		s->first = end;
	if (end - s->begin > s->limit) {
		give_fault(s, "a row longer than --max-line");
		return;
	}
	s->fed = s->scanned = end;
	if (csv_parse(&s->parser, line, length, on_cell, on_row, s) != length) {
		give_fault(s, "a quote mark out of place");
		return;
	}
	if (!ended && !s->complete)
		csv_parse(&s->parser, "\n", 1, on_cell, on_row, s);
	if (s->complete) {
		give(s, end, NULL);
		begin_row(s, end, s->lines);
	}
}

/* The end of the line that begins at `fed`, or 0 when it is not there yet. */
static size_t
line_end(struct sheet *s, bool last)
{
	const char *data = s->raw.data;
	size_t at = s->scanned, length = s->raw.length;

	while (at < length && data[at] != '\n' && data[at] != '\r')
		at++;
	s->scanned = at;
	if (at == length || (data[at] == '\r' && at + 1 == length && !last))
		return 0;
	return at + (data[at] == '\r' && at + 1 < length && data[at + 1] == '\n' ? 2 : 1);
}

/* A line that is not complete is longer than a row may be. */
static void
give_long(struct sheet *s)
{
	if (s->lines > 0) {
		give_fault(s, "a row longer than --max-line");
		return;
	}
	if (!s->skipping)
		give(s, s->raw.length, "a row longer than --max-line");
	s->skipping = true;
	begin_row(s, s->raw.length, 0);
}

static void
advance(struct sheet *s, bool last)
{
	for (;;) {
		size_t end = line_end(s, last);
		if (end == 0 && s->scanned == s->raw.length && s->raw.length - s->begin > s->limit) {
			give_long(s);
			continue;
		}
		if (end == 0)
			break;
		if (s->skipping)
			begin_row(s, end, 1);
		else
			feed_line(s, end, true);
		s->skipping = false;
	}
}

void
sheet_read(struct sheet *s, struct text bytes)
{
	if (s->begin > 0) {
		size_t begin = s->begin;
		memmove(s->raw.data, s->raw.data + begin, s->raw.length - begin);
		s->raw.length -= begin;
		s->first -= begin;
		s->fed -= begin;
		s->scanned -= begin;
		s->begin = 0;
	}
	buffer_add_text(&s->raw, bytes);
	advance(s, false);
}

void
sheet_end(struct sheet *s)
{
	do {
		advance(s, true);
		if (s->fed < s->raw.length && !s->skipping)
			feed_line(s, s->raw.length, false);
		if (s->lines > 0)
			give_fault(s, "a quote mark that is never closed");
	} while (s->begin < s->raw.length && !s->skipping);
	buffer_reset(&s->raw);
	begin_row(s, 0, 0);
	s->line = 1;
	s->skipping = false;
}
