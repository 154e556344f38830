/* SPDX-License-Identifier: MIT */
/* Properties of code points and normal forms: the one door to utf8proc. */
#ifndef NEWS_UNICODE_H
#define NEWS_UNICODE_H

#include "news/buffer.h"
#include "news/text.h"

enum unicode_kind {
	UNICODE_OTHER,  /* punctuation, symbols, spaces, formats */
	UNICODE_LETTER, /* of any case but the next */
	UNICODE_UPPER,  /* upper and title case */
	UNICODE_MARK,   /* combines with what stands before it */
	UNICODE_NUMBER,
	UNICODE_HIDDEN  /* controls, private use, unassigned */
};

enum unicode_kind unicode_kind(uint32_t code);

/* Columns on a terminal: 0, 1 or 2. */
int unicode_width(uint32_t code);

/* May a line break between BEFORE and CODE, as grapheme clusters (UAX #29)? *STATE begins as 0. */
bool unicode_breaks(uint32_t before, uint32_t code, int *state);

enum { UNICODE_FOLDED = 32 };

/* CODE through compatibility decomposition and case folding, without marks (UAX #15, #44); how many code points. */
size_t unicode_fold(uint32_t code, uint32_t folded[UNICODE_FOLDED]);

/* Add T to OUT with letters and their marks composed (NFC); true when that changed it. */
bool unicode_compose(struct text t, struct buffer *out);

#endif
