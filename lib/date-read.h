/* SPDX-License-Identifier: MIT */
/*
 * The small pieces that lines and sentences write days and times with. Each function reads at token I,
 * fills what it is given and returns the token behind what it read, or I when that is not there.
 */
#ifndef DATE_READ_H
#define DATE_READ_H

#include "date-token.h"
#include "news/date.h"

enum zone_kind { ZONE_NONE, ZONE_OFFSET, ZONE_USA };

struct date_clock {
	int hour, minute, second; /* -1: not said */
	enum zone_kind zone;
	int offset;               /* minutes east of UTC; standard time for ZONE_USA */
};

struct date_day {
	int year, month, day; /* 0: not said */
};

/*
 * "10:15", "10.15 a.m.", "6 p.m.", "noon", "18:00:30.5", "three o'clock", "half past nine", "at 5 in the morning". A bare
 * "10.15" is none; a bare number neither.
 */
size_t date_read_clock(const struct date_tokens *t, size_t i, struct date_clock *clock);

/* The first hour of two that share what is behind: "9-10 am", "5:30 to 6 p.m.", "between 8 and 9 in the evening". */
size_t date_read_clock_start(const struct date_tokens *t, size_t i, struct date_clock *clock);

/* "GMT", "EDT", "Z", "+0100", "UTC+2", "ET", in brackets or not. */
size_t date_read_zone(const struct date_tokens *t, size_t i, struct date_clock *clock);

/* A day with its year, in words or in numbers: "May 3, 2025", "3rd of May 2025", "2025-05-03", "13/5/2025". */
size_t date_read_day(const struct date_tokens *t, size_t i, enum date_order order, struct date_day *day);

/* The zone as ISO 8601 adds it to the day, ZONE_USA's summer time counted. */
void date_write_zone(const struct date_clock *clock, const struct date_day *day, struct buffer *out);

#endif
