/* SPDX-License-Identifier: MIT */
#include "postings.h"

#include <stdlib.h>

#include "news/buffer.h"

enum { FIRST_CAPACITY = 16 };

static size_t
part_of(uint32_t key)
{
	return key >> 26;
}

static size_t
home(uint32_t key, size_t capacity)
{
	return (size_t)((uint64_t)(uint32_t)(key << 6) * capacity >> 32);
}

/* The first place that is empty or behind MOST of the same key; false in the second case. */
static bool
find_place(const struct posting *places, size_t capacity, uint32_t key, size_t most, size_t *at)
{
	size_t same = 0;

	for (*at = home(key, capacity); places[*at].number; *at = *at + 1 == capacity ? 0 : *at + 1)
		if (places[*at].key == key && ++same == most)
			return false;
	return true;
}

static void
grow(struct postings *p, size_t part)
{
	size_t i, at, capacity = p->parts[part].capacity, more = capacity + capacity / 4 + FIRST_CAPACITY;
	struct posting *old = p->parts[part].places, *places = memory_resize(NULL, more, sizeof(*places));

	memset(places, 0, more * sizeof(*places));
	for (i = 0; i < capacity; i++)
		if (old[i].number && find_place(places, more, old[i].key, SIZE_MAX, &at))
			places[at] = old[i];
	free(old);
	p->parts[part].places = places;
	p->parts[part].capacity = more;
}

void
postings_add(struct postings *p, uint32_t key, uint32_t number)
{
	size_t at, part = part_of(key);

	if (p->parts[part].count >= p->parts[part].capacity / 8 * 7)
		grow(p, part);
	if (!find_place(p->parts[part].places, p->parts[part].capacity, key, POSTINGS_MOST, &at))
		return;
	p->parts[part].places[at] = (struct posting){ key, number + 1 };
	p->parts[part].count++;
}

size_t
postings_find(const struct postings *p, uint32_t key, uint32_t *out)
{
	size_t part = part_of(key), capacity = p->parts[part].capacity, at, count = 0;
	const struct posting *places = p->parts[part].places;

	if (!capacity)
		return 0;
	for (at = home(key, capacity); places[at].number && count < POSTINGS_MOST; at = at + 1 == capacity ? 0 : at + 1)
		if (places[at].key == key)
			out[count++] = places[at].number - 1;
	return count;
}

void
postings_release(struct postings *p)
{
	for (size_t i = 0; i < POSTINGS_PARTS; i++)
		free(p->parts[i].places);
	*p = (struct postings){ 0 };
}
