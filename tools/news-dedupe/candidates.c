/* SPDX-License-Identifier: MIT */
#include "candidates.h"

enum { PLACES_BITS = 15, PLACES = 1 << PLACES_BITS, ADDED_MOST = PLACES / 4 * 3, LEVELS = CANDIDATES_LEVELS };

static struct {
	uint32_t number, shared; /* shared: 0 is an empty place */
} places[PLACES];
static uint16_t used[ADDED_MOST];
static size_t count;

void
candidates_reset(void)
{
	size_t i;

	for (i = 0; i < count; i++)
		places[used[i]].shared = 0;
	count = 0;
}

void
candidates_add(uint32_t number, uint32_t shared)
{
	uint32_t at = number * 0x9E3779B1u >> (32 - PLACES_BITS);

	while (places[at].shared && places[at].number != number)
		at = (at + 1) % PLACES;
	if (!places[at].shared) {
		if (count == ADDED_MOST)
			return;
		used[count++] = (uint16_t)at;
		places[at].number = number;
	}
	places[at].shared += shared;
}

static uint32_t
level_of(size_t i)
{
	uint32_t shared = places[used[i]].shared;

	return shared < LEVELS ? shared : LEVELS;
}

size_t
candidates_best(uint32_t *out, size_t most, size_t least)
{
	size_t i, found = 0, level = LEVELS, sum, levels[LEVELS + 1] = { 0 }; /* how many share so many keys */

	for (i = 0; i < count; i++)
		levels[level_of(i)]++;
	for (sum = levels[LEVELS]; level > least && sum + levels[level - 1] <= most;)
		sum += levels[--level];
	for (i = 0; i < count && found < most; i++)
		if (places[used[i]].shared >= level)
			out[found++] = places[used[i]].number;
	return found;
}
