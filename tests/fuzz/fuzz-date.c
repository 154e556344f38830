/* SPDX-License-Identifier: MIT */
/* The finder of dates: finds lie inside the text, in order, on whole characters; days are days; twice gives the same. */
#include "news/calendar.h"
#include "news/date.h"

#include "target.h"

static bool
is_character_edge(struct text t, size_t at)
{
	return at == t.length || ((unsigned char)t.data[at] & 0xC0) != 0x80;
}

static void
check_find(struct text text, const struct dates *d, size_t i)
{
	const struct date_find *find = &d->found[i];

	must(find->start < find->end && find->end <= text.length);
	must(is_character_edge(text, find->start) && is_character_edge(text, find->end));
	must(i == 0 || d->found[i - 1].start <= find->start);
	must(find->value_length && find->value + find->value_length <= d->values.length);
	must(find->rule != NULL);
	must(find->from <= find->to && find->from >= 0 && find->to <= CALENDAR_LAST);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct dates first, second;
	static struct buffer line;
	struct date_settings settings = { .references = true };
	struct text text = { (const char *)data + 1, size - 1 };

	if (size < 2 || utf8_check(text) != text.length)
		return 0;
	settings.day = data[0] & 1 ? calendar_number(2025, 5, 7) : data[0] & 2 ? CALENDAR_FIRST : data[0] & 4 ? CALENDAR_LAST : 0;
	settings.narrative = data[0] & 8;
	dates_find(&first, text, &settings);
	for (size_t i = 0; i < first.count; i++)
		check_find(text, &first, i);
	dates_find(&second, text, &settings);
	must(first.count == second.count && text_equal(buffer_text(&first.values), buffer_text(&second.values)));
	buffer_reset(&line);
	if (date_line(text, &line))
		must(line.length >= 7);
	return 0;
}
