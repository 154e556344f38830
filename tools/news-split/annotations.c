/* SPDX-License-Identifier: MIT */
#include "annotations.h"

#include <stdlib.h>

struct annotation {
	size_t start, end; /* code points */
	size_t order;
	struct text json;
};

struct annotations {
	const char *name;
	struct annotation *found;
	size_t count, capacity;
	size_t next; /* the first that may lie in a unit to come */
};

static struct annotations all[] = { { .name = "quotes" }, { .name = "dates" } };

enum { KINDS = sizeof all / sizeof *all };

static int
by_start(const void *left, const void *right)
{
	const struct annotation *a = left, *b = right;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void
add(struct annotations *a, struct record *element, struct text json)
{
	long long start, end;

	if (!record_integer(element, "start", &start) || !record_integer(element, "end", &end) || start < 0 ||
	    end < start)
		return;
	a->found = memory_grow(a->found, a->count, &a->capacity, sizeof *a->found);
	a->found[a->count] = (struct annotation){ (size_t)start, (size_t)end, a->count, json };
	a->count++;
}

void
annotations_read(struct record *r)
{
	static struct record *element;
	struct elements elements;
	struct text json;
	size_t at;

	if (!element)
		element = record_new();
	for (struct annotations *a = all; a < all + KINDS; a++) {
		a->count = a->next = 0;
		if (!record_json(r, a->name, &json) || !elements_init(&elements, json))
			continue;
		while (elements_next(&elements, &json))
			if (!record_read(element, json, &at))
				add(a, element, json);
		if (a->count)
			qsort(a->found, a->count, sizeof *a->found, by_start);
	}
}

/* The number that JSON is when it is an offset between START and END; moved then. */
static bool
moved(struct text json, size_t start, size_t end, long long *number)
{
	char digits[20] = "";

	if (!json.length || json.length >= sizeof digits || !ascii_is_digit(json.data[0]))
		return false;
	memcpy(digits, json.data, json.length);
	size_t value = strtoull(digits, NULL, 10);
	*number = (long long)(value - start);
	return value >= start && value <= end;
}

/* [[3,9],[12,20]] */
static void
write_segments(struct writer *w, struct text json, size_t start, size_t end)
{
	struct elements segments, numbers;
	long long number;

	if (!elements_init(&segments, json)) {
		write_json(w, json);
		return;
	}
	write_open(w, '[');
	while (elements_next(&segments, &json)) {
		if (!elements_init(&numbers, json))
			continue;
		write_open(w, '[');
		while (elements_next(&numbers, &json))
			if (moved(json, start, end, &number))
				write_integer(w, number);
		write_close(w, ']');
	}
	write_close(w, ']');
}

static bool
is_offset(struct text key)
{
	return text_equal(key, text_of("start")) || text_equal(key, text_of("end")) ||
	       text_ends(key, text_of("_start")) || text_ends(key, text_of("_end"));
}

/* An offset that leads out of the unit is left out. */
static void
write_moved(struct writer *w, const struct annotation *a, size_t start, size_t end)
{
	static struct record *element;
	struct text key, json;
	long long number;
	size_t at;

	if (!element)
		element = record_new();
	record_read(element, a->json, &at);
	write_open(w, '{');
	for (size_t n = 0; record_member(element, n, &key, &json); n++) {
		bool offset = is_offset(key), inside = offset && moved(json, start, end, &number);
		if (offset && !inside)
			continue;
		write_text(w, key);
		buffer_add_char(w->out, ':');
		w->comma = false;
		if (offset)
			write_integer(w, number);
		else if (text_equal(key, text_of("segments")))
			write_segments(w, json, start, end);
		else
			write_json(w, json);
	}
	write_close(w, '}');
}

void
annotations_write(struct writer *w, size_t start, size_t end)
{
	for (struct annotations *a = all; a < all + KINDS; a++) {
		bool open = false;
		while (a->next < a->count && a->found[a->next].start < start)
			a->next++;
		for (; a->next < a->count && a->found[a->next].start < end; a->next++) {
			if (a->found[a->next].end > end)
				continue;
			if (!open) {
				write_key(w, a->name);
				write_open(w, '[');
				open = true;
			}
			write_moved(w, &a->found[a->next], start, end);
		}
		if (open)
			write_close(w, ']');
	}
}
