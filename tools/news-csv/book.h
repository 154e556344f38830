/* SPDX-License-Identifier: MIT */
/*
 * Rows into files. The header stands in each of them; where a file is full the next one begins: NAME.csv, NAME-2.csv.
 */
#ifndef NEWS_CSV_BOOK_H
#define NEWS_CSV_BOOK_H

#include "news/stream.h"

struct book {
	const char *output;   /* name of the first file, or NULL for standard output */
	size_t limit;         /* rows that a file may have behind its header; 0 for any number */
	struct buffer header; /* as it stands in the file; may be empty */
	bool begun;
	size_t rows, files;
};

/* Begin the first file, with its header; nothing happens when it was begun. */
void book_begin(struct book *b, struct sink *out);

/* Write ROW, which holds its line end, begin() before it if need be. */
void book_row(struct book *b, struct sink *out, struct text row);

#endif
