/* SPDX-License-Identifier: MIT */
#include "decode.h"

#include <stdlib.h>

#include "guard.h"
#include "news/filter.h"
#include "news/sheet.h"

/* What becomes of the cells below a name. */
struct field {
	char *name; /* NULL: nothing */
	enum type type;
};

static struct {
	const struct row_rules *rules;
	const char *wanted; /* the kind that was asked for */
	struct source *in;
	struct record *record;
	struct field *fields;
	size_t count, capacity;
	struct text kind;   /* of the records, when the header tells */
	bool headed;
	bool broken;        /* the last line was none: what follows may be the rest of its row */
} state;

/* --- The header --- */

static char *
copy_of(struct text t)
{
	char *copy = memory_resize(NULL, t.length + 1, 1);

	if (t.length > 0)
		memcpy(copy, t.data, t.length);
	copy[t.length] = '\0';
	return copy;
}

static bool
has_field(struct text name)
{
	for (size_t i = 0; i < state.count; i++)
		if (state.fields[i].name && text_equal(text_of(state.fields[i].name), name))
			return true;
	return false;
}

static bool
header_holds(const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!has_field(c->list[i].name))
			return false;
	return true;
}

/* Give a column that NAME stands above the field that it shows: none when it counts. */
static void
rename_field(const struct column *column)
{
	for (size_t i = 0; i < state.count; i++) {
		struct field *f = &state.fields[i];
		if (!f->name || !text_equal(text_of(f->name), column->name))
			continue;
		free(f->name);
		f->name = column->path.counts ? NULL : copy_of(text_of(column->path.steps[0].key));
	}
}

/* The columns of the n-th kind, parsed once. */
static const struct columns *
columns_of(size_t n, struct text kind)
{
	static struct columns *known;
	static size_t count, capacity;

	for (; count <= n; count++) {
		known = memory_grow(known, count, &capacity, sizeof *known);
		known[count] = (struct columns){ 0 };
	}
	if (known[n].count == 0)
		columns_of_kind(&known[n], kind, false);
	return &known[n];
}

static void
find_kind(void)
{
	struct text kind;

	for (size_t n = 0; columns_kind(n, &kind); n++) {
		const struct columns *columns = columns_of(n, kind);
		if (state.wanted ? !text_equal(kind, text_of(state.wanted)) : !header_holds(columns))
			continue;
		state.kind = kind;
		for (size_t i = 0; i < columns->count; i++)
			rename_field(&columns->list[i]);
		return;
	}
}

static void
take_header(const struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct text name = cells[i].data ? cells[i] : text_of("");
		if (state.rules->cell.guard && guard_borne(name))
			name = text_slice(name, 1, name.length);
		if (name.length > 0 && has_field(name))
			warn_at(state.in->name, 1, "two columns are named %.*s: the last one counts", (int)name.length, name.data);
		state.fields = memory_grow(state.fields, state.count, &state.capacity, sizeof *state.fields);
		state.fields[state.count++] = (struct field){ name.length > 0 ? copy_of(name) : NULL, type_of(name) };
	}
	state.headed = true;
	state.broken = false;
	find_kind();
}

static void
forget_header(void)
{
	while (state.count > 0)
		free(state.fields[--state.count].name);
	state.kind = text_of("");
	state.headed = false;
}

/* --- Rows --- */

static void
fill_record(const struct text *cells, size_t count)
{
	static struct buffer json;

	record_clear(state.record);
	for (size_t i = 0; i < count; i++) {
		const struct field *f = &state.fields[i];
		if (!f->name || !cells[i].data)
			continue;
		buffer_reset(&json);
		cell_json(cells[i], f->type, &state.rules->cell, &json);
		record_set_json(state.record, f->name, buffer_text(&json));
	}
	if (state.kind.length > 0 && !record_has(state.record, "kind"))
		record_set_text(state.record, "kind", state.kind);
}

/*
 * Why the cells are no record, or NULL. Excel leaves out empty cells at the ends of rows (its article 77295), so that a
 * short row is one unless it may be a piece of a broken one.
 */
static const char *
check_row(const struct text *cells, size_t count)
{
	if (count > state.count)
		return "more cells than the header has";
	if (count < state.count && state.broken)
		return "fewer cells than the header has, behind a broken row";
	for (size_t i = 0; i < count; i++)
		if (cells[i].data && utf8_check(cells[i]) < cells[i].length)
			return "not UTF-8";
	return NULL;
}

static void
take_row(const struct text *cells, size_t count, size_t line, struct text bytes, const char *fault)
{
	if (!fault && !state.headed) {
		take_header(cells, count);
		return;
	}
	if (!fault)
		fault = check_row(cells, count);
	state.broken = fault != NULL;
	if (fault) {
		filter_reject(state.in, line, bytes, fault);
		return;
	}
	fill_record(cells, count);
	filter_pass(state.in, line, bytes, state.record);
}

static void
take_sheet_row(void *context, const struct sheet_row *row)
{
	struct text bytes = row->bytes;

	(void)context;
	while (bytes.length > 0 && (bytes.data[bytes.length - 1] == '\n' || bytes.data[bytes.length - 1] == '\r'))
		bytes.length--;
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

static char
unescape(char letter)
{
	static const char letters[] = "tnr", meanings[] = "\t\n\r";
	const char *found = letter ? strchr(letters, letter) : NULL;

	return found ? meanings[found - letters] : letter;
}

/* The cells of LINE, one behind the other in ROOM; their lengths are put into *CELLS. */
static size_t
split_line(struct text line, struct text **cells, size_t *capacity, struct buffer *room)
{
	size_t count = 0, start = 0;

	buffer_reset(room);
	for (size_t i = 0; i <= line.length; i++) {
		if (i < line.length && line.data[i] == '\\' && i + 1 < line.length) {
			buffer_add_char(room, unescape(line.data[++i]));
		} else if (i < line.length && line.data[i] != '\t') {
			buffer_add_char(room, line.data[i]);
		} else {
			*cells = memory_grow(*cells, count, capacity, sizeof **cells);
			(*cells)[count++].length = room->length - start;
			start = room->length;
		}
	}
	return count;
}

static void
take_tsv_line(struct source *in, struct text line)
{
	static struct buffer room;
	static struct text *cells;
	static size_t capacity;
	size_t count = split_line(line, &cells, &capacity, &room);
	const char *at = room.data;

	for (size_t i = 0; i < count; at += cells[i++].length)
		cells[i].data = cells[i].length > 0 ? at : NULL;
	take_row(cells, count, in->line, line, NULL);
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
	forget_header();
	if (rules->tsv)
		read_tsv(in);
	else
		read_csv(in);
}
