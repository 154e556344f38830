/* SPDX-License-Identifier: MIT */
#include "postings.h"

#include <stdlib.h>

#include "news/buffer.h"

enum { PART_BITS = 6, SLACK = 2 * POSTINGS_MOST, SMALL_PART = 1 << 14 };

static size_t
part_of(uint32_t key)
{
	return key >> (32 - PART_BITS);
}

/* What is left behind the last home. */
static size_t
slack(size_t capacity)
{
	return SLACK + (capacity - SLACK) / 64;
}

/* Homes rise with keys, and a part is kept in the order of its keys: a search ends at the first greater one. */
static size_t
home(uint32_t key, size_t capacity)
{
	return (size_t)((uint64_t)(uint32_t)(key << PART_BITS) * (capacity - slack(capacity)) >> 32);
}

static size_t
find_key(const struct posting *part, size_t capacity, uint32_t key)
{
	size_t at = home(key, capacity);

	while (at < capacity && part[at].place && part[at].key < key)
		at++;
	return at;
}

/*
 * Which places of a part in memory are taken, a bit each, behind them: a part is nearly full, and what is free is
 * found without a walk.
 */
static uint64_t *
taken_of(struct posting *part, size_t capacity)
{
	return (uint64_t *)(void *)(part + capacity);
}

static size_t
words_of(size_t capacity)
{
	return capacity / 64 + 1;
}

static void
take(uint64_t *taken, size_t at)
{
	taken[at / 64] |= (uint64_t)1 << at % 64;
}

/* The first free place from AT on; there is one, be it the one behind the last. */
static size_t
next_free(const uint64_t *taken, size_t at)
{
	size_t i = at / 64;
	uint64_t free = ~taken[i] >> at % 64 << at % 64;

	while (!free)
		free = ~taken[++i];
	return i * 64 + (size_t)__builtin_ctzll(free);
}

/* --- Laying out anew --- */

/* What is left of a part, or nothing. */
struct reading {
	const struct posting *at, *end;
};

static struct reading
reading_of(const struct postings *p, size_t part)
{
	return p ? (struct reading){ p->parts[part], p->parts[part] + p->capacity[part] } : (struct reading){ 0 };
}

static void
pass_empty(struct reading *r)
{
	while (r->at < r->end && !r->at->place)
		r->at++;
}

/* A part that is filled in the order of its keys. */
struct filling {
	struct posting *part;
	size_t capacity, next, count, same; /* same: how many of the last key came */
};

/* False when the end of the part does not hold what belongs there. */
static bool
fill(struct filling *f, struct posting one)
{
	size_t at = home(one.key, f->capacity);

	f->same = f->count && f->part[f->next - 1].key == one.key ? f->same + 1 : 1;
	if (f->same > POSTINGS_MOST)
		return true;
	while (f->next < at)
		f->part[f->next++] = (struct posting){ 0 };
	if (f->next + 1 >= f->capacity)
		return false;
	take(taken_of(f->part, f->capacity), f->next);
	f->part[f->next++] = one;
	f->count++;
	return true;
}

/* Fill F with what A and B hold, for equal keys first with A's. */
static bool
fill_all(struct filling *f, struct reading a, struct reading b)
{
	struct reading *from;

	memset(taken_of(f->part, f->capacity), 0, words_of(f->capacity) * sizeof(uint64_t));
	for (pass_empty(&a), pass_empty(&b); a.at < a.end || b.at < b.end; pass_empty(from)) {
		from = b.at == b.end || (a.at < a.end && a.at->key <= b.at->key) ? &a : &b;
		if (!fill(f, *from->at++))
			return false;
	}
	memset(f->part + f->next, 0, (f->capacity - f->next) * sizeof(*f->part));
	return true;
}

/* Give PART a capacity of at least CAPACITY, and what FROM holds beside its own; FROM may be NULL. */
static void
lay_out(struct postings *p, size_t part, size_t capacity, const struct postings *from)
{
	struct filling f = { 0 };
	bool done;

	do {
		f.part = memory_resize(f.part, capacity + words_of(capacity), sizeof(*f.part));
		f = (struct filling){ .part = f.part, .capacity = capacity };
		done = fill_all(&f, reading_of(p, part), reading_of(from, part));
		capacity += capacity / (capacity < SMALL_PART ? 2 : 8) + SLACK;
	} while (!done);
	free(p->parts[part]);
	p->parts[part] = f.part;
	p->capacity[part] = f.capacity;
	p->count[part] = f.count;
}

static void
grow(struct postings *p, size_t part)
{
	size_t capacity = p->capacity[part];

	lay_out(p, part, capacity + capacity / (capacity < SMALL_PART ? 2 : 8) + SLACK, NULL);
}

/* --- Adding --- */

/* Make room for one more at AT, by moving what follows; false when the part is full to its end. */
static bool
make_room(struct posting *part, size_t capacity, size_t at)
{
	uint64_t *taken = taken_of(part, capacity);
	size_t end = next_free(taken, at);

	if (end + 2 > capacity)
		return false;
	take(taken, end);
	memmove(part + at + 1, part + at, (end - at) * sizeof(*part));
	return true;
}

void
postings_add(struct postings *p, uint32_t key, uint32_t place)
{
	size_t at, same = 0, part = part_of(key);

	if (p->count[part] + SLACK >= p->capacity[part] / 20 * 17)
		grow(p, part);
	at = find_key(p->parts[part], p->capacity[part], key);
	for (; p->parts[part][at].place && p->parts[part][at].key == key; at++)
		if (++same == POSTINGS_MOST)
			return;
	if (!make_room(p->parts[part], p->capacity[part], at)) {
		grow(p, part);
		postings_add(p, key, place);
		return;
	}
	p->parts[part][at] = (struct posting){ key, place + 1 };
	p->count[part]++;
}

void
postings_prefetch(const struct postings *p, uint32_t key)
{
	size_t part = part_of(key);

	if (p->count[part])
		__builtin_prefetch(&p->parts[part][home(key, p->capacity[part])]);
}

size_t
postings_find(const struct postings *p, uint32_t key, uint32_t *out)
{
	size_t part = part_of(key), capacity = p->capacity[part], at, count = 0;
	const struct posting *places = p->parts[part];

	if (!p->count[part])
		return 0;
	at = find_key(places, capacity, key);
	while (at < capacity && places[at].place && places[at].key == key && count < POSTINGS_MOST)
		out[count++] = places[at++].place - 1;
	return count;
}

bool
postings_may_be(const struct postings *p)
{
	for (size_t i = 0; i < POSTINGS_PARTS; i++)
		if (p->count[i] && (p->capacity[i] < SLACK || p->count[i] >= p->capacity[i]))
			return false;
	return true;
}

static void
release_part(struct postings *p, size_t part)
{
	free(p->parts[part]);
	p->parts[part] = NULL;
	p->count[part] = p->capacity[part] = 0;
}

void
postings_merge(struct postings *p, struct postings *from, bool takes)
{
	size_t part, count;

	for (part = 0; part < POSTINGS_PARTS; part++) {
		count = p->count[part] + from->count[part];
		if (from->count[part])
			lay_out(p, part, count + count / 5 + SLACK, from);
		if (takes)
			release_part(from, part);
	}
}

void
postings_release(struct postings *p)
{
	for (size_t part = 0; part < POSTINGS_PARTS; part++)
		release_part(p, part);
}
