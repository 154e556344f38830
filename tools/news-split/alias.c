/* SPDX-License-Identifier: MIT */
#include "alias.h"

#include <stdlib.h>
#include <time.h>

#include "fields-write.h"
#include "news/date.h"
#include "news/table.h"

TABLE(aliases);
TABLE(languages);

/* Our names, in the order in which a record gets them. */
enum target {
	TO_ID, TO_TITLE, TO_AUTHORS, TO_BYLINE, TO_PUBLISHED, TO_UPDATED, TO_PUBLISHER, TO_DOMAIN, TO_URL,
	TO_LANGUAGE, TO_SECTION, TO_TAGS, TO_DESCRIPTION, TO_TEXT, TO_COUNT
};

static const char *const targets[TO_COUNT] = {
	"id", "title", "authors", "byline", "published", "updated", "publisher", "domain", "url",
	"language", "section", "tags", "description", "text",
};

/* The best of the members that could become a field: a smaller rank is better. */
struct candidate {
	struct text key, json;
	char rank; /* 0 when there is none */
	bool own;  /* it has our name */
};

static enum target
target_of(struct text name)
{
	int i = 0;

	while (i < TO_COUNT && !text_equal(name, text_of(targets[i])))
		i++;
	return (enum target)i;
}

static bool
is_empty(struct text json)
{
	return text_equal(json, text_of("\"\"")) || text_equal(json, text_of("null")) ||
	       text_equal(json, text_of("[]")) || text_equal(json, text_of("{}"));
}

static bool
is_url(struct text json)
{
	return text_starts(json, text_of("\"http://")) || text_starts(json, text_of("\"https://"));
}

/* The value of an alias is the name of a field and its rank, "title 2". */
static void
consider(struct candidate *best, struct text key, struct text json)
{
	const struct table_entry *e = table_find_folded(&table_aliases, key);

	if (!e || is_empty(json))
		return;
	struct text value = text_of(e->value);
	char rank = value.data[value.length - 1];
	enum target to = target_of(text_slice(value, 0, value.length - 2));
	bool own = text_equal(key, text_of(targets[to]));
	if (own)
		rank = '0';
	else if (to == TO_URL && !is_url(json) && json.data[0] == '"')
		return;
	else if (to == TO_PUBLISHER && is_url(json))
		to = TO_URL;
	if (!best[to].rank || rank < best[to].rank)
		best[to] = (struct candidate){ key, json, rank, own };
}

/* --- Values --- */

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

static void
set_authors(struct record *r, struct text json)
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

static void
set_tags(struct record *r, struct text json)
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

/* "2025-05", "2025-05-03", "2025-05-03T10:15" and what may follow */
static bool
is_iso(struct text t)
{
	return t.length >= 7 && ascii_is_digit(t.data[0]) && ascii_is_digit(t.data[3]) && t.data[4] == '-' &&
	       (t.length <= 10 || t.data[10] == 'T');
}

/* What cannot be read as a day or a moment stays as the words that stood there. */
static void
set_day(struct record *r, const char *name, struct text json)
{
	static struct buffer room, value;
	struct text raw;

	buffer_reset(&room);
	buffer_reset(&value);
	if (!json_text(json, &room, &raw))
		raw = json;
	raw = text_trim(raw);
	bool read = is_iso(raw) || unix_time(raw, &value) || date_line(raw, &value);
	if (is_iso(raw))
		record_set_text(r, name, raw);
	else if (read)
		record_set_text(r, name, buffer_text(&value));
	if (!is_iso(raw) && !strcmp(name, "published") && !record_has(r, "published_raw"))
		record_set_text(r, "published_raw", raw);
	else if (!read)
		record_set_text(r, name, raw);
}

static void
set_name(struct record *r, const char *name, struct text json)
{
	static struct buffer room;
	struct text text;

	buffer_reset(&room);
	if (json.data[0] == '{' && name_of(json, &room, &text))
		record_set_text(r, name, text);
	else
		record_set_json(r, name, json);
}

/* The tag of a language that is called by its name, or NULL. */
static const struct table_entry *
language_of(struct text json)
{
	if (json.length < 2 || json.data[0] != '"')
		return NULL;
	return table_find_folded(&table_languages, text_slice(json, 1, json.length - 1));
}

/* Does a member under our own name need another shape? */
static bool
is_foreign(enum target to, struct text json)
{
	if (to == TO_AUTHORS)
		return json.data[0] == '"' || text_starts(json, text_of("[{"));
	if (to == TO_PUBLISHED || to == TO_UPDATED)
		return json.data[0] != '"' || !is_iso(text_slice(json, 1, json.length - 1));
	if (to == TO_PUBLISHER)
		return json.data[0] == '{';
	if (to == TO_LANGUAGE)
		return language_of(json) != NULL;
	return to == TO_TAGS && json.data[0] == '"';
}

static void
adopt(struct record *r, enum target to, const struct candidate *c)
{
	static struct buffer key;

	if (c->own && !is_foreign(to, c->json))
		return;
	buffer_reset(&key);
	buffer_add_text(&key, c->key);
	buffer_add_char(&key, '\0');
	if (to == TO_AUTHORS)
		set_authors(r, c->json);
	else if (to == TO_TAGS)
		set_tags(r, c->json);
	else if (to == TO_PUBLISHED || to == TO_UPDATED)
		set_day(r, targets[to], c->json);
	else if (to == TO_LANGUAGE && language_of(c->json))
		record_set_text(r, targets[to], text_of(language_of(c->json)->value));
	else
		set_name(r, targets[to], c->json);
	if (!c->own)
		record_remove(r, key.data);
}

void
alias_rename(struct record *r)
{
	struct candidate best[TO_COUNT] = { 0 };
	struct text key, json;

	for (size_t n = 0; record_member(r, n, &key, &json); n++)
		consider(best, key, json);
	for (int to = 0; to < TO_COUNT; to++)
		if (best[to].rank)
			adopt(r, (enum target)to, &best[to]);
	if (best[TO_BYLINE].rank && !best[TO_AUTHORS].rank)
		set_authors(r, best[TO_BYLINE].json);
}
