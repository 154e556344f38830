/* SPDX-License-Identifier: MIT */
#include "head.h"

#include "byline.h"
#include "dateline.h"
#include "head-line.h"
#include "label.h"
#include "news/layout.h"
#include "news/table.h"
#include "title.h"

TABLE(not_titles);

enum {
	HEAD_PARAGRAPHS = 10, /* how far the head can reach */
	BYLINE_LONGEST = 400
};

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
		return is_outlet(paragraph(p, n)) && line_is_dated(next) && n + 2 < p->count &&
		       is_title(paragraph(p, n + 2));
	return line_is_dated(next) || line_is_standfirst_label(next) ||
	       (n > 0 && line_is_dated(paragraph(p, n - 1)));
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
	if (line_is_day(line))
		return line_set_day(f, line);
	if (line_read_dated(f, line))
		return true;
	if (byline_opener(line))
		return line.length <= BYLINE_LONGEST && byline_read(line, f);
	if (layout_line_is_closed(line))
		return false;
	if (is_plain_outlet(line) || ((is_people(line) || is_outlet(line)) && name_in_place(f, p, n)))
		return line_read_source(f, line);
	return false;
}

static bool
read_standfirst(struct fields *f, struct paragraphs *p, size_t n)
{
	if (!line_is_standfirst_label(paragraph(p, n)) || n + 1 >= p->count ||
	    f->value[FIELD_DESCRIPTION].length)
		return false;
	fields_set(f, FIELD_DESCRIPTION, paragraph(p, n + 1));
	paragraph_take(p, n);
	paragraph_take(p, n + 1);
	return true;
}

/* Does a byline or a day stand below paragraph N? What it stands under is a title, though it be a sentence. */
static bool
is_over_byline(const struct paragraphs *p, size_t n)
{
	struct fields fields = { 0 };
	struct text line = paragraph(p, n), next = paragraph(p, n + 1);

	if (line.length > TITLE_LONGEST || next.length > HEAD_LINE_LONGEST)
		return false;
	return line_is_dated(next) || (byline_opener(next) && byline_read(next, &fields));
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
			paragraph_take(p, n);
			continue;
		}
		if (first && n + 1 < p->count && (is_title(line) || is_over_byline(p, n)) &&
		    fields_set(f, FIELD_TITLE, line)) {
			paragraph_take(p, n);
		} else if (layout_line_is_closed(line) || line.length > HEAD_LINE_LONGEST) {
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
