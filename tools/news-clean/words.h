/* SPDX-License-Identifier: MIT */
/* The words of one line, counted: the inner loop of measuring (lines.h). */
#ifndef CLEAN_WORDS_H
#define CLEAN_WORDS_H

#include "lines.h"

/*
 * Count the words of LINE, whose span is set, in TEXT: every number about words and letters, phrases, the label.
 * Its long words are added to LINES' terms.
 */
void words_measure(struct lines *lines, struct line *line, struct text text);

#endif
