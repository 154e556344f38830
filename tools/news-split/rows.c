/* SPDX-License-Identifier: MIT */
#include "rows.h"

#include <stdlib.h>

#include "article.h"
#include "html.h"
#include "news/filter.h"
#include "news/sheet.h"

struct rows {
	struct source *source;
	row_take *take;
	char delimiter;
	struct buffer names;  /* of the columns, each with a NUL behind it */
	size_t columns;
	size_t seq;
	struct text *raw;     /* cells of a line that was parted at TABs alone */
	size_t raw_capacity;
};

static void
read_header(struct rows *rows, const struct sheet_row *row)
{
	static struct buffer room;
	bool guessed = false;

	buffer_reset(&rows->names);
	rows->columns = row->count;
	for (size_t i = 0; i < row->count; i++) {
		if (row->cells[i].length)
			buffer_add_text(&rows->names, text_trim(text_repair(row->cells[i], &room, &guessed)));
		buffer_add_char(&rows->names, '\0');
	}
}

static struct record *
empty_record(void)
{
	static struct record *built;

	if (!built)
		built = record_new();
	record_clear(built);
	return built;
}

static void
give(struct rows *rows, struct record *built, size_t line, struct text bytes)
{
	article_tidy(built, rows->source->name, ++rows->seq);
	rows->take(rows->source, line, bytes, built, NULL);
}

static void
give_cells(struct rows *rows, const struct text *cells, const struct sheet_row *row)
{
	static struct buffer room;
	struct record *built = empty_record();
	const char *name = rows->names.data;
	bool guessed = false;

	for (size_t i = 0; i < rows->columns; i++, name += strlen(name) + 1) {
		if (!*name || !cells[i].length)
			continue;
		struct text cell = text_repair(cells[i], &room, &guessed);
		if (text_trim(cell).length)
			record_set_text(built, name, cell);
	}
	filter_count("windows_1252", guessed);
	give(rows, built, row->line, row->bytes);
}

/* A line of plain TSV, where a quote mark is a character like any other. */
static bool
part_at_tabs(struct rows *rows, struct text line)
{
	size_t count = 0, start = 0;

	while (line.length && (line.data[line.length - 1] == '\n' || line.data[line.length - 1] == '\r'))
		line.length--;
	for (size_t at = 0; at <= line.length; at++)
		if (at == line.length || line.data[at] == '\t') {
			rows->raw = memory_grow(rows->raw, count, &rows->raw_capacity, sizeof *rows->raw);
			rows->raw[count++] = text_slice(line, start, at);
			start = at + 1;
		}
	return count == rows->columns;
}

static void
take_row(void *context, const struct sheet_row *row)
{
	struct rows *rows = context;
	const char *reason = row->fault;

	if (!rows->columns && !row->fault) {
		read_header(rows, row);
		return;
	}
	if (row->fault && rows->delimiter == '\t' && part_at_tabs(rows, row->bytes)) {
		give_cells(rows, rows->raw, row);
		return;
	}
	if (!reason && row->count != rows->columns)
		reason = row->count < rows->columns ? "fewer cells than the header" : "more cells than the header";
	if (reason)
		rows->take(rows->source, row->line, row->bytes, NULL, reason);
	else
		give_cells(rows, row->cells, row);
}

void
rows_read(struct input *in, char delimiter, size_t limit, row_take *take)
{
	struct rows rows = { .source = in->source, .take = take, .delimiter = delimiter };
	struct sheet *sheet = sheet_new(delimiter, limit, take_row, &rows);
	struct text bytes;

	while ((bytes = input_peek(in, 1)).length) {
		sheet_read(sheet, bytes);
		input_take(in, bytes.length);
	}
	sheet_end(sheet);
	sheet_free(sheet);
	buffer_release(&rows.names);
	free(rows.raw);
}

/* --- sfeed --- */

enum { SFEED_LEAST = 3, SFEED_TEXT = 3, SFEED_TYPE, SFEED_CATEGORY = 8, SFEED_FIELDS };

/* \n, \t and \\ stand for themselves in sfeed(5). */
static void
unescape(struct text t, struct buffer *out)
{
	buffer_reset(out);
	for (size_t i = 0; i < t.length; i++) {
		char c = t.data[i];
		if (c == '\\' && i + 1 < t.length) {
			c = t.data[++i];
			c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
		}
		buffer_add_char(out, c);
	}
}

static void
set_sfeed_field(struct record *r, int field, struct text value, bool html)
{
	static const char *const names[SFEED_FIELDS] = { "published", "title", "url", "text", NULL, "id", "authors", NULL, "tags" };
	static struct buffer plain, stripped, repaired;
	bool guessed = false;

	if (!names[field])
		return;
	unescape(value, &plain);
	if (field == SFEED_TEXT && html) {
		buffer_reset(&stripped);
		html_text(buffer_text(&plain), &stripped);
		value = buffer_text(&stripped);
	} else {
		value = buffer_text(&plain);
	}
	for (size_t i = 0; field == SFEED_CATEGORY && i < plain.length; i++)
		if (plain.data[i] == '|')
			plain.data[i] = ';';
	value = text_repair(value, &repaired, &guessed);
	if (text_trim(value).length)
		record_set_text(r, names[field], value);
}

static bool
read_sfeed(struct text line, struct record *r)
{
	struct text fields[SFEED_FIELDS] = { 0 };
	size_t start = 0;
	int count = 0;

	for (size_t at = 0; at <= line.length && count < SFEED_FIELDS; at++)
		if (at == line.length || line.data[at] == '\t') {
			fields[count++] = text_slice(line, start, at);
			start = at + 1;
		}
	if (count < SFEED_LEAST)
		return false;
	for (int i = 0; i < count; i++)
		set_sfeed_field(r, i, fields[i], text_equal(fields[SFEED_TYPE], text_of("html")));
	return true;
}

void
rows_read_sfeed(struct input *in, size_t limit, row_take *take)
{
	struct rows rows = { .source = in->source, .take = take };
	struct text piece;

	for (size_t line = 1; input_piece(in, '\n', limit, &piece); line++) {
		struct record *built = empty_record();
		struct text bytes = text_slice(piece, 0, piece.length - (piece.data[piece.length - 1] == '\n'));
		if (read_sfeed(bytes, built))
			give(&rows, built, line, bytes);
		else if (bytes.length)
			take(in->source, line, bytes, NULL, "not a line of sfeed");
		input_take(in, piece.length);
	}
}
