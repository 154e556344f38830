/* SPDX-License-Identifier: MIT */
/*
 * The lines of a text, measured: what can be seen of a line without knowing its language well.
 *
 * Lines that hold nothing but white space are counted but not listed, so that one paragraph a line
 * and paragraphs with blank lines between them look alike. Nothing here decides anything.
 */
#ifndef CLEAN_LINES_H
#define CLEAN_LINES_H

#include "lexicon.h"
#include "model.h"
#include "news/text.h"

enum close {
	CLOSE_LETTER, CLOSE_STOP, CLOSE_ELLIPSIS, CLOSE_COLON, CLOSE_COMMA, CLOSE_BRACKET, CLOSE_DIGIT, CLOSE_OTHER,
	CLOSE_COUNT
};

enum first {
	FIRST_UPPER, FIRST_LOWER, FIRST_DIGIT, FIRST_QUOTE, FIRST_BULLET, FIRST_BRACKET, FIRST_OTHER, FIRST_COUNT
};

enum link { LINK_NONE, LINK_URL, LINK_MAIL, LINK_HANDLE, LINK_COUNT };

enum { SIZE_COUNT = 4, SHAPE_COUNT = 8, OUTLINE_COUNT = 12 };

struct line {
	struct span span;     /* bytes of the text, without white space around them */
	uint32_t number;      /* counted from 1, blank lines included */
	uint32_t hash;        /* of the line, letters folded */
	uint32_t words, measured; /* measured: how many of them the counts that follow are of, at least 1 */
	uint32_t capitals, numbers, functions, commas, stops, separators, you, we;
	uint8_t close, first, link, copies;
	uint8_t size;         /* words: up to 3, 9, 19, more */
	uint8_t shape;        /* size and whether it closes with a stop */
	uint8_t outline;      /* size and whether it closes with a stop, a colon or neither */
	uint8_t label, opening, phrase; /* enum kind: the whole line, its first words, the first inside it */
	uint32_t phrases, weak;         /* bits of enum kind: of several words, of one word, anywhere in it */
	uint32_t begins;                /* hash of the first word */
	uint32_t first_term;            /* its long words, in the lines' terms */
	uint32_t terms, known;          /* how many, and how many of them stand in other lines that are on */
	bool upper, quotes;   /* all capitals; holds a double quote mark */
	bool month, clock;    /* names a month or a weekday; a time of day */
	bool colon;           /* one behind one of the first words, as in a list of terms */
	bool texty;           /* reads like a sentence or more */
	bool on;              /* part of the body as far as is known by now */
	struct weight own;    /* what its own features sum up to */
	float score;          /* above 0: body */
	uint8_t why;          /* enum kind, once the line is known to go */
};

struct lines {
	struct line *at;
	size_t count, capacity;
	uint32_t total;       /* lines, blank ones included */
	uint32_t *terms;      /* long words, line after line: hashes, and numbers once repeats_index() ran */
	size_t term_count, term_capacity;
	uint32_t term_kinds;  /* how many different ones */
};

/* Take TEXT apart; LINES keeps its memory from text to text. */
void lines_measure(struct lines *lines, struct text text);

#endif
