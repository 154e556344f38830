/* SPDX-License-Identifier: MIT */
/* What news-dedupe reads of a record and writes into it. */
#ifndef NEWS_DEDUPE_LABEL_H
#define NEWS_DEDUPE_LABEL_H

#include "news/record.h"
#include "store.h"

/* The record's id as JSON: its own, its url, else a hash of TEXT; borrowed until the next call. */
struct text record_id(struct record *r, struct text text);

/* The day on which R was published, as news/calendar.h counts; 0 when it does not say. */
int32_t record_day(struct record *r);

/* Set `cluster`, and for a duplicate `duplicate_of`, `similarity` and `duplicate_rule`. */
void record_label(struct record *r, const struct verdict *verdict);

#endif
