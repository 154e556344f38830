/* SPDX-License-Identifier: MIT */
/*
 * Is a quoted stretch speech, or a title, a nickname, a term at arm's length?
 */
#ifndef QUOTES_SPEECH_H
#define QUOTES_SPEECH_H

#include "tokens.h"

struct form {
	size_t words;
	size_t capitals; /* words of weight that begin with a capital */
	size_t weighty;
	bool large; /* the first letter is a capital */
};

/* The form of the stretch that token I of P is. */
struct form speech_form(const struct paragraph *p, size_t i);

/* Is token I a noun for what somebody says: remark, claim? */
bool speech_noun_at(const struct paragraph *p, size_t i);

/* Does the stretch at token I, in no clause of saying, read as something spoken? */
bool speech_likely(const struct paragraph *p, struct sentence s, size_t i);

/* A title by its form and place: "on Harbour Radio's “Tide Talk”", "in his book, “Long Nights,”". */
bool speech_title(const struct paragraph *p, size_t floor, size_t i);

#endif
