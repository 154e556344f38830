/* SPDX-License-Identifier: MIT */
/*
 * What is remembered of a text, in one of two forms, told apart by its length:
 *
 * - whole: every word of a text of up to SKETCH_WHOLE words, in order;
 * - sampled: of a longer text the shingles (three words in a row) whose hash is below a bound 2^-shift,
 *   chosen so that 64 to 128 stay. Bounds are powers of two, so that the samples of two texts nest and the
 *   overlap of the texts can be estimated from them, whatever their lengths
 *   (A. Broder, On the resemblance and containment of documents, 1997: modulo sketches).
 *
 * Texts that may be alike are found by keys, 32 bits each: those of the sample, and for a short text pairs of words.
 */
#ifndef NEWS_DEDUPE_SKETCH_H
#define NEWS_DEDUPE_SKETCH_H

#include "words.h"

enum {
	SKETCH_SHINGLE = 3,  /* words */
	SKETCH_SAYING = 12,  /* words */
	SKETCH_SHORT = 64,   /* words: a quotation, a sentence, a headline */
	SKETCH_WHOLE = 160,  /* words */
	SKETCH_SAMPLE = 128,  /* shingles */
	SKETCH_UNITS = 160,  /* the larger of the two */
	SKETCH_BITS = 13,    /* of a hash that are kept in a sample */
	SKETCH_KEYS = 320,
	SKETCH_SHIFT_MOST = 24,
	SKETCH_PACKED = 320  /* bytes */
};

struct sketch {
	uint64_t exact;       /* hash of the folded text */
	uint32_t words;       /* in the text */
	uint8_t shift;        /* the bound of a sample */
	uint8_t count;        /* units */
	uint8_t speaker;      /* of 255 kinds who said it; 0 when not known */
	const uint16_t *unit; /* words, or the upper SKETCH_BITS of hashes below their zeros, ascending */
};

/* Room for a sketch and for the keys it is found by. */
struct sketching {
	struct sketch sketch;
	uint16_t units[SKETCH_UNITS];
	uint32_t keys[SKETCH_KEYS]; /* all are asked for */
	bool keep[SKETCH_KEYS];     /* these are also remembered */
	size_t count;
};

static inline bool
sketch_is_whole(const struct sketch *s)
{
	return s->words <= SKETCH_WHOLE;
}

/* The key of all that have the words of S. */
static inline uint32_t
sketch_double_key(const struct sketch *s)
{
	return (uint32_t)s->exact;
}

/* Is S so short that many people may say it, and known to be one's? Then what that one says has a key of its own. */
static inline bool
sketch_is_saying(const struct sketch *s)
{
	return s->speaker && s->words <= SKETCH_SAYING;
}

static inline uint32_t
sketch_saying_key(const struct sketch *s)
{
	return (uint32_t)s->exact + s->speaker * 0x9E3779B1u;
}

/* Could these be a sketch's words, shift and count? */
static inline bool
sketch_is_valid(const struct sketch *s)
{
	if (sketch_is_whole(s))
		return s->words && s->count == s->words && !s->shift;
	return s->count && s->count <= SKETCH_SAMPLE && s->shift <= SKETCH_SHIFT_MOST;
}

/* The sketch of W, and its keys. It points into S. */
void sketch_make(struct sketching *s, const struct words *w);

/* The same of T, as said by SPEAKER, which may be empty; false when there is no word in it. */
bool sketch_text(struct sketching *s, struct text t, struct text speaker);

/*
 * The sample of a sketch under the bound 2^-SHIFT, at least its own, as SKETCH_BITS below SHIFT zeros, ascending,
 * into OUT (SKETCH_UNITS). A whole text is sampled on the way; of a sample the lower bits by which SHIFT exceeds its own
 * are unknown, and 0. Returns how many.
 */
size_t sketch_sample(const struct sketch *s, unsigned shift, uint16_t *out);

/* The units of S as bytes, into OUT (SKETCH_PACKED): two of each word, mostly one of each hash. Returns how many. */
size_t sketch_pack(const struct sketch *s, uint8_t *out);

/*
 * The units of S, whose other members are set, from the LENGTH bytes at IN into UNITS (SKETCH_UNITS). Returns how many
 * bytes they took, or 0 when that is more than LENGTH.
 */
size_t sketch_unpack(struct sketch *s, const uint8_t *in, size_t length, uint16_t *units);

#endif
