/* SPDX-License-Identifier: MIT */
/*
 * The people and organisations that one article names, and who a later mention means.
 *
 * Names are borrowed from the texts read. Looking a name up costs the same however many there are.
 */
#ifndef QUOTES_PEOPLE_H
#define QUOTES_PEOPLE_H

#include "phrase.h"

enum { PERSON_ROLES = 6, NO_PERSON = -1 };

struct person {
	struct text name;    /* the fullest form met */
	struct text surname; /* its last word, without Jr. and the like */
	size_t words;
	uint64_t classes; /* WORD_MASCULINE, WORD_FEMININE; WORD_ORGANISATION; WORD_TITLE: surely a
	                     person */
	uint32_t roles[PERSON_ROLES]; /* hashes of words that described it: president, mexican */
	size_t role_count;
	size_t last; /* number of the last mention */
	size_t mentions;
	int next_last, next_first; /* others with the same last or first word */
};

struct people;

struct people *people_new(void);
void people_reset(struct people *all);

/* Take in every name of P, in order; of a headline only what is surely one. */
void people_read(struct people *all, const struct paragraph *p);

/* Whom the name, pronoun or role F of P means, or NO_PERSON. What comes behind F is not looked at.
 */
int people_resolve(struct people *all, const struct paragraph *p, const struct phrase *f);

/* Is WHO surely a person: named with a title or a given name, or a speaker already? */
bool people_surely(const struct people *all, int who);

/* Whom NAME, words of the text in any case, means: somebody already met, or NO_PERSON. */
int people_find(struct people *all, struct text name);

/* WHO, named at byte AT, has spoken: the likelier antecedent of the next pronoun. */
void people_spoke(struct people *all, int who, size_t at);

/* The fullest name of WHO. */
struct text people_name(const struct people *all, int who);

#endif
