/* SPDX-License-Identifier: MIT */
/*
 * Quotation marks of one paragraph, paired into stretches.
 *
 * Double marks are curly, straight, doubled apostrophes, backquotes or guillemets; single marks are curly or
 * ASCII and told from apostrophes. Straight marks get their direction from what stands around them. Time grows
 * with the paragraph; nesting deeper than MARKS_DEPTH is flat.
 */
#ifndef QUOTES_MARKS_H
#define QUOTES_MARKS_H

#include "news/text.h"

enum { MARKS_DEPTH = 4 };

struct stretch {
	struct span outer;   /* with its marks */
	struct span inner;   /* without them */
	unsigned char depth; /* 0: in no other stretch */
	bool single;
	bool open;           /* no closing mark in its paragraph */
};

struct stretches {
	struct stretch *list; /* in the order in which they open */
	size_t count, room;
};

/* Pair the marks of T inside PARAGRAPH; OUT is emptied first and keeps its memory. */
void marks_pair(struct text t, struct span paragraph, struct stretches *out);

/* Does T at byte AT begin with an opening mark of an unclosed double stretch's next paragraph? */
bool marks_opens(struct text t, size_t at);

#endif
