/* SPDX-License-Identifier: MIT */
#include "sketch.h"

enum { SEEN_BITS = 1024, BUCKET_BITS = 6, BUCKETS = 1 << BUCKET_BITS };

/*
 * Of the keys one in 4 is remembered, the lowest; of texts beyond some 500 words no more than 8, and up to 4 of the
 * first words, where a shortened reprint agrees. The lowest 48 are looked for: beyond them lie only parts.
 */
enum { KEEP = 2, KEEP_LEAST = 4, KEEP_LONG = 8, LONG_SHIFT = 3, ASK_LONG = 48, HEAD = 128, KEEP_HEAD = 4 };

static const uint64_t salt = 79190; /* any number: which shingles a sample holds is chance */

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
	*hash = mix(s->last + s->size + salt);
	return true;
}

/* Hashes below a bound, each once; a bit for each tells most new ones without a search. */
struct sampling {
	uint64_t *hashes, seen[SEEN_BITS / 64];
	size_t count;
	unsigned shift;
};

static bool
is_new(struct sampling *s, uint64_t hash)
{
	uint64_t *word = &s->seen[hash / 64 % (SEEN_BITS / 64)], bit = (uint64_t)1 << hash % 64;
	size_t i;

	if (!(*word & bit)) {
		*word |= bit;
		return true;
	}
	for (i = 0; i < s->count; i++)
		if (s->hashes[i] == hash)
			return false;
	return true;
}

static void
halve(struct sampling *s)
{
	uint64_t bound = UINT64_MAX >> ++s->shift;
	size_t i, kept = 0;

	for (i = 0; i < s->count; i++)
		if (s->hashes[i] <= bound)
			s->hashes[kept++] = s->hashes[i];
	s->count = kept;
}

/* Ascending. Hashes are spread evenly below their bound: a place for each by its upper bits leaves little to move. */
static void
sort_hashes(uint64_t *hashes, size_t count, unsigned shift)
{
	uint64_t sorted[SKETCH_WHOLE], hash;
	uint8_t begin[BUCKETS + 1] = { 0 };
	size_t i, k;

	for (i = 0; i < count; i++)
		begin[(hashes[i] << shift >> (64 - BUCKET_BITS)) + 1]++;
	for (i = 1; i <= BUCKETS; i++)
		begin[i] = (uint8_t)(begin[i] + begin[i - 1]);
	for (i = 0; i < count; i++)
		sorted[begin[hashes[i] << shift >> (64 - BUCKET_BITS)]++] = hashes[i];
	for (i = 0; i < count; i++) {
		hash = sorted[i];
		for (k = i; k && hashes[k - 1] > hash; k--)
			hashes[k] = hashes[k - 1];
		hashes[k] = hash;
	}
}

/* The hashes of shingles below 2^-*SHIFT, ascending; *SHIFT rises until they fit in MOST, up to SKETCH_WHOLE. */
static size_t
sample(struct shingles from, unsigned *shift, uint64_t *hashes, size_t most)
{
	struct sampling s = { .hashes = hashes, .shift = *shift };
	uint64_t hash;

	while (shingle_next(&from, &hash)) {
		if (hash > UINT64_MAX >> s.shift || !is_new(&s, hash))
			continue;
		while (s.count == most && s.shift < SKETCH_SHIFT_MOST)
			halve(&s);
		if (s.count < most && hash <= UINT64_MAX >> s.shift)
			hashes[s.count++] = hash;
	}
	sort_hashes(hashes, s.count, *shift = s.shift);
	return s.count;
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

	while (w->count >> shift > SKETCH_SAMPLE / 8 * 7)
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
sketch_text(struct sketching *s, struct text t, struct text speaker)
{
	static struct words words, name;

	words_read(&words, t);
	if (!words.count)
		return false;
	sketch_make(s, &words);
	words_read(&name, speaker);
	if (name.count)
		s->sketch.speaker = (uint8_t)(1 + unit_word(name.unit[name.count - 1]) % UINT8_MAX); /* the surname */
	return true;
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
	if (s->count > SKETCH_UNITS)
		return 0;
	if (!sketch_is_whole(s))
		return unpack_gaps(s, in, length, units);
	if (size > length)
		return 0;
	memcpy(units, in, size);
	return size;
}
