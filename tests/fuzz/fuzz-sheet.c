/* SPDX-License-Identifier: MIT */
/* The CSV reader: rows do not hang on how the bytes arrive, no byte is in two rows; what is written is read back. */
#include "news/sheet.h"

#include "target.h"

struct seen {
	struct buffer rows;
	size_t bytes, last;
};

static void
take(void *context, const struct sheet_row *row)
{
	struct seen *seen = context;

	must(row->bytes.length > 0 && row->line > seen->last);
	must(!row->fault || row->count == 0);
	seen->bytes += row->bytes.length;
	seen->last = row->line;
	buffer_print(&seen->rows, "%zu %zu %s\n", row->line, row->count, row->fault ? row->fault : "");
	for (size_t i = 0; i < row->count; i++) {
		must(row->cells[i].data || row->cells[i].length == 0);
		buffer_add(&seen->rows, row->cells[i].data ? "+" : "-", 1);
		buffer_add_text(&seen->rows, row->cells[i]);
	}
}

static struct seen
read_all(struct text csv, size_t step, size_t limit)
{
	struct seen seen = { 0 };
	struct sheet *s = sheet_new(',', limit, take, &seen);

	for (size_t at = 0; at < csv.length; at += step)
		sheet_read(s, text_slice(csv, at, csv.length - at < step ? csv.length : at + step));
	sheet_end(s);
	sheet_free(s);
	must(seen.bytes <= csv.length);
	return seen;
}

static void
take_one(void *context, const struct sheet_row *row)
{
	const struct text *cell = context;

	must(!row->fault && row->count == 2 && text_equal(row->cells[0], *cell) && text_equal(row->cells[1], *cell));
}

static void
write_and_read(struct text cell)
{
	struct buffer row = { 0 };
	struct sheet *s = sheet_new(';', 2 * cell.length + 100 + 2 * cell.length, take_one, &cell);

	sheet_cell(&row, cell, ';');
	buffer_add_char(&row, ';');
	sheet_quoted(&row, cell);
	sheet_read(s, buffer_text(&row));
	sheet_end(s);
	sheet_free(s);
	buffer_release(&row);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text csv = { (const char *)data, size };

	for (size_t limit = 8; limit <= 1 << 20; limit <<= 17) {
		struct seen whole = read_all(csv, size + 1, limit), parts = read_all(csv, size % 7 + 1, limit);
		must(text_equal(buffer_text(&whole.rows), buffer_text(&parts.rows)));
		buffer_release(&whole.rows);
		buffer_release(&parts.rows);
	}
	write_and_read(csv);
	return 0;
}
