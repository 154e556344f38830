/* SPDX-License-Identifier: MIT */
/*
 * The paragraphs of an article, whatever the layout of its lines: between blank lines, one on each line,
 * wrapped, or all in one. Lines lose the white space at their ends; wrapped ones are joined again.
 */
#ifndef PARAGRAPHS_H
#define PARAGRAPHS_H

#include "news/buffer.h"

struct paragraphs {
	struct buffer text; /* joined by a blank line */
	struct span *at;    /* each of them in `text`, in bytes */
	size_t count, capacity;
};

/* Does LINE begin a paragraph, and end it, wherever lines are wrapped? NEAR: it is one of the article's first lines. */
typedef bool stands_alone(struct text line, bool near);

/* Read RAW (UTF-8, lines by LF or CRLF) in place of what P held. */
void paragraphs_read(struct paragraphs *p, struct text raw, stands_alone *alone);

static inline struct text
paragraph(const struct paragraphs *p, size_t n)
{
	return text_span(buffer_text(&p->text), p->at[n]);
}

/* Empty paragraph N, which became a field. */
static inline void
paragraph_take(struct paragraphs *p, size_t n)
{
	p->at[n].start = p->at[n].end;
}

#endif
