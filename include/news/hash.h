/* SPDX-License-Identifier: MIT */
/* Hashes that are the same on every machine, and ids made of them: the one door to xxHash (XXH3, 64 bits). */
#ifndef NEWS_HASH_H
#define NEWS_HASH_H

#include "news/text.h"

/* The hash of T; chain parts by giving one hash as the SEED of the next. */
uint64_t hash_text(struct text t, uint64_t seed);

/* HASH as 16 hex digits and a NUL. */
void hash_id(uint64_t hash, char id[17]);

#endif
