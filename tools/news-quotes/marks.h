/* SPDX-License-Identifier: MIT */
/*
 * Quotation marks of one paragraph, paired into stretches.
 *
 * Double marks are curly, straight, doubled apostrophes, backquotes or guillemets; single marks are
 * curly or ASCII and told from apostrophes. Straight marks get their direction from what stands
 * around them. Time grows with the paragraph; nesting deeper than MARKS_DEPTH is flat.
 */
#ifndef QUOTES_MARKS_H
#define QUOTES_MARKS_H

#include "news/text.h"

enum { MARKS_DEPTH = 4 };

struct stretch {
	struct span outer; /* with its marks */
	struct span inner; /* without them, and without a label */
	struct span label; /* "SMITH" of "SMITH: Good morning."; empty without one */
	bool single;
	bool open; /* no closing mark in its paragraph */
};

struct stretches {
	struct stretch *list; /* in the order in which they open */
	size_t count, room;
};

/*
 * Pair the marks of T inside PARAGRAPH; OUT is emptied first and keeps its memory. A stretch in
 * single marks may stay open when the text GOES_ON with another such mark at the next paragraph's
 * start.
 */
void marks_pair(struct text t, struct span paragraph, bool goes_on, struct stretches *out);

/* Does a single opening mark stand in T at byte AT? */
bool marks_opens_single(struct text t, size_t at);

#endif
