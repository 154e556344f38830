/* SPDX-License-Identifier: MIT */
/*
 * Single words: where they end and what they can be.
 */
#ifndef QUOTES_WORD_H
#define QUOTES_WORD_H

#include "news/text.h"

/* Before the first use; costs nothing later. */
void word_init(void);

/* What a byte begins. JOINT can stand between the letters of one word. */
enum { BYTE_BLANK, BYTE_LETTER, BYTE_JOINT, BYTE_MARK, BYTE_HIGH };

extern unsigned char word_bytes[256];

/* Is the character beyond ASCII at AT a letter? Its length goes to *SIZE. */
bool word_high_letter(struct text t, size_t at, size_t *size);

/* How long the letter or digit at AT is in bytes; 0 when none stands there. */
static inline size_t
word_letter_at(struct text t, size_t at, size_t end)
{
	size_t size;

	if (at >= end)
		return 0;
	unsigned char byte = word_bytes[(unsigned char)t.data[at]];
	if (byte != BYTE_HIGH)
		return byte == BYTE_LETTER;
	return word_high_letter(t, at, &size) ? size : 0;
}

#define WORD_EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/* Where the word at AT ends; PLAIN tells that nothing but ASCII letters and digits stands in it. */
size_t word_end(struct text t, size_t at, size_t end, bool *plain);

/* The WORD_ classes of the word at bytes [START, END), from the tables and from its shape. PLAIN:
 * see word_end(). */
uint64_t word_classes(struct text t, size_t start, size_t end, bool plain);

/* Are the letters in EIGHT two or more capitals? */
static inline bool
word_is_shouted(uint64_t eight)
{
	return eight > 0xFF && !(eight & WORD_EACH_BYTE(0x20));
}

/* CLASSES of a word of ASCII letters, the first one a capital, that is the bytes of EIGHT from the
 * lowest on. */
uint64_t word_with_capital(uint64_t classes, uint64_t eight);

/* WORD without 's, or without the apostrophe of s'. */
struct text word_without_possessive(struct text word);

/* Does the full stop behind WORD belong to it? *CLASSES may become those of the abbreviation. */
bool word_is_abbreviation(struct text word, struct text with_stop, uint64_t *classes);

/* Where the second part of he'd, we'll and the like begins in WORD, with its classes; else
 * WORD.length. */
size_t word_contraction(struct text word, uint64_t *verb);

#endif
