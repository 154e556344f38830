/* SPDX-License-Identifier: MIT */
/*
 * Where a column's value stands in a record: `title`, `place.name`, `dates[0].value`, `quotes[].speaker`
 * (of every element), `#quotes` (how many elements, or how many words of a string). A backslash takes the
 * meaning from the character behind it.
 */
#ifndef NEWS_CSV_PATH_H
#define NEWS_CSV_PATH_H

#include "news/record.h"

enum step_kind { STEP_MEMBER, STEP_ELEMENT, STEP_EACH };

struct step {
	enum step_kind kind;
	char *key;    /* of STEP_MEMBER */
	size_t index; /* of STEP_ELEMENT */
};

struct path {
	struct step *steps;
	size_t count, capacity;
	bool counts; /* begins with # */
};

/* The JSON that a path leads to: none, one, or with `many` any number of values. Slices of the record. */
struct found {
	struct text *list;
	size_t count, capacity;
	bool many;
};

/* Read SOURCE into the empty path P, which lives as long as the program. NULL, or what is wrong with it. */
const char *path_parse(struct path *p, struct text source);

/* P as the member KEY itself, whatever characters it holds. */
void path_member(struct path *p, struct text key);

/* Fill F, which is reset first. */
void path_find(const struct path *p, const struct record *r, struct found *f);

/* Make JSON the one value of F. */
void path_found(struct found *f, struct text json);

#endif
