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

/* Homes rise with keys, and a part is kept in the order of its keys: a search ends at the first greater one. */
static size_t
home(uint32_t key, size_t capacity)
{
	return (size_t)((uint64_t)(uint32_t)(key << PART_BITS) * (capacity - SLACK) >> 32);
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

/* Lay out OLD anew; false when its end does not hold what belongs there. */
static bool
lay_out(const struct posting *old, size_t count, struct posting *new, size_t capacity)
{
	uint64_t *taken = taken_of(new, capacity);
	size_t i, at, next = 0;

	memset(taken, 0, words_of(capacity) * sizeof(*taken));
	for (i = 0; i < count; i++) {
		if (!old[i].place)
			continue;
		for (at = home(old[i].key, capacity); next < at; next++)
			new[next] = (struct posting){ 0 };
		if (next + 1 == capacity)
			return false;
		take(taken, next);
		new[next++] = old[i];
	}
	memset(new + next, 0, (capacity - next) * sizeof(*new));
	return true;
}

static void
grow(struct postings *p, size_t part)
{
	struct posting *new = NULL;
	size_t capacity = p->capacity[part];

	do {
		capacity += capacity / (capacity < SMALL_PART ? 2 : 8) + SLACK;
		new = memory_resize(new, capacity + words_of(capacity), sizeof(*new));
	} while (!lay_out(p->parts[part], p->capacity[part], new, capacity));
	free(p->parts[part]);
	p->parts[part] = new;
	p->capacity[part] = capacity;
}

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

	if (p->count[part] + SLACK >= p->capacity[part] / 10 * 9)
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

void
postings_merge(struct postings *p, const struct postings *from)
{
	size_t part, i;

	for (part = 0; part < POSTINGS_PARTS; part++)
		for (i = 0; i < from->capacity[part]; i++)
			if (from->parts[part][i].place)
				postings_add(p, from->parts[part][i].key, from->parts[part][i].place - 1);
}

void
postings_release(struct postings *p)
{
	for (size_t i = 0; i < POSTINGS_PARTS; i++)
		free(p->parts[i]);
	*p = (struct postings){ 0 };
}
