/* SPDX-License-Identifier: MIT */
/* What a record holds, and what is set in it. */
#include "record-parts.h"

#include <errno.h>
#include <stdlib.h>

struct record *
record_new(void)
{
	struct record *r = memory_resize(NULL, 1, sizeof *r);

	*r = (struct record){ 0 };
	record_clear(r);
	return r;
}

void
record_free(struct record *r)
{
	record_clear(r);
	for (size_t i = 0; i < r->room_capacity; i++) {
		buffer_release(r->rooms[i]);
		free(r->rooms[i]);
	}
	free(r->rooms);
	free(r->trees);
	free(r->members);
	free(r);
}

void
record_clear(struct record *r)
{
	while (r->tree_count)
		value_free(r->trees[--r->tree_count]);
	while (r->room_count)
		buffer_reset(r->rooms[--r->room_count]);
	r->count = r->own = r->given = r->next = 0;
	r->names = 0;
	r->changed = false;
	r->line = text_of("{}");
}

/* --- Finding --- */

/* An empty buffer that keeps its place until the record is read anew. */
static struct buffer *
room(struct record *r)
{
	if (r->room_count == r->room_capacity) {
		size_t old = r->room_capacity;
		r->rooms = memory_grow(r->rooms, old, &r->room_capacity, sizeof *r->rooms);
		for (size_t i = old; i < r->room_capacity; i++) {
			r->rooms[i] = memory_resize(NULL, 1, sizeof **r->rooms);
			*r->rooms[i] = (struct buffer){ 0 };
		}
	}
	return r->rooms[r->room_count++];
}

static bool
is_named(const struct member *m, struct text name)
{
	struct buffer decoded = { 0 };
	struct text key = m->key;
	bool same;

	if (!m->escaped)
		return key.length == name.length && m->state != REMOVED && !memcmp(key.data, name.data, name.length);
	if (m->state == REMOVED)
		return false;
	json_text(quoted(m->key), &decoded, &key);
	same = text_equal(key, name);
	buffer_release(&decoded);
	return same;
}

static struct member *
find(const struct record *r, struct text name)
{
	for (size_t i = r->names & name_bit(name, false) ? r->count : 0; i--;)
		if (is_named(&r->members[i], name))
			return &r->members[i];
	return NULL;
}

bool
record_has(const struct record *r, const char *name)
{
	return find(r, text_of(name)) != NULL;
}

bool
record_json(const struct record *r, const char *name, struct text *json)
{
	return record_json_key(r, text_of(name), json);
}

bool
record_json_key(const struct record *r, struct text key, struct text *json)
{
	const struct member *m = find(r, key);

	if (m)
		*json = m->json;
	return m != NULL;
}

bool
record_text(struct record *r, const char *name, struct text *text)
{
	struct member *m = find(r, text_of(name));

	if (!m || m->json.data[0] != '"')
		return false;
	if (!m->decoded.data)
		json_text(m->json, room(r), &m->decoded);
	*text = m->decoded;
	return true;
}

bool
record_integer(struct record *r, const char *name, long long *number)
{
	const struct member *m = find(r, text_of(name));
	char digits[24], *end;
	struct text json;

	if (!m)
		return false;
	json = m->json;
	if (json.length >= sizeof digits)
		return false;
	memcpy(digits, json.data, json.length);
	digits[json.length] = '\0';
	errno = 0;
	*number = strtoll(digits, &end, 10);
	return !errno && end > digits && !*end;
}

bool
record_member(struct record *r, size_t n, struct text *key, struct text *json)
{
	if (n < r->given)
		r->given = r->next = 0;
	while (r->next < r->count) {
		const struct member *m = &r->members[r->next++];
		if (m->state == REMOVED || r->given++ < n)
			continue;
		*key = m->key;
		if (m->escaped)
			json_text(quoted(m->key), room(r), key);
		*json = m->json;
		return true;
	}
	return false;
}

const struct value *
record_value(struct record *r, const char *name)
{
	struct text json;
	struct value *v;

	if (!record_json(r, name, &json) || !(v = value_read(json)))
		return NULL;
	r->trees = memory_grow(r->trees, r->tree_count, &r->tree_capacity, sizeof *r->trees);
	r->trees[r->tree_count++] = v;
	return v;
}

/* --- Setting --- */

/* The member that NAME's new value goes to; earlier ones of that name go. */
static struct member *
claim(struct record *r, struct text name)
{
	struct member *m = find(r, name);

	r->changed = true;
	r->given = r->next = 0;
	if (!m) {
		struct buffer *key = room(r);
		struct writer w = { .out = key };

		write_text(&w, name);
		r->members = memory_grow(r->members, r->count, &r->capacity, sizeof *r->members);
		m = &r->members[r->count++];
		*m = (struct member){ .state = SET, .key = { key->data + 1, key->length - 2 } };
		m->escaped = memchr(m->key.data, '\\', m->key.length) != NULL;
		r->names |= name_bit(m->key, m->escaped);
		return m;
	}
	if (m->state == KEPT)
		m->state = SET;
	m->decoded.data = NULL;
	for (struct member *other = r->members; other < m; other++)
		if (is_named(other, name))
			other->state = REMOVED;
	return m;
}

void
record_borrow(struct record *r, struct text key, struct text json)
{
	bool escaped = memchr(key.data, '\\', key.length) != NULL;

	r->members = memory_grow(r->members, r->count, &r->capacity, sizeof *r->members);
	r->members[r->count++] = (struct member){ .state = SET, .key = key, .json = json, .escaped = escaped };
	r->names |= name_bit(key, escaped);
	r->changed = true;
}

void
record_set_text(struct record *r, const char *name, struct text text)
{
	write_text(record_begin(r, name), text);
	record_end(r);
}

void
record_set_integer(struct record *r, const char *name, long long number)
{
	write_integer(record_begin(r, name), number);
	record_end(r);
}

void
record_set_json(struct record *r, const char *name, struct text json)
{
	write_json(record_begin(r, name), json);
	record_end(r);
}

void
record_remove(struct record *r, const char *name)
{
	size_t kept = 0;

	for (size_t i = 0; i < r->count; i++) {
		struct member *m = &r->members[i];
		if (is_named(m, text_of(name))) {
			r->changed = true;
			if (i >= r->own)
				continue;
			m->state = REMOVED;
		}
		r->members[kept++] = *m;
	}
	r->count = kept;
	r->given = r->next = 0;
}

struct writer *
record_begin(struct record *r, const char *name)
{
	r->writing = name;
	r->writer = (struct writer){ .out = room(r) };
	return &r->writer;
}

void
record_end(struct record *r)
{
	claim(r, text_of(r->writing))->json = buffer_text(r->writer.out);
}
