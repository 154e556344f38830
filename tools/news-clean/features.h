/* SPDX-License-Identifier: MIT */
/*
 * What speaks for or against a line, as numbered features (model.h): what it looks like by itself, and where it
 * stands among its neighbours. The bins follow what people's judgements show: length and closing punctuation
 * first, the neighbours within three lines next, then runs, position and phrases.
 */
#ifndef CLEAN_FEATURES_H
#define CLEAN_FEATURES_H

#include "lines.h"
#include "model.h"

/* What a line looks like by itself. */
void features_own(const struct line *line, struct features *out);

/* Where a stretch of lines that are all on, or all off, stands with regard to the longest one that is on. */
enum place { PLACE_MAIN, PLACE_BEFORE, PLACE_INSIDE, PLACE_AFTER, PLACE_COUNT };

/* What is known about the places of lines; filled by surroundings_measure(), one a line. */
struct surroundings {
	uint32_t before, after;   /* lines to the last and the next line that is on; 0 for none */
	uint32_t gap;             /* lines in the stretch of lines that are off around this one */
	uint32_t island;          /* words in the stretch of lines that are on around this one */
	uint8_t place;            /* of that stretch; PLACE_INSIDE: off between two that are on */
	uint8_t plain;            /* percent of its lines that have a label, a phrase or a link */
	uint8_t familiar;         /* percent of its long words that stand in other lines that are on */
	uint8_t listed;           /* percent of its lines that begin with a bullet, a figure or a term and a colon */
	uint8_t colons;           /* 1: a colon closes the line before it; 2: its first line */
	uint32_t apart;           /* lines between it and the main stretch */
	uint32_t passed;          /* words of lines that are on before this one */
	uint32_t run;             /* lines in the run of lines of much the same outline */
	uint32_t label_distance;  /* lines since the last label, 0 for none */
	uint32_t since_label;     /* lines that are on since then */
	uint8_t label;            /* its kind */
	uint32_t seen;            /* bits of enum kind: labels and phrases behind the first line that is on */
	uint32_t stamps_before, stamps_after; /* lines such as stand over comments, behind that line */
	uint32_t mean;            /* words in a line that is on and reads like a sentence; 0 for none */
	float score;              /* what the pass over these lines came to */
};

/* Fill AT[0..lines->count) from the lines' `on`; returns the words of all lines that are on. */
uint32_t surroundings_measure(const struct lines *lines, struct surroundings *at);

/* Where line N stands. SCORED: the lines have scores from an earlier pass. */
void features_context(const struct lines *lines, const struct surroundings *at, size_t n, uint32_t mass, bool scored,
	struct features *out);

#endif
