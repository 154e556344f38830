/* SPDX-License-Identifier: MIT */
/*
 * Keys and the places of the records that hold them: an open hash table in parts, each of which grows on its own by
 * an eighth, so that little memory stands idle and none is asked for twice at once. Keys are hashes. A table may also lie in a file
 * mapped into memory; it is then only read.
 *
 * A key that many records hold says little: the first POSTINGS_MOST are kept, the others left out.
 */
#ifndef NEWS_DEDUPE_POSTINGS_H
#define NEWS_DEDUPE_POSTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { POSTINGS_PARTS = 64, POSTINGS_MOST = 32 };

struct posting {
	uint32_t key, place; /* place + 1; 0 is empty */
};

struct postings {
	struct posting *parts[POSTINGS_PARTS];
	size_t count[POSTINGS_PARTS], capacity[POSTINGS_PARTS];
};

void postings_add(struct postings *p, uint32_t key, uint32_t place);

/* The places kept for KEY into OUT (POSTINGS_MOST); returns how many. */
size_t postings_find(const struct postings *p, uint32_t key, uint32_t *out);

/* KEY will be looked for soon: a large table is rarely in a cache. */
void postings_prefetch(const struct postings *p, uint32_t key);

/* Are these sizes that a table can have? One from a damaged file gives wrong places, but can be searched. */
bool postings_may_be(const struct postings *p);

/* Add all that FROM holds. When it TAKES, FROM is emptied on the way. */
void postings_merge(struct postings *p, struct postings *from, bool takes);

void postings_release(struct postings *p);

#endif
