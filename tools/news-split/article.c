/* SPDX-License-Identifier: MIT */
#include "article.h"

#include "alias.h"
#include "head.h"
#include "input.h"
#include "news/date.h"
#include "news/hash.h"

/* The id of a record that brings none: made of where it stands and what it says. */
static void
make_id(const char *file, size_t seq, struct text title, struct text text, char id[17])
{
	uint64_t hash = hash_text(text_of(file), seq);

	hash_id(hash_text(text, hash_text(title, hash)), id);
}

void
record_identify(struct record *r, const char *file, size_t seq)
{
	struct text url, title = { 0 }, text = { 0 };
	char id[17];

	if (!record_has(r, "kind")) {
		alias_rename(r);
		record_set_text(r, "kind", text_of("article"));
	}
	if (record_has(r, "id"))
		return;
	if (record_text(r, "url", &url)) {
		record_set_text(r, "id", url);
		return;
	}
	record_text(r, "title", &title);
	record_text(r, "text", &text);
	make_id(file, seq, title, text, id);
	record_set_text(r, "id", text_of(id));
}

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

/* "Trade; Drug policy" */
static void
set_tags(struct record *r, struct text list)
{
	struct writer *w = record_begin(r, "tags");

	write_open(w, '[');
	for (size_t from = 0; from < list.length;) {
		size_t end = text_find(list, text_of(";"), from);
		struct text tag = text_trim(text_slice(list, from, end));
		if (tag.length)
			write_text(w, tag);
		from = end + 1;
	}
	write_close(w, ']');
	record_end(r);
}

static void
set_fields(struct record *r, const struct fields *f)
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
		else if (i == FIELD_TAGS)
			set_tags(r, value);
		else
			record_set_text(r, field_name((enum field)i), value);
	}
}

/* The paragraphs that became no field. */
static struct text
body(const struct paragraphs *p, struct buffer *out)
{
	buffer_reset(out);
	for (size_t n = 0; n < p->count; n++) {
		if (p->at[n].start == p->at[n].end)
			continue;
		if (out->length)
			buffer_add(out, "\n\n", 2);
		buffer_add_text(out, paragraph(p, n));
	}
	return buffer_text(out);
}

bool
article_record(struct record *r, const struct article *a, bool *guessed)
{
	static struct buffer repaired, out;
	static struct paragraphs paragraphs;
	struct fields fields;
	char made[17];

	paragraphs_read(&paragraphs, text_repair(a->raw, &repaired, guessed), head_line_stands_alone);
	if (!paragraphs.count)
		return false;
	if (a->exported)
		head_read_export(&fields, &paragraphs);
	else
		head_read(&fields, &paragraphs);
	struct text text = body(&paragraphs, &out), id = fields.value[FIELD_ID];
	if (!id.length)
		id = fields.value[FIELD_URL];
	if (!id.length) {
		make_id(a->file, a->seq, fields.value[FIELD_TITLE], text, made);
		id = text_of(made);
	}
	record_clear(r);
	record_set_text(r, "id", id);
	record_set_text(r, "kind", text_of("article"));
	set_fields(r, &fields);
	record_set_text(r, "text", text);
	record_set_text(r, "file", text_of(a->file));
	record_set_integer(r, "seq", (long long)a->seq);
	return true;
}
