/* SPDX-License-Identifier: MIT */
/*
 * The text without the lines that go. Blank lines between two lines that stay remain as they are; where lines
 * went from between them, the longest run of blank ones remains. At the ends of the text they go along.
 */
#ifndef CLEAN_LAYOUT_H
#define CLEAN_LAYOUT_H

#include "lines.h"
#include "news/buffer.h"

/* A line that goes: its bytes without the line end, its number from 1, and the kind of thing it is. */
typedef void layout_gone(void *context, struct text line, uint32_t number, enum kind why);

/*
 * Add to OUT the lines of TEXT that are on, and call GONE (may be NULL) for each line that is not in OUT, in order.
 * Inserting the gone lines by their numbers into OUT's lines gives TEXT back. Returns how many lines went
 * that were not blank.
 */
size_t layout_write(const struct lines *lines, struct text text, struct buffer *out, layout_gone *gone, void *context);

#endif
