/* SPDX-License-Identifier: MIT */
/*
 * Noun phrases around a verb, found from word classes alone, and the name inside them.
 */
#ifndef QUOTES_PHRASE_H
#define QUOTES_PHRASE_H

#include "tokens.h"

enum phrase_kind { PHRASE_NONE, PHRASE_PRONOUN, PHRASE_NAME, PHRASE_NOMINAL };

/* Tokens [start, end); the name in it [name_start, name_end), without titles. */
struct phrase {
	enum phrase_kind kind;
	size_t start, end;
	size_t name_start, name_end;
};

/* The phrase that ends before token END and begins no earlier than FLOOR. */
struct phrase phrase_before(const struct paragraph *p, size_t floor, size_t end);

/* The phrase that begins at token AT and ends no later than CEILING. */
struct phrase phrase_after(const struct paragraph *p, size_t at, size_t ceiling);

#define WORD_NOT_NOUN                                                                              \
	(WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION | WORD_SUBORDINATOR |               \
	 WORD_RELATIVE | WORD_AUXILIARY | WORD_BE | WORD_HAVE | WORD_PRONOUN | WORD_ADVERB |       \
	 WORD_VERB | WORD_ACCORDING)

/* Can token I stand inside a noun phrase, as noun, adjective or name? */
static inline bool
phrase_takes(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind != TOKEN_WORD)
		return false;
	if (token_is(t, WORD_CAPITAL) && !token_is(t, WORD_FIRST_OF_SENTENCE))
		return !token_is(t, WORD_SUBJECT | WORD_SEAT) &&
		       (!token_is(t, WORD_TIME) ||
		        (i && token_is(&p->tokens[i - 1], WORD_GIVEN | WORD_TITLE)));
	if (token_is(t, WORD_NOT_NOUN | WORD_TIME))
		return token_is(t, WORD_ROLE | WORD_ORGANISATION) &&
		       !token_is(t, WORD_PREPOSITION | WORD_DETERMINER);
	return !(token_is(t, WORD_SPEECH | WORD_THINK) && token_is(t, WORD_PAST | WORD_THIRD)) ||
	       token_is(t, WORD_ROLE | WORD_ORGANISATION);
}

/* Does F name someone or something that speaks: a person, a body, a paper? */
bool phrase_can_speak(const struct paragraph *p, const struct phrase *f);

#endif
