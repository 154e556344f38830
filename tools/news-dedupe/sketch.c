/* SPDX-License-Identifier: MIT */
#include "sketch.h"

#include <stdlib.h>

enum { SHIFT_MOST = 24 };

/*
 * Of the keys one in 4 is remembered, the lowest; of texts beyond some 500 words no more than 8, and up to 4 of the
 * first words, where a shortened reprint agrees. The lowest 48 are looked for: beyond them lie only parts.
 */
enum { KEEP = 2, KEEP_LEAST = 4, KEEP_LONG = 8, LONG_SHIFT = 3, ASK_LONG = 48, HEAD = 128, KEEP_HEAD = 4 };

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

static uint16_t
hash_unit(uint64_t hash, unsigned shift)
{
	return (uint16_t)(hash << shift >> (64 - SKETCH_BITS));
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
keep_head(struct sketching *s, const struct words *w)
{
	uint64_t hashes[KEEP_HEAD];
	unsigned shift = 0;
	size_t i, k, count = sample(shingles_of(w->unit, HEAD, SKETCH_SHINGLE), &shift, hashes, KEEP_HEAD);

	for (i = 0; i < count; i++) {
		for (k = 0; k < s->count && s->keys[k] != (uint32_t)hashes[i];)
			k++;
		if (k < s->count)
			s->keep[k] = true;
		else
			add_key(s, hashes[i], true);
	}
}

static void
make_sampled(struct sketching *s, const struct words *w)
{
	uint64_t hashes[SKETCH_SAMPLE];
	unsigned shift = 0;
	size_t i, count, keep;

	while (w->count >> shift > 2 * SKETCH_SAMPLE)
		shift++;
	count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_SAMPLE);
	if (count < SKETCH_SAMPLE / 2 && shift) {
		shift = 0; /* a text that repeats itself */
		count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_SAMPLE);
	}
	keep = shift < LONG_SHIFT ? count >> KEEP : KEEP_LONG;
	for (i = 0; i < count; i++) {
		s->units[i] = hash_unit(hashes[i], shift);
		if (i < ASK_LONG)
			add_key(s, hashes[i], i < keep);
	}
	if (shift >= LONG_SHIFT)
		keep_head(s, w);
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

	memmove(s->units, w->unit, w->count * sizeof(*w->unit));
	s->sketch.count = (uint8_t)w->count;
	count = sample(shingles_of(w->unit, w->count, SKETCH_SHINGLE), &shift, hashes, SKETCH_WHOLE);
	for (i = 0; i < count; i++)
		add_key(s, hashes[i], hashes[i] >> (64 - KEEP) == 0 || i < KEEP_LEAST);
	if (w->count <= SKETCH_SHORT)
		add_pairs(s);
}

bool
sketch_is_valid(const struct sketch *s)
{
	if (sketch_is_whole(s))
		return s->words && s->count == s->words && !s->shift;
	return s->count && s->count <= SKETCH_SAMPLE && s->shift <= SHIFT_MOST;
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

bool
sketch_text(struct sketching *s, struct text t)
{
	static struct words words;

	words_read(&words, t);
	if (words.count)
		sketch_make(s, &words);
	return words.count;
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
			out[i] = hash_unit(hashes[i], shift);
		return count;
	}
	for (i = 0; i < s->count && (unsigned)s->unit[i] << more >> SKETCH_BITS == 0; i++)
		out[i] = (uint16_t)(s->unit[i] << more);
	return i;
}

enum { GAP_MORE = 255 };

static size_t
pack_gaps(const struct sketch *s, uint8_t *out)
{
	size_t i, n = 0;
	unsigned gap, last = 0;

	for (i = 0; i < s->count; i++) {
		for (gap = s->unit[i] - last; gap >= GAP_MORE; gap -= GAP_MORE)
			out[n++] = GAP_MORE;
		out[n++] = (uint8_t)gap;
		last = s->unit[i];
	}
	return n;
}

static size_t
unpack_gaps(const struct sketch *s, const uint8_t *in, size_t length, uint16_t *units)
{
	size_t i = 0, n = 0;
	unsigned last = 0;

	while (i < s->count && n < length) {
		last += in[n];
		if (in[n++] < GAP_MORE)
			units[i++] = (uint16_t)last;
	}
	return i == s->count ? n : 0;
}

size_t
sketch_pack(const struct sketch *s, uint8_t *out)
{
	if (!sketch_is_whole(s))
		return pack_gaps(s, out);
	memcpy(out, s->unit, s->count * sizeof(*s->unit));
	return s->count * sizeof(*s->unit);
}

size_t
sketch_unpack(struct sketch *s, const uint8_t *in, size_t length, uint16_t *units)
{
	size_t size = s->count * sizeof(*units);

	s->unit = units;
	if (!sketch_is_whole(s))
		return unpack_gaps(s, in, length, units);
	if (size > length)
		return 0;
	memcpy(units, in, size);
	return size;
}
