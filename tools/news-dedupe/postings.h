/* SPDX-License-Identifier: MIT */
/*
 * Keys and the numbers of the records that hold them: an open hash table in parts, each of which grows on its own by
 * a quarter, so that little memory stands idle and none is asked for twice at once.
 *
 * A key that many records hold says little: the first POSTINGS_MOST are kept, the others left out.
 */
#ifndef NEWS_DEDUPE_POSTINGS_H
#define NEWS_DEDUPE_POSTINGS_H

#include <stddef.h>
#include <stdint.h>

enum { POSTINGS_PARTS = 64, POSTINGS_MOST = 64 };

struct posting {
	uint32_t key, number; /* number + 1; 0 is an empty place */
};

struct postings {
	struct {
		struct posting *places;
		size_t count, capacity;
	} parts[POSTINGS_PARTS];
};

void postings_add(struct postings *p, uint32_t key, uint32_t number);

/* The numbers kept for KEY into OUT (POSTINGS_MOST); returns how many. */
size_t postings_find(const struct postings *p, uint32_t key, uint32_t *out);

void postings_release(struct postings *p);

#endif
