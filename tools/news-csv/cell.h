/* SPDX-License-Identifier: MIT */
/*
 * A value of a record as the text of one cell, and a cell as a value again.
 *
 * Strings stand as they are, lists of strings are joined, anything deeper stays JSON; null and an
 * absent field are an empty cell. A list whose join could not be taken apart again stays JSON too.
 */
#ifndef NEWS_CSV_CELL_H
#define NEWS_CSV_CELL_H

#include "columns.h"

struct cell_rules {
	struct text join; /* between the elements of a list */
	bool guard;       /* against formulas; guard.h */
	bool excel;       /* its number of characters, LF as line end, long digits as text */
};

struct cell {
	struct text text;
	bool empty; /* there is no value */
	bool bare;  /* a number, true or false: no quote marks */
	bool cut;   /* Excel holds no more */
	bool nul;   /* held NUL, which became U+FFFD: few readers take it */
};

/* What F shows in a column of TYPE. The text is F's own or in memory of this module, until the next call. */
struct cell cell_of(const struct found *f, bool counts, enum type type, const struct cell_rules *rules);

/* Add the JSON of a cell that is not empty to OUT. */
void cell_json(struct text cell, enum type type, const struct cell_rules *rules, struct buffer *out);

#endif
