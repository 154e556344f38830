/* SPDX-License-Identifier: MIT */
#include "sketch.h"

#include <stdlib.h>

enum { SHIFT_MOST = 24, KEEP_WHOLE = 2, KEEP_SAMPLED = 2 };

struct shingles {
	const uint16_t *unit;
	size_t count, at, size;
	uint64_t last; /* the words of the last shingle, 14 bits each */
};

static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9;
	h = (h ^ h >> 27) * 0x94D049BB133111EB;
	return h ^ h >> 31;
}

/* Shingles of SIZE words; a text of fewer words is one shingle. */
static struct shingles
shingles_of(const uint16_t *unit, size_t count, size_t size)
{
	struct shingles s = { unit, count, 0, size < count ? size : count, 0 };

	while (s.at + 1 < s.size)
		s.last = s.last << UNIT_BITS | unit_word(unit[s.at++]);
	return s;
}

static bool
shingle_next(struct shingles *s, uint64_t *hash)
{
	if (s->at >= s->count)
		return false;
	s->last = (s->last << UNIT_BITS | unit_word(s->unit[s->at++])) &
		(((uint64_t)1 << s->size * UNIT_BITS) - 1);
	*hash = mix(s->last + s->size);
	return true;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
hash_known(const uint64_t *hashes, size_t count, uint64_t hash)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (hashes[i] == hash)
			return true;
	return false;
}

static size_t
hashes_below(uint64_t *hashes, size_t count, unsigned shift)
{
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		if (hashes[i] >> (63 - shift) >> 1 == 0)
			hashes[kept++] = hashes[i];
	return kept;
}

/* The hashes of shingles below 2^-*SHIFT, ascending; *SHIFT rises until they fit in MOST. */
static size_t
sample(struct shingles s, unsigned *shift, uint64_t *hashes, size_t most)
{
	uint64_t hash, bound = UINT64_MAX >> *shift;
	size_t count = 0;

	while (shingle_next(&s, &hash)) {
		if (hash > bound || hash_known(hashes, count, hash))
			continue;
		while (count == most && *shift < SHIFT_MOST) {
			count = hashes_below(hashes, count, ++*shift);
			bound >>= 1;
		}
		if (hash <= bound && count < most)
			hashes[count++] = hash;
	}
	qsort(hashes, count, sizeof(*hashes), compare_hashes);
	return count;
}

static void
add_key(struct sketching *s, uint64_t hash, bool keep)
{
	if (s->count == SKETCH_KEYS)
		return;
	s->keep[s->count] = keep;
	s->keys[s->count++] = (uint32_t)hash;
}

static void
make_sampled(struct sketching *s, const struct words *w)
{
	uint64_t hashes[SKETCH_SAMPLE];
	unsigned shift = 0;
	size_t i, count;

	while (w->count >> shift > 2 * SKETCH_SAMPLE)
		shift++;
	count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_SAMPLE);
	if (count < SKETCH_SAMPLE / 2 && shift) {
		shift = 0; /* a text that repeats itself */
		count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_SAMPLE);
	}
	for (i = 0; i < count; i++) {
		s->units[i] = (uint16_t)(hashes[i] << shift >> 48);
		add_key(s, hashes[i], s->units[i] >> (16 - KEEP_SAMPLED) == 0 || i < 4);
	}
	s->sketch.shift = (uint8_t)shift;
	s->sketch.count = (uint8_t)count;
}

/* Pairs of words that are not both common ones; if there is none, all pairs. */
static void
add_pairs(struct sketching *s)
{
	const uint16_t *unit = s->units;
	size_t i, before = s->count, n = s->sketch.count;
	uint64_t hash;
	struct shingles pairs = shingles_of(unit, n, 2);

	for (i = 0; shingle_next(&pairs, &hash); i++)
		if (n < 2 || !unit_is_common(unit[i]) || !unit_is_common(unit[i + 1]))
			add_key(s, hash, true);
	if (s->count > before)
		return;
	for (pairs = shingles_of(unit, n, 2); shingle_next(&pairs, &hash);)
		add_key(s, hash, true);
}

static void
make_whole(struct sketching *s, const struct words *w)
{
	uint64_t hashes[SKETCH_WHOLE];
	unsigned shift = 0;
	size_t i, count;

	memcpy(s->units, w->unit, w->count * sizeof(*w->unit));
	s->sketch.count = (uint8_t)w->count;
	count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_WHOLE);
	for (i = 0; i < count; i++)
		add_key(s, hashes[i], hashes[i] >> (64 - KEEP_WHOLE) == 0 || i < 4);
	if (w->count <= SKETCH_SHORT)
		add_pairs(s);
}

void
sketch_make(struct sketching *s, const struct words *w)
{
	s->sketch = (struct sketch){ .exact = w->exact, .words = (uint32_t)w->count, .unit = s->units };
	s->count = 0;
	if (sketch_is_whole(&s->sketch))
		make_whole(s, w);
	else
		make_sampled(s, w);
}

size_t
sketch_sample(const struct sketch *s, unsigned shift, uint16_t *out)
{
	uint64_t hashes[SKETCH_WHOLE];
	unsigned more = shift - s->shift;
	size_t i, count;

	if (sketch_is_whole(s)) {
		count = sample(shingles_of(s->unit, s->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_WHOLE);
		for (i = 0; i < count; i++)
			out[i] = (uint16_t)(hashes[i] << shift >> 48);
		return count;
	}
	for (i = 0; i < s->count && (unsigned)s->unit[i] << more <= 0xFFFF; i++)
		out[i] = (uint16_t)(s->unit[i] << more);
	return i;
}
