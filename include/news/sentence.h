/* SPDX-License-Identifier: MIT */
/*
 * Sentences of a text, in one linear pass, without allocation.
 *
 * A paragraph's end ends a sentence; inside a paragraph the terminators do, unless an abbreviation, an
 * initial, a decimal or the like stands in the way (lib/tables/abbreviations.txt). A quotation of several
 * sentences is split inside, as treebanks do. Every character that is not white space is in a sentence.
 */
#ifndef NEWS_SENTENCE_H
#define NEWS_SENTENCE_H

#include "news/layout.h"

struct sentences {
	struct text text;
	size_t at; /* byte from which the next sentence is looked for */
	struct layout layout;
};

void sentences_init(struct sentences *s, struct text text);

/* The same where TEXT is known to be one paragraph. */
void sentences_init_paragraph(struct sentences *s, struct text text);

/* The next sentence, without the white space around it. False at the end of the text. */
bool sentence_next(struct sentences *s, struct span *sentence);

#endif
