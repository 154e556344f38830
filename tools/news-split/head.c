/* SPDX-License-Identifier: MIT */
#include "head.h"

#include "byline.h"
#include "label.h"
#include "news/date.h"
#include "news/layout.h"
#include "news/table.h"

TABLE(standfirst_labels);

enum {
	HEAD_PARAGRAPHS = 10, /* how far the head can reach */
	TITLE_LONGEST = 250,
	LINE_LONGEST = 160
};

/* --- What a single line is --- */

static bool
is_date(struct text line)
{
	static struct buffer value;

	buffer_reset(&value);
	return line.length <= LINE_LONGEST && date_line(line, &value);
}

static bool
is_updated(struct text line)
{
	return text_starts_folded(line, text_of("updated")) ||
	       text_starts_folded(line, text_of("last updated")) ||
	       text_starts_folded(line, text_of("last modified"));
}

static void
set_date(struct fields *f, struct text line)
{
	fields_set(f, is_updated(line) ? FIELD_UPDATED : FIELD_PUBLISHED, line);
}

static bool
could_be_title(struct text line)
{
	size_t size;

	if (line.length > TITLE_LONGEST || layout_line_is_closed(line))
		return false;
	uint32_t first = utf8_at(line, 0, &size);
	return !code_is_letter(first) || code_is_upper(first) || (first >= 'a' && first <= 'z');
}

static struct text
without_separators(struct text t)
{
	size_t size;

	for (t = text_trim(t); t.length; t = text_trim(t)) {
		uint32_t last = utf8_before(t, t.length, &size);
		if (last != ',' && last != '|' && last != '-' && last != ';' && last != 0x2022 &&
		    last != 0xB7 && last != 0x2013 && last != 0x2014 && last != '/')
			break;
		t.length -= size;
	}
	return t;
}

/* Who wrote it, or where it appeared. */
static bool
read_source(struct fields *f, struct text line)
{
	if (is_outlet(line) && !byline_opener(line)) {
		fields_set(f, FIELD_PUBLISHER, line);
		return true;
	}
	return byline_read(line, f);
}

/* "By Anna Smith, May 3, 2025", "Daily News | May 3, 2025": a day behind something else that the head holds. */
static bool
read_dated(struct fields *f, struct text line)
{
	for (size_t at = 1; at < line.length && line.length <= LINE_LONGEST; at++) {
		if (!ascii_is_space(line.data[at - 1]) || ascii_is_space(line.data[at]))
			continue;
		struct text before = without_separators(text_slice(line, 0, at));
		struct text rest = text_slice(line, at, line.length);
		if (!before.length || !is_date(rest))
			continue;
		if (!read_source(f, before))
			return false;
		set_date(f, rest);
		return true;
	}
	return false;
}

bool
head_line_stands_alone(struct text line, bool near)
{
	struct fields fields = { 0 };

	if (!near)
		return label_is_code(line);
	if (line.length > LINE_LONGEST)
		return false;
	return is_date(line) || label_of(line).field != FIELD_NONE ||
	       (byline_opener(line) && byline_read(line, &fields)) || read_dated(&fields, line) ||
	       table_find_folded(&table_standfirst_labels, line);
}

/* --- Paragraph by paragraph --- */

static void
take(struct paragraphs *p, size_t n)
{
	p->at[n].start = p->at[n].end;
}

static bool
is_dated_line(struct text line)
{
	struct fields fields = { 0 };

	return is_date(line) || read_dated(&fields, line);
}

/* A bare name is a byline when a day stands next to it, or the title and then a standfirst. */
static bool
name_in_place(const struct paragraphs *p, size_t n)
{
	if (n + 1 < p->count) {
		struct text next = paragraph(p, n + 1);
		if (is_dated_line(next) || table_find_folded(&table_standfirst_labels, next))
			return true;
	}
	return n > 0 && is_dated_line(paragraph(p, n - 1));
}

/* Is paragraph N a line of the head besides the title? It is then in F. */
static bool
read_line(struct fields *f, struct paragraphs *p, size_t n)
{
	struct text line = paragraph(p, n);
	struct label label = label_of(line);

	if (label.field < FIELD_COUNT && label.value.length) {
		label_set(f, label);
		return true;
	}
	if (is_date(line)) {
		set_date(f, line);
		return true;
	}
	if (read_dated(f, line))
		return true;
	if (layout_line_is_closed(line))
		return false;
	if (byline_opener(line))
		return byline_read(line, f);
	if ((is_person(line) || is_outlet(line)) && name_in_place(p, n))
		return read_source(f, line);
	return false;
}

