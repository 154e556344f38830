/* SPDX-License-Identifier: MIT */
/*
 * Is this line the article or page furniture?
 *
 * Lines are judged by what they look like and by their neighbours (features.h), in passes: each pass knows from
 * the one before which neighbours are likely to be body. Then a few rules that no table of weights should
 * decide: a label that begins the tail, a run of foreign headlines, a text that is short lines throughout.
 */
#ifndef CLEAN_CLEAN_H
#define CLEAN_CLEAN_H

#include "lines.h"
#include "model.h"

/*
 * Measure and judge the lines of TEXT: each ends up `on` when it stays, else with its `why`. PASSES is how
 * many to run: MODEL_PASSES, or fewer to learn the next one's weights. Linear in the text.
 */
void clean_judge(struct lines *lines, struct text text, unsigned passes);

/* The features of line N for pass PASS (from 1), after a clean_judge() of one pass less. */
void clean_features(const struct lines *lines, size_t n, unsigned pass, struct features *out);

#endif
