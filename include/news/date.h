/* SPDX-License-Identifier: MIT */
/*
 * Dates in text, as TIMEX3 (ISO-TimeML): found, and resolved to values. The engine behind news-dates,
 * shared with news-split, which reads the day in an article's head.
 */
#ifndef NEWS_DATE_H
#define NEWS_DATE_H

#include "news/buffer.h"
#include "news/text.h"

/*
 * Is LINE as a whole a day or a moment ("May 3, 2025", "Published: 3 May 2025 10:15 GMT", "2025-05-03T10:15Z")?
 * Its value as ISO 8601, as precise as the line and no more, is then added to OUT.
 */
bool date_line(struct text line, struct buffer *out);

#endif
