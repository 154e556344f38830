/* SPDX-License-Identifier: MIT */
/* What a single line of an article's head says. */
#ifndef HEAD_LINE_H
#define HEAD_LINE_H

#include "fields.h"

enum { HEAD_LINE_LONGEST = 160 };

/* A day or a moment, and nothing else. */
bool line_is_day(struct text line);

/* Keep such a line as the day of publication or, when it says so, of an update. */
bool line_set_day(struct fields *f, struct text line);

/* Who wrote it, or where it appeared. False, and F as it was, when LINE says neither. */
bool line_read_source(struct fields *f, struct text line);

/* "By Anna Smith, May 3, 2025", "Daily News | May 3, 2025": a day behind something else that the head holds. */
bool line_read_dated(struct fields *f, struct text line);

/* Either of them. */
bool line_is_dated(struct text line);

/* "Brief", "Summary": does it stand over a standfirst? */
bool line_is_standfirst_label(struct text line);

/* Does LINE stand alone where lines are wrapped? See paragraphs_read(). */
bool line_stands_alone(struct text line, bool near);

#endif
