/* SPDX-License-Identifier: MIT */
#ifndef NEWS_CSV_CONTEXT_H
#define NEWS_CSV_CONTEXT_H

#include "news/record.h"

/*
 * The sentence of the current record's parent that the record begins in: what a row of dates shows. False without a
 * parent's text, and for units that are not in its order.
 */
bool context_find(struct record *r, struct text *sentence);

#endif
