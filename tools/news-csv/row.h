/* SPDX-License-Identifier: MIT */
/*
 * A record as a row.
 *
 * CSV: text in quote marks, numbers bare, by RFC 4180. TSV: no quote marks; tab, LF, CR and backslash inside a cell
 * are written \t \n \r \\, so that a row is a line and a tab always parts cells.
 */
#ifndef NEWS_CSV_ROW_H
#define NEWS_CSV_ROW_H

#include "cell.h"

struct row_rules {
	struct columns columns;
	struct cell_rules cell;
	char delimiter;
	bool tsv, crlf;
};

/* Add the names of the columns as a line. */
void row_header(const struct row_rules *rules, struct buffer *out);

/* What R shows in the n-th column; says what the cell cannot hold. Borrowed until the next call. */
struct cell row_cell(const struct row_rules *rules, struct record *r, size_t n);

/* Add R as a line. */
void row_record(const struct row_rules *rules, struct record *r, struct buffer *out);

#endif
