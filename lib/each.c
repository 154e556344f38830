/* SPDX-License-Identifier: MIT */
#include "each.h"

#include "news/hash.h"

/* In quotes, as record_borrow() wants its names. */
static const char *const inherited[EACH_INHERITED] = {
	"\"title\"", "\"authors\"", "\"published\"", "\"publisher\"", "\"url\"", "\"language\"", "\"file\""
};

static void
set_string(struct buffer *json, struct text text)
{
	buffer_reset(json);
	write_text(&(struct writer){ .out = json }, text);
}

/* What units are named after: the parent's id, for want of one its url, else the hash of what it says. */
static void
set_parent_id(struct each *e, struct record *parent)
{
	struct text id, title = { 0 }, text = { 0 };
	char digits[17];

	if (!record_text(parent, "id", &id) && !record_text(parent, "url", &id) && !record_json(parent, "id", &id)) {
		record_text(parent, "title", &title);
		record_text(parent, "text", &text);
		hash_id(hash_text(text, hash_text(title, 0)), digits);
		id = text_of(digits);
	}
	set_string(&e->article, id);
	buffer_reset(&e->id);
	buffer_add(&e->id, e->article.data, e->article.length - 1);
	buffer_add(&e->id, (char[]){ '#', e->field[0] }, 2);
	e->id_length = e->id.length;
}

/* quotes -> quote, entries -> entry */
static void
set_singular(struct each *e)
{
	struct text t = text_of(e->field);

	buffer_reset(&e->singular);
	if (text_ends(t, text_of("ies"))) {
		buffer_add(&e->singular, t.data, t.length - 3);
		buffer_add_char(&e->singular, 'y');
	} else {
		buffer_add(&e->singular, t.data, t.length - (t.length > 1 && t.data[t.length - 1] == 's'));
	}
	set_string(&e->kind, buffer_text(&e->singular));
}

static struct text
inside(const char *quoted)
{
	return (struct text){ quoted + 1, strlen(quoted) - 2 };
}

static void
set_inherited(struct each *e, const struct record *parent)
{
	for (size_t i = 0; i < EACH_INHERITED; i++)
		if (!record_json_key(parent, inside(inherited[i]), &e->inherited[i]))
			e->inherited[i].data = NULL;
}

const char *
each_start(struct each *e, struct record *parent, const char *field)
{
	struct text json;

	if (!e->unit)
		e->unit = record_new();
	e->field = field;
	e->number = 0;
	e->elements = (struct scan){ .text = text_of("[]"), .at = 1 };
	if (!record_json(parent, field, &json))
		return NULL;
	if (json.data[0] != '[')
		return "the field of --each is not an array";
	e->elements.text = json;
	set_parent_id(e, parent);
	set_singular(e);
	set_inherited(e, parent);
	return NULL;
}

/* --- Units --- */

/* An element's own id, kind or article would hide the unit's: it becomes quote_kind and so on. */
static bool
is_taken(struct text key)
{
	return text_equal(key, text_of("id")) || text_equal(key, text_of("kind")) || text_equal(key, text_of("article"));
}

static void
add_renamed(struct each *e, struct text key, struct text json)
{
	buffer_reset(&e->name);
	buffer_add_text(&e->name, buffer_text(&e->singular));
	buffer_add_char(&e->name, '_');
	buffer_add_text(&e->name, key);
	record_set_json_key(e->unit, buffer_text(&e->name), json);
}

static void
add_member(struct each *e, struct text key, struct text json)
{
	if (is_taken(key))
		add_renamed(e, key, json);
	else
		record_borrow(e->unit, key, json);
}

/* The same of a key with escapes, which is written as short as it can be. */
static void
add_escaped(struct each *e, struct text key_json, struct text json)
{
	struct buffer decoded = { 0 };
	struct text key;

	json_text(key_json, &decoded, &key);
	if (is_taken(key))
		add_renamed(e, key, json);
	else
		record_set_json_key(e->unit, key, json);
	buffer_release(&decoded);
}

/* The members of the object that S is at; that it is JSON is known. */
static void
add_members(struct each *e, struct scan *s)
{
	struct text key, json;
	size_t start;
	bool escaped;

	for (s->at++, scan_space(s); s->text.data[s->at] != '}'; scan_space(s)) {
		if (s->text.data[s->at] == ',')
			s->at++;
		scan_space(s);
		start = s->at;
		scan_string(s);
		key = text_slice(s->text, start, s->at);
		escaped = s->escaped;
		scan_space(s);
		s->at++;
		scan_space(s);
		start = s->at;
		scan_value(s, 1);
		json = text_slice(s->text, start, s->at);
		if (escaped)
			add_escaped(e, key, json);
		else
			add_member(e, text_slice(key, 1, key.length - 1), json);
	}
	s->at++;
}

static void
add_identity(struct each *e)
{
	e->id.length = e->id_length;
	buffer_add_number(&e->id, ++e->number, 1);
	buffer_add_char(&e->id, '"');
	record_borrow(e->unit, inside("\"id\""), buffer_text(&e->id));
	record_borrow(e->unit, inside("\"kind\""), buffer_text(&e->kind));
	record_borrow(e->unit, inside("\"article\""), buffer_text(&e->article));
}

static void
add_inherited(struct each *e)
{
	for (size_t i = 0; i < EACH_INHERITED; i++)
		if (e->inherited[i].data && !record_json_key(e->unit, inside(inherited[i]), &(struct text){ 0 }))
			record_borrow(e->unit, inside(inherited[i]), e->inherited[i]);
}

int
each_next(struct each *e)
{
	struct scan *s = &e->elements;
	struct text text;

	scan_space(s);
	if (s->text.data[s->at] == ',')
		s->at++;
	scan_space(s);
	if (s->text.data[s->at] == ']')
		return 0;
	record_clear(e->unit);
	add_identity(e);
	if (s->text.data[s->at] == '{')
		add_members(e, s);
	else
		scan_value(s, 1);
	if (!record_text(e->unit, "text", &text))
		return -1;
	add_inherited(e);
	return 1;
}
