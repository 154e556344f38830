/* SPDX-License-Identifier: MIT */
/*
 * One paragraph as tokens: words with their classes, punctuation, and each quoted stretch as one
 * token.
 *
 * Memory is reused from paragraph to paragraph. Spans are bytes of the text given.
 */
#ifndef QUOTES_TOKENS_H
#define QUOTES_TOKENS_H

#include "lexicon.h"
#include "marks.h"

enum token_kind {
	TOKEN_WORD,
	TOKEN_COMMA,
	TOKEN_STOP,
	TOKEN_COLON,
	TOKEN_SEMICOLON,
	TOKEN_DASH,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_OTHER,
	TOKEN_QUOTE
};

struct token {
	size_t start, end;
	uint64_t classes; /* WORD_ bits */
	unsigned stretch; /* of a quote: its place among the stretches */
	unsigned char kind;
	char last; /* of a quote: the last character inside */
};

/* Tokens [start, end). */
struct sentence {
	size_t start, end;
	size_t signal, signal_end; /* places in the paragraph's signals */
};

/* Some of the tokens, by their places. */
struct places {
	uint32_t *list;
	size_t count;
};

struct paragraph {
	struct text text;
	struct span span;
	struct token *tokens;
	size_t count, room;
	struct places capitals; /* the words that begin with one */
	struct places signals;  /* the words that can be cues, and colons */
	struct places ends;     /* what can end a sentence */
	struct sentence *sentences;
	size_t sentence_count, sentence_room;
	struct stretches stretches;
	bool headline; /* one unfinished sentence, most of it in capitals */
};

/* The tokens of the paragraph at P's span, whose stretches are known. */
void tokens_read(struct paragraph *p);

static inline bool
token_is(const struct token *t, uint64_t classes)
{
	return (t->classes & classes) != 0;
}

/* Is token I of P (possibly beyond its ends) of KIND? */
static inline bool
token_kind_at(const struct paragraph *p, size_t i, enum token_kind kind)
{
	return i < p->count && p->tokens[i].kind == kind;
}

static inline bool
token_is_at(const struct paragraph *p, size_t i, uint64_t classes)
{
	return i < p->count && (p->tokens[i].classes & classes) != 0;
}

/* Is token I a word with a capital? */
static inline bool
token_is_capital(const struct paragraph *p, size_t i)
{
	return p->tokens[i].kind == TOKEN_WORD && token_is(&p->tokens[i], WORD_CAPITAL);
}

static inline struct text
token_text(const struct paragraph *p, size_t i)
{
	return text_slice(p->text, p->tokens[i].start, p->tokens[i].end);
}

static inline bool
token_equals_text(const struct paragraph *p, size_t i, struct text word)
{
	return i < p->count && p->tokens[i].end - p->tokens[i].start == word.length &&
	       (p->text.data[p->tokens[i].start] | 0x20) == (*word.data | 0x20) &&
	       text_equal_folded(token_text(p, i), word);
}

/* Is word I, ASCII folded, the literal WORD? */
#define token_equals(p, i, word) token_equals_text(p, i, (struct text){ word, sizeof(word) - 1 })

/* Is token I a lower-case word of three letters or more and ENDING? */
static inline bool
token_ends(const struct paragraph *p, size_t i, struct text ending)
{
	return i < p->count && p->tokens[i].kind == TOKEN_WORD &&
	       !token_is(&p->tokens[i], WORD_CAPITAL) &&
	       p->tokens[i].end - p->tokens[i].start > ending.length + 2 &&
	       !memcmp(p->text.data + p->tokens[i].end - ending.length, ending.data, ending.length);
}

/* A lower-case word that looks like a past tense or participle. */
static inline bool
token_looks_past(const struct paragraph *p, size_t i)
{
	return token_ends(p, i, (struct text){ "ed", 2 });
}

/* A lower-case word in -ing. */
static inline bool
token_looks_ing(const struct paragraph *p, size_t i)
{
	return token_ends(p, i, (struct text){ "ing", 3 });
}

#endif
