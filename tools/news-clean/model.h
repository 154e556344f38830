/* SPDX-License-Identifier: MIT */
/*
 * A line's score is a sum of weights, one for each of its features, learned from texts whose lines people
 * judged (learn.py). A feature is a group and a bin, such as `close 21`; several passes over the lines have
 * weights of their own, as later passes know more about the neighbours.
 */
#ifndef CLEAN_MODEL_H
#define CLEAN_MODEL_H

#include "news/buffer.h"

enum { MODEL_PASSES = 2, MODEL_FEATURES = 224, MODEL_SHAPES = 8 };

/* The groups, what their bins count, and how many there are: features.c fills them. */
enum group {
	GROUP_BIAS, GROUP_CLOSE, GROUP_FIRST, GROUP_STOPS, GROUP_CAPITALS, GROUP_UPPER, GROUP_SEPARATORS,
	GROUP_NUMBERS, GROUP_LINK, GROUP_FUNCTIONS, GROUP_YOU, GROUP_WE, GROUP_QUOTES, GROUP_COMMAS,
	GROUP_TIME, GROUP_LABEL, GROUP_OPENING, GROUP_PHRASE, GROUP_WEAK, GROUP_COPIES, GROUP_KNOWN, GROUP_ALIKE,
	GROUP_AROUND, /* six groups in one: outline of the lines at -3 to 3 */
	GROUP_BETWEEN, GROUP_FROM_START, GROUP_FROM_END, GROUP_PASSED, GROUP_DISTANCE, GROUP_GAP, GROUP_ISLAND,
	GROUP_MASS, GROUP_AFTER_LABEL, GROUP_LABEL_DISTANCE, GROUP_SINCE_LABEL, GROUP_RUN,
	GROUP_STRETCH_PLACE, GROUP_STRETCH_PLAIN, GROUP_STRETCH_KNOWN, GROUP_STRETCH_APART, GROUP_TIMES_AROUND,
	GROUP_STRETCH_LIST, GROUP_STRETCH_COLON, GROUP_COLON, GROUP_LAST_PHRASE, GROUP_LAST_WEAK, GROUP_LAST_ADDRESS,
	GROUP_SEEN, GROUP_STAMPS, GROUP_RELATIVE,
	GROUP_SCORE, GROUP_SCORES, GROUP_SCORES_BETWEEN, GROUP_MEAN,
	GROUP_COUNT
};

/* What was learned of one feature, for each pass. */
struct weight {
	float of[MODEL_PASSES];
};

/* Features of a line, summed up; and listed when LISTED. */
struct features {
	struct weight sum;
	bool listed;
	unsigned count;
	uint16_t at[MODEL_FEATURES];
};

extern unsigned model_bases[GROUP_COUNT];
extern struct weight *model_weights;

/* Begin with nothing. */
static inline void
features_clear(struct features *f, bool listed)
{
	f->sum = (struct weight){ { 0 } };
	f->listed = listed;
	f->count = 0;
}

/* Add bin BIN of GROUP. */
static inline void
feature_add(struct features *f, enum group group, unsigned bin)
{
	unsigned feature = model_bases[group] + bin;
	for (unsigned pass = 0; pass < MODEL_PASSES; pass++)
		f->sum.of[pass] += model_weights[feature].of[pass];
	if (f->listed && f->count < MODEL_FEATURES)
		f->at[f->count++] = (uint16_t)feature;
}

/*
 * Add bin BIN of GROUP for a line of SHAPE. There are two weights, one for this shape and one for any, so that rare
 * shapes learn from the others; both are in the first once model_ready() ran.
 */
static inline void
feature_add_shaped(struct features *f, enum group group, unsigned bin, unsigned shape)
{
	feature_add(f, group, bin * (MODEL_SHAPES + 1) + shape);
	if (f->listed && f->count < MODEL_FEATURES)
		f->at[f->count++] = (uint16_t)(model_bases[group] + bin * (MODEL_SHAPES + 1) + MODEL_SHAPES);
}

/* "GROUP BIN" of a feature, for those who ask why: added to OUT. */
void feature_name(unsigned feature, struct buffer *out);

/* Take the weights that are compiled in. */
void model_init(void);

/* Forget them; model_line() takes lines of another table then: "PASS GROUP BIN", a TAB, thousandths. */
void model_clear(void);

/* False when LINE is no weight (and no comment). */
bool model_line(struct text line);

/* After the last weight. */
void model_ready(void);

#endif
