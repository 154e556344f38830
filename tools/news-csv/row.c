/* SPDX-License-Identifier: MIT */
#include "row.h"

#include "context.h"
#include "guard.h"
#include "news/filter.h"
#include "news/sheet.h"
#include "tsv.h"

/* --- Cells --- */

static bool
is_context(const struct path *p)
{
	return p->count == 1 && !p->counts && !strcmp(p->steps[0].key, "context");
}

/* The sentence around a date is no field of the record: it is looked up. */
static void
find_context(struct record *r, struct found *f)
{
	static struct buffer json;
	struct writer w = { .out = &json };
	struct text sentence;

	if (!context_find(r, &sentence))
		return;
	buffer_reset(&json);
	write_text(&w, sentence);
	path_found(f, buffer_text(&json));
}

static void
report(struct record *r, const struct column *column, const char *what)
{
	struct text id;

	if (!record_text(r, "id", &id))
		id = text_of("a record without id");
	warn("%.*s: %.*s: %s", (int)id.length, id.data, (int)column->name.length, column->name.data, what);
}

struct cell
row_cell(const struct row_rules *rules, struct record *r, size_t n)
{
	static struct found found;
	const struct column *column = &rules->columns.list[n];
	struct cell c;

	path_find(&column->path, r, &found);
	if (found.count == 0 && is_context(&column->path))
		find_context(r, &found);
	c = cell_of(&found, column->path.counts, column->type, &rules->cell);
	if (c.nul)
		report(r, column, "NUL became U+FFFD");
	if (c.cut) {
		report(r, column, "cut at the 32767 characters that a cell of Excel holds");
		filter_count("cells cut", 1);
	}
	return c;
}

/* --- Lines --- */

static void
end_line(const struct row_rules *rules, struct buffer *out)
{
	if (rules->crlf)
		buffer_add_char(out, '\r');
	buffer_add_char(out, '\n');
}

void
row_header(const struct row_rules *rules, struct buffer *out)
{
	struct buffer room = { 0 };

	for (size_t n = 0; n < rules->columns.count; n++) {
		struct text name = rules->columns.list[n].name;
		buffer_reset(&room);
		if (rules->cell.guard && guard_wanted(name, TYPE_TEXT, false))
			buffer_add_char(&room, '\'');
		buffer_add_text(&room, name);
		if (n > 0)
			buffer_add_char(out, rules->delimiter);
		if (rules->tsv)
			tsv_add(out, buffer_text(&room));
		else if (n == 0 && text_starts(name, text_of("ID"))) /* bare it would make the file SYLK to Excel */
			sheet_quoted(out, buffer_text(&room));
		else
			sheet_cell(out, buffer_text(&room), rules->delimiter);
	}
	end_line(rules, out);
	buffer_release(&room);
}

void
row_record(const struct row_rules *rules, struct record *r, struct buffer *out)
{
	for (size_t n = 0; n < rules->columns.count; n++) {
		struct cell c = row_cell(rules, r, n);

		if (n > 0)
			buffer_add_char(out, rules->delimiter);
		if (rules->tsv)
			tsv_add(out, c.text);
		else if (c.bare)
			buffer_add_text(out, c.text);
		else if (!c.empty || rules->columns.count == 1) /* a blank line is no row */
			sheet_quoted(out, c.text);
	}
	end_line(rules, out);
}
