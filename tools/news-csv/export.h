/* SPDX-License-Identifier: MIT */
/* Records into rows, from the header to the last page. */
#ifndef NEWS_CSV_EXPORT_H
#define NEWS_CSV_EXPORT_H

#include "book.h"
#include "row.h"

struct export {
	struct row_rules rules; /* columns: those of --fields, or none */
	struct book book;
	const char *kind;       /* whose columns, or NULL for the first record's */
	bool all;               /* every field of that kind */
	bool mark;              /* a byte order mark begins each file */
	bool names, rows;       /* write the header, write the rows */
	bool table;             /* for the eye */
	bool watched;           /* the columns are the first record's: say when another record has more */
};

/* NULL, or what is wrong with the settings. */
const char *export_start(struct export *e);

/* Are the columns settled without a record? */
bool export_is_settled(const struct export *e);

/* NULL, or why R cannot be a row. */
const char *export_record(struct export *e, struct record *r, struct sink *out);

/* After the last record: a header without rows, what a table holds back. */
void export_end(struct export *e, struct sink *out);

#endif
