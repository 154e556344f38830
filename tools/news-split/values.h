/* SPDX-License-Identifier: MIT */
/*
 * The records in a file of JSON: the elements of an array of any size, of the list inside a feed or an answer
 * ("items", "articles": wrappers.txt), or objects one after the other. One of them is held at a time.
 */
#ifndef VALUES_H
#define VALUES_H

#include "input.h"

struct values {
	struct input *in;
	size_t limit;         /* of a value in bytes */
	size_t line;          /* of the value last given, from 1 */
	struct buffer outer;  /* members around a list: ",\"key\":value" one after the other */
	struct buffer whole;  /* the object that had no list in it */
	size_t next_line;
	int depth;            /* 0 top, 1 in an object, 2 in an array */
	bool wrapped;         /* the array is inside an object */
	bool listed;          /* that object held a list */
	bool stuck;           /* nothing more can be read */
};

void values_init(struct values *v, struct input *in, size_t limit);

/*
 * The next value in *JSON, borrowed until the next call; *REASON is NULL, or why it is none, and *JSON is then what was
 * passed over. False at the end.
 */
bool values_next(struct values *v, struct text *json, const char **reason);

#endif
