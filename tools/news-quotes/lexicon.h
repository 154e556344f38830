/* SPDX-License-Identifier: MIT */
/*
 * What a word can be: one look-up in all the tables of this tool at once.
 */
#ifndef QUOTES_LEXICON_H
#define QUOTES_LEXICON_H

#include "news/text.h"

#define WORD_BIT(n) (UINT64_C(1) << (n))
#define WORD_DETERMINER WORD_BIT(0)
#define WORD_POSSESSIVE WORD_BIT(1) /* his, their, and any word with 's */
#define WORD_PREPOSITION WORD_BIT(2)
#define WORD_CONJUNCTION WORD_BIT(3)
#define WORD_SUBORDINATOR WORD_BIT(4)
#define WORD_RELATIVE WORD_BIT(5)
#define WORD_AUXILIARY WORD_BIT(6)
#define WORD_BE WORD_BIT(7)
#define WORD_HAVE WORD_BIT(8)
#define WORD_ADVERB WORD_BIT(9)
#define WORD_SUBJECT WORD_BIT(10) /* a pronoun that can be one */
#define WORD_OBJECT WORD_BIT(11)
#define WORD_TIME WORD_BIT(12)
#define WORD_VERB WORD_BIT(13) /* a finite verb and hardly anything else */
#define WORD_NUMBER WORD_BIT(14)
#define WORD_MASCULINE WORD_BIT(15)
#define WORD_FEMININE WORD_BIT(16)
#define WORD_NEUTER WORD_BIT(17)
#define WORD_SINGULAR WORD_BIT(18)
#define WORD_PLURAL WORD_BIT(19)
#define WORD_FIRST WORD_BIT(20)
#define WORD_SECOND WORD_BIT(21)
#define WORD_TITLE WORD_BIT(22)
#define WORD_ROLE WORD_BIT(23)
#define WORD_ORGANISATION WORD_BIT(24)
#define WORD_GIVEN WORD_BIT(25) /* a given name */
/* verbs of saying: class and form */
#define WORD_SAY WORD_BIT(26)
#define WORD_TELL WORD_BIT(27)
#define WORD_ASK WORD_BIT(28)
#define WORD_ANSWER WORD_BIT(29)
#define WORD_CLAIM WORD_BIT(30)
#define WORD_ORDER WORD_BIT(31)
#define WORD_LABEL WORD_BIT(32)
#define WORD_THINK WORD_BIT(33)
#define WORD_BASE WORD_BIT(34)
#define WORD_THIRD WORD_BIT(35)
#define WORD_PAST WORD_BIT(36)
#define WORD_ING WORD_BIT(37)
#define WORD_WEAK WORD_BIT(38)      /* says something only with a quotation or "that" behind it */
#define WORD_ACCORDING WORD_BIT(39) /* "according" itself */
/* set by the tokeniser, not by a table */
#define WORD_CAPITAL WORD_BIT(40)
#define WORD_SHOUT WORD_BIT(41) /* all capitals, two letters or more */
#define WORD_FIRST_OF_SENTENCE WORD_BIT(42)
#define WORD_INITIAL WORD_BIT(43) /* J. */

#define WORD_STOPPED WORD_BIT(45) /* ends with a full stop of its own */
#define WORD_NAMING WORD_BIT(44)  /* takes what is named and its name: called, dubbed */

#define WORD_LINKING WORD_BIT(46) /* a preposition that often stands inside a noun phrase */

#define WORD_SEAT WORD_BIT(47) /* party and state of a member: D-Calif. */

#define WORD_GENDER (WORD_MASCULINE | WORD_FEMININE)
#define WORD_SPEECH                                                                                \
	(WORD_SAY | WORD_TELL | WORD_ASK | WORD_ANSWER | WORD_CLAIM | WORD_ORDER | WORD_LABEL)
/* what can be a cue */
#define WORD_SIGNAL (WORD_SPEECH | WORD_THINK | WORD_ACCORDING)
#define WORD_PRONOUN (WORD_SUBJECT | WORD_OBJECT)
/* what a capital inside a sentence rules out */
#define WORD_FUNCTION                                                                              \
	(WORD_AUXILIARY | WORD_BE | WORD_HAVE | WORD_PREPOSITION | WORD_SUBORDINATOR |             \
	 WORD_ADVERB | WORD_VERB | WORD_CONJUNCTION | WORD_NUMBER | WORD_OBJECT | WORD_LINKING)

/* Before the first look-up; costs nothing later. */
void lexicon_init(void);

/* The classes of the word at bytes [START, END) of T, ASCII letters folded; 0 for a word in no
 * table. */
uint64_t lexicon_find(struct text t, size_t start, size_t end);

/* Words of up to 8 bytes, most of all, stand in a table of their own, as numbers whose lowest byte
 * is the first one. */
enum { LEXICON_SLOTS = 1 << 13 };

struct lexicon_slot {
	uint64_t key, classes; /* the key of an empty slot is 0 */
};

extern struct lexicon_slot lexicon_short[LEXICON_SLOTS];
extern uint64_t lexicon_sieve[1 << 10];

/* Bit 5 folds ASCII letters and leaves other characters apart. */
#define LEXICON_FOLD UINT64_C(0x2020202020202020)
#define LEXICON_MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

/* Half of the words of a text are in no table; one bit in a small map tells that of nearly all of
 * them. */
static inline bool
lexicon_has(uint64_t hash)
{
	return lexicon_sieve[hash >> 54] >> (hash >> 48 & 63) & 1;
}

/* Where KEY stands or would stand. */
static inline struct lexicon_slot *
lexicon_place(uint64_t key, uint64_t hash)
{
	for (size_t i = hash >> 40;; i++) {
		struct lexicon_slot *s = &lexicon_short[i & (LEXICON_SLOTS - 1)];
		if (s->key == key || !s->key)
			return s;
	}
}

/* lexicon_find() for a word of up to 8 bytes, zeros behind the last in EIGHT. */
static inline uint64_t
lexicon_find_short(uint64_t eight)
{
	uint64_t key = eight | LEXICON_FOLD, hash = key * LEXICON_MULTIPLIER;

	return lexicon_has(hash) ? lexicon_place(key, hash)->classes : 0;
}

#endif
