/* SPDX-License-Identifier: MIT */
/* Cells parted by tabs; a tab, line feed, carriage return or backslash inside one is written \t \n \r \\. */
#ifndef NEWS_CSV_TSV_H
#define NEWS_CSV_TSV_H

#include "news/buffer.h"

/* The cells of a line; `data` is NULL in an empty one. */
struct cells {
	struct text *list;
	size_t count, capacity;
	struct buffer room;
};

/* Add CELL to the line in OUT. */
void tsv_add(struct buffer *out, struct text cell);

/* Take LINE apart into C, whose cells stay until the next call. */
void tsv_split(struct cells *c, struct text line);

#endif
