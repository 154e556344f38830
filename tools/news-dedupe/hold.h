/* SPDX-License-Identifier: MIT */
/*
 * Groups of records that are all known: held to the end, settled in an order of their own, by day, id and sketch,
 * that does not depend on how they came. A line of a sketch sorts in that order, so that this is also what a sort
 * between two processes does.
 */
#ifndef NEWS_DEDUPE_HOLD_H
#define NEWS_DEDUPE_HOLD_H

#include "news/stream.h"
#include "store.h"

/* The line of the sketch S of R, whose text is TEXT; borrowed until the next call. */
struct record *sketch_line(struct record *r, struct text text, const struct sketching *s);

/* Settle such a line; they must come in the order of their bytes. NULL or what is wrong. */
const char *settle_line(struct record *r);

/* Write the labels of all settled lines. */
void settle_release(struct sink *out);

/* Hold R, whose text is TEXT; S is NULL for a record without text. */
void hold(struct record *r, struct text text, const struct sketching *s);

/*
 * Let out what is held in the order in which it came, with `cluster_size`: all of it labelled when MARK is set, else
 * the first of each group.
 */
void hold_release(struct sink *out, bool mark);

#endif
