/* SPDX-License-Identifier: MIT */
#include "head.h"

#include "byline.h"
#include "dateline.h"
#include "label.h"
#include "news/date.h"
#include "news/sentence.h"
#include "news/table.h"

TABLE(not_titles);
TABLE(outlet_words);
TABLE(standfirst_labels);

enum {
	HEAD_PARAGRAPHS = 10, /* how far the head can reach */
	TITLE_LONGEST = 170,
	CASED_TITLE_LONGEST = 250,
	QUESTION_LONGEST = 120,
	LINE_LONGEST = 160,
	BYLINE_LONGEST = 400
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

static bool
set_date(struct fields *f, struct text line)
{
	return fields_set(f, is_updated(line) ? FIELD_UPDATED : FIELD_PUBLISHED, line);
}

/* Does a sentence end inside LINE? */
static bool
has_sentences(struct text line)
{
	struct sentences sentences;
	struct span span;

	sentences_init_paragraph(&sentences, line);
	return sentence_next(&sentences, &span) && span.end < line.length;
}

/* "The Ferry Is Back. Now It Sails at Night." */
static bool
has_title_case(struct text line)
{
	enum { LONG = 5, LEAST = 3 };
	size_t words = 0, size;

	for (size_t at = 0, end; at < line.length; at = end + 1) {
		for (end = at; end < line.length && !ascii_is_space(line.data[end]); end++)
			;
		if (end - at < LONG)
			continue;
		uint32_t first = utf8_at(line, at, &size);
		if (code_is_letter(first) && !code_is_upper(first))
			return false;
		words += code_is_upper(first);
	}
	return words >= LEAST;
}

/* No sentence, or one that asks or exclaims, or any in title case. */
static bool
could_be_title(struct text line)
{
	char last = line.data[line.length - 1];
	size_t length;

	if (table_longest(&table_not_titles, line, &length) || text_ends(line, text_of(" ago")))
		return false;
	if (line.length <= CASED_TITLE_LONGEST && has_title_case(line))
		return true;
	if (last == '?' || last == '!')
		return line.length <= QUESTION_LONGEST && !has_sentences(line);
	return line.length <= TITLE_LONGEST && !layout_line_is_closed(line);
}

static bool
is_separator(uint32_t code)
{
	return code == ',' || code == '|' || code == '-' || code == ';' || code == '/' || code == 0xB7 ||
	       code == 0x2013 || code == 0x2014 || code == 0x2022 || code_is_space(code);
}

static struct text
without_separators(struct text t)
{
	size_t size;

	while (t.length && is_separator(utf8_at(t, 0, &size)))
		t = text_slice(t, size, t.length);
	while (t.length && is_separator(utf8_before(t, t.length, &size)))
		t.length -= size;
	return t;
}

/* Who wrote it, or where it appeared. */
static bool
read_source(struct fields *f, struct text line)
{
	if (byline_opener(line))
		return byline_read(line, f);
	if (is_people(line))
		return byline_read(line, f);
	return is_outlet(line) && fields_set(f, FIELD_PUBLISHER, line);
}

/* "By Anna Smith, May 3, 2025", "Daily News | May 3, 2025": a day behind something else that the head holds. */
static bool
read_dated(struct fields *f, struct text line)
{
	for (size_t at = 1; at < line.length && line.length <= LINE_LONGEST; at++) {
		if (!ascii_is_space(line.data[at - 1]) || ascii_is_space(line.data[at]))
			continue;
		struct text before = without_separators(text_slice(line, 0, at));
		struct text rest = without_separators(text_slice(line, at, line.length));
		if (!before.length || !is_date(rest))
			continue;
		return !f->value[FIELD_PUBLISHED].length && read_source(f, before) && set_date(f, rest);
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

/* "USA TODAY", "Fox News": nothing but words of outlets. */
static bool
is_plain_outlet(struct text line)
{
	for (size_t at = 0, end; at < line.length; at = end + 1) {
		for (end = at; end < line.length && line.data[end] != ' '; end++)
			;
		struct text word = text_slice(line, at, end);
		if (!table_find_folded(&table_outlet_words, word) && !text_equal_folded(word, text_of("the")))
			return false;
	}
	return true;
}

/*
 * A bare name is a byline when an outlet stands below it or, once there is a title, a day next to it or a standfirst
 * below: headlines are capitals, too.
 */
static bool
name_in_place(const struct fields *f, const struct paragraphs *p, size_t n)
{
	struct text next = n + 1 < p->count ? paragraph(p, n + 1) : text_of("");

	if (next.length && is_plain_outlet(next))
		return true;
	if (!f->value[FIELD_TITLE].length)
		return is_outlet(paragraph(p, n)) && is_dated_line(next) && n + 2 < p->count &&
		       could_be_title(paragraph(p, n + 2));
	return is_dated_line(next) || table_find_folded(&table_standfirst_labels, next) ||
	       (n > 0 && is_dated_line(paragraph(p, n - 1)));
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
	if (is_date(line))
		return set_date(f, line);
	if (read_dated(f, line))
		return true;
	if (byline_opener(line))
		return line.length <= BYLINE_LONGEST && byline_read(line, f);
	if (layout_line_is_closed(line))
		return false;
	if (is_plain_outlet(line) || ((is_people(line) || is_outlet(line)) && name_in_place(f, p, n)))
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

/* Does a byline or a day stand below paragraph N? What it stands under is a title, though it be a sentence. */
static bool
is_over_byline(const struct paragraphs *p, size_t n)
{
	struct fields fields = { 0 };
	struct text line = paragraph(p, n), next = paragraph(p, n + 1);

	if (line.length > TITLE_LONGEST || next.length > LINE_LONGEST)
		return false;
	return is_dated_line(next) || (byline_opener(next) && byline_read(next, &fields));
}

/*
 * Fields until the first sentence or long paragraph; what lies between them and is none stays in the text. A title is
 * the first line that is no other field.
 */
static void
read_head(struct fields *f, struct paragraphs *p)
{
	bool first = true;

	for (size_t n = 0; n < p->count && n < HEAD_PARAGRAPHS; n++) {
		struct text line = paragraph(p, n);
		if (read_standfirst(f, p, n)) {
			n++;
			continue;
		}
		if (read_line(f, p, n)) {
			take(p, n);
			continue;
		}
		if (first && n + 1 < p->count && (could_be_title(line) || is_over_byline(p, n)) &&
		    fields_set(f, FIELD_TITLE, line)) {
			take(p, n);
		} else if (layout_line_is_closed(line) || line.length > LINE_LONGEST) {
			break;
		}
		first = first && table_find_folded(&table_not_titles, line);
	}
}

static void
read_dateline(struct fields *f, const struct paragraphs *p)
{
	for (size_t n = 0; n < p->count; n++)
		if (p->at[n].start < p->at[n].end) {
			dateline_read(f, paragraph(p, n));
			break;
		}
}

void
head_read(struct fields *f, struct paragraphs *p)
{
	*f = (struct fields){ 0 };
	read_head(f, p);
	read_dateline(f, p);
}

/* --- Exports --- */

/* "11. Januar 2010 Montag": in a language that no day can be read from. */
static bool
has_year(struct text line)
{
	enum { LONGEST = 40, YEAR = 4 };

	for (size_t at = 0, end; line.length <= LONGEST && at < line.length; at = end + 1) {
		for (end = at; end < line.length && ascii_is_digit(line.data[end]); end++)
			;
		if (end - at == YEAR && (line.data[at] == '1' || line.data[at] == '2'))
			return true;
	}
	return false;
}

static bool
is_day(struct text line)
{
	return is_date(line) || has_year(line);
}

static bool
is_edition(struct text line)
{
	struct text edition = text_of("edition");

	return line.length < LINE_LONGEST && line.length > edition.length &&
	       text_equal_folded(text_slice(line, line.length - edition.length, line.length), edition);
}

/*
 * The COUNT paragraphs before the first label: outlet, day, title (Nexis) or title, outlet, day (Nexis Uni). Two lines
 * before the day are the second of these, one line with others behind the day the first.
 */
static void
read_preamble(struct fields *f, struct paragraphs *p, size_t count)
{
	size_t day = 0;

	while (day < count && !is_day(paragraph(p, day)))
		day++;
	size_t outlet = day == count ? count : day > 1 ? day - 1 : day + 1 < count ? 0 : count;
	for (size_t n = 0; n < count; n++) {
		struct text line = paragraph(p, n);
		bool kept = n == day ? set_date(f, line) : n == outlet && fields_set(f, FIELD_PUBLISHER, line);
		if (!kept && is_edition(line))
			fields_add(f, text_of("edition"), line);
		else if (!kept && !fields_set(f, FIELD_TITLE, line) && !fields_set(f, FIELD_DESCRIPTION, line))
			fields_add(f, text_of("head"), line);
		take(p, n);
	}
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

/* Nexis Uni has it over the text. */
static bool
is_body_line(struct text line)
{
	return text_equal(line, text_of("Body"));
}

bool
head_read_export(struct fields *f, struct paragraphs *p)
{
	size_t first = 0;

	*f = (struct fields){ 0 };
	while (first < p->count && label_of(paragraph(p, first)).field == FIELD_NONE)
		first++;
	if (first == p->count)
		return false;
	read_preamble(f, p, first);
	for (size_t n = first; n < p->count; n++) {
		struct text line = paragraph(p, n);
		struct label label = label_of(line);
		if (label.field != FIELD_NONE) {
			n = read_labelled(f, p, n, label);
		} else if (is_rights_line(line)) {
			fields_add(f, text_of("copyright"), line);
			take(p, n);
		} else if (is_body_line(line)) {
			take(p, n);
		}
	}
	return true;
}
