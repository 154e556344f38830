/* SPDX-License-Identifier: MIT */
/*
 * A name in a paragraph: where it begins and ends, its words, and what its neighbours tell about
 * its bearer.
 */
#ifndef QUOTES_NAME_H
#define QUOTES_NAME_H

#include "tokens.h"

struct name {
	struct text all, first, last; /* without 's; LAST without Jr. and the like */
	size_t words;
	uint32_t first_hash, last_hash; /* see chain.h */
	bool twice;       /* its last word stands before itself: two mentions that ran together */
	uint64_t classes; /* WORD_MASCULINE, WORD_FEMININE, WORD_ORGANISATION; WORD_TITLE: surely a
	                     person */
};

/* Where the name that begins at the capitalised token AT ends, no later than CEILING; AT when it is
 * none. */
size_t name_end(const struct paragraph *p, size_t at, size_t ceiling);

/* Where the name proper begins in the run of capitals [START, END): behind titles and roles. */
size_t name_start(const struct paragraph *p, size_t start, size_t end);

/* The name that tokens [START, END) are, without titles. */
struct name name_read(const struct paragraph *p, size_t start, size_t end);

struct text name_first_word(struct text name);

/* Is one surely a woman and the other surely a man? */
bool name_genders_clash(uint64_t a, uint64_t b);

#endif
