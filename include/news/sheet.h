/* SPDX-License-Identifier: MIT */
/*
 * CSV in and out: the one door to libcsv.
 *
 * Reading streams: bytes go in as they come, rows come out through a callback, and no more than one
 * row (or the bytes just given) is held. LF, CRLF and CR end a line, blank lines are no rows, spaces
 * belong to their cell. Quote marks are taken strictly: libcsv's own repairs change cells in silence.
 * Where they are wrong, the line that the row began with is given as a fault and reading goes on with the
 * line behind it, so that one stray mark costs one line. The lines of a broken row may then look like
 * rows of their own: hold their number of cells against the header's. A byte order mark and the encoding
 * are the caller's business.
 */
#ifndef NEWS_SHEET_H
#define NEWS_SHEET_H

#include "news/buffer.h"
#include "news/text.h"

/*
 * Add CELL to the row in OUT by RFC 4180, in quote marks when something in it asks for them. Delimiters
 * between cells and line ends are the caller's.
 */
void sheet_cell(struct buffer *out, struct text cell, char delimiter);

/* The same, always in quote marks. */
void sheet_quoted(struct buffer *out, struct text cell);

/* All of it is borrowed for the length of the call that gives it. */
struct sheet_row {
	const struct text *cells; /* `data` is NULL in an empty cell without quote marks */
	size_t count;
	size_t line;       /* where it begins, from 1 */
	struct text bytes; /* the row as it stands, with its line end */
	const char *fault; /* NULL, or why BYTES are no row (a static string); then there are no cells */
};

typedef void sheet_take(void *context, const struct sheet_row *row);

/* Rows of more than LIMIT bytes are faults; of such a line only the first bytes are shown. */
struct sheet *sheet_new(char delimiter, size_t limit, sheet_take *take, void *context);
void sheet_free(struct sheet *s);

/* Read BYTES on: TAKE is called with each row that they complete. */
void sheet_read(struct sheet *s, struct text bytes);

/* No more bytes: gives a last row without a line end. S can then read another file, from line 1. */
void sheet_end(struct sheet *s);

#endif
