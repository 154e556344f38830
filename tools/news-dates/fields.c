/* SPDX-License-Identifier: MIT */
#include "fields.h"

#include "news/calendar.h"

static void
put_digits(char *to, int number, int width)
{
	for (; width-- > 0; number /= 10)
		to[width] = (char)('0' + number % 10);
}

const char *
day_name(long number)
{
	static char name[] = "YYYY-MM-DD";
	struct calendar_day d = calendar_day(number);

	put_digits(name, d.year, 4);
	put_digits(name + 5, d.month, 2);
	put_digits(name + 8, d.day, 2);
	return name;
}

static void
write_find(struct writer *w, struct points *points, const struct dates *dates, const struct date_find *find)
{
	static const char *const types[] = { "DATE", "TIME", "DURATION", "SET" };

	write_open(w, '{');
	write_member(w, "text", text_slice(points->text, find->start, find->end));
	write_member_integer(w, "start", (long long)points_at(points, find->start));
	write_member_integer(w, "end", (long long)points_at(points, find->end));
	write_member(w, "type", text_of(types[find->type]));
	write_member(w, "value", date_value(dates, find));
	if (find->mod)
		write_member(w, "mod", text_of(find->mod));
	if (find->from) {
		write_member(w, "from", text_of(day_name(find->from)));
		write_member(w, "to", text_of(day_name(find->to)));
	}
	write_member(w, "rule", text_of(find->rule));
	write_close(w, '}');
}

void
fields_set_dates(struct record *r, struct text text, const struct dates *dates)
{
	struct points points;
	struct writer *w;

	if (!dates->count) {
		record_remove(r, "dates");
		return;
	}
	points_init(&points, text);
	w = record_begin(r, "dates");
	write_open(w, '[');
	for (size_t i = 0; i < dates->count; i++)
		write_find(w, &points, dates, &dates->found[i]);
	write_close(w, ']');
	record_end(r);
}
