/* SPDX-License-Identifier: MIT */
/*
 * Sentences of a text, in one linear pass, without allocation.
 *
 * A blank line ends a sentence; inside a paragraph the terminators do, unless an abbreviation, an
 * initial, a decimal or the like stands in the way (lib/tables/abbreviations.txt).
 */
#ifndef NEWS_SENTENCE_H
#define NEWS_SENTENCE_H

#include "news/text.h"

struct sentences {
	struct text text;
	size_t at; /* byte from which the next sentence is looked for */
};

void sentences_init(struct sentences *s, struct text text);

/* The next sentence, without the white space around it. False at the end of the text. */
bool sentence_next(struct sentences *s, struct span *sentence);

#endif
