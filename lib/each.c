/* SPDX-License-Identifier: MIT */
#include "each.h"

#include "news/hash.h"

/* What a unit is by; its own. */
static const char *const identity[EACH_IDENTITY] = { "id", "kind", "article" };

/* In quotes, as record_borrow() wants its names. */
static const char *const inherited[EACH_INHERITED] = {
	"\"title\"", "\"authors\"", "\"published\"", "\"publisher\"", "\"url\"", "\"language\"", "\"file\""
};

/* The JSON of an id, where a record has one: null and "" are none. */
static bool
own_id(const struct record *r, const char *name, struct text *json)
{
	return record_json(r, name, json) && !text_equal(*json, text_of("null")) && !text_equal(*json, text_of("\"\""));
}

/* The id of the parent; of one that has none its url, else the hash of what it says. */
static void
set_parent_id(struct each *e, struct record *parent)
{
	struct text json, title = { 0 }, text = { 0 };
	char digits[17];

	buffer_reset(&e->article);
	if (own_id(parent, "id", &json) || (own_id(parent, "url", &json) && json.data[0] == '"')) {
		buffer_add_text(&e->article, json);
	} else {
		record_text(parent, "title", &title);
		record_text(parent, "text", &text);
		hash_id(hash_text(text, hash_text(title, 0)), digits);
		write_text(&(struct writer){ .out = &e->article }, text_of(digits));
	}
}

/* A unit's id up to its number: the parent's, a hash sign, the first letter of the field. */
static void
set_stem(struct each *e)
{
	struct text field = text_of(e->field);
	size_t letter = utf8_sequence(field.data, field.length);

	buffer_reset(&e->id);
	write_stem(&e->id, buffer_text(&e->article));
	buffer_add_char(&e->id, '#');
	write_inside(&e->id, text_slice(field, 0, letter ? letter : 1));
	e->id_length = e->id.length;
}

/* quotes -> quote, entries -> entry */
static void
set_kind(struct each *e)
{
	struct text t = text_of(e->field);
	bool ies = text_ends(t, text_of("ies"));

	t.length -= ies ? 3 : t.length > 1 && t.data[t.length - 1] == 's';
	buffer_reset(&e->kind);
	buffer_add_char(&e->kind, '"');
	write_inside(&e->kind, t);
	buffer_add_string(&e->kind, ies ? "y\"" : "\"");
}

static void
set_renamed(struct each *e)
{
	for (size_t i = 0; i < EACH_IDENTITY; i++) {
		struct buffer *name = &e->renamed[i];
		buffer_reset(name);
		buffer_add(name, e->kind.data, e->kind.length - 1);
		buffer_add_char(name, '_');
		buffer_add_string(name, identity[i]);
		buffer_add_char(name, '"');
	}
}

/* What stands between the quotes. */
static struct text
inside(struct text quoted)
{
	return text_slice(quoted, 1, quoted.length - 1);
}

static void
set_inherited(struct each *e, const struct record *parent)
{
	for (size_t i = 0; i < EACH_INHERITED; i++)
		if (!record_json_key(parent, inside(text_of(inherited[i])), &e->inherited[i]))
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
	set_stem(e);
	set_kind(e);
	set_renamed(e);
	set_inherited(e, parent);
	return NULL;
}

/* --- Units --- */

/* An element's own id, kind or article would hide the unit's: it becomes quote_kind and so on. KEY is in quotes. */
static struct text
unit_key(struct each *e, struct text key, bool escaped)
{
	struct text name = inside(key);

	buffer_reset(&e->name);
	if (escaped)
		json_text(key, &e->name, &name);
	for (size_t i = 0; i < EACH_IDENTITY; i++)
		if (text_equal(name, text_of(identity[i])))
			return inside(buffer_text(&e->renamed[i]));
	return inside(key);
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
		scan_key(s, &key);
		escaped = s->escaped;
		start = s->at;
		scan_value(s, 1);
		json = text_slice(s->text, start, s->at);
		record_borrow(e->unit, unit_key(e, key, escaped), json);
	}
	s->at++;
}

static void
add_identity(struct each *e)
{
	e->id.length = e->id_length;
	buffer_add_number(&e->id, ++e->number, 1);
	buffer_add_char(&e->id, '"');
	record_borrow(e->unit, inside(text_of("\"id\"")), buffer_text(&e->id));
	record_borrow(e->unit, inside(text_of("\"kind\"")), buffer_text(&e->kind));
	record_borrow(e->unit, inside(text_of("\"article\"")), buffer_text(&e->article));
}

static void
add_inherited(struct each *e)
{
	for (size_t i = 0; i < EACH_INHERITED; i++)
		if (e->inherited[i].data && !record_json_key(e->unit, inside(text_of(inherited[i])), &(struct text){ 0 }))
			record_borrow(e->unit, inside(text_of(inherited[i])), e->inherited[i]);
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
