/* SPDX-License-Identifier: MIT */
/*
 * Are two texts prints of one? One rule for every mode: it sees sketches alone.
 *
 * - exact: the folded texts are equal.
 * - words (both whole): the shorter stands in the longer, measured by align.h: the mean of the ordered and of the
 *   unordered share. A text full of numbers and names is likely to come from a template, so it must agree better,
 *   and numbers that differ count heavily. One to three words inside a long text are a phrase and not a print, and so
 *   is a name of up to five that does not begin it.
 * - sample: the larger of containment (by the smaller sample) and Dice overlap, each to a power that brings its limit to
 *   that of the words. A text that is less than a twelfth of the other is a part of it and not a print of it.
 */
#ifndef NEWS_DEDUPE_LIKENESS_H
#define NEWS_DEDUPE_LIKENESS_H

#include "sketch.h"

enum rule { RULE_EXACT, RULE_WORDS, RULE_SAMPLE };

struct likeness {
	enum rule rule;
	double similarity; /* 0..1, in thousandths */
};

const char *rule_name(enum rule rule);

/* Chosen on annotated news. */
#define LIKENESS_THRESHOLD .64

/* The least similarity that counts; to be set before anything is judged. Of few or telling words more is asked, up to 1. */
void likeness_threshold(double least);

/* What is judged from here on is compared with S, which is borrowed until the next call. */
void likeness_with(const struct sketch *s);

/* Are the sketch of likeness_with() and OTHER alike, and how? What is less similar than FLOOR may be told as not alike. */
bool likeness_judge(const struct sketch *other, double floor, struct likeness *likeness);

#endif
