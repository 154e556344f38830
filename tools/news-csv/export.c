/* SPDX-License-Identifier: MIT */
#include "export.h"

#include "grid.h"
#include "news/filter.h"

/* --each quotes gives records of the kind quote. */
static void
settle_by_each(struct export *e)
{
	const char *each = filter_each();
	struct text kind;

	for (size_t n = 0; each && columns_kind(n, &kind); n++)
		if (!strncmp(each, kind.data, kind.length) && !strcmp(each + kind.length, "s"))
			columns_of_kind(&e->rules.columns, kind, e->all);
}

const char *
export_start(struct export *e)
{
	struct columns *columns = &e->rules.columns;

	if (e->kind && !columns_of_kind(columns, text_of(e->kind), e->all))
		return "--kind takes article, date, paragraph, quote or sentence";
	if (columns->count == 0)
		settle_by_each(e);
	return NULL;
}

bool
export_is_settled(const struct export *e)
{
	return e->rules.columns.count > 0;
}

static const char *
settle_by_record(struct export *e, struct record *r)
{
	struct columns *columns = &e->rules.columns;
	struct text kind = text_of("");

	record_text(r, "kind", &kind);
	if (columns_of_kind(columns, kind, e->all) && !e->all)
		return NULL;
	if (!columns_of_record(columns, r)) {
		columns->count = 0;
		return "more than 1024 members: --fields chooses";
	}
	e->watched = columns->count > 0;
	return e->watched ? NULL : "no members to make columns of";
}

/* Once is enough: what the columns lack is most often the same in many records. */
static void
watch(struct export *e, struct record *r)
{
	struct text key, json, id;

	if (!record_text(r, "id", &id))
		id = text_of("a record without id");
	for (size_t n = 0; e->watched && record_member(r, n, &key, &json); n++)
		if (!columns_have(&e->rules.columns, key)) {
			warn("%.*s: %.*s: not in the first record, so without a column; see --fields", (int)id.length,
				id.data, (int)key.length, key.data);
			e->watched = false;
		}
}

static void
begin(struct export *e, struct sink *out)
{
	if (e->book.begun)
		return;
	if (e->mark)
		buffer_add_string(&e->book.header, "\xEF\xBB\xBF");
	if (e->names && !e->table && export_is_settled(e))
		row_header(&e->rules, &e->book.header);
	if (e->book.output || export_is_settled(e))
		book_begin(&e->book, out);
}

const char *
export_record(struct export *e, struct record *r, struct sink *out)
{
	static struct buffer row;
	const char *wrong = export_is_settled(e) ? NULL : settle_by_record(e, r);

	if (wrong)
		return wrong;
	if (e->watched)
		watch(e, r);
	begin(e, out);
	if (e->table) {
		grid_row(&e->rules, r, out);
	} else if (e->rows) {
		buffer_reset(&row);
		row_record(&e->rules, r, &row);
		book_row(&e->book, out, buffer_text(&row));
	}
	return NULL;
}

void
export_end(struct export *e, struct sink *out)
{
	if (!e->rows && !export_is_settled(e))
		fail("--header-only needs a record, --fields, --kind or --each");
	begin(e, out);
	if (e->table)
		grid_end(&e->rules, out);
}
