/* SPDX-License-Identifier: MIT */
#include "cell.h"

#include "guard.h"
#include "words.h"

enum { EXCEL_CHARACTERS = 32767 }; /* of UTF-16 */

/* One room for each step that may have to copy. */
static struct buffer decoded, joined, mended, guarded;

/* --- Lists --- */

/* Is JOINED_TEXT, which the strings of ALL were joined to, taken apart at the same places again? */
static bool
comes_apart(struct text joined_text, struct text join, struct elements all)
{
	struct text json, text;
	size_t at = 0;

	while (elements_next(&all, &json)) {
		buffer_reset(&decoded);
		if (!json_text(json, &decoded, &text) || text.length == 0 || text_find(joined_text, join, at) != at + text.length)
			return false;
		at += text.length + join.length;
	}
	return at == joined_text.length + join.length;
}

/* The strings of an array, joined. False when the array is not that simple. */
static bool
join_strings(struct text array, struct text join, struct text *out)
{
	struct elements all, e;
	struct text json, text;

	elements_init(&all, array);
	buffer_reset(&joined);
	for (e = all; elements_next(&e, &json); buffer_add_text(&joined, text)) {
		buffer_reset(&decoded);
		if (!json_text(json, &decoded, &text))
			return false;
		if (joined.length > 0)
			buffer_add_text(&joined, join);
	}
	if (joined.length == 0 || !comes_apart(buffer_text(&joined), join, all))
		return false;
	*out = buffer_text(&joined);
	return true;
}

/* The values of a path with [], joined for the eye: nobody takes them apart again. */
static struct text
join_values(const struct found *f, struct text join)
{
	struct text text;

	buffer_reset(&joined);
	for (size_t i = 0; i < f->count; i++) {
		if (i > 0)
			buffer_add_text(&joined, join);
		buffer_reset(&decoded);
		buffer_add_text(&joined, json_text(f->list[i], &decoded, &text) ? text : f->list[i]);
	}
	return buffer_text(&joined);
}

/* --- Counts --- */

static struct cell
count_of(const struct found *f)
{
	struct cell c = { .bare = true };
	struct elements e;
	struct text text;
	size_t count = f->count;

	buffer_reset(&decoded);
	if (!f->many && elements_init(&e, f->list[0]))
		for (count = 0; elements_next(&e, &text);)
			count++;
	else if (!f->many && json_text(f->list[0], &decoded, &text))
		count = words_count(text);
	buffer_reset(&joined);
	buffer_print(&joined, "%zu", count);
	c.text = buffer_text(&joined);
	return c;
}

/* --- What a cell cannot hold --- */

static void
mend_nul(struct cell *c)
{
	if (!memchr(c->text.data, '\0', c->text.length))
		return;
	buffer_reset(&mended);
	for (size_t i = 0; i < c->text.length; i++)
		buffer_add(&mended, c->text.data[i] ? &c->text.data[i] : "\uFFFD", c->text.data[i] ? 1 : 3);
	c->text = buffer_text(&mended);
	c->nul = true;
}

/* A line end inside a cell is LF; CR would show, or end the row. */
static void
mend_lines(struct cell *c)
{
	static struct buffer lines;
	const char *p = c->text.data;

	if (!memchr(p, '\r', c->text.length))
		return;
	buffer_reset(&lines);
	for (size_t i = 0; i < c->text.length; i++)
		if (p[i] != '\r')
			buffer_add_char(&lines, p[i]);
		else if (i + 1 == c->text.length || p[i + 1] != '\n')
			buffer_add_char(&lines, '\n');
	c->text = buffer_text(&lines);
}

static void
cut(struct cell *c, size_t room)
{
	size_t units = 0, size;

	if (c->text.length <= room)
		return;
	for (size_t at = 0; at < c->text.length; at += size) {
		units += utf8_at(c->text, at, &size) > 0xFFFF ? 2 : 1;
		if (units > room) {
			c->text.length = at;
			c->cut = true;
			return;
		}
	}
}

static void
make_safe(struct cell *c, bool json, enum type type, const struct cell_rules *rules)
{
	bool guard;

	if (c->text.length == 0)
		return;
	mend_nul(c);
	if (rules->excel)
		mend_lines(c);
	guard = rules->guard && !json && guard_wanted(c->text, type, rules->excel);
	if (rules->excel)
		cut(c, (size_t)EXCEL_CHARACTERS - guard);
	if (!guard)
		return;
	buffer_reset(&guarded);
	buffer_add_char(&guarded, '\'');
	buffer_add_text(&guarded, c->text);
	c->text = buffer_text(&guarded);
}

/* --- From a value to a cell --- */

/* JSON says whether the cell holds the value as JSON, not as text. */
static void
take_value(struct cell *c, struct text value, const struct cell_rules *rules, bool *json)
{
	c->text = value;
	switch (value.data[0]) {
	case '"':
		buffer_reset(&decoded);
		json_text(value, &decoded, &c->text);
		break;
	case '[':
		*json = !join_strings(value, rules->join, &c->text);
		break;
	case '{':
		*json = true;
		break;
	default:
		c->bare = !guard_long_number(value);
		*json = !rules->excel;
	}
}

struct cell
cell_of(const struct found *f, bool counts, enum type type, const struct cell_rules *rules)
{
	struct cell c = { 0 };
	bool json = false;

	c.empty = f->count == 0 || (!f->many && f->list[0].data[0] == 'n');
	if (counts && (f->many || !c.empty))
		return count_of(f);
	if (c.empty)
		return c;
	if (f->many)
		c.text = join_values(f, rules->join);
	else
		take_value(&c, f->list[0], rules, &json);
	if (!c.bare)
		make_safe(&c, json, type, rules);
	return c;
}

/* --- And back --- */

static void
split_json(struct text cell, struct text join, struct buffer *out)
{
	struct writer w = { .out = out };
	size_t end;

	write_open(&w, '[');
	for (size_t at = 0; at <= cell.length; at = end + join.length) {
		end = text_find(cell, join, at);
		write_text(&w, text_slice(cell, at, end));
	}
	write_close(&w, ']');
}

void
cell_json(struct text cell, enum type type, const struct cell_rules *rules, struct buffer *out)
{
	struct writer w = { .out = out };
	bool borne = rules->guard && guard_borne(cell, type);

	if (borne)
		cell = text_slice(cell, 1, cell.length);
	if (!borne && guard_reads_as_json(cell, type))
		write_json(&w, cell);
	else if (type == TYPE_LIST)
		split_json(cell, rules->join, out);
	else
		write_text(&w, cell);
}
