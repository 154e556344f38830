/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include <stdlib.h>
#include <time.h>

#include "fields-write.h"
#include "news/date.h"

/* The text of JSON: a string, or the "name" of an object. */
static bool
name_of(struct text json, struct buffer *room, struct text *name)
{
	static struct record *object;
	size_t at;

	if (json.data[0] == '"')
		return json_text(json, room, name);
	if (json.data[0] != '{')
		return false;
	if (!object)
		object = record_new();
	struct text member;
	if (record_read(object, json, &at) || !record_json(object, "name", &member))
		return false;
	return json_text(member, room, name);
}

/* "Anna Smith; Ben Jones", "Anna Smith and Ben Jones", "Anna Smith, Ben Jones" */
static void
write_names(struct writer *w, struct text list)
{
	static const char *const separators[] = { ";", " and ", ", ", " & ", "|" };
	bool semicolons = memchr(list.data, ';', list.length) != NULL;
	size_t start = 0;

	for (size_t at = 0; at <= list.length; at++) {
		size_t skip = at == list.length;
		for (size_t i = 0; !skip && i < (semicolons ? 1 : sizeof separators / sizeof *separators); i++)
			if (text_starts(text_slice(list, at, list.length), text_of(separators[i])))
				skip = strlen(separators[i]);
		if (!skip)
			continue;
		struct text name = text_trim(text_slice(list, start, at));
		if (text_starts_folded(name, text_of("by ")))
			name = text_slice(name, 3, name.length);
		if (name.length)
			write_text(w, name);
		start = at + skip;
		at = start - 1;
	}
}

void
shape_authors(struct record *r, struct text json)
{
	static struct buffer room;
	struct writer *w = record_begin(r, "authors");
	struct elements elements;
	struct text one, name;

	buffer_reset(&room);
	write_open(w, '[');
	if (elements_init(&elements, json)) {
		while (elements_next(&elements, &one))
			if (name_of(one, &room, &name) && name.length)
				write_text(w, name);
	} else if (name_of(json, &room, &name)) {
		write_names(w, name);
	}
	write_close(w, ']');
	record_end(r);
}

void
shape_tags(struct record *r, struct text json)
{
	static struct buffer room;
	struct text list;

	buffer_reset(&room);
	if (!json_text(json, &room, &list)) {
		record_set_json(r, "tags", json);
		return;
	}
	record_set_list(r, "tags", list, memchr(list.data, ';', list.length) ? ';' : ',');
}

/* Seconds (or thousandths) since 1970, in UTC. */
static bool
unix_time(struct text digits, struct buffer *out)
{
	enum { LONGEST = 13, SECONDS = 10 };
	char number[LONGEST + 1] = "", iso[32];

	if (digits.length < SECONDS - 1 || digits.length > LONGEST)
		return false;
	for (size_t i = 0; i < digits.length; i++)
		if (!ascii_is_digit(number[i] = digits.data[i]))
			return false;
	long long value = strtoll(number, NULL, 10);
	time_t seconds = (time_t)(digits.length > SECONDS ? value / 1000 : value);
	struct tm tm;
	if (!gmtime_r(&seconds, &tm))
		return false;
	buffer_add(out, iso, strftime(iso, sizeof iso, "%Y-%m-%dT%H:%M:%SZ", &tm));
	return true;
}

bool
shape_is_iso(struct text t)
{
	return t.length >= 7 && ascii_is_digit(t.data[0]) && ascii_is_digit(t.data[3]) && t.data[4] == '-' &&
	       (t.length <= 10 || t.data[10] == 'T');
}

void
shape_day(struct record *r, const char *name, struct text json)
{
	static struct buffer room, value;
	struct text raw;

	buffer_reset(&room);
	buffer_reset(&value);
	if (!json_text(json, &room, &raw))
		raw = json;
	raw = text_trim(raw);
	bool read = shape_is_iso(raw) || unix_time(raw, &value) || date_line(raw, &value);
	if (shape_is_iso(raw))
		record_set_text(r, name, raw);
	else if (read)
		record_set_text(r, name, buffer_text(&value));
	if (!shape_is_iso(raw) && !strcmp(name, "published") && !record_has(r, "published_raw"))
		record_set_text(r, "published_raw", raw);
	else if (!read)
		record_set_text(r, name, raw);
}

void
shape_name(struct record *r, const char *name, struct text json)
{
	static struct buffer room;
	struct text text;

	buffer_reset(&room);
	if (json.data[0] == '{' && name_of(json, &room, &text))
		record_set_text(r, name, text);
	else
		record_set_json(r, name, json);
}
