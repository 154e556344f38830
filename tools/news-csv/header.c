/* SPDX-License-Identifier: MIT */
#include "header.h"

#include <stdlib.h>

#include "guard.h"

static char *
copy_of(struct text t)
{
	char *copy = memory_resize(NULL, t.length + 1, 1);

	if (t.length > 0)
		memcpy(copy, t.data, t.length);
	copy[t.length] = '\0';
	return copy;
}

void
header_reset(struct header *h)
{
	while (h->count > 0)
		free(h->fields[--h->count].name);
	h->kind = text_of("");
}

struct field *
header_find(const struct header *h, struct text name)
{
	for (size_t i = 0; i < h->count; i++)
		if (h->fields[i].name && text_equal(text_of(h->fields[i].name), name))
			return &h->fields[i];
	return NULL;
}

/* From now on the cells of F become NAME, or nothing. */
static void
rename_field(struct field *f, char *name)
{
	free(f->name);
	f->name = name;
}

/* --- The kind --- */

/* The columns of the n-th kind, parsed once. */
static const struct columns *
columns_of(size_t n, struct text kind)
{
	static struct columns *known;
	static size_t count, capacity;

	for (; count <= n; count++) {
		known = memory_grow(known, count, &capacity, sizeof *known);
		known[count] = (struct columns){ 0 };
	}
	if (known[n].count == 0)
		columns_of_kind(&known[n], kind, false);
	return &known[n];
}

static bool
holds_all(const struct header *h, const struct columns *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (!header_find(h, c->list[i].name))
			return false;
	return true;
}

/* Columns of a kind become the fields that they show, or nothing when they count. */
static void
take_kind(struct header *h, struct text kind, const struct columns *columns)
{
	h->kind = kind;
	for (size_t i = 0; i < columns->count; i++) {
		const struct path *path = &columns->list[i].path;
		struct field *f = header_find(h, columns->list[i].name);
		if (f)
			rename_field(f, path->counts ? NULL : copy_of(text_of(path->steps[0].key)));
	}
}

static void
find_kind(struct header *h, const char *wanted)
{
	struct text kind;

	for (size_t n = 0; columns_kind(n, &kind); n++) {
		const struct columns *columns = columns_of(n, kind);
		if (wanted ? text_equal(kind, text_of(wanted)) : holds_all(h, columns)) {
			take_kind(h, kind, columns);
			return;
		}
	}
}

/* --- The names --- */

/* False when NAME was there before. */
static bool
take_name(struct header *h, struct text name)
{
	struct field *before = name.length > 0 ? header_find(h, name) : NULL;

	if (before)
		rename_field(before, NULL);
	h->fields = memory_grow(h->fields, h->count, &h->capacity, sizeof *h->fields);
	h->fields[h->count++] = (struct field){ name.length > 0 ? copy_of(name) : NULL, type_of(name) };
	return !before;
}

struct text
header_read(struct header *h, const struct text *cells, size_t count, bool guarded, const char *wanted)
{
	struct text twice = text_of("");

	for (size_t i = 0; i < count; i++) {
		struct text name = cells[i].data ? cells[i] : text_of("");
		if (guarded && guard_borne(name, TYPE_TEXT))
			name = text_slice(name, 1, name.length);
		if (!take_name(h, name))
			twice = name;
	}
	find_kind(h, wanted);
	return twice;
}
