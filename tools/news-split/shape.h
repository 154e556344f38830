/* SPDX-License-Identifier: MIT */
/* Values of other ecosystems, as JSON, into the shapes that our fields have. */
#ifndef SHAPE_H
#define SHAPE_H

#include "news/record.h"

/* A string of several names, an array of names, of objects with a "name", or one such object. */
void shape_authors(struct record *r, struct text json);

/* A string of several tags, or an array as it is. */
void shape_tags(struct record *r, struct text json);

/*
 * A day in words or in seconds since 1970 into the field NAME. What cannot be read stays as the words that stood there,
 * those of "published" in "published_raw".
 */
void shape_day(struct record *r, const char *name, struct text json);

/* The "name" of an object, or any other value as it is. */
void shape_name(struct record *r, const char *name, struct text json);

/* "2025-05", "2025-05-03", "2025-05-03T10:15" and what may follow. */
bool shape_is_iso(struct text t);

#endif
