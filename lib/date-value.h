/* SPDX-License-Identifier: MIT */
/*
 * A stretch of the calendar as TIMEX3 writes it, exact or with parts left open: "2025-05-03", "2025-W18",
 * "XXXX-05-02", "1998-08-07TMO", "199". A grain says how long the stretch is.
 */
#ifndef DATE_VALUE_H
#define DATE_VALUE_H

#include "date-read.h"
#include "news/calendar.h"

enum date_grain {
	GRAIN_NONE,
	GRAIN_CENTURY,
	GRAIN_DECADE,
	GRAIN_YEAR,
	GRAIN_HALF,
	GRAIN_SEASON,
	GRAIN_QUARTER,
	GRAIN_MONTH,
	GRAIN_WEEK,
	GRAIN_WEEKEND,
	GRAIN_DAY,
	GRAIN_PART, /* of a day */
	GRAIN_CLOCK
};

struct date_value {
	enum date_grain grain;
	int year;        /* its first one for a decade or century; 0: open; negative: BC */
	int month, day;  /* 0: open */
	int number;      /* of the half, quarter or week; 0: open */
	int letters;     /* of the season or the part of the day */
	int weekday;     /* of a day whose date is open */
	struct date_clock clock;
};

/* "SP" as one number. */
#define LETTERS(a, b) ((a) * 256 + (b))

/* The value that TEXT writes: a day or moment of ISO 8601, a year or a month. False when it is none. */
bool date_value_read(struct text text, struct date_value *value);

void date_value_write(const struct date_value *value, struct buffer *out);

/* The first and the last day that VALUE covers. False when it is open or beyond the calendar. */
bool date_value_days(const struct date_value *value, long *from, long *to);

/* The stretch of GRAIN that the day NUMBER lies in; a GRAIN_PART or GRAIN_CLOCK gives the day. */
struct date_value date_value_at(long number, enum date_grain grain);

/* VALUE moved by COUNT stretches of its own grain. Open values stay as they are. */
struct date_value date_value_move(struct date_value value, long count);

/* The grain of a unit's letter: 'd', 'w', 'm', 'q', 'y', 't', 'c'; GRAIN_NONE for the others. */
enum date_grain date_grain_of(int unit);

/* "P3Y", "PT24H", "PXD", "PT5H30M"; COUNT is taken double, so that halves are whole; negative: some. */
void date_write_duration(long halves, int unit, struct buffer *out);

#endif
