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

struct label
label_of(struct text line)
{
	enum { LONGEST = 40 };
	struct label label = { .field = FIELD_NONE };
	size_t length;
	const struct table_entry *e = code_of(line, &length);

	label.name = text_slice(line, 0, length);
	if (!e) {
		const char *colon = memchr(line.data, ':', line.length < LONGEST ? line.length : LONGEST);
		if (!colon)
			return label;
		length = (size_t)(colon - line.data);
		label.name = text_slice(line, 0, length++);
		e = table_find_folded(&table_labels, label.name);
	}
	if (!e)
		return label;
	label.value = text_trim(text_slice(line, length, line.length));
	label.field = field_of(e->value);
	return label;
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
label_set(struct fields *f, struct label label)
{
	static const char document[] = "Document ";

	if (!label.value.length)
		return;
	if (label.field == FIELD_OTHER || (label.field < FIELD_COUNT && f->value[label.field].length))
		fields_add(f, label.name, label.value);
	if (label.field == FIELD_BYLINE && !f->value[FIELD_BYLINE].length && !byline_read(label.value, f))
		add_authors(f, label.value);
	if (label.field == FIELD_ID && text_starts(label.value, text_of(document)))
		label.value = text_slice(label.value, strlen(document), label.value.length);
	fields_set(f, label.field, label.value);
}
