/* SPDX-License-Identifier: MIT */
#include "each.h"

#include <stdio.h>

#include "news/hash.h"

static const char *const inherited[] = { "title", "authors", "published", "publisher", "url", "language", "file" };

/* The id of a record that has none: its url, else the hash of what it says. */
static void
parent_id(struct each *e)
{
	struct text id, title = { 0 }, text = { 0 };
	char digits[17];

	buffer_reset(&e->id);
	if (!record_text(e->parent, "id", &id) && !record_text(e->parent, "url", &id) &&
	    !record_json(e->parent, "id", &id)) {
		record_text(e->parent, "title", &title);
		record_text(e->parent, "text", &text);
		hash_id(hash_text(text, hash_text(title, 0)), digits);
		id = text_of(digits);
	}
	buffer_add_text(&e->id, id);
}

/* quotes -> quote, entries -> entry */
static void
singular(struct buffer *out, const char *field)
{
	struct text t = text_of(field);

	buffer_reset(out);
	if (text_ends(t, text_of("ies"))) {
		buffer_add(out, t.data, t.length - 3);
		buffer_add_char(out, 'y');
	} else {
		buffer_add(out, t.data, t.length - (t.length > 1 && t.data[t.length - 1] == 's'));
	}
}

const char *
each_start(struct each *e, struct record *parent, const char *field)
{
	struct text json;

	if (!e->unit)
		e->unit = record_new();
	e->parent = parent;
	e->field = field;
	e->number = 0;
	e->elements = (struct elements){ 0 };
	if (!record_json(parent, field, &json))
		return NULL;
	if (!elements_init(&e->elements, json))
		return "the field of --each is not an array";
	parent_id(e);
	singular(&e->kind, field);
	return NULL;
}

/* An element's own id, kind or article would hide the unit's: it becomes quote_kind and so on. */
static struct text
unit_name(struct each *e, struct text key)
{
	if (!text_equal(key, text_of("id")) && !text_equal(key, text_of("kind")) &&
	    !text_equal(key, text_of("article")))
		return key;
	buffer_reset(&e->name);
	buffer_add_text(&e->name, buffer_text(&e->kind));
	buffer_add_char(&e->name, '_');
	buffer_add_text(&e->name, key);
	return buffer_text(&e->name);
}

static void
set_identity(struct each *e, struct record *unit)
{
	size_t length = e->id.length;

	buffer_add(&e->id, (char[]){ '#', e->field[0] }, 2);
	buffer_add_number(&e->id, e->number, 1);
	record_set_text(unit, "id", buffer_text(&e->id));
	e->id.length = length;
	record_set_text(unit, "kind", buffer_text(&e->kind));
	record_set_text(unit, "article", buffer_text(&e->id));
}

static void
inherit(struct record *unit, const struct record *parent)
{
	struct text json;

	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		if (!record_has(unit, inherited[i]) && record_json(parent, inherited[i], &json))
			record_set_json(unit, inherited[i], json);
}

int
each_next(struct each *e)
{
	static struct record *element;
	struct text json, key, value;
	size_t at;

	if (!e->elements.json.length || !elements_next(&e->elements, &json))
		return 0;
	e->number++;
	if (!element)
		element = record_new();
	if (record_read(element, json, &at) || !record_text(element, "text", &value))
		return -1;
	record_clear(e->unit);
	set_identity(e, e->unit);
	for (size_t n = 0; record_member(element, n, &key, &value); n++)
		record_set_json_key(e->unit, unit_name(e, key), value);
	inherit(e->unit, e->parent);
	return 1;
}
