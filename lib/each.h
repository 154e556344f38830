/* SPDX-License-Identifier: MIT */
/* --each FIELD: the elements of a field as records of their own. */
#ifndef NEWS_LIB_EACH_H
#define NEWS_LIB_EACH_H

#include "news/record.h"

struct each {
	struct record *parent, *unit; /* unit: the element as a record, until the next call */
	struct elements elements;
	const char *field;
	struct buffer id, kind, name; /* id: of the parent; kind: the field's singular */
	size_t number;
};

/* Start on FIELD of PARENT. NULL, or why it cannot be taken apart. A parent without the field has no elements. */
const char *each_start(struct each *e, struct record *parent, const char *field);

/* Make the next element `unit`: 1, 0 behind the last, -1 for an element that holds no text. */
int each_next(struct each *e);

#endif
