/* SPDX-License-Identifier: MIT */
#include "words.h"

#define EACH(byte) (0x0101010101010101u * (byte))

/* The high bit of each of eight bytes that is ASCII white space. */
static uint64_t
spaces_of(uint64_t bytes)
{
	uint64_t low = bytes & EACH(0x7F), blank = bytes ^ EACH(' ');
	uint64_t from_tab = low + EACH(0x80 - '\t'), beyond_cr = low + EACH(0x80 - '\r' - 1);
	uint64_t no_blank = ((blank & EACH(0x7F)) + EACH(0x7F)) | blank;

	return ((from_tab & ~beyond_cr & ~bytes) | ~no_blank) & EACH(0x80);
}

/* How many words begin in eight bytes: white space, or nothing, and then something else. */
static size_t
words_in(uint64_t bytes, uint64_t *before)
{
	uint64_t spaces = spaces_of(bytes), starts = ~spaces & (spaces << 8 | *before) & EACH(0x80);

	*before = spaces >> 56;
	return (starts >> 7) * EACH(1) >> 56;
}

size_t
words_count(struct text t)
{
	size_t words = 0, at = 0;
	uint64_t bytes, before = 0x80; /* was the last byte white space? */

	for (; t.length - at >= sizeof bytes; at += sizeof bytes) {
		memcpy(&bytes, t.data + at, sizeof bytes);
		words += words_in(bytes, &before);
	}
	bytes = EACH(' ');
	memcpy(&bytes, t.data + at, t.length - at);
	return words + words_in(bytes, &before);
}
