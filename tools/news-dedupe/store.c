/* SPDX-License-Identifier: MIT */
#include "store.h"

#include <stdlib.h>

#include "news/buffer.h"
#include "news/diag.h"
#include "postings.h"

enum { CANDIDATES_MOST = 128 };

/* A record's own part; its units and its id follow in the heap. */
struct entry {
	uint64_t exact;
	uint32_t words, group;
	uint16_t id;
	uint8_t shift, count;
};

static struct buffer heap;
static uint32_t *places; /* of entries in the heap, in units of 8 bytes */
static size_t count, capacity;
static struct postings postings;

/* Records that share keys with the one at hand, and those of them that are like it. */
static struct candidate {
	uint32_t number, shared;
} *candidates;
static size_t candidates_count, candidates_capacity;
static uint32_t alike[CANDIDATES_MOST];
static size_t alike_count;

static struct entry *
entry_of(uint32_t number)
{
	return (struct entry *)(void *)(heap.data + (size_t)places[number] * 8);
}

static struct sketch
sketch_of(const struct entry *e)
{
	return (struct sketch){ e->exact, e->words, e->shift, e->count, (const uint16_t *)(e + 1) };
}

/* --- Finding --- */

static int
compare_numbers(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
compare_shared(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->shared != y->shared)
		return x->shared < y->shared ? 1 : -1;
	return compare_numbers(a, b);
}

static void
add_candidates(uint32_t key)
{
	uint32_t found[POSTINGS_MOST];
	size_t i, n = postings_find(&postings, key, found);

	for (i = 0; i < n; i++) {
		candidates = memory_grow(candidates, candidates_count, &candidates_capacity, sizeof(*candidates));
		candidates[candidates_count++] = (struct candidate){ found[i], 1 };
	}
}

/* Those that share most keys, the oldest of equals first. */
static void
collect_candidates(const struct sketching *s)
{
	size_t i, kept = 0;

	candidates_count = 0;
	add_candidates((uint32_t)s->sketch.exact);
	for (i = 0; i < s->count; i++)
		add_candidates(s->keys[i]);
	if (!candidates_count)
		return;
	qsort(candidates, candidates_count, sizeof(*candidates), compare_numbers);
	for (i = 1; i < candidates_count; i++)
		if (candidates[i].number == candidates[kept].number)
			candidates[kept].shared++;
		else
			candidates[++kept] = candidates[i];
	candidates_count = kept + 1;
	if (candidates_count > CANDIDATES_MOST) {
		qsort(candidates, candidates_count, sizeof(*candidates), compare_shared);
		candidates_count = CANDIDATES_MOST;
	}
}

bool
store_find(const struct sketching *s, struct match *match)
{
	struct likeness likeness;
	struct sketch other;
	uint32_t number;
	size_t i;

	alike_count = 0;
	collect_candidates(s);
	for (i = 0; i < candidates_count; i++) {
		number = candidates[i].number;
		other = sketch_of(entry_of(number));
		if (!likeness_judge(&s->sketch, &other, &likeness))
			continue;
		if (!alike_count || likeness.similarity > match->likeness.similarity ||
		    (likeness.similarity == match->likeness.similarity && number < match->number))
			*match = (struct match){ number, likeness };
		alike[alike_count++] = number;
	}
	if (alike_count && s->sketch.words <= SKETCH_SHORT)
		alike[0] = match->number, alike_count = 1;
	return alike_count;
}

/* --- Remembering --- */

static uint32_t
append(const struct sketching *s, struct text id)
{
	const struct sketch *k = &s->sketch;
	struct entry e = { k->exact, k->words, (uint32_t)count, (uint16_t)id.length, k->shift, k->count };
	size_t size = sizeof(e) + k->count * sizeof(*k->unit) + id.length;

	if (count == UINT32_MAX || heap.length / 8 >= UINT32_MAX)
		fail("too many records to remember; use --window");
	places = memory_grow(places, count, &capacity, sizeof(*places));
	places[count] = (uint32_t)(heap.length / 8);
	buffer_add(&heap, &e, sizeof(e));
	buffer_add(&heap, k->unit, k->count * sizeof(*k->unit));
	buffer_add_text(&heap, id);
	buffer_add(&heap, "\0\0\0\0\0\0\0", (8 - size % 8) % 8);
	return (uint32_t)count++;
}

/* The records of ALIKE and NUMBER become one group, known by the oldest. */
static void
join(uint32_t number)
{
	uint32_t oldest = number, group;
	size_t i;

	for (i = 0; i < alike_count; i++)
		if ((group = store_group(alike[i])) < oldest)
			oldest = group;
	for (i = 0; i < alike_count; i++)
		entry_of(store_group(alike[i]))->group = oldest;
	entry_of(number)->group = oldest;
}

uint32_t
store_add(const struct sketching *s, struct text id)
{
	uint32_t number = append(s, id);
	size_t i;

	postings_add(&postings, (uint32_t)s->sketch.exact, number);
	for (i = 0; i < s->count; i++)
		if (s->keep[i])
			postings_add(&postings, s->keys[i], number);
	join(number);
	return number;
}

uint32_t
store_group(uint32_t number)
{
	struct entry *e = entry_of(number), *up;

	while (e->group != number) {
		up = entry_of(e->group);
		number = e->group;
		e->group = up->group;
		e = up;
	}
	return number;
}

struct text
store_id(uint32_t number)
{
	const struct entry *e = entry_of(number);

	return (struct text){ (const char *)(e + 1) + e->count * sizeof(uint16_t), e->id };
}

size_t
store_count(void)
{
	return count;
}
