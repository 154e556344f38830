/* SPDX-License-Identifier: MIT */
#include "values.h"

#include "news/record.h"
#include "news/table.h"

TABLE(wrappers);

enum { TOP, OBJECT, ARRAY };

static const char broken[] = "not JSON", cut[] = "JSON that breaks off", too_long[] = "longer than --max-line";

void
values_init(struct values *v, struct input *in, size_t limit)
{
	struct buffer outer = v->outer, whole = v->whole;

	*v = (struct values){ .in = in, .limit = limit, .next_line = 1, .outer = outer, .whole = whole };
	buffer_reset(&v->outer);
}

static void
take(struct values *v, size_t bytes)
{
	struct text t = input_peek(v->in, bytes);

	for (const char *at = t.data, *end = t.data + bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++)
		v->next_line++;
	input_take(v->in, bytes);
}

/* Pass over white space and commas; the byte behind them, or -1 at the end. */
static int
next_byte(struct values *v)
{
	for (;;) {
		struct text t = input_peek(v->in, 1);
		size_t at = 0;
		if (!t.length)
			return -1;
		while (at < t.length && (ascii_is_space(t.data[at]) || t.data[at] == ','))
			at++;
		if (at < t.length) {
			take(v, at);
			return (unsigned char)t.data[at];
		}
		take(v, at);
	}
}

/* The value that is ahead, not yet taken. */
static const char *
scan_ahead(struct values *v, struct text *json)
{
	enum { CUT = 12 }; /* a break this close to the end may be one of the buffer */
	size_t want = 1;

	for (;;) {
		struct text t = input_peek(v->in, want);
		size_t at = 0;
		const char *reason = json_scan(t, &at);
		*json = text_slice(t, 0, at);
		bool whole = at < t.length || input_ended(v->in);
		if (!reason && whole)
			return at > v->limit ? too_long : NULL;
		if (reason && at + CUT < t.length)
			return broken;
		if (t.length > v->limit)
			return too_long;
		if (input_ended(v->in))
			return at >= t.length ? cut : broken;
		want = t.length * 2;
	}
}

/* Where the value that T goes on with ends, strings left aside; T.length when it goes on behind T. */
static size_t
value_end(struct text t, size_t *depth, bool *string, bool *escaped)
{
	for (size_t at = 0; at < t.length; at++) {
		char c = t.data[at];
		if (*string) {
			*string = (c != '"' || *escaped) && c != '\n';
			*escaped = c == '\\' && !*escaped;
			continue;
		}
		*string = c == '"';
		if (*depth == 0 && (c == ',' || c == ']' || c == '}'))
			return at;
		*depth += c == '{' || c == '[';
		if ((c == '}' || c == ']') && --*depth == 0)
			return at + 1;
	}
	return t.length;
}

/* Pass over a value that is broken or too long; its first bytes stay in `whole`. */
static void
skip_value(struct values *v)
{
	size_t depth = 0, end;
	bool string = false, escaped = false;
	struct text t;

	buffer_reset(&v->whole);
	do {
		t = input_peek(v->in, 1);
		end = value_end(t, &depth, &string, &escaped);
		if (!end && t.length)
			end = 1; /* a bracket that closes nothing */
		if (v->whole.length <= v->limit)
			buffer_add(&v->whole, t.data, end);
		take(v, end);
	} while (end && end == t.length);
}

static bool
give(struct values *v, struct text *json, const char **reason)
{
	v->line = v->next_line;
	*reason = scan_ahead(v, json);
	if (!*reason) {
		take(v, json->length);
		return true;
	}
	v->stuck = *reason == cut;
	skip_value(v);
	*json = buffer_text(&v->whole);
	return true;
}

static bool
end_with(struct values *v, struct text *json, const char **reason, const char *why)
{
	v->stuck = true;
	v->line = v->next_line;
	*json = (struct text){ "", 0 };
	*reason = why;
	return true;
}

/* "key": ahead, and what its value begins with. */
static bool
read_key(struct values *v, struct buffer *key)
{
	struct text json;

	if (scan_ahead(v, &json) || json.data[0] != '"')
		return false;
	buffer_reset(key);
	buffer_add_text(key, json);
	take(v, json.length);
	if (next_byte(v) != ':')
		return false;
	take(v, 1);
	return true;
}

static bool
is_list(struct values *v, struct text key)
{
	if (!table_find(&table_wrappers, text_slice(key, 1, key.length - 1)) || next_byte(v) != '[')
		return false;
	struct text t = input_peek(v->in, 2);
	size_t at = 1;
	while (at < t.length && ascii_is_space(t.data[at]))
		t = input_peek(v->in, ++at + 1);
	return at < t.length && (t.data[at] == '{' || t.data[at] == ']');
}

/* A member of an outer object: kept, or the list to read. False when it is broken. */
static bool
read_member(struct values *v)
{
	static struct buffer key;
	struct text json;

	if (!read_key(v, &key) || next_byte(v) < 0)
		return false;
	if (is_list(v, buffer_text(&key))) {
		take(v, 1);
		v->depth = ARRAY;
		v->wrapped = v->listed = true;
		return true;
	}
	if (scan_ahead(v, &json))
		return false;
	buffer_add_char(&v->outer, ',');
	buffer_add_text(&v->outer, buffer_text(&key));
	buffer_add_char(&v->outer, ':');
	buffer_add_text(&v->outer, json);
	take(v, json.length);
	return v->outer.length <= v->limit;
}

/* The end of an outer object: it is the record when it held no list. */
static bool
end_object(struct values *v, struct text *json)
{
	take(v, 1);
	v->depth = TOP;
	if (v->listed)
		return false;
	buffer_reset(&v->whole);
	buffer_add_char(&v->whole, '{');
	if (v->outer.length)
		buffer_add(&v->whole, v->outer.data + 1, v->outer.length - 1);
	buffer_add_char(&v->whole, '}');
	*json = buffer_text(&v->whole);
	return true;
}

bool
values_next(struct values *v, struct text *json, const char **reason)
{
	*reason = NULL;
	while (!v->stuck) {
		int c = next_byte(v);
		if (c < 0)
			return v->depth != TOP && end_with(v, json, reason, cut);
		if (v->depth == ARRAY && c == ']') {
			take(v, 1);
			v->depth = v->wrapped ? OBJECT : TOP;
		} else if (v->depth == ARRAY) {
			return give(v, json, reason);
		} else if (v->depth == OBJECT && c == '}') {
			if (end_object(v, json))
				return true;
		} else if (v->depth == OBJECT) {
			if (!read_member(v))
				return end_with(v, json, reason, input_peek(v->in, 1).length ? broken : cut);
		} else if (c == '[' || c == '{') {
			take(v, 1);
			v->depth = c == '[' ? ARRAY : OBJECT;
			v->line = v->next_line;
			v->wrapped = v->listed = false;
			buffer_reset(&v->outer);
		} else {
			return end_with(v, json, reason, broken);
		}
	}
	return false;
}
