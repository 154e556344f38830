/* SPDX-License-Identifier: MIT */
/*
 * A sheet that news-csv wrote, back into records: what --decode does.
 *
 * Names in the header become members, empty cells none. A header that holds all the columns of a kind is read as
 * that kind's: columns that only count are left out, renamed ones get their field's name back.
 */
#ifndef NEWS_CSV_DECODE_H
#define NEWS_CSV_DECODE_H

#include "news/stream.h"
#include "row.h"

/* Read IN to its end. KIND is what the header is read as, or NULL to find out. */
void decode_feed(struct source *in, const struct row_rules *rules, const char *kind);

#endif
