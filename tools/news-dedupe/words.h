/* SPDX-License-Identifier: MIT */
/*
 * A text as its words, folded: case, accents, apostrophes, marks and spacing are gone, so that two prints of
 * one story give the same words whatever each outlet's typography.
 *
 * A word is kept as a unit of 16 bits: 14 of a hash, and whether it holds a digit or begins with a capital.
 * Scripts that do not space their words give one word a character.
 */
#ifndef NEWS_DEDUPE_WORDS_H
#define NEWS_DEDUPE_WORDS_H

#include "news/text.h"

enum { UNIT_NUMERAL = 1, UNIT_CAPITAL = 2, UNIT_FLAGS = 3, UNIT_BITS = 14 };

struct words {
	uint16_t *unit;
	size_t count, capacity;
	uint64_t exact; /* hash of the whole sequence, flags apart */
};

/* Make the tables; once, before anything else here. */
void words_init(void);

/* Read the words of T in place of those in W. */
void words_read(struct words *w, struct text t);

void words_release(struct words *w);

static inline unsigned
unit_word(uint16_t unit)
{
	return unit >> 2;
}

enum { WEIGHT_COMMON = 3, WEIGHT_WORD = 8 };

extern uint8_t word_weights[1 << UNIT_BITS];

/* How much a unit weighs in a comparison: articles, pronouns and the like weigh less than what a sentence is about. */
static inline unsigned
unit_weight(uint16_t unit)
{
	return word_weights[unit_word(unit)];
}

static inline bool
unit_is_common(uint16_t unit)
{
	return unit_weight(unit) == WEIGHT_COMMON;
}

#endif
