/* SPDX-License-Identifier: MIT */
/* What other tools found in a text, carried over to its units with offsets moved. */
#ifndef ANNOTATIONS_H
#define ANNOTATIONS_H

#include "news/record.h"

/* Remember the annotations of R, in place of the last record's. R stays unchanged until the last unit is written. */
void annotations_read(struct record *r);

/* Write those that lie between START and END (code points), which grow from call to call, as members. */
void annotations_write(struct writer *w, size_t start, size_t end);

#endif
