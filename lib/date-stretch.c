/* SPDX-License-Identifier: MIT */
/* The days of a value, the value about a day, and values moved along the calendar. */
#include "date-value.h"

/* COUNT months from MONTH of YEAR on. */
static bool
month_days(int year, int month, int count, long *from, long *to)
{
	if (year < 1 || year > 9999)
		return false;
	*from = calendar_number(year, month, 1);
	calendar_add_months(&year, &month, count);
	*to = calendar_number(year, month, 1) - 1;
	if (*to > CALENDAR_LAST)
		*to = CALENDAR_LAST;
	return true;
}

/* The meteorological seasons of the northern half; a winter belongs to the year that it begins in. */
static int
season_month(int letters)
{
	switch (letters) {
	case LETTERS('S', 'P'): return 3;
	case LETTERS('S', 'U'): return 6;
	case LETTERS('F', 'A'): return 9;
	default: return 12;
	}
}

static bool
week_days(const struct date_value *v, long *from, long *to)
{
	long monday;

	if (v->year < 1 || v->year > 9999 || v->number < 1)
		return false;
	monday = calendar_week_start(v->year, v->number);
	*from = v->grain == GRAIN_WEEKEND ? monday + 5 : monday;
	*to = monday + 6;
	return *from >= CALENDAR_FIRST && *to <= CALENDAR_LAST;
}

bool
date_value_days(const struct date_value *v, long *from, long *to)
{
	switch (v->grain) {
	case GRAIN_NONE:
		return false;
	case GRAIN_CENTURY:
		return month_days(v->year ? v->year : 1, 1, 1200, from, to) && v->year > 0;
	case GRAIN_DECADE:
		return month_days(v->year, 1, 120, from, to);
	case GRAIN_YEAR:
		return month_days(v->year, 1, 12, from, to);
	case GRAIN_HALF:
		return v->number && month_days(v->year, 6 * v->number - 5, 6, from, to);
	case GRAIN_SEASON:
		return month_days(v->year, season_month(v->letters), 3, from, to);
	case GRAIN_QUARTER:
		return v->number && month_days(v->year, 3 * v->number - 2, 3, from, to);
	case GRAIN_MONTH:
		return v->month && month_days(v->year, v->month, 1, from, to);
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		return week_days(v, from, to);
	default:
		if (!calendar_is_day(v->year, v->month, v->day))
			return false;
		*from = *to = calendar_number(v->year, v->month, v->day);
		return true;
	}
}

static int
season_at(int month)
{
	static const int letters[] = { LETTERS('W', 'I'), LETTERS('S', 'P'), LETTERS('S', 'U'), LETTERS('F', 'A') };

	return letters[month / 3 % 4];
}

struct date_value
date_value_at(long number, enum date_grain grain)
{
	struct calendar_day d = calendar_day(number);
	struct date_value v = { .grain = grain, .year = d.year };

	switch (grain) {
	case GRAIN_CENTURY:
		v.year = d.year / 100 * 100;
		break;
	case GRAIN_DECADE:
		v.year = d.year / 10 * 10;
		break;
	case GRAIN_HALF:
		v.number = d.month > 6 ? 2 : 1;
		break;
	case GRAIN_QUARTER:
		v.number = (d.month + 2) / 3;
		break;
	case GRAIN_SEASON:
		v.letters = season_at(d.month);
		v.year -= d.month < 3;
		break;
	case GRAIN_MONTH:
		v.month = d.month;
		break;
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		v.number = calendar_week(number, &v.year);
		break;
	case GRAIN_YEAR:
	case GRAIN_NONE:
		break;
	default:
		v.grain = GRAIN_DAY;
		v.month = d.month;
		v.day = d.day;
	}
	return v;
}

/* Days and weeks move by days. */
static struct date_value
move_days(struct date_value v, long from, long count)
{
	struct date_value moved;

	from += v.grain < GRAIN_DAY ? 7 * count : count;
	if (from < CALENDAR_FIRST || from > CALENDAR_LAST)
		return v;
	moved = date_value_at(from, v.grain);
	moved.grain = v.grain;
	moved.letters = v.letters;
	moved.clock = v.clock;
	return moved;
}

struct date_value
date_value_move(struct date_value v, long count)
{
	static const int seasons[] = { LETTERS('S', 'P'), LETTERS('S', 'U'), LETTERS('F', 'A'), LETTERS('W', 'I') };
	long from, to;
	int month;

	if (!date_value_days(&v, &from, &to))
		return v;
	switch (v.grain) {
	case GRAIN_CENTURY:
		v.year += (int)(100 * count);
		break;
	case GRAIN_DECADE:
		v.year += (int)(10 * count);
		break;
	case GRAIN_YEAR:
		v.year += (int)count;
		break;
	case GRAIN_HALF:
		month = 6 * v.number - 5;
		calendar_add_months(&v.year, &month, 6 * count);
		v.number = month > 6 ? 2 : 1;
		break;
	case GRAIN_QUARTER:
		month = 3 * v.number - 2;
		calendar_add_months(&v.year, &month, 3 * count);
		v.number = (month + 2) / 3;
		break;
	case GRAIN_SEASON:
		month = season_month(v.letters);
		calendar_add_months(&v.year, &month, 3 * count);
		v.letters = seasons[month / 3 - 1];
		break;
	case GRAIN_MONTH:
		calendar_add_months(&v.year, &v.month, count);
		break;
	default:
		return move_days(v, from, count);
	}
	return v;
}
