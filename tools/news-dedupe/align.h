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

/* The share of A's weight whose words stand anywhere in B: never less than what align_inside() gives. */
double align_bag(struct passage a, struct passage b);

/*
 * The share of A's weight that is left when the cheapest edits that make A a stretch of B are paid for: a
 * semi-global edit distance over words (P. Sellers, The theory and computation of evolutionary distances, 1980).
 * What B has more, as where a quotation was cut in the middle, costs half.
 */
double align_inside(struct passage a, struct passage b);

/*
 * Of the numbers in A and in B, in order, the share that both have, by the shorter of the two lists; 1 when either has
 * none.
 */
double align_numbers(struct passage a, struct passage b);

#endif
