/* SPDX-License-Identifier: MIT */
/* The paragraphs and the sentences of a record as records of their own. */
#ifndef UNITS_H
#define UNITS_H

#include "news/record.h"
#include "news/stream.h"

enum unit { UNIT_ARTICLE, UNIT_PARAGRAPH, UNIT_SENTENCE };

/*
 * Put the units of R into OUT. Each carries the id of the article, its place there, the article's fields and the
 * annotations that lie inside it. The sentences of a paragraph are those of its article: they count on from one
 * paragraph to the next. NULL, or why R has no units.
 */
const char *units_put(struct record *r, enum unit unit, struct sink *out);

#endif
