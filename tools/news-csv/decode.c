/* SPDX-License-Identifier: MIT */
#include "decode.h"

#include "header.h"
#include "news/filter.h"
#include "news/sheet.h"
#include "tsv.h"

enum { MOST_COLUMNS = 16384 }; /* as spreadsheets have it */

static struct {
	const struct row_rules *rules;
	const char *wanted; /* the kind that was asked for */
	struct source *in;
	struct record *record;
	struct header header;
	bool headed;
	bool unusable;      /* its header is no header: said once */
	bool broken;        /* the last line was none: what follows may be the rest of its row */
} state;

/* --- Rows --- */

/* The record is written out and read, so that a row costs one pass however many cells it has. NULL, or what is wrong. */
static const char *
fill_record(const struct text *cells, size_t count)
{
	static struct buffer line;
	struct writer w = { .out = &line };
	bool kind = state.header.kind.length > 0 && !header_find(&state.header, text_of("kind"));
	size_t at;

	buffer_reset(&line);
	write_open(&w, '{');
	for (size_t i = 0; i < count; i++) {
		const struct field *f = &state.header.fields[i];
		if (!f->name || !cells[i].data)
			continue;
		write_key(&w, f->name);
		cell_json(cells[i], f->type, &state.rules->cell, &line);
		w.comma = true;
	}
	if (kind)
		write_member(&w, "kind", state.header.kind);
	write_close(&w, '}');
	return record_read(state.record, buffer_text(&line), &at);
}

/* Are all of them UTF-8? */
static bool
is_utf8(const struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (cells[i].data && utf8_check(cells[i]) < cells[i].length)
			return false;
	return true;
}

/*
 * Why the cells are no record, or NULL. Excel leaves out empty cells at the ends of rows (its article 77295), so that a
 * short row is one unless it may be a piece of a broken one.
 */
static const char *
check_row(const struct text *cells, size_t count)
{
	if (count > state.header.count)
		return "more cells than the header has";
	if (count < state.header.count && state.broken)
		return "fewer cells than the header has, behind a broken row";
	return is_utf8(cells, count) ? NULL : "not UTF-8";
}

static void
take_header(const struct text *cells, size_t count)
{
	struct text twice = header_read(&state.header, cells, count, state.rules->cell.guard, state.wanted);

	if (twice.length > 0)
		warn_at(state.in->name, 1, "two columns are named %.*s: the last one counts", (int)twice.length, twice.data);
	state.headed = true;
}

static void
take_first_row(const struct text *cells, size_t count, const char *fault)
{
	if (!fault && count > MOST_COLUMNS)
		fault = "its header has more than 16384 cells";
	if (!fault && !is_utf8(cells, count))
		fault = "its header is not UTF-8";
	state.unusable = fault != NULL;
	if (fault)
		filter_unreadable(state.in, fault);
	else
		take_header(cells, count);
}

static void
take_row(const struct text *cells, size_t count, size_t line, struct text bytes, const char *fault)
{
	if (state.unusable)
		return;
	if (!state.headed) {
		take_first_row(cells, count, fault);
		return;
	}
	if (!fault)
		fault = check_row(cells, count);
	state.broken = fault != NULL;
	if (!fault)
		fault = fill_record(cells, count);
	if (fault)
		filter_reject(state.in, line, bytes, fault);
	else
		filter_pass(state.in, line, bytes, state.record);
}

static void
take_sheet_row(void *context, const struct sheet_row *row)
{
	struct text bytes = row->bytes;

	(void)context;
	bytes.length -= bytes.length > 0 && bytes.data[bytes.length - 1] == '\n';
	take_row(row->cells, row->count, row->line, bytes, row->fault);
}

/* --- Files --- */

static void
read_csv(struct source *in)
{
	enum { STEP = 64 * 1024 };
	static struct sheet *sheet;
	struct text bytes = source_peek(in, 3);

	if (!sheet)
		sheet = sheet_new(state.rules->delimiter, filter_limit(), take_sheet_row, NULL);
	if (text_starts(bytes, text_of("\xEF\xBB\xBF")))
		source_take(in, 3);
	while ((bytes = source_peek(in, 1)).length > 0) {
		if (bytes.length > STEP)
			bytes.length = STEP;
		sheet_read(sheet, bytes);
		source_take(in, bytes.length);
	}
	sheet_end(sheet);
}

static void
take_tsv_line(struct source *in, struct text line)
{
	static struct cells cells;

	if (line.length == 0 && state.header.count != 1)
		return; /* no row, but for a sheet of one column */
	tsv_split(&cells, line);
	take_row(cells.list, cells.count, in->line, line, NULL);
}

static void
read_tsv(struct source *in)
{
	enum source_state found;
	struct text line;

	while ((found = source_line(in, filter_limit(), &line)) == SOURCE_LINE || found == SOURCE_LONG)
		if (found == SOURCE_LINE)
			take_tsv_line(in, line);
		else
			filter_reject_long(in, line);
}

void
decode_feed(struct source *in, const struct row_rules *rules, const char *kind)
{
	state.rules = rules;
	state.wanted = kind;
	state.in = in;
	if (!state.record)
		state.record = record_new();
	header_reset(&state.header);
	state.headed = state.unusable = state.broken = false;
	if (rules->tsv)
		read_tsv(in);
	else
		read_csv(in);
}
