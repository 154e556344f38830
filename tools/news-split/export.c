/* SPDX-License-Identifier: MIT */
#include "export.h"

#include "head-line.h"
#include "label.h"

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
	return line_is_day(line) || has_year(line);
}

static bool
is_edition(struct text line)
{
	struct text edition = text_of("edition");

	return line.length < HEAD_LINE_LONGEST && line.length > edition.length &&
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
		bool kept = n == day ? line_set_day(f, line) : n == outlet && fields_set(f, FIELD_PUBLISHER, line);
		if (!kept && is_edition(line))
			fields_add(f, text_of("edition"), line);
		else if (!kept && !fields_set(f, FIELD_TITLE, line) && !fields_set(f, FIELD_DESCRIPTION, line))
			fields_add(f, text_of("head"), line);
		paragraph_take(p, n);
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
	paragraph_take(p, n);
	if (!label.value.length) {
		label.value = value_below(p, n);
		if (label.value.length)
			paragraph_take(p, ++n);
	}
	label_set(f, label);
	return n;
}

/* Nexis Uni has these over the text and over the fields behind it. */
static bool
is_part_line(struct text line)
{
	return text_equal(line, text_of("Body")) || text_equal(line, text_of("Classification"));
}

bool
export_read(struct fields *f, struct paragraphs *p)
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
			paragraph_take(p, n);
		} else if (is_part_line(line)) {
			paragraph_take(p, n);
		}
	}
	return true;
}
