/* SPDX-License-Identifier: MIT */
/*
 * Who says what one verb of saying tells: three ways to stand to it. Each fills in C, whose verb
 * group and classes are known, and tells whether there is such a speaker.
 */
#ifndef QUOTES_CUE_H
#define QUOTES_CUE_H

#include "cues.h"

/* "said Ann Smith": the phrase behind VERB. */
bool cue_read_behind(const struct paragraph *p, struct sentence s, size_t verb, struct cue *c);

/* "Ann Smith said": the phrase before it, from token FLOOR on. HELPED: an auxiliary stands in the
 * verb group. */
bool cue_read_before(const struct paragraph *p, size_t floor, size_t verb, bool helped,
                     struct cue *c);

/* "saying", "to say", "and said": the subject of another verb; OUT are the cues before it. */
bool cue_read_dependent(const struct paragraph *p, struct sentence s, size_t verb,
                        const struct cues *out, struct cue *c);

static inline bool
cue_is_finite(const struct token *t)
{
	return token_is(t, WORD_PAST | WORD_THIRD);
}

#endif
