/* SPDX-License-Identifier: MIT */
#include "date-value.h"

#include "news/date.h"

enum date_grain
date_grain_of(int unit)
{
	switch (unit) {
	case 'd': return GRAIN_DAY;
	case 'w': case 'f': return GRAIN_WEEK;
	case 'm': return GRAIN_MONTH;
	case 'q': return GRAIN_QUARTER;
	case 'y': return GRAIN_YEAR;
	case 't': return GRAIN_DECADE;
	case 'c': return GRAIN_CENTURY;
	default: return GRAIN_NONE;
	}
}

bool
date_value_read(struct text text, struct date_value *value)
{
	static struct buffer line;
	int numbers[3] = { 0, 0, 0 };

	buffer_reset(&line);
	text = text_trim(text);
	if (text.length == 4)
		buffer_add_text(&line, text);
	else if (!date_line(text, &line))
		return false;
	for (size_t i = 0, n = 0; i < line.length && i < 10; i++) {
		if (ascii_is_digit(line.data[i]))
			numbers[n] = numbers[n] * 10 + (line.data[i] - '0');
		else if (line.data[i] != '-' || n++ == 2)
			return false;
	}
	*value = (struct date_value){ .year = numbers[0], .month = numbers[1], .day = numbers[2] };
	value->grain = numbers[2] ? GRAIN_DAY : numbers[1] ? GRAIN_MONTH : GRAIN_YEAR;
	return value->year > 0;
}

/* NUMBER in WIDTH digits, more where it needs them. */
static void
write_digits(int number, int width, struct buffer *out)
{
	char digits[12];
	int count = 0;

	for (; number || count < width; number /= 10)
		digits[count++] = (char)('0' + number % 10);
	while (count > 0)
		buffer_add_char(out, digits[--count]);
}

static void
write_year(int year, struct buffer *out)
{
	if (!year) {
		buffer_add_string(out, "XXXX");
		return;
	}
	if (year < 0)
		buffer_add_char(out, '-');
	write_digits(year < 0 ? -year : year, 4, out);
}

static void
write_two(int number, struct buffer *out)
{
	buffer_add_char(out, '-');
	if (number)
		write_digits(number, 2, out);
	else
		buffer_add_string(out, "XX");
}

static void
write_letters(int letters, struct buffer *out)
{
	buffer_add_char(out, (char)(letters / 256));
	buffer_add_char(out, (char)(letters % 256));
}

static void
write_day(const struct date_value *v, struct buffer *out)
{
	write_year(v->year, out);
	if (!v->month && v->weekday) {
		buffer_print(out, "-WXX-%d", v->weekday);
	} else {
		write_two(v->month, out);
		write_two(v->day, out);
	}
	if (v->grain == GRAIN_DAY)
		return;
	buffer_add_char(out, 'T');
	if (v->grain == GRAIN_PART) {
		write_letters(v->letters, out);
		return;
	}
	buffer_print(out, "%02d:%02d", v->clock.hour, v->clock.minute);
	if (v->clock.second >= 0)
		buffer_print(out, ":%02d", v->clock.second);
	if (v->year > 0 && v->month && v->day)
		date_write_zone(&v->clock, &(struct date_day){ v->year, v->month, v->day }, out);
}

static void
write_numbered(const struct date_value *v, const char *letter, struct buffer *out)
{
	write_year(v->year, out);
	buffer_add_char(out, '-');
	buffer_add_string(out, letter);
	if (v->number && *letter == 'W')
		buffer_print(out, "%02d", v->number);
	else if (v->number)
		buffer_print(out, "%d", v->number);
	else
		buffer_add_string(out, *letter == 'W' ? "XX" : "X");
}

void
date_value_write(const struct date_value *v, struct buffer *out)
{
	switch (v->grain) {
	case GRAIN_NONE:
		buffer_add_string(out, "XXXX-XX-XX");
		break;
	case GRAIN_CENTURY:
		if (v->year)
			buffer_print(out, v->year < 0 ? "-%02d" : "%02d", (v->year < 0 ? -v->year : v->year) / 100);
		else
			buffer_add_string(out, "XX");
		break;
	case GRAIN_DECADE:
		if (v->year)
			buffer_print(out, "%03d", v->year / 10);
		else
			buffer_print(out, "XX%d", v->number);
		break;
	case GRAIN_YEAR:
		write_year(v->year, out);
		break;
	case GRAIN_HALF:
		write_numbered(v, "H", out);
		break;
	case GRAIN_QUARTER:
		write_numbered(v, "Q", out);
		break;
	case GRAIN_SEASON:
		write_year(v->year, out);
		buffer_add_char(out, '-');
		write_letters(v->letters, out);
		break;
	case GRAIN_MONTH:
		write_year(v->year, out);
		write_two(v->month, out);
		break;
	case GRAIN_WEEK:
	case GRAIN_WEEKEND:
		write_numbered(v, "W", out);
		if (v->grain == GRAIN_WEEKEND)
			buffer_add_string(out, "-WE");
		break;
	case GRAIN_DAY:
	case GRAIN_PART:
	case GRAIN_CLOCK:
		write_day(v, out);
	}
}

/* What half of a unit is, in the next smaller one. */
static const char *
half_of(int unit)
{
	switch (unit) {
	case 'y': return "6M";
	case 'm': return "15D";
	case 'd': return "T12H";
	case 'H': return "30M";
	case 'M': return "30S";
	default: return "";
	}
}

void
date_write_duration(long halves, int unit, struct buffer *out)
{
	static const struct { char unit, letter; int times; } units[] = {
		{ 'd', 'D', 1 }, { 'w', 'W', 1 }, { 'f', 'W', 2 }, { 'm', 'M', 1 }, { 'q', 'Q', 1 }, { 'y', 'Y', 1 },
		{ 't', 'Y', 10 }, { 'c', 'Y', 100 }, { 'k', 'Y', 1000 }, { 's', 'M', 6 }, { 'S', 'S', 1 }, { 'M', 'M', 1 },
		{ 'H', 'H', 1 },
	};
	size_t u = 0;

	while (u < sizeof units / sizeof *units - 1 && units[u].unit != unit)
		u++;
	buffer_add_string(out, ascii_is_upper((char)unit) ? "PT" : "P");
	if (halves < 0 && units[u].times > 1) {
		buffer_print(out, "X%c", unit == 't' ? 'E' : unit == 'c' ? 'C' : units[u].letter);
	} else if (halves < 0) {
		buffer_print(out, "X%c", units[u].letter);
	} else if (units[u].times % 2 == 0) {
		buffer_print(out, "%ld%c", halves * (units[u].times / 2), units[u].letter);
	} else {
		if (halves > 1)
			buffer_print(out, "%ld%c", halves / 2, units[u].letter);
		if (halves % 2)
			buffer_add_string(out, half_of(unit));
	}
}
