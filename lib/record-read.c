/* SPDX-License-Identifier: MIT */
/* A line as a record, in one scan. */
#include "record-parts.h"

#include "json.h"

static bool
read_member(struct record *r, struct scan *s)
{
	struct member m = { 0 };
	struct text key;

	if (!scan_key(s, &key))
		return false;
	m.start = (size_t)(key.data - s->text.data);
	m.key = text_slice(key, 1, key.length - 1);
	m.escaped = s->escaped;
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
