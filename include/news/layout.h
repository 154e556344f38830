/* SPDX-License-Identifier: MIT */
/*
 * What a line end means in some text: a break between paragraphs, or only the place where a line was wrapped.
 *
 * Corpora hold paragraphs between blank lines, one on each line, or wrapped by hand or machine; which one
 * it is shows in the text as a whole.
 */
#ifndef NEWS_LAYOUT_H
#define NEWS_LAYOUT_H

#include "news/text.h"

struct layout {
	bool one;     /* all of it is one paragraph: every line end is a wrap */
	bool wrapped; /* lines break in the middle of sentences */
	bool indented; /* the first line of a paragraph stands further in than its `margin` */
	size_t margin;
	size_t full;  /* a line that could not hold the next word within so many code points is full */
};

/* Looks at the first line ends inside paragraphs; costs next to nothing when there are none. */
struct layout layout_of(struct text t);

/* Is the line feed at byte AT of T a mere wrap? Never so before a blank line. */
bool layout_joins(const struct layout *layout, struct text t, size_t at);

/* Does the line before such a wrap, a full one, go on in small letters behind it? */
bool layout_flows(const struct layout *layout, struct text t, size_t at);

/* Does LINE close as a sentence does, with a terminator or a colon and any quotation marks and brackets behind it? */
bool layout_line_is_closed(struct text line);

#endif
