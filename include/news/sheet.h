/* SPDX-License-Identifier: MIT */
/*
 * CSV in and out: the one door to libcsv.
 *
 * Reading streams: bytes go in as they come, whole rows come out through a callback. Cells are
 * borrowed for the length of that call.
 */
#ifndef NEWS_SHEET_H
#define NEWS_SHEET_H

#include "news/buffer.h"
#include "news/text.h"

/* Add CELL to the row in OUT, quoted by RFC 4180. Delimiters and line ends are the caller's. */
void sheet_cell(struct buffer *out, struct text cell);

/* COUNT cells of the row that begins at LINE (from 1). */
typedef void sheet_row(void *context, const struct text *cells, size_t count, size_t line);

struct sheet *sheet_new(char delimiter, sheet_row *row, void *context);
void sheet_free(struct sheet *s);

/* Read BYTES on. Returns NULL, or what is wrong (a static string); *LINE is then the line it stands in. */
const char *sheet_read(struct sheet *s, struct text bytes, size_t *line);

/* No more bytes: gives a last row without a line end. The same returns. */
const char *sheet_end(struct sheet *s, size_t *line);

#endif
