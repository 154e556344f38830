/* SPDX-License-Identifier: MIT */
/* What news-clean tells in a record besides its text. */
#ifndef CLEAN_REPORT_H
#define CLEAN_REPORT_H

#include "lines.h"
#include "news/record.h"

/* Drop what rests on offsets into the text that was; the first time that is said. */
void report_drop_annotations(struct record *r);

/* List in "removed" the lines of TEXT that are not on, and the blank ones that go with them. */
void report_removed(struct record *r, const struct lines *lines, struct text text);

/* List in "lines" each line with its score before pass PASS and its features for it. */
void report_explanation(struct record *r, const struct lines *lines, unsigned pass);

#endif
