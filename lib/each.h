/* SPDX-License-Identifier: MIT */
/* --each FIELD: the elements of a field as records of their own. */
#ifndef NEWS_LIB_EACH_H
#define NEWS_LIB_EACH_H

#include "json.h"
#include "news/record.h"

enum { EACH_IDENTITY = 3, EACH_INHERITED = 7 };

struct each {
	struct record *unit; /* the element as a record, until the next call */
	struct scan elements;
	const char *field;
	struct buffer id, kind, article;      /* as JSON; the id of a unit grows by a number and a quote */
	size_t id_length;
	struct text inherited[EACH_INHERITED]; /* what the parent gives, as JSON; data is NULL where it has none */
	struct buffer renamed[EACH_IDENTITY]; /* "quote_id" and so on, as JSON */
	struct buffer name;                   /* a key with escapes, decoded */
	size_t number;
};

/*
 * Start on FIELD of PARENT, of which units borrow until the next call. NULL, or why it cannot be taken apart. A parent
 * without the field has no elements.
 */
const char *each_start(struct each *e, struct record *parent, const char *field);

/* Make the next element `unit`: 1, 0 behind the last, -1 for an element that holds no text. */
int each_next(struct each *e);

#endif
