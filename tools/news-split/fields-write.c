/* SPDX-License-Identifier: MIT */
#include "fields-write.h"

#include "news/date.h"
#include "news/table.h"

TABLE(languages);

static void
set_authors(struct record *r, const struct fields *f)
{
	if (!f->author_count)
		return;
	struct writer *w = record_begin(r, "authors");
	write_open(w, '[');
	for (size_t i = 0; i < f->author_count; i++)
		write_text(w, f->authors[i]);
	write_close(w, ']');
	record_end(r);
}

/* A day as ISO 8601 when it is one, and as it stands. */
static void
set_published(struct record *r, struct text raw)
{
	static struct buffer value;

	buffer_reset(&value);
	if (date_line(raw, &value))
		record_set_text(r, "published", buffer_text(&value));
	record_set_text(r, "published_raw", raw);
}

static void
set_updated(struct record *r, struct text raw)
{
	static struct buffer value;

	buffer_reset(&value);
	record_set_text(r, "updated", date_line(raw, &value) ? buffer_text(&value) : raw);
}

/* "ENGLISH" as a tag of BCP 47. */
static void
set_language(struct record *r, struct text name)
{
	const struct table_entry *e = table_find_folded(&table_languages, name);

	record_set_text(r, "language", e ? text_of(e->value) : name);
}

void
record_set_list(struct record *r, const char *name, struct text list, char separator)
{
	struct writer *w = record_begin(r, name);
	const char parts[] = { separator, '\0' };

	write_open(w, '[');
	for (size_t from = 0; from < list.length;) {
		size_t end = text_find(list, text_of(parts), from);
		struct text part = text_trim(text_slice(list, from, end));
		if (part.length)
			write_text(w, part);
		from = end + 1;
	}
	write_close(w, ']');
	record_end(r);
}

/* "LOAD-DATE" becomes "load_date"; two values under one name stand on two lines. */
static void
set_other(struct record *r, const struct other_field *other)
{
	static struct buffer name, value;
	struct text before;

	buffer_reset(&name);
	buffer_reset(&value);
	for (size_t i = 0; i < other->name.length; i++) {
		char c = other->name.data[i];
		buffer_add_char(&name, c == ' ' || c == '-' ? '_' : ascii_fold(c));
	}
	buffer_add_char(&name, '\0');
	if (record_text(r, name.data, &before)) {
		buffer_add_text(&value, before);
		buffer_add_char(&value, '\n');
	}
	buffer_add_text(&value, other->value);
	record_set_text(r, name.data, buffer_text(&value));
}

void
fields_write(const struct fields *f, struct record *r)
{
	for (int i = FIELD_TITLE; i < FIELD_COUNT; i++) {
		struct text value = f->value[i];
		if (i == FIELD_BYLINE)
			set_authors(r, f);
		if (!value.length)
			continue;
		if (i == FIELD_PUBLISHED)
			set_published(r, value);
		else if (i == FIELD_UPDATED)
			set_updated(r, value);
		else if (i == FIELD_LANGUAGE)
			set_language(r, value);
		else if (i == FIELD_TAGS)
			record_set_list(r, "tags", value, ';');
		else
			record_set_text(r, field_name((enum field)i), value);
	}
	for (size_t i = 0; i < f->other_count; i++)
		set_other(r, &f->others[i]);
}
