/* SPDX-License-Identifier: MIT */
/*
 * Chains of things with the same word, found by its hash. The things are numbers of the caller's,
 * who keeps the links: each chain has a head here, and adding to it returns the head so far.
 * Emptied in no time for every article.
 */
#ifndef QUOTES_CHAIN_H
#define QUOTES_CHAIN_H

#include "news/text.h"

enum { CHAIN_END = -1 };

struct chain_slot {
	uint32_t hash;
	unsigned round; /* the one it was filled in */
	int head;
};

struct chains {
	struct chain_slot *slots;
	size_t size, used;
	unsigned round;
};

/* Needed once before the first use, too. */
void chains_reset(struct chains *x);

/* The hash of WORD, ASCII letters folded. */
uint32_t chain_hash(struct text word);

/* The head of the chain of HASH, or CHAIN_END. */
int chain_find(struct chains *x, uint32_t hash);

/* Put WHO at the head of the chain of HASH; returns the head so far, or CHAIN_END. */
int chain_add(struct chains *x, uint32_t hash, int who);

#endif
