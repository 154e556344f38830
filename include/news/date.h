/* SPDX-License-Identifier: MIT */
/*
 * Dates in text, as TIMEX3 (ISO-TimeML): found, and resolved to values. The engine behind news-dates,
 * shared with news-split, which reads the day in an article's head.
 *
 * A finder keeps its arrays from text to text. What it found is borrowed until its next use.
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

/* The number of the day (news/calendar.h) that TEXT is, as date_line() reads it; 0 for a month or a year. False: neither. */
bool date_day_of(struct text text, long *number);

enum date_type { DATE_TYPE_DATE, DATE_TYPE_TIME, DATE_TYPE_DURATION, DATE_TYPE_SET };

/* What 3/5/2025 means. */
enum date_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };

/* One find; a long text has millions. */
struct date_find {
	uint32_t start, end;            /* bytes of the text */
	uint32_t value, value_length;   /* in the finder's `values` */
	int32_t from, to;               /* the days it covers, numbered as in news/calendar.h; 0 when they cannot be known */
	const char *mod;                /* "START", "MID", "END", "APPROX" ...; NULL for none */
	const char *rule;               /* static */
	enum date_type type;
};

struct date_settings {
	long day;              /* the text's own day, 0 when there is none */
	enum date_order order; /* ORDER_UNKNOWN: decided by the text */
	bool narrative;        /* history: open dates follow the one before, not the text's own day */
	bool references;       /* give "now", "recently" and the like as well */
};

struct dates {
	struct date_find *found; /* in the order of their starts */
	size_t count, capacity;
	struct buffer values;
	bool history;            /* most of its years lie well before its day */
	long day;                /* the day that the text was read from: given, or found in its head; 0 for none */
};

/* Find the dates of TEXT. */
void dates_find(struct dates *d, struct text text, const struct date_settings *settings);

static inline struct text
date_value(const struct dates *d, const struct date_find *find)
{
	return text_slice(buffer_text(&d->values), find->value, find->value + find->value_length);
}

#endif
