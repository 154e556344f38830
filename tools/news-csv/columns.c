/* SPDX-License-Identifier: MIT */
#include "columns.h"

#include "news/table.h"

TABLE(columns);
TABLE(fields);
TABLE(types);

enum type
type_of(struct text name)
{
	static const char *const names[] = { "any", "text", "number", "list", "json" };
	const struct table_entry *entry = table_find(&table_types, name);

	for (size_t i = 0; entry && i < sizeof names / sizeof *names; i++)
		if (!strcmp(entry->value, names[i]))
			return (enum type)i;
	return TYPE_ANY;
}

static struct column *
add_column(struct columns *c)
{
	c->list = memory_grow(c->list, c->count, &c->capacity, sizeof *c->list);
	c->list[c->count] = (struct column){ 0 };
	return &c->list[c->count++];
}

/* Where CHARACTER first stands in T at or after FROM, not behind a backslash; or T.length. */
static size_t
find_bare(struct text t, char character, size_t from)
{
	for (; from < t.length && t.data[from] != character; from++)
		if (t.data[from] == '\\')
			from++;
	return from < t.length ? from : t.length;
}

/* A copy without backslashes; a column lives as long as the program. */
static struct text
unescaped(struct text t)
{
	char *copy = memory_resize(NULL, t.length + 1, 1);
	size_t length = 0;

	for (size_t i = 0; i < t.length; i++) {
		if (t.data[i] == '\\' && i + 1 < t.length)
			i++;
		copy[length++] = t.data[i];
	}
	return (struct text){ copy, length };
}

/* `path` or `name=path` */
static const char *
parse_column(struct columns *c, struct text field)
{
	struct column *column = add_column(c);
	size_t equals = find_bare(field, '=', 0);
	bool renamed = equals < field.length;

	column->name = unescaped(text_slice(field, 0, equals));
	column->type = type_of(column->name);
	return path_parse(&column->path, renamed ? text_slice(field, equals + 1, field.length) : field);
}

const char *
columns_parse(struct columns *c, struct text list)
{
	const char *wrong;
	size_t end;

	for (size_t at = 0; at <= list.length; at = end + 1) {
		end = find_bare(list, ',', at);
		if ((wrong = parse_column(c, text_trim(text_slice(list, at, end)))))
			return wrong;
	}
	return NULL;
}

bool
columns_of_kind(struct columns *c, struct text kind, bool all)
{
	const struct table_entry *entry = table_find(all ? &table_fields : &table_columns, kind);

	return entry && !columns_parse(c, text_of(entry->value));
}

bool
columns_have(const struct columns *c, struct text name)
{
	for (size_t i = 0; i < c->count; i++)
		if (text_equal(c->list[i].name, name))
			return true;
	return false;
}

bool
columns_of_record(struct columns *c, struct record *r)
{
	struct text key, json;

	for (size_t n = 0; record_member(r, n, &key, &json); n++) {
		if (columns_have(c, key))
			continue;
		if (c->count == COLUMNS_MOST)
			return false;
		struct column *column = add_column(c);
		path_member(&column->path, key);
		column->name = text_of(column->path.steps[0].key);
		column->type = type_of(column->name);
	}
	return true;
}

bool
columns_kind(size_t n, struct text *kind)
{
	if (n >= table_columns.count)
		return false;
	*kind = text_of(table_columns.entries[n].key);
	return true;
}