static bool
read_standfirst(struct fields *f, struct paragraphs *p, size_t n)
{
	if (!table_find_folded(&table_standfirst_labels, paragraph(p, n)) || n + 1 >= p->count ||
	    f->value[FIELD_DESCRIPTION].length)
		return false;
	fields_set(f, FIELD_DESCRIPTION, paragraph(p, n + 1));
	take(p, n);
	take(p, n + 1);
	return true;
}

void
head_read(struct fields *f, struct paragraphs *p)
{
	*f = (struct fields){ 0 };
	for (size_t n = 0; n < p->count && n < HEAD_PARAGRAPHS; n++) {
		struct text line = paragraph(p, n);
		if (read_standfirst(f, p, n)) {
			n++;
		} else if (read_line(f, p, n)) {
			take(p, n);
		} else if (!f->value[FIELD_TITLE].length && n + 1 < p->count && could_be_title(line)) {
			fields_set(f, FIELD_TITLE, line);
			take(p, n);
		} else if (layout_line_is_closed(line) || line.length > LINE_LONGEST) {
			break;
		}
	}
}

/* --- Exports --- */

static bool
date_ahead(const struct paragraphs *p, size_t n)
{
	enum { REACH = 3 };

	for (size_t i = n + 1; i < p->count && i <= n + REACH; i++)
		if (is_date(paragraph(p, i)))
			return true;
	return false;
}

/* What comes before the first label: an outlet, a day, an edition, a title. */
static void
read_preamble(struct fields *f, const struct paragraphs *p, size_t n)
{
	static const char edition[] = "edition";
	struct text line = paragraph(p, n);
	bool is_edition = line.length < LINE_LONGEST && line.length > sizeof edition &&
	                  text_equal_folded(text_slice(line, line.length - strlen(edition), line.length), text_of(edition));

	if (is_date(line))
		set_date(f, line);
	else if (!f->value[FIELD_PUBLISHER].length && !f->value[FIELD_PUBLISHED].length &&
	         (is_outlet(line) || date_ahead(p, n)))
		fields_set(f, FIELD_PUBLISHER, line);
	else if (is_edition)
		fields_add(f, text_of(edition), line);
	else if (!f->value[FIELD_TITLE].length)
		fields_set(f, FIELD_TITLE, line);
	else
		fields_set(f, FIELD_DESCRIPTION, line);
}

/* The value of a label with nothing behind it stands in the paragraph below. */
static struct text
value_below(const struct paragraphs *p, size_t n)
{
	struct text none = { NULL, 0 };

	if (n + 1 >= p->count || label_of(paragraph(p, n + 1)).field != FIELD_NONE)
		return none;
	return paragraph(p, n + 1);
}

static bool
is_rights_line(struct text line)
{
	return text_starts_folded(line, text_of("copyright ")) || text_starts(line, text_of("\xC2\xA9")) ||
	       text_starts_folded(line, text_of("(c) ")) || text_starts_folded(line, text_of("all rights reserved"));
}

/* Take what paragraph N says for the fields; returns the last paragraph that was used up. */
static size_t
read_labelled(struct fields *f, struct paragraphs *p, size_t n, struct label label)
{
	if (label.field == FIELD_TEXT) {
		p->at[n].start = p->at[n].end - label.value.length;
		return n;
	}
	take(p, n);
	if (!label.value.length) {
		label.value = value_below(p, n);
		if (label.value.length)
			take(p, ++n);
	}
	label_set(f, label);
	return n;
}

bool
head_read_export(struct fields *f, struct paragraphs *p)
{
	bool labelled = false;

	*f = (struct fields){ 0 };
	for (size_t n = 0; n < p->count && !labelled; n++)
		labelled = label_of(paragraph(p, n)).field != FIELD_NONE;
	if (!labelled)
		return false;
	labelled = false;
	for (size_t n = 0; n < p->count; n++) {
		struct label label = label_of(paragraph(p, n));
		if (label.field != FIELD_NONE) {
			n = read_labelled(f, p, n, label);
			labelled = true;
		} else if (!labelled) {
			read_preamble(f, p, n);
			take(p, n);
		} else if (is_rights_line(paragraph(p, n))) {
			fields_add(f, text_of("copyright"), paragraph(p, n));
			take(p, n);
		}
	}
	return true;
}
