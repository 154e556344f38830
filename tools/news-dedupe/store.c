/* SPDX-License-Identifier: MIT */
#include "store.h"

#include "candidates.h"

/* From so many words on one shared key is no evidence; candidates enough for a text that is not short. */
enum { FLOOR_WORDS = 10, FEW = 32 };

static const double speaker_bonus = .1, rounding = .001;

static struct segments segments;
static uint32_t window_records;
static int32_t window_days;

static uint32_t alike[CANDIDATES_MOST]; /* the records that the one at hand resembles */
static size_t alike_count;

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

/* --- Finding --- */

static void
add_candidates(const struct postings *postings, uint32_t key, uint32_t weight)
{
	uint32_t found[POSTINGS_MOST];
	size_t i, n = postings_find(postings, key, found);

	for (i = 0; i < n; i++)
		candidates_add(found[i], weight);
}

/* What may be a double of S. */
static size_t
collect_doubles(const struct sketching *s, uint32_t *places)
{
	size_t i;

	candidates_reset();
	for (i = 0; i < segments.count; i++)
		add_candidates(&segments.list[i].postings, (uint32_t)s->sketch.exact, CANDIDATES_LEVELS);
	return candidates_best(places, CANDIDATES_MOST, CANDIDATES_LEVELS);
}

/* What shares keys with S; the doubles are collected. */
static size_t
collect_candidates(const struct sketching *s, uint32_t *places)
{
	const struct postings *postings;
	size_t i, k;

	for (i = 0; i < segments.count; i++) {
		postings = &segments.list[i].postings;
		for (k = 0; k < s->count; k++)
			postings_prefetch(postings, s->keys[k]);
		for (k = 0; k < s->count; k++)
			add_candidates(postings, s->keys[k], 1);
	}
	return candidates_best(places, s->sketch.words > SKETCH_SHORT ? FEW : CANDIDATES_MOST,
		s->sketch.words < FLOOR_WORDS ? 1 : 2);
}

/* Is A to be preferred to B? */
static bool
is_better(const struct match *a, const struct match *b)
{
	double x = a->likeness.similarity + a->same_speaker * speaker_bonus;
	double y = b->likeness.similarity + b->same_speaker * speaker_bonus;

	if ((a->likeness.rule == RULE_EXACT) != (b->likeness.rule == RULE_EXACT))
		return a->likeness.rule == RULE_EXACT;
	return x > y || (x >= y && segments_age(&segments, a->place) < segments_age(&segments, b->place));
}

/* The entry at PLACE, NULL when it is forgotten; it will be read soon and is rarely in a cache. */
static const struct entry *
entry_ahead(uint32_t place)
{
	const struct entry *e = segments_entry(&segments, place);

	if (e) {
		__builtin_prefetch(e);
		__builtin_prefetch((const char *)e + 64);
	}
	return e;
}

static bool
is_short(const struct sketching *s)
{
	return s->sketch.words <= SKETCH_SHORT;
}

/* How similar to S a record must be to matter, beside MATCH: of a short text only the best one counts. */
static double
least_of_interest(const struct sketching *s, const struct match *match, bool same_speaker)
{
	if (!alike_count || !is_short(s))
		return 0;
	return match->likeness.similarity + (match->same_speaker - same_speaker) * speaker_bonus - rounding;
}

/* Which of the N records at PLACES are like S, and the best MATCH of them. */
static bool
judge_all(const struct sketching *s, const uint32_t *places, size_t n, struct match *match)
{
	const struct entry *entries[CANDIDATES_MOST];
	uint16_t units[SKETCH_UNITS];
	struct match one;
	struct sketch other;
	size_t i;

	alike_count = 0;
	for (i = 0; i < n; i++)
		entries[i] = entry_ahead(places[i]);
	for (i = 0; i < n; i++) {
		if (!entries[i])
			continue;
		other = entry_sketch(entries[i], units);
		if (!other.count)
			continue;
		one = (struct match){ .place = places[i],
			.same_speaker = s->sketch.speaker && s->sketch.speaker == other.speaker };
		if (!likeness_judge(&other, least_of_interest(s, match, one.same_speaker), &one.likeness))
			continue;
		if (!alike_count || is_better(&one, match))
			*match = one;
		alike[alike_count++] = places[i];
	}
	return alike_count;
}

/* Look for records like S, a double before all others; false when there is none. */
static bool
find(const struct sketching *s, struct match *match)
{
	uint32_t places[CANDIDATES_MOST];

	likeness_with(&s->sketch);
	if (judge_all(s, places, collect_doubles(s, places), match) && match->likeness.rule == RULE_EXACT)
		return true;
	if (!judge_all(s, places, collect_candidates(s, places), match))
		return false;
	if (is_short(s)) {
		alike[0] = match->place;
		alike_count = 1;
	}
	return true;
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

/* The records of ALIKE and the one at PLACE become one group, known by the oldest. */
static void
join(uint32_t place)
{
	uint32_t oldest = place, group;
	size_t i;

	for (i = 0; i < alike_count; i++)
		if (is_older(group = store_group(alike[i]), oldest))
			oldest = group;
	for (i = 0; i < alike_count; i++)
		if ((group = store_group(alike[i])) != oldest)
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

	for (at = 0; at < segment->entries.length; at += (size_t)e->size * 4) {
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
	postings_add(&last->postings, (uint32_t)s->sketch.exact, place);
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
	verdict.duplicate = find(s, &verdict.match);
	if (verdict.duplicate && verdict.match.likeness.rule == RULE_EXACT)
		verdict.place = verdict.match.place;
	else
		verdict.place = remember(s, id, day);
	return verdict;
}
