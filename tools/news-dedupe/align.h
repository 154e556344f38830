/* SPDX-License-Identifier: MIT */
/*
 * How much of a short text stands in another, word by word.
 */
#ifndef NEWS_DEDUPE_ALIGN_H
#define NEWS_DEDUPE_ALIGN_H

#include "words.h"

/* Words of a text, at most ALIGN_MOST. */
struct passage {
	const uint16_t *unit;
	size_t count;
};

enum { ALIGN_MOST = 160 };

/* What a passage holds. */
struct tally {
	unsigned weight, common, numerals, capitals; /* common: the weight of words that stand in the other */
};

/* Take P as the one passage that others are compared with in align_bag(). */
void align_with(struct passage p);

/*
 * The tally of the shorter of P and the passage of align_with(), of equals the latter, against the other of the two.
 * The share that is common is never less than what align_inside() gives.
 */
struct tally align_bag(struct passage p);

/*
 * The share of A's weight that is left when the cheapest edits that make A a stretch of B are paid for: a
 * semi-global edit distance over words (P. Sellers, The theory and computation of evolutionary distances, 1980).
 * What B has more, as where a quotation was cut in the middle, costs half. A share below LEAST may be given as 0.
 */
double align_inside(struct passage a, struct passage b, double least);

/*
 * Of the numbers in A and in B, in order, the share that both have, by the shorter of the two lists; 1 when either has
 * none.
 */
double align_numbers(struct passage a, struct passage b);

#endif
