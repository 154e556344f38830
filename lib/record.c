/* SPDX-License-Identifier: MIT */
#include "news/record.h"

#include <errno.h>
#include <stdlib.h>

#include "json.h"

enum state { KEPT, SET, ADDED, REMOVED };

/* Members of the line come first, in its order; then those that were added. */
struct member {
	size_t start, end;         /* key and value, in the line */
	size_t value;              /* where the value begins, in the line */
	size_t key, key_length;    /* between the quotes; in the line, or in `values` when added */
	size_t set, set_length;    /* the new value, in `values` */
	enum state state;
	bool escaped;              /* the key holds escapes */
	struct text decoded;       /* the value's text once it was asked for; data is NULL before */
};

struct record {
	struct text line;
	struct member *members;
	size_t count, capacity;
	bool changed;
	struct buffer values;      /* JSON of what was set */
	struct buffer *texts;      /* decoded strings, one buffer each so that none moves */
	size_t text_count, text_capacity;
	struct value **trees;
	size_t tree_count, tree_capacity;
	struct writer writer;
	const char *writing;       /* the member between record_begin() and record_end() */
	size_t written;            /* where its value begins in `values` */
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
	for (size_t i = 0; i < r->text_capacity; i++)
		buffer_release(&r->texts[i]);
	buffer_release(&r->values);
	free(r->texts);
	free(r->trees);
	free(r->members);
	free(r);
}

void
record_clear(struct record *r)
{
	while (r->tree_count)
		value_free(r->trees[--r->tree_count]);
	while (r->text_count)
		buffer_reset(&r->texts[--r->text_count]);
	buffer_reset(&r->values);
	r->count = 0;
	r->changed = false;
	r->line = text_of("{}");
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
	m.key = m.start + 1;
	m.key_length = s->at - 1 - m.key;
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
	r->members = memory_grow(r->members, r->count, &r->capacity, sizeof *r->members);
	r->members[r->count++] = m;
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
	scan_space(s);
	return s->at == s->text.length || scan_fail(s, s->at, "more than one JSON object");
}

const char *
record_read(struct record *r, struct text line, size_t *at)
{
	struct scan s = { .text = line };

	record_clear(r);
	if (read_object(r, &s)) {
		r->line = line;
		return NULL;
	}
	record_clear(r);
	*at = s.at;
	return s.reason;
}

/* --- Finding --- */

/* A buffer that keeps its place until the record is read anew. */
static struct buffer *
text_buffer(struct record *r)
{
	if (r->text_count == r->text_capacity) {
		size_t old = r->text_capacity;
		r->texts = memory_grow(r->texts, r->text_count, &r->text_capacity, sizeof *r->texts);
		memset(r->texts + old, 0, (r->text_capacity - old) * sizeof *r->texts);
	}
	return &r->texts[r->text_count++];
}

static struct text
raw_key(const struct record *r, const struct member *m)
{
	return (struct text){ (m->state == ADDED ? r->values.data : r->line.data) + m->key, m->key_length };
}

static bool
is_named(const struct record *r, const struct member *m, struct text name)
{
	struct text key = raw_key(r, m);

	if (m->state == REMOVED)
		return false;
	if (!m->escaped)
		return text_equal(key, name);
	struct buffer room = { 0 };
	struct text decoded;
	json_text((struct text){ key.data - 1, key.length + 2 }, &room, &decoded);
	bool same = text_equal(decoded, name);
	buffer_release(&room);
	return same;
}

static struct member *
find(const struct record *r, struct text name)
{
	for (size_t i = r->count; i--;)
		if (is_named(r, &r->members[i], name))
			return &r->members[i];
	return NULL;
}

static struct text
json_of(const struct record *r, const struct member *m)
{
	if (m->state == KEPT)
		return text_slice(r->line, m->value, m->end);
	return (struct text){ r->values.data + m->set, m->set_length };
}

bool
record_has(const struct record *r, const char *name)
{
	return find(r, text_of(name)) != NULL;
}

bool
record_json(const struct record *r, const char *name, struct text *json)
{
	const struct member *m = find(r, text_of(name));

	if (m)
		*json = json_of(r, m);
	return m != NULL;
}

