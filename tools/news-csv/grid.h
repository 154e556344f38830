/* SPDX-License-Identifier: MIT */
/*
 * Rows as a table on a terminal: columns as wide as the first rows ask for, cut to the window. Columns that are
 * empty in those rows, and the last ones where there is no room, are left out.
 */
#ifndef NEWS_CSV_GRID_H
#define NEWS_CSV_GRID_H

#include "news/stream.h"
#include "row.h"

/* Take R; the first rows are held back until the widths are known. */
void grid_row(const struct row_rules *rules, struct record *r, struct sink *out);

/* No more rows. */
void grid_end(const struct row_rules *rules, struct sink *out);

#endif
