/* SPDX-License-Identifier: MIT */
/*
 * What the sentence finder looks at: runs of terminators, the word before one, what follows it, list markers.
 * Nothing here allocates; every answer is a place in the caller's text, in bytes.
 */
#ifndef SENTENCE_PARTS_H
#define SENTENCE_PARTS_H

#include "news/text.h"

/* The first byte at or after AT that is not white space. */
size_t skip_space(struct text t, size_t at);

/* The end of the word of letters, apostrophes and hyphens at byte AT. */
size_t word_end(struct text t, size_t at);

bool is_capital(struct text t, size_t at);

/* A run of terminators. */
struct stop {
	size_t start, end; /* the terminators */
	size_t close;      /* behind the closing marks, footnotes and smileys that follow them */
	size_t dots;       /* an ellipsis counts as three */
	bool strong;       /* a question or an exclamation */
	bool full;         /* needs no space behind it */
	bool spaced;       /* ". . ." */
	bool quoted;       /* a quotation mark is among the closing marks */
};

/* Read the terminators at byte AT and what closes them. False when none stand there. WRAPPED: lines are. */
bool stop_read(struct text t, size_t at, bool wrapped, struct stop *stop);

/*
 * Does the sentence that begins at byte START end at STOP? QUOTE is the place of the last quotation mark before it, or
 * less than START.
 */
bool stop_ends(struct text t, const struct stop *stop, size_t start, size_t quote);

/* What follows a terminator. */
enum follow {
	FOLLOW_END,
	FOLLOW_LOWER,
	FOLLOW_CAPITAL,
	FOLLOW_DIGIT,
	FOLLOW_DASH,
	FOLLOW_ADDRESS, /* of the web */
	FOLLOW_OTHER
};

struct next {
	enum follow kind;
	uint32_t opener;  /* the quotation mark or bracket in front of it, or 0 */
	struct text word; /* when the kind is LOWER or CAPITAL */
};

struct next next_at(struct text t, size_t at);

/* Does T open with an address of the web? */
bool opens_with_address(struct text t);

/* Does WORD, the one at byte AT of T or any other, often open a sentence and is seldom a name? */
bool starts_sentences(struct text word);

/* What a word does when a full stop follows it. */
enum abbreviation {
	WORD_PLAIN,
	WORD_NEVER,  /* is never the last word of a sentence */
	WORD_NUMBER, /* goes on before a number */
	WORD_MAY,    /* ends a sentence when a typical first word follows */
	WORD_PLACE,  /* or when a comma stands before it: "Hull, Va. Nobody" */
	WORD_TIME    /* ends one unless a time zone or a day follows */
};

/* The kind of the word that ends at byte END. */
enum abbreviation abbreviation_before(struct text t, size_t end);

/* Does a word of three small letters or more, after white space, end at byte END? */
bool small_word_before(struct text t, size_t end);

/* The item that a sentence opens with, and so what opens the next one: "1.)", "1)", "1.", "a.", a bullet. */
struct list {
	bool active;
	size_t after;    /* byte behind the marker */
	uint32_t bullet; /* or 0 */
	unsigned number; /* of the item; a letter is its code */
	char tail[3];    /* what stands behind the number */
};

/* The marker at byte AT. When there is none, AFTER is AT. */
struct list list_at(struct text t, size_t at);

/* Does the item after LIST begin behind the space at byte AT? */
bool list_goes_on(const struct list *list, struct text t, size_t at);

#endif
