/* SPDX-License-Identifier: MIT */
#include "store.h"

static struct segments segments;
static uint32_t window_records;
static int32_t window_days;

static struct found found; /* what the record at hand resembles */

void
store_window(uint32_t records, int32_t days)
{
	window_records = records;
	segments.windowed = records || days;
	window_days = days;
}

struct segments *
store_segments(void)
{
	if (!segments.count)
		segments_seal(&segments);
	return &segments;
}

/* --- Groups --- */

uint32_t
store_group(uint32_t place)
{
	struct entry *e = segments_entry(&segments, place), *up;

	while (e->group != place && (up = segments_entry(&segments, e->group))) {
		place = e->group;
		e->group = up->group;
		e = up;
	}
	return place;
}

struct text
store_id(uint32_t place)
{
	return text_of(entry_id(segments_entry(&segments, place)));
}

static bool
is_older(uint32_t a, uint32_t b)
{
	return segments_age(&segments, a) < segments_age(&segments, b);
}

/* The records that were found and the one at PLACE become one group, known by the oldest. */
static void
join(uint32_t place)
{
	uint32_t oldest = place, group;
	size_t i;

	for (i = 0; i < found.count; i++)
		if (is_older(group = store_group(found.alike[i]), oldest))
			oldest = group;
	for (i = 0; i < found.count; i++)
		if ((group = store_group(found.alike[i])) != oldest)
			segments_regroup(&segments, group, oldest);
	segments_entry(&segments, place)->group = oldest;
}

/* --- Forgetting --- */

/*
 * Every entry of SEGMENT points at its group's oldest; where that is in the first segment, which is to go, an entry
 * that is nothing but its id takes its place in the last.
 */
static void
keep_groups(struct segment *segment)
{
	const struct buffer *first = &segments.list[0].entries;
	struct entry *e, *oldest;
	uint32_t group;
	size_t at;

	for (at = 0; at < segment->entries.length; at += entry_size(e)) {
		e = (struct entry *)(void *)(segment->entries.data + at);
		group = store_group(segment->base + (uint32_t)(at / 4));
		if (segments_age(&segments, group) * (size_t)4 < first->length) {
			oldest = segments_entry(&segments, group);
			group = segments_append(&segments, NULL, text_of(entry_id(oldest)));
			oldest->group = group;
		}
		e = (struct entry *)(void *)(segment->entries.data + at);
		e->group = group;
	}
}

static void
forget_first(void)
{
	size_t i;

	for (i = 1; i < segments.count; i++)
		keep_groups(&segments.list[i]);
	segments_drop(&segments);
}

/* Is the first segment beyond the window, on DAY? */
static bool
is_forgotten(int32_t day)
{
	uint32_t records = 0;
	size_t i;

	for (i = 1; i < segments.count; i++) {
		records += segments.list[i].records;
		day = segments.list[i].day > day ? segments.list[i].day : day;
	}
	return (window_records && records >= window_records) ||
		(window_days && day && day - segments.list[0].day >= window_days);
}

/* A record of DAY comes: seal the last segment when it spans a window, and forget what is older. */
static void
move_window(int32_t day)
{
	const struct segment *last = &segments.list[segments.count - 1];

	if ((window_records && last->records >= window_records) ||
	    (window_days && last->first_day && day - last->first_day >= window_days))
		segments_seal(&segments);
	while (segments.count > 1 && is_forgotten(day))
		forget_first();
}

/* --- Remembering --- */

static uint32_t
remember(const struct sketching *s, struct text id, int32_t day)
{
	struct segment *last;
	uint32_t place;
	size_t i;

	place = segments_append(&segments, &s->sketch, id);
	last = &segments.list[segments.count - 1];
	postings_add(&last->postings, sketch_double_key(&s->sketch), place);
	if (sketch_is_saying(&s->sketch))
		postings_add(&last->postings, sketch_saying_key(&s->sketch), place);
	for (i = 0; i < s->count; i++)
		if (s->keep[i])
			postings_add(&last->postings, s->keys[i], place);
	join(place);
	if (!last->first_day)
		last->first_day = day;
	if (day > last->day)
		last->day = day;
	return place;
}

struct verdict
store_settle(const struct sketching *s, struct text id, int32_t day)
{
	struct verdict verdict = { 0 };

	store_segments();
	move_window(day);
	verdict.duplicate = segments_search(&segments, s, &found);
	if (verdict.duplicate)
		verdict.match = found.best;
	if (verdict.duplicate && verdict.match.likeness.rule == RULE_EXACT)
		verdict.place = verdict.match.place;
	else
		verdict.place = remember(s, id, day);
	return verdict;
}
