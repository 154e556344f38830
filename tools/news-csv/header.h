/* SPDX-License-Identifier: MIT */
/*
 * The names above a sheet that is read back: which field the cells below each become, and the kind of the records.
 * A header that holds all the columns of a kind is that kind's.
 */
#ifndef NEWS_CSV_HEADER_H
#define NEWS_CSV_HEADER_H

#include "columns.h"

struct field {
	char *name;     /* NULL: nothing becomes of the cells */
	enum type type; /* what the cells are read as */
};

struct header {
	struct field *fields;
	size_t count, capacity;
	struct text kind; /* of all records; empty when the header does not tell */
};

/* Forget the last header. */
void header_reset(struct header *h);

/*
 * Take the names of a sheet's first row. GUARDED: apostrophes are taken away. WANTED is the kind to read it as, or NULL
 * to find out. Returns a name that stands twice (the last one counts), or one of no length; borrowed from CELLS.
 */
struct text header_read(struct header *h, const struct text *cells, size_t count, bool guarded, const char *wanted);

/* The field that NAME's cells become, or NULL. */
struct field *header_find(const struct header *h, struct text name);

#endif
