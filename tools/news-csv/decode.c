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
	bool unusable;      /* its header is no header: said once */
	bool broken;        /* the last line was none: what follows may be the rest of its row */
} state;

enum { MOST_COLUMNS = 16384 }; /* as spreadsheets have it */

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

static struct field *
find_field(struct text name)
{
	for (size_t i = 0; i < state.count; i++)
		if (state.fields[i].name && text_equal(text_of(state.fields[i].name), name))
			return &state.fields[i];
	return NULL;
}

static bool
header_holds(const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!find_field(c->list[i].name))
			return false;
	return true;
}

/* From now on the cells of F become NAME, or nothing. */
static void
name_field(struct field *f, char *name)
{
	free(f->name);
	f->name = name;
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

/* Columns of a kind become the fields that they show, or nothing when they count. */
static void
take_kind(struct text kind, const struct columns *columns)
{
	state.kind = kind;
	for (size_t i = 0; i < columns->count; i++) {
		const struct path *path = &columns->list[i].path;
		struct field *f = find_field(columns->list[i].name);
		if (f)
			name_field(f, path->counts ? NULL : copy_of(text_of(path->steps[0].key)));
	}
}

static void
find_kind(void)
{
	struct text kind;

	for (size_t n = 0; columns_kind(n, &kind); n++) {
		const struct columns *columns = columns_of(n, kind);
		if (state.wanted ? !text_equal(kind, text_of(state.wanted)) : !header_holds(columns))
			continue;
		take_kind(kind, columns);
		return;
	}
}

static void
take_name(struct text name)
{
	struct field *before;

	if (state.rules->cell.guard && guard_borne(name, TYPE_TEXT))
		name = text_slice(name, 1, name.length);
	before = name.length > 0 ? find_field(name) : NULL;
	if (before) {
		warn_at(state.in->name, 1, "two columns are named %.*s: the last one counts", (int)name.length, name.data);
		name_field(before, NULL);
	}
	state.fields = memory_grow(state.fields, state.count, &state.capacity, sizeof *state.fields);
	state.fields[state.count++] = (struct field){ name.length > 0 ? copy_of(name) : NULL, type_of(name) };
}

static void
take_header(const struct text *cells, size_t count)
{
	for (size_t i = 0; i < count; i++)
		take_name(cells[i].data ? cells[i] : text_of(""));
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
	state.headed = state.unusable = false;
}

/* --- Rows --- */

/* The record is written out and read, so that a row costs one pass however many cells it has. NULL, or what is wrong. */
static const char *
fill_record(const struct text *cells, size_t count)
{
	static struct buffer line;
	struct writer w = { .out = &line };
	bool kind = state.kind.length > 0 && !find_field(text_of("kind"));
	size_t at;

	buffer_reset(&line);
	write_open(&w, '{');
	for (size_t i = 0; i < count; i++) {
		const struct field *f = &state.fields[i];
		if (!f->name || !cells[i].data)
			continue;
		write_key(&w, f->name);
		cell_json(cells[i], f->type, &state.rules->cell, &line);
		w.comma = true;
	}
	if (kind)
		write_member(&w, "kind", state.kind);
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
	if (count > state.count)
		return "more cells than the header has";
	if (count < state.count && state.broken)
		return "fewer cells than the header has, behind a broken row";
	return is_utf8(cells, count) ? NULL : "not UTF-8";
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

	if (line.length == 0 && state.count != 1)
		return; /* no row, but for a sheet of one column */
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
