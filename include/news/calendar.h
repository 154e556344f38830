/* SPDX-License-Identifier: MIT */
/*
 * Days counted: the proleptic Gregorian calendar of ISO 8601, years 1 to 9999.
 *
 * A day is a number: 1 is Monday, 0001-01-01. Arithmetic on days is arithmetic on numbers;
 * CALENDAR_FIRST and CALENDAR_LAST bound what has a name.
 */
#ifndef NEWS_CALENDAR_H
#define NEWS_CALENDAR_H

#include <stdbool.h>

enum { CALENDAR_FIRST = 1, CALENDAR_LAST = 3652059 };

struct calendar_day {
	int year, month, day;
};

bool calendar_is_leap(int year);
int calendar_month_length(int year, int month);

/* Is there such a day? */
bool calendar_is_day(int year, int month, int day);

long calendar_number(int year, int month, int day);
struct calendar_day calendar_day(long number);

/* 1 is Monday, 7 is Sunday. */
int calendar_weekday(long number);

/* The ISO week that the day lies in, and the year that the week belongs to. */
int calendar_week(long number, int *year);

/* The Monday of an ISO week, and how many weeks a year has. */
long calendar_week_start(int year, int week);
int calendar_weeks(int year);

/* Easter Sunday of the Western churches (Meeus, Jones and Butcher). */
long calendar_easter(int year);

/* Easter Sunday of the Eastern churches (Meeus), in the same calendar as all other days here. */
long calendar_orthodox_easter(int year);

/* Rosh Hashanah, the first of Tishri, in the autumn of YEAR (Dershowitz and Reingold, Calendrical Calculations). */
long calendar_tishri(int year);

/* The N-th WEEKDAY of a month, from 1; from -1 it counts from the end. */
long calendar_nth_weekday(int year, int month, int weekday, int n);

/* Move *YEAR and *MONTH (1 to 12) by a number of months. */
void calendar_add_months(int *year, int *month, long months);

#endif
