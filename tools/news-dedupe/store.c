/* SPDX-License-Identifier: MIT */
#include "store.h"

#include <stdalign.h>

#include "candidates.h"
#include "news/buffer.h"
#include "news/diag.h"
#include "postings.h"

enum { FEW = 32 }; /* candidates enough for a text that is not short */

/* A record's own part, behind which its id and its units stand in the heap. */
struct entry {
	uint32_t exact[2], words, group;
	uint16_t id;
	uint8_t shift, count;
};

static struct buffer heap;
static uint32_t *places; /* of entries in the heap, in units of an entry's alignment */
static size_t count, capacity;
static struct postings postings;

static uint32_t alike[CANDIDATES_MOST]; /* the records that the one at hand resembles */
static size_t alike_count;

static struct entry *
entry_of(uint32_t number)
{
	return (struct entry *)(void *)(heap.data + (size_t)places[number] * alignof(struct entry));
}

static struct sketch
sketch_of(const struct entry *e, uint16_t *units)
{
	struct sketch s = { .words = e->words, .shift = e->shift, .count = e->count };

	memcpy(&s.exact, e->exact, sizeof(s.exact));
	sketch_unpack(&s, (const uint8_t *)(e + 1) + e->id, SKETCH_PACKED, units);
	return s;
}

/* --- Finding --- */

static void
add_candidates(uint32_t key)
{
	uint32_t found[POSTINGS_MOST];
	size_t i, n = postings_find(&postings, key, found);

	for (i = 0; i < n; i++)
		candidates_add(found[i]);
}

static size_t
collect_candidates(const struct sketching *s, uint32_t *numbers)
{
	size_t i;

	candidates_reset();
	add_candidates((uint32_t)s->sketch.exact);
	for (i = 0; i < s->count; i++)
		add_candidates(s->keys[i]);
	return candidates_best(numbers, s->sketch.words > SKETCH_SHORT ? FEW : CANDIDATES_MOST);
}

/* Is a record of LIKENESS and NUMBER to be preferred to the best match so far? */
static bool
is_better(const struct likeness *likeness, uint32_t number, const struct match *best)
{
	return likeness->similarity > best->likeness.similarity ||
		(likeness->similarity == best->likeness.similarity && number < best->number);
}

bool
store_find(const struct sketching *s, struct match *match)
{
	uint32_t numbers[CANDIDATES_MOST];
	uint16_t units[SKETCH_UNITS];
	struct likeness likeness;
	struct sketch other;
	size_t i, n = collect_candidates(s, numbers);

	alike_count = 0;
	for (i = 0; i < n; i++) {
		other = sketch_of(entry_of(numbers[i]), units);
		if (!likeness_judge(&s->sketch, &other, &likeness))
			continue;
		if (!alike_count || is_better(&likeness, numbers[i], match))
			*match = (struct match){ numbers[i], likeness };
		alike[alike_count++] = numbers[i];
	}
	if (alike_count && s->sketch.words <= SKETCH_SHORT) {
		alike[0] = match->number;
		alike_count = 1;
	}
	return alike_count;
}

/* --- Remembering --- */

static uint32_t
append(const struct sketching *s, struct text id)
{
	const struct sketch *k = &s->sketch;
	struct entry e = { .words = k->words, .group = (uint32_t)count, .id = (uint16_t)id.length,
		.shift = k->shift, .count = k->count };
	uint8_t packed[SKETCH_PACKED];
	size_t length = sketch_pack(k, packed), size = sizeof(e) + id.length + length;

	if (count == UINT32_MAX || heap.length / alignof(struct entry) >= UINT32_MAX)
		fail("too many records to remember");
	places = memory_grow(places, count, &capacity, sizeof(*places));
	places[count] = (uint32_t)(heap.length / alignof(struct entry));
	memcpy(e.exact, &k->exact, sizeof(e.exact));
	buffer_add(&heap, &e, sizeof(e));
	buffer_add_text(&heap, id);
	buffer_add(&heap, packed, length);
	buffer_add(&heap, "\0\0\0", -size % alignof(struct entry));
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

	return (struct text){ (const char *)(e + 1), e->id };
}

size_t
store_count(void)
{
	return count;
}
