/* SPDX-License-Identifier: MIT */
#include "article.h"

#include "alias.h"
#include "export.h"
#include "fields-write.h"
#include "head-line.h"
#include "head.h"
#include "input.h"
#include "news/hash.h"
#include "news/layout.h"

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
	struct text id_json, url, title = { 0 }, text = { 0 };
	char id[17];

	if (!record_has(r, "kind")) {
		alias_rename(r);
		record_set_text(r, "kind", text_of("article"));
	}
	if (record_json(r, "id", &id_json) && !text_equal(id_json, text_of("null")) && !text_equal(id_json, text_of("\"\"")))
		return;
	if (record_text(r, "url", &url) && url.length) {
		record_set_text(r, "id", url);
		return;
	}
	record_text(r, "title", &title);
	record_text(r, "text", &text);
	make_id(file, seq, title, text, id);
	record_set_text(r, "id", text_of(id));
}

void
article_place(struct record *r, const char *file, size_t seq)
{
	if (record_has(r, "file"))
		return;
	record_set_text(r, "file", text_of(file));
	record_set_integer(r, "seq", (long long)seq);
}

static bool
never_alone(struct text line, bool near)
{
	(void)line;
	(void)near;
	return false;
}

/* A single line with nothing around it? */
static bool
is_plain(struct text t)
{
	return t.length && !memchr(t.data, '\n', t.length) && text_trim(t).length == t.length;
}

void
article_reflow(struct record *r)
{
	static struct paragraphs paragraphs;
	struct text text;

	if (!record_text(r, "text", &text) || is_plain(text))
		return;
	paragraphs_read(&paragraphs, text, never_alone);
	if (!text_equal(text, buffer_text(&paragraphs.text)))
		record_set_text(r, "text", buffer_text(&paragraphs.text));
}

void
article_tidy(struct record *r, const char *file, size_t seq)
{
	alias_rename(r);
	article_reflow(r);
	article_place(r, file, seq);
}

static bool
is_taken(const struct paragraphs *p, size_t n)
{
	return p->at[n].start == p->at[n].end;
}

/* Does nothing but a blank line stand between paragraphs FIRST to LAST? */
static bool
is_whole(const struct paragraphs *p, size_t first, size_t last)
{
	for (size_t n = first + 1; n <= last; n++)
		if (is_taken(p, n) || p->at[n].start != p->at[n - 1].end + 2)
			return false;
	return true;
}

/* The paragraphs that became no field; copied only where one between others did. */
static struct text
body(const struct paragraphs *p, struct buffer *out)
{
	size_t first = 0, count = p->count;

	while (first < count && is_taken(p, first))
		first++;
	while (count > first && is_taken(p, count - 1))
		count--;
	if (first < count && is_whole(p, first, count - 1))
		return text_slice(buffer_text(&p->text), p->at[first].start, p->at[count - 1].end);
	buffer_reset(out);
	for (size_t n = first; n < count; n++) {
		if (is_taken(p, n))
			continue;
		if (out->length)
			buffer_add(out, "\n\n", 2);
		buffer_add_text(out, paragraph(p, n));
	}
	return buffer_text(out);
}

/* A short text without a sentence. */
static bool
is_cover(const struct paragraphs *p)
{
	enum { LONGEST = 500 };

	for (size_t n = 0; n < p->count; n++)
		if (layout_line_is_closed(paragraph(p, n)))
			return false;
	return p->text.length < LONGEST;
}

/* What surrounds the articles of an export whose every article is labelled: its cover and its imprint. */
static bool
is_wrapping(const struct article *a, const struct paragraphs *p)
{
	return a->labelled && (a->found_label || is_cover(p));
}

bool
article_record(struct record *r, struct article *a, bool *guessed)
{
	static struct buffer repaired, out;
	static struct paragraphs paragraphs;
	struct fields fields;
	char made[17];

	paragraphs_read(&paragraphs, text_repair(a->raw, &repaired, guessed), line_stands_alone);
	if (!paragraphs.count)
		return false;
	if (a->exported && export_read(&fields, &paragraphs))
		a->found_label = true;
	else if (is_wrapping(a, &paragraphs))
		return false;
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
	fields_write(&fields, r);
	record_set_text(r, "text", text);
	article_place(r, a->file, a->seq);
	return true;
}
