/* SPDX-License-Identifier: MIT */
#include "news/calendar.h"

static const int before_month[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365 };

bool
calendar_is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int
calendar_month_length(int year, int month)
{
	return before_month[month] - before_month[month - 1] + (month == 2 && calendar_is_leap(year));
}

bool
calendar_is_day(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
	       day <= calendar_month_length(year, month);
}

static long
days_before_year(int year)
{
	long past = year - 1;

	return past * 365 + past / 4 - past / 100 + past / 400;
}

long
calendar_number(int year, int month, int day)
{
	return days_before_year(year) + before_month[month - 1] + (month > 2 && calendar_is_leap(year)) + day;
}

struct calendar_day
calendar_day(long number)
{
	struct calendar_day d = { (int)((number - 1) * 400 / 146097) + 1, 1, 1 };
	int rest;

	if (days_before_year(d.year + 1) < number)
		d.year++;
	else if (days_before_year(d.year) >= number)
		d.year--;
	rest = (int)(number - days_before_year(d.year));
	while (rest > calendar_month_length(d.year, d.month))
		rest -= calendar_month_length(d.year, d.month++);
	d.day = rest;
	return d;
}

int
calendar_weekday(long number)
{
	return (int)((number + 6) % 7) + 1;
}

long
calendar_week_start(int year, int week)
{
	long fourth = calendar_number(year, 1, 4);

	return fourth - calendar_weekday(fourth) + 1 + 7L * (week - 1);
}

int
calendar_week(long number, int *year)
{
	long thursday = number - calendar_weekday(number) + 4;

	*year = calendar_day(thursday).year;
	return (int)(thursday - calendar_number(*year, 1, 1)) / 7 + 1;
}

int
calendar_weeks(int year)
{
	int first = calendar_weekday(calendar_number(year, 1, 1));

	return first == 4 || (first == 3 && calendar_is_leap(year)) ? 53 : 52;
}

long
calendar_easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - b / 4 - g + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return calendar_number(year, n / 31, n % 31 + 1);
}

long
calendar_orthodox_easter(int year)
{
	int d = (19 * (year % 19) + 15) % 30;
	int n = d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114;

	return calendar_number(year, n / 31, n % 31 + 1) + year / 100 - year / 400 - 2;
}

/* Days from the epoch of the Hebrew calendar to the molad of a year's Tishri, Sundays, Wednesdays and Fridays passed over. */
static long
hebrew_days(long year)
{
	long months = (235 * year - 234) / 19;
	long days = 29 * months + (12084 + 13753 * months) / 25920;

	return 3 * (days + 1) % 7 < 3 ? days + 1 : days;
}

long
calendar_tishri(int year)
{
	enum { EPOCH = -1373427, YEARS = 3761 };
	long here = hebrew_days(year + YEARS);

	if (hebrew_days(year + YEARS + 1) - here == 356)
		return EPOCH + here + 2;
	return EPOCH + here + (here - hebrew_days(year + YEARS - 1) == 382);
}

long
calendar_nth_weekday(int year, int month, int weekday, int n)
{
	long first = calendar_number(year, month, 1);
	long last = first + calendar_month_length(year, month) - 1;

	if (n < 0)
		return last - (calendar_weekday(last) - weekday + 7) % 7 + 7L * (n + 1);
	return first + (weekday - calendar_weekday(first) + 7) % 7 + 7L * (n - 1);
}

void
calendar_add_months(int *year, int *month, long months)
{
	long all = (long)*year * 12 + *month - 1 + months;

	*year = (int)(all >= 0 ? all / 12 : (all - 11) / 12);
	*month = (int)(all - 12L * *year) + 1;
}
