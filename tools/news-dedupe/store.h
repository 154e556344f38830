/* SPDX-License-Identifier: MIT */
/*
 * The records seen so far: their sketches, their ids, and the groups they fell into.
 *
 * Records are numbered from 0 in the order in which they came. A group is known by its oldest record.
 */
#ifndef NEWS_DEDUPE_STORE_H
#define NEWS_DEDUPE_STORE_H

#include "likeness.h"

enum { STORE_ID_MOST = 1024 }; /* bytes of an id */

/* What is known of a record that resembles earlier ones. */
struct match {
	uint32_t number;  /* the earlier record that resembles it most; the oldest of equals */
	struct likeness likeness;
};

/* Look for records like S; false when there is none. */
bool store_find(const struct sketching *s, struct match *match);

/*
 * Remember S under ID (JSON as it stands in the record) and return its number. When the last store_find() found
 * something it joins that group. A longer text that resembles several groups makes them one; a short one does not,
 * or one long quotation would chain all its fragments.
 */
uint32_t store_add(const struct sketching *s, struct text id);

/* The number of the oldest record of NUMBER's group. */
uint32_t store_group(uint32_t number);

/* The id that NUMBER came with, borrowed until the next store_add(). */
struct text store_id(uint32_t number);

/* How many records are remembered, and how many bytes that takes. */
size_t store_count(void);

#endif
