/* SPDX-License-Identifier: MIT */
/*
 * Records on end, in a few segments: each has its entries and the keys they are found by. The last segment grows;
 * those before it are sealed, and may lie in a file. Segments are forgotten from the front.
 *
 * An entry has a place, counted in units of 4 bytes over all segments that ever were; it wraps around, so only the
 * distances of places mean something, and no more than 16 GB of entries may live at a time.
 */
#ifndef NEWS_DEDUPE_SEGMENT_H
#define NEWS_DEDUPE_SEGMENT_H

#include "news/buffer.h"
#include "postings.h"
#include "sketch.h"

enum { SEGMENTS_MOST = 64 };

/* A record's own part. Behind it its units and its id, NUL-terminated. */
struct entry {
	uint32_t exact[2], words : 24, speaker : 8;
	uint32_t group; /* place of an older entry of the same group, in the end of the oldest */
	uint16_t size;  /* of all of it, in units of 4 bytes */
	uint8_t shift, count;
};

struct segment {
	uint32_t base;    /* place of the first entry */
	uint32_t records;
	int32_t first_day, day; /* of the first record that has one, and the latest of any; or 0 */
	bool mapped;       /* in a file; writing to it stays in memory */
	uint64_t saved_at; /* where in the file, or 0 */
	struct buffer entries;
	struct postings postings;
};

struct regroup {
	uint32_t place, group;
};

struct segments {
	struct segment list[SEGMENTS_MOST];
	size_t count;
	bool windowed, dropped;   /* are segments to be forgotten, has one been */
	struct regroup *regroups; /* what saved entries belong to now */
	size_t regroups_count, regroups_capacity;
};

/* The entry at PLACE; NULL when it is forgotten. */
struct entry *segments_entry(const struct segments *s, uint32_t place);

/* How far behind the first entry PLACE is: the order in which records came. */
static inline uint32_t
segments_age(const struct segments *s, uint32_t place)
{
	return place - s->list[0].base;
}

/* How many bytes E takes up, also when it is damaged. */
static inline size_t
entry_size(const struct entry *e)
{
	return e->size * (size_t)4 > sizeof(*e) ? e->size * (size_t)4 : sizeof(*e);
}

/* The id of E, and its sketch, whose units are E's own or unpacked into UNITS (SKETCH_UNITS); none in a damaged entry. */
const char *entry_id(const struct entry *e);
struct sketch entry_sketch(const struct entry *e, uint16_t *units);

/* Add an entry to the last segment, in a group of its own. K is NULL for an id alone. Returns its place. */
uint32_t segments_append(struct segments *s, const struct sketch *k, struct text id);

/* Let the entry at PLACE, the oldest of its group, be in the group of the one at GROUP. */
void segments_regroup(struct segments *s, uint32_t place, uint32_t group);

/* Does the segment at I begin where the one before it ends? */
bool segments_meet(const struct segments *s, size_t i);

/* Open a new last segment. */
void segments_seal(struct segments *s);

/* Forget the first segment. */
void segments_drop(struct segments *s);

/* Make one segment of that at FIRST and the next. */
void segments_merge(struct segments *s, size_t first);

#endif
