/* SPDX-License-Identifier: MIT */
/*
 * Sixteen bytes at once, by the vector extension of gcc and clang: comparisons give 0xFF where they hold.
 *
 *	block b = block_load(p);
 *	size_t at = block_first((block)((b == '"') | (b < 0x20)));
 */
#ifndef NEWS_BLOCK_H
#define NEWS_BLOCK_H

#include <stddef.h>
#include <string.h>

enum { BLOCK_SIZE = 16 };

typedef unsigned char block __attribute__((vector_size(BLOCK_SIZE)));
typedef unsigned long long block_halves __attribute__((vector_size(BLOCK_SIZE)));

static inline block
block_load(const char *p)
{
	block b;

	memcpy(&b, p, sizeof b);
	return b;
}

/* The first byte of B that is not 0, or BLOCK_SIZE. */
static inline size_t
block_first(block b)
{
	block_halves halves = (block_halves)b;
	unsigned long long half = halves[0] ? halves[0] : halves[1];

	if (!half)
		return BLOCK_SIZE;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (size_t)__builtin_ctzll(half) / 8 + (halves[0] ? 0 : BLOCK_SIZE / 2);
#else
	return (size_t)__builtin_clzll(half) / 8 + (halves[0] ? 0 : BLOCK_SIZE / 2);
#endif
}

#endif
