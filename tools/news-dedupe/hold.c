/* SPDX-License-Identifier: MIT */
#include "hold.h"

#include <stdlib.h>

#include "codec.h"
#include "label.h"
#include "news/filter.h"

struct held {
	size_t line, line_end, key_end; /* in the buffer: the record, behind it its sketch's line */
	struct verdict verdict;
};

static struct buffer lines;
static struct held *held;
static size_t count, capacity;

static int
compare_bytes(struct text a, struct text b)
{
	int order = memcmp(a.data ? a.data : "", b.data ? b.data : "", a.length < b.length ? a.length : b.length);

	return order ? order : (a.length > b.length) - (a.length < b.length);
}

static struct held *
hold_new(void)
{
	held = memory_grow(held, count, &capacity, sizeof(*held));
	held[count] = (struct held){ .line = lines.length };
	return &held[count++];
}

/* --- Lines of sketches --- */

struct record *
sketch_line(struct record *r, struct text text, const struct sketching *s)
{
	static struct record *line;
	static struct buffer code;
	struct text published;

	if (!line)
		line = record_new();
	record_clear(line);
	if (!record_json(r, "published", &published))
		published = text_of("null");
	record_set_json(line, "published", published);
	record_set_json(line, "id", record_id(r, text));
	buffer_reset(&code);
	sketch_encode(s, &code);
	record_set_text(line, "sketch", buffer_text(&code));
	return line;
}

/* Settle the sketch in R; NULL or what is wrong. */
static const char *
settle(struct record *r, struct verdict *verdict)
{
	static struct sketching s;
	struct text code, id;

	if (!record_json(r, "id", &id) || id.length > STORE_ID_MOST || !record_text(r, "sketch", &code))
		return "not a line of --sketch";
	if (!sketch_decode(&s, code))
		return "not a sketch of this version";
	*verdict = store_settle(&s, id, 0);
	return NULL;
}

static bool
is_in_order(struct record *r)
{
	static struct buffer last, line, other;
	bool in_order;

	buffer_reset(&line);
	record_write(r, &line);
	in_order = compare_bytes(buffer_text(&last), buffer_text(&line)) <= 0;
	other = last;
	last = line;
	line = other;
	return in_order;
}

const char *
settle_line(struct record *r)
{
	struct verdict verdict;
	const char *wrong;
	struct held *h;
	struct text id = { 0 };

	if (!is_in_order(r))
		return "not in order: sort with LC_ALL=C";
	if ((wrong = settle(r, &verdict)))
		return wrong;
	h = hold_new();
	record_json(r, "id", &id);
	buffer_add_text(&lines, id);
	h->line_end = lines.length;
	h->verdict = verdict;
	return NULL;
}

void
settle_release(struct sink *out)
{
	struct record *r = record_new();

	for (size_t i = 0; i < count; i++) {
		record_clear(r);
		record_set_json(r, "id", text_slice(buffer_text(&lines), held[i].line, held[i].line_end));
		record_label(r, &held[i].verdict);
		sink_put(out, r);
	}
	record_free(r);
}

/* --- Records held --- */

void
hold(struct record *r, struct text text, const struct sketching *s)
{
	struct held *h = hold_new();

	record_write(r, &lines);
	h->line_end = lines.length;
	if (s)
		record_write(sketch_line(r, text, s), &lines);
	h->key_end = lines.length;
}

static struct text
key_of(const struct held *h)
{
	return text_slice(buffer_text(&lines), h->line_end, h->key_end);
}

static int
compare_keys(const void *a, const void *b)
{
	const struct held *const *x = a, *const *y = b;
	int order = compare_bytes(key_of(*x), key_of(*y));

	return order ? order : (*x > *y) - (*x < *y);
}

static bool
has_text(const struct held *h)
{
	return h->key_end > h->line_end;
}

static void
settle_held(struct held *h)
{
	static struct record *line;
	size_t at;

	if (!line)
		line = record_new();
	if (has_text(h) && !record_read(line, key_of(h), &at))
		settle(line, &h->verdict);
}

static void
settle_all(void)
{
	struct held **order = memory_resize(NULL, count + 1, sizeof(*order));
	size_t i;

	for (i = 0; i < count; i++)
		order[i] = &held[i];
	qsort(order, count, sizeof(*order), compare_keys);
	for (i = 0; i < count; i++)
		settle_held(order[i]);
	free(order);
}

/* --- Sizes of groups --- */

static int
compare_places(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The group of every held record, sorted. */
static uint32_t *
groups_of_all(size_t *groups)
{
	uint32_t *of = memory_resize(NULL, count + 1, sizeof(*of));

	*groups = 0;
	for (size_t i = 0; i < count; i++)
		if (has_text(&held[i]))
			of[(*groups)++] = store_group(held[i].verdict.place);
	qsort(of, *groups, sizeof(*of), compare_places);
	return of;
}

static long long
size_of(const uint32_t *groups, size_t n, uint32_t group)
{
	const uint32_t *found = bsearch(&group, groups, n, sizeof(group), compare_places), *from = found;

	while (from > groups && from[-1] == group)
		from--;
	while (found < groups + n && *found == group)
		found++;
	return found - from;
}

static void
release(struct held *h, struct sink *out, bool mark, long long size)
{
	static struct record *r;
	bool passes = mark || !has_text(h) || (!h->verdict.duplicate && store_group(h->verdict.place) == h->verdict.place);
	size_t at;

	if (!r)
		r = record_new();
	if (!passes) {
		filter_count("merged", 1);
		return;
	}
	record_read(r, text_slice(buffer_text(&lines), h->line, h->line_end), &at);
	if (mark && has_text(h))
		record_label(r, &h->verdict);
	if (has_text(h))
		record_set_integer(r, "cluster_size", size);
	sink_put(out, r);
}

void
hold_release(struct sink *out, bool mark)
{
	uint32_t *groups;
	size_t i, n;

	settle_all();
	groups = groups_of_all(&n);
	for (i = 0; i < count; i++)
		release(&held[i], out, mark,
			has_text(&held[i]) ? size_of(groups, n, store_group(held[i].verdict.place)) : 0);
	free(groups);
}
