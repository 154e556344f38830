/* SPDX-License-Identifier: MIT */
#include "label.h"

#include "byline.h"
#include "news/table.h"

TABLE(labels);
TABLE(factiva_codes);

/* Two or three capitals, and two spaces, a TAB or nothing behind them. */
static const struct table_entry *
code_of(struct text line, size_t *length)
{
	size_t n = 0;

	while (n < line.length && n < 4 && ascii_is_upper(line.data[n]))
		n++;
	*length = n;
	if (n < 2 || n > 3)
		return NULL;
	if (n < line.length && line.data[n] != '\t' &&
	    !(line.data[n] == ' ' && n + 1 < line.length && line.data[n + 1] == ' '))
		return NULL;
	return table_find(&table_factiva_codes, text_slice(line, 0, n));
}

bool
label_is_code(struct text line)
{
	size_t length;

	return code_of(line, &length) != NULL;
}

enum field
label_read(struct text line, struct text *value)
{
	enum { LONGEST = 40 };
	size_t length;
	const struct table_entry *e = code_of(line, &length);

	if (!e) {
		const char *colon = memchr(line.data, ':', line.length < LONGEST ? line.length : LONGEST);
		if (!colon)
			return FIELD_NONE;
		length = (size_t)(colon - line.data);
		e = table_find_folded(&table_labels, text_slice(line, 0, length++));
	}
	if (!e)
		return FIELD_NONE;
	*value = text_trim(text_slice(line, length, line.length));
	return field_of(e->value);
}

/* "Doe, Jane; Roe, Richard": as they stand. */
static void
add_authors(struct fields *f, struct text list)
{
	size_t from = byline_opener(list);

	while (from < list.length && f->author_count < FIELD_AUTHORS) {
		size_t end = text_find(list, text_of(";"), from);
		struct text name = text_trim(text_slice(list, from, end));
		if (name.length)
			f->authors[f->author_count++] = name;
		from = end + 1;
	}
}

void
label_set(struct fields *f, enum field field, struct text value)
{
	if (!value.length)
		return;
	if (field == FIELD_BYLINE && !f->value[field].length && !byline_read(value, f))
		add_authors(f, value);
	fields_set(f, field, value);
}
