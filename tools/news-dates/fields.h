/* SPDX-License-Identifier: MIT */
/* What news-dates adds to a record. */
#ifndef FIELDS_H
#define FIELDS_H

#include "news/date.h"
#include "news/record.h"

/* "2025-05-03" of a day's number, in memory that the next call reuses. */
const char *day_name(long number);

/* Set `dates` to what was found in TEXT; a record without any gets none and loses one from before. */
void fields_set_dates(struct record *r, struct text text, const struct dates *dates);

/*
 * Give each of `quotes` the day that it was said, and in `said_rule` what decided:
 * "clause"   a day in the sentence that reports it,
 * "before"   for what "she" said, a day in the sentence before,
 * "group"    a day beside another part of the same quotation,
 * "speaker"  the day of the same speaker's quotation just before,
 * "article"  the text's own day, when it is NEWS.
 * Other members stay as they are.
 */
void fields_set_said(struct record *r, struct text text, const struct dates *dates, bool news);

#endif
