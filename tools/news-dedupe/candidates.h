/* SPDX-License-Identifier: MIT */
/*
 * Which earlier records share keys with the one at hand, and how many.
 */
#ifndef NEWS_DEDUPE_CANDIDATES_H
#define NEWS_DEDUPE_CANDIDATES_H

#include <stddef.h>
#include <stdint.h>

enum { CANDIDATES_MOST = 128, CANDIDATES_LEVELS = 32 };

/* Forget the candidates of the last record. */
void candidates_reset(void);

/* NUMBER shares SHARED more keys; from CANDIDATES_LEVELS on all count the same. */
void candidates_add(uint32_t number, uint32_t shared);

/*
 * Those that share most and LEAST keys or more into OUT, at most MOST of them (up to CANDIDATES_MOST); returns how many. Where more than
 * that share equally few keys, all of those are left out, so that the order of the input does not choose.
 */
size_t candidates_best(uint32_t *out, size_t most, size_t least);

#endif
