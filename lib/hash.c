/* SPDX-License-Identifier: MIT */
#include "news/hash.h"

#include <xxhash.h>

uint64_t
hash_text(struct text t, uint64_t seed)
{
	return XXH3_64bits_withSeed(t.data, t.length, seed);
}

void
hash_id(uint64_t hash, char id[17])
{
	for (int i = 0; i < 16; i++)
		id[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
	id[16] = '\0';
}
