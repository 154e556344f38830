/* SPDX-License-Identifier: MIT */
#include "path.h"

/* --- Reading a path --- */

static struct step *
add_step(struct path *p, enum step_kind kind)
{
	p->steps = memory_grow(p->steps, p->count, &p->capacity, sizeof *p->steps);
	p->steps[p->count] = (struct step){ .kind = kind };
	return &p->steps[p->count++];
}

void
path_member(struct path *p, struct text key)
{
	char *copy = memory_resize(NULL, key.length + 1, 1);

	if (key.length > 0)
		memcpy(copy, key.data, key.length);
	copy[key.length] = '\0';
	add_step(p, STEP_MEMBER)->key = copy;
}

/* A key ends at a dot or bracket; backslashes are taken out. */
static const char *
parse_key(struct path *p, struct text source, size_t *at)
{
	struct buffer key = { 0 };

	for (; *at < source.length && source.data[*at] != '.' && source.data[*at] != '['; ++*at) {
		if (source.data[*at] == '\\' && *at + 1 < source.length)
			++*at;
		buffer_add_char(&key, source.data[*at]);
	}
	if (key.length > 0)
		path_member(p, buffer_text(&key));
	bool empty = key.length == 0;
	buffer_release(&key);
	return empty ? "a field without a name" : NULL;
}

/* What stands between brackets: nothing, or a number. */
static const char *
parse_index(struct path *p, struct text source, size_t *at)
{
	struct step *step = add_step(p, STEP_EACH);
	size_t start = ++*at;

	for (; *at < source.length && ascii_is_digit(source.data[*at]); ++*at) {
		if (*at - start >= 9)
			return "a number in brackets is too long";
		step->kind = STEP_ELEMENT;
		step->index = step->index * 10 + (size_t)(source.data[*at] - '0');
	}
	if (*at == source.length || source.data[*at] != ']')
		return "a bracket holds something else than a number, or is not closed";
	++*at;
	return NULL;
}

const char *
path_parse(struct path *p, struct text source)
{
	size_t at = 0;
	const char *wrong;

	p->counts = source.length > 0 && source.data[0] == '#';
	at += p->counts;
	if ((wrong = parse_key(p, source, &at)))
		return wrong;
	while (at < source.length) {
		if (source.data[at] == '.') {
			at++;
			wrong = parse_key(p, source, &at);
		} else if (source.data[at] == '[') {
			wrong = parse_index(p, source, &at);
		} else {
			wrong = "a bracket is followed by neither a dot nor a bracket";
		}
		if (wrong)
			return wrong;
	}
	return NULL;
}

/* --- Following it --- */

static void
add_value(struct found *f, struct text json)
{
	f->list = memory_grow(f->list, f->count, &f->capacity, sizeof *f->list);
	f->list[f->count++] = json;
}

/* The member KEY of the object JSON, as a slice of it. */
static bool
member_of(struct text json, const char *key, struct text *value)
{
	static struct record *object;
	size_t at;

	if (!object)
		object = record_new();
	return json.data[0] == '{' && !record_read(object, json, &at) && record_json(object, key, value);
}

static bool
element_of(struct text json, size_t index, struct text *value)
{
	struct elements e;

	if (!elements_init(&e, json))
		return false;
	do
		if (!elements_next(&e, value))
			return false;
	while (index--);
	return true;
}

static void
follow(const struct path *p, size_t step, struct text json, struct found *f)
{
	struct elements e;
	struct text value;

	for (; step < p->count; step++) {
		const struct step *s = &p->steps[step];
		if (s->kind == STEP_EACH) {
			if (elements_init(&e, json))
				while (elements_next(&e, &value))
					follow(p, step + 1, value, f);
			return;
		}
		if (!(s->kind == STEP_MEMBER ? member_of(json, s->key, &value) : element_of(json, s->index, &value)))
			return;
		json = value;
	}
	add_value(f, json);
}

void
path_find(const struct path *p, const struct record *r, struct found *f)
{
	struct text json;

	f->count = 0;
	f->many = false;
	for (size_t i = 0; i < p->count; i++)
		f->many = f->many || p->steps[i].kind == STEP_EACH;
	if (record_json(r, p->steps[0].key, &json))
		follow(p, 1, json, f);
}

void
path_found(struct found *f, struct text json)
{
	f->count = 0;
	f->many = false;
	add_value(f, json);
}
