/* SPDX-License-Identifier: MIT */
#include "chain.h"

#include <stdlib.h>

#include "news/buffer.h"

/* Bit 5 folds ASCII letters and leaves other characters apart. */
static inline uint64_t
mix(uint64_t hash, uint64_t eight)
{
	hash = (hash ^ (eight | UINT64_C(0x2020202020202020))) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

/* Fewer than eight bytes at P as a number. */
static inline uint64_t
few(const char *p, size_t length)
{
	uint32_t first, last;

	if (length < 4)
		return length ? (uint64_t)(unsigned char)p[0] << 16 |
		                        (uint64_t)(unsigned char)p[length / 2] << 8 |
		                        (unsigned char)p[length - 1]
		              : 0;
	memcpy(&first, p, 4);
	memcpy(&last, p + length - 4, 4);
	return (uint64_t)first << 32 | last;
}

uint32_t
chain_hash(struct text word)
{
	const char *p = word.data, *end = p + word.length;
	uint64_t hash = word.length;

	for (; end - p > 8; p += 8)
		hash = mix(hash, text_eight(p));
	if (word.length >= 8)
		hash = mix(hash, text_eight(end - 8));
	else
		hash = mix(hash, few(p, word.length));
	return (uint32_t)(hash >> 32);
}

static struct chain_slot *
slot_of(struct chains *x, uint32_t hash)
{
	for (size_t i = hash;; i++) {
		struct chain_slot *s = &x->slots[i & (x->size - 1)];
		if (s->round != x->round || s->hash == hash)
			return s;
	}
}

static void
grow(struct chains *x)
{
	struct chains bigger = { .size = x->size ? x->size * 2 : 256, .round = x->round };

	bigger.slots = memory_resize(NULL, bigger.size, sizeof *bigger.slots);
	memset(bigger.slots, 0, bigger.size * sizeof *bigger.slots); /* round 0 is never used */
	for (size_t i = 0; i < x->size; i++)
		if (x->slots[i].round == x->round)
			*slot_of(&bigger, x->slots[i].hash) = x->slots[i];
	bigger.used = x->used;
	free(x->slots);
	*x = bigger;
}

int
chain_find(struct chains *x, uint32_t hash)
{
	if (!x->size)
		return CHAIN_END;
	struct chain_slot *s = slot_of(x, hash);
	return s->round == x->round ? s->head : CHAIN_END;
}

int
chain_add(struct chains *x, uint32_t hash, int who)
{
	if (x->used * 2 >= x->size)
		grow(x);
	struct chain_slot *s = slot_of(x, hash);
	int head = CHAIN_END;
	if (s->round == x->round)
		head = s->head;
	else
		x->used++;
	*s = (struct chain_slot){ hash, x->round, who };
	return head;
}

void
chains_reset(struct chains *x)
{
	x->used = 0;
	x->round++;
}
