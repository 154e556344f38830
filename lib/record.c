/* SPDX-License-Identifier: MIT */
#include "news/record.h"

#include <errno.h>
#include <stdlib.h>

#include "json.h"

enum state { KEPT, SET, REMOVED };

/* Members of the line come first, in its order; then those that were added, of which a name may have several. */
struct member {
	size_t start, value, end; /* of the key's quote, the value and what is behind it, in the line */
	struct text key;          /* between the quotes */
	struct text json;         /* the value, as it stands or as it was set */
	struct text decoded;      /* its text once it was asked for; data is NULL before */
	enum state state;
	bool escaped;             /* the key holds escapes */
};

struct record {
	struct text line;
	struct member *members;
	size_t count, capacity;
	size_t own;               /* so many of them are the line's */
	uint64_t names;           /* a bit for each name that may be among them, by its ends and its length */
	bool changed;
	struct buffer **rooms;    /* what was decoded and what was set, each in a buffer that stays where it is */
	size_t room_count, room_capacity;
	struct value **trees;
	size_t tree_count, tree_capacity;
	struct writer writer;
	const char *writing;      /* the member between record_begin() and record_end() */
	size_t given, next;       /* record_member() gave so many members, those before `next`; 0 and 0 start anew */
};

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

/* The bit of a name; a key with escapes may be any. */
static uint64_t
name_bit(struct text name, bool escaped)
{
	size_t n = name.length, ends;

	if (escaped)
		return UINT64_MAX;
	ends = n ? (unsigned char)name.data[0] * (size_t)29 + (unsigned char)name.data[n - 1] * (size_t)27 : 0;
	return (uint64_t)1 << (ends + n * 4) % 64; /* the factors give each of our own names a bit for itself */
}

/* --- Reading --- */

static bool
read_member(struct record *r, struct scan *s)
{
	struct member m = { 0 };

	scan_space(s);
	m.start = s->at;
	if (s->at >= s->text.length || s->text.data[s->at] != '"')
		return scan_fail(s, s->at, "not JSON");
	if (!scan_string(s))
		return false;
	m.key = text_slice(s->text, m.start + 1, s->at - 1);
	m.escaped = s->escaped;
	scan_space(s);
	if (s->at >= s->text.length || s->text.data[s->at] != ':')
		return scan_fail(s, s->at, "not JSON");
	s->at++;
	scan_space(s);
	m.value = s->at;
	if (!scan_value(s, 1))
		return false;
	m.end = s->at;
	m.json = text_slice(s->text, m.value, m.end);
	r->members = memory_grow(r->members, r->count, &r->capacity, sizeof *r->members);
	r->members[r->count++] = m;
	r->names |= name_bit(m.key, m.escaped);
	return true;
}

static bool
read_object(struct record *r, struct scan *s)
{
	const char *p = s->text.data;

	scan_space(s);
	if (s->at >= s->text.length || p[s->at] != '{')
		return scan_fail(s, s->at, "not a JSON object");
	s->at++;
	scan_space(s);
	if (s->at >= s->text.length || p[s->at] != '}') {
		for (;;) {
			if (!read_member(r, s))
				return false;
			scan_space(s);
			if (s->at >= s->text.length || (p[s->at] != ',' && p[s->at] != '}'))
				return scan_fail(s, s->at, "not JSON");
			if (p[s->at] == '}')
				break;
			s->at++;
		}
	}
	s->at++;
	return true;
}

static bool
read_end(struct scan *s)
{
	scan_space(s);
	return s->at == s->text.length || scan_fail(s, s->at, "more than one JSON object");
}

const char *
record_read(struct record *r, struct text line, size_t *at)
{
	struct scan s = { .text = line };

	record_clear(r);
	if (read_object(r, &s) && read_end(&s)) {
		r->line = line;
		r->own = r->count;
		return NULL;
	}
	record_clear(r);
	*at = s.at;
	return s.reason;
}

bool
elements_record(struct elements *e, struct record *r, struct text *json)
{
	size_t start = elements_place(e);
	struct scan s = { .text = text_slice(e->json, start, e->json.length) };

	record_clear(r);
	if (!read_object(r, &s)) {
		record_clear(r);
		return false;
	}
	*json = r->line = text_slice(s.text, 0, s.at);
	r->own = r->count;
	e->at = start + s.at;
	return true;
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

/* What stands between quotes, as the JSON of a string again. */
static struct text
quoted(struct text inside)
{
	return (struct text){ inside.data - 1, inside.length + 2 };
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

/* --- Writing --- */

typedef void give(void *context, struct text piece);

/* The members that were added, behind the last that is left; SURVIVORS says whether there is one. */
static void
give_added(const struct record *r, bool survivors, give *out, void *context)
{
	for (size_t i = r->own; i < r->count; i++) {
		const struct member *m = &r->members[i];
		if (m->state == REMOVED)
			continue;
		if (survivors)
			out(context, text_of(","));
		survivors = true;
		out(context, quoted(m->key));
		out(context, text_of(":"));
		out(context, m->json);
	}
}

/*
 * The line with what was set in its place. COPIED is how much of the line is out, LAST where the last member
 * that is left ends; a member that goes takes the comma before it along, or behind it when it was the first.
 */
void
record_pieces(const struct record *r, give *out, void *context)
{
	size_t copied = 0, last = 0;

	for (size_t i = 0; i < r->own; i++) {
		const struct member *m = &r->members[i];
		if (!last && !copied && m->state == REMOVED) {
			out(context, text_slice(r->line, 0, m->start));
			copied = m->start;
		}
		if (m->state == REMOVED) {
			if (last && copied < last)
				out(context, text_slice(r->line, copied, last));
			copied = m->end;
			continue;
		}
		if (!last && copied)
			copied = m->start;
		if (m->state == SET) {
			out(context, text_slice(r->line, copied, m->value));
			out(context, m->json);
			copied = m->end;
		}
		last = m->end;
	}
	if (r->count > r->own) {
		size_t place = last > copied ? last : copied ? copied : (size_t)(strchr(r->line.data, '{') - r->line.data) + 1;
		out(context, text_slice(r->line, copied, place));
		copied = place;
		give_added(r, last != 0, out, context);
	}
	out(context, text_slice(r->line, copied, r->line.length));
}

static void
add_piece(void *context, struct text piece)
{
	buffer_add_text(context, piece);
}

void
record_write(const struct record *r, struct buffer *out)
{
	if (r->changed)
		record_pieces(r, add_piece, out);
	else
		buffer_add_text(out, r->line);
}

static void
add_length(void *context, struct text piece)
{
	*(size_t *)context += piece.length;
}

size_t
record_length(const struct record *r)
{
	size_t length = 0;

	if (!r->changed)
		return r->line.length;
	record_pieces(r, add_length, &length);
	return length;
}