bool
record_text(struct record *r, const char *name, struct text *text)
{
	struct member *m = find(r, text_of(name));
	struct buffer *room;
	struct text json;

	if (!m)
		return false;
	if (m->decoded.data) {
		*text = m->decoded;
		return true;
	}
	json = json_of(r, m);
	if (json.data[0] != '"')
		return false;
	room = text_buffer(r);
	if (m->state != KEPT) { /* what was set moves when more is set */
		struct buffer copy = { 0 };
		buffer_add_text(&copy, json);
		json_text(buffer_text(&copy), room, text);
		if (text->data != room->data) {
			buffer_add_text(room, *text);
			*text = buffer_text(room);
		}
		buffer_release(&copy);
	} else {
		json_text(json, room, text);
	}
	m->decoded = *text;
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
	json = json_of(r, m);
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
	for (size_t i = 0; i < r->count; i++) {
		const struct member *m = &r->members[i];
		if (m->state == REMOVED || n--)
			continue;
		*key = raw_key(r, m);
		if (m->escaped)
			json_text((struct text){ key->data - 1, key->length + 2 }, text_buffer(r), key);
		*json = json_of(r, m);
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
	if (!m) {
		struct writer w = { .out = &r->values };
		size_t start = r->values.length;

		r->members = memory_grow(r->members, r->count, &r->capacity, sizeof *r->members);
		m = &r->members[r->count++];
		write_text(&w, name);
		*m = (struct member){ .state = ADDED, .key = start + 1, .key_length = r->values.length - start - 2 };
		m->escaped = memchr(r->values.data + m->key, '\\', m->key_length) != NULL;
		return m;
	}
	if (m->state == KEPT)
		m->state = SET;
	m->decoded.data = NULL;
	for (struct member *other = r->members; other < m; other++)
		if (is_named(r, other, name))
			other->state = REMOVED;
	return m;
}

/* What `values` holds from START on is NAME's value. The key of an added member is written behind it. */
static void
put(struct record *r, struct text name, size_t start)
{
	size_t length = r->values.length - start;
	struct member *m = claim(r, name);

	m->set = start;
	m->set_length = length;
}

void
record_set_text(struct record *r, const char *name, struct text text)
{
	struct writer w = { .out = &r->values };
	size_t start = r->values.length;

	write_text(&w, text);
	put(r, text_of(name), start);
}

void
record_set_integer(struct record *r, const char *name, long long number)
{
	struct writer w = { .out = &r->values };
	size_t start = r->values.length;

	write_integer(&w, number);
	put(r, text_of(name), start);
}

void
record_set_json(struct record *r, const char *name, struct text json)
{
	record_set_json_key(r, text_of(name), json);
}

void
record_set_json_key(struct record *r, struct text key, struct text json)
{
	size_t start = r->values.length;

	buffer_add_text(&r->values, json);
	put(r, key, start);
}

void
record_remove(struct record *r, const char *name)
{
	struct member *m;

	while ((m = find(r, text_of(name)))) {
		if (m->state == ADDED)
			memmove(m, m + 1, (size_t)(r->members + --r->count - m) * sizeof *m);
		else
			m->state = REMOVED;
		r->changed = true;
	}
}

struct writer *
record_begin(struct record *r, const char *name)
{
	r->writing = name;
	r->written = r->values.length;
	r->writer = (struct writer){ .out = &r->values };
	return &r->writer;
}

void
record_end(struct record *r)
{
	put(r, text_of(r->writing), r->written);
}

/* --- Writing --- */

typedef void give(void *context, struct text piece);

/* The members that were added, behind the last that is left; SURVIVORS says whether there is one. */
static void
give_added(const struct record *r, bool survivors, give *out, void *context)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct member *m = &r->members[i];
		if (m->state != ADDED)
			continue;
		if (survivors)
			out(context, text_of(","));
		survivors = true;
		out(context, (struct text){ r->values.data + m->key - 1, m->key_length + 2 });
		out(context, text_of(":"));
		out(context, json_of(r, m));
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

	for (size_t i = 0; i < r->count && r->members[i].state != ADDED; i++) {
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
			out(context, json_of(r, m));
			copied = m->end;
		}
		last = m->end;
	}
	if (r->count && r->members[r->count - 1].state == ADDED) {
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
