/* SPDX-License-Identifier: MIT */
/* Days counted, against the C library's gmtime() and strftime() over 400 years, and at the calendar's ends. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"
#include "news/calendar.h"

enum { EPOCH = 719163 }; /* 1970-01-01 */

static void
check_day(long number)
{
	time_t seconds = (time_t)(number - EPOCH) * 86400;
	struct tm tm;
	struct calendar_day d = calendar_day(number);
	char expected[32], got[64];
	int year, week;

	gmtime_r(&seconds, &tm);
	week = calendar_week(number, &year);
	strftime(expected, sizeof expected, "%Y-%m-%d %G-W%V-%u", &tm);
	snprintf(got, sizeof got, "%04d-%02d-%02d %04d-W%02d-%d", d.year, d.month, d.day, year, week, calendar_weekday(number));
	if (strcmp(expected, got) != 0) {
		printf("day %ld: %s, not %s\n", number, got, expected);
		check_failures++;
	}
	CHECK(calendar_number(d.year, d.month, d.day) == number);
	CHECK(calendar_week_start(year, week) == number - calendar_weekday(number) + 1);
}

static void
check_easter(void)
{
	CHECK(calendar_easter(1818) == calendar_number(1818, 3, 22));
	CHECK(calendar_easter(1943) == calendar_number(1943, 4, 25));
	CHECK(calendar_easter(2000) == calendar_number(2000, 4, 23));
	CHECK(calendar_easter(2024) == calendar_number(2024, 3, 31));
	CHECK(calendar_easter(2025) == calendar_number(2025, 4, 20));
	CHECK(calendar_easter(2038) == calendar_number(2038, 4, 25));
	CHECK(calendar_orthodox_easter(2024) == calendar_number(2024, 5, 5));
	CHECK(calendar_orthodox_easter(2025) == calendar_number(2025, 4, 20));
	CHECK(calendar_orthodox_easter(1983) == calendar_number(1983, 5, 8));
	CHECK(calendar_tishri(1973) == calendar_number(1973, 9, 27));
	CHECK(calendar_tishri(2023) == calendar_number(2023, 9, 16));
	CHECK(calendar_tishri(2024) == calendar_number(2024, 10, 3));
	CHECK(calendar_tishri(2025) == calendar_number(2025, 9, 23));
	for (int year = 1583; year < 2583; year++)
		CHECK(calendar_weekday(calendar_easter(year)) == 7);
}

static void
check_ends(void)
{
	struct calendar_day d = calendar_day(CALENDAR_LAST);
	int year = 2024, month = 1;

	CHECK(calendar_number(1, 1, 1) == CALENDAR_FIRST && calendar_weekday(CALENDAR_FIRST) == 1);
	CHECK(d.year == 9999 && d.month == 12 && d.day == 31);
	CHECK(calendar_number(9999, 12, 31) == CALENDAR_LAST);
	CHECK(calendar_is_day(2024, 2, 29) && !calendar_is_day(2023, 2, 29) && !calendar_is_day(1900, 2, 29));
	CHECK(!calendar_is_day(0, 1, 1) && !calendar_is_day(10000, 1, 1) && !calendar_is_day(2025, 13, 1));
	CHECK(calendar_nth_weekday(2025, 11, 4, 4) == calendar_number(2025, 11, 27));
	CHECK(calendar_nth_weekday(2025, 5, 1, -1) == calendar_number(2025, 5, 26));
	CHECK(calendar_weeks(2020) == 53 && calendar_weeks(2021) == 52);
	calendar_add_months(&year, &month, -1);
	CHECK(year == 2023 && month == 12);
}

int
main(void)
{
	for (long number = calendar_number(1800, 1, 1); number < calendar_number(2201, 1, 1); number++)
		check_day(number);
	check_easter();
	check_ends();
	return CHECK_STATUS();
}
