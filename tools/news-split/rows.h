/* SPDX-License-Identifier: MIT */
/* Sheets: CSV and TSV with a header line, and the TSV of sfeed(1), one article a row. */
#ifndef ROWS_H
#define ROWS_H

#include "input.h"

/*
 * Called for each row: RECORD is filled, or REASON says why BYTES, at LINE, are none. All borrowed for the call.
 */
typedef void row_take(struct source *source, size_t line, struct text bytes, struct record *record,
	const char *reason);

/* All rows of a sheet whose first one names the columns; columns without a name are left out, and so are empty cells. */
void rows_read(struct input *in, char delimiter, size_t limit, row_take *take);

/* All rows of sfeed's TSV. */
void rows_read_sfeed(struct input *in, size_t limit, row_take *take);

#endif
