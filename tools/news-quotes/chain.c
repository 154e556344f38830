/* SPDX-License-Identifier: MIT */
#include "chain.h"

#include <stdlib.h>

#include "news/buffer.h"

uint32_t
chain_hash(struct text word)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < word.length; i++)
		hash = (hash ^ (unsigned char)ascii_fold(word.data[i])) * 16777619u;
	return hash ^ hash >> 15;
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
