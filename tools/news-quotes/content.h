/* SPDX-License-Identifier: MIT */
/*
 * What a cue reports: the tokens before or behind it.
 */
#ifndef QUOTES_CONTENT_H
#define QUOTES_CONTENT_H

#include "cues.h"

struct content {
	size_t start, end; /* tokens; empty when there is none */
	bool before;       /* it stands before its cue */
	bool half;         /* the cue stands inside, and its other half is reported apart */
	bool spoken;       /* a comma or colon leads from the cue to a quoted stretch */
};

/* What cue N of CUES reports behind itself. */
struct content content_behind(const struct paragraph *p, struct sentence s, const struct cues *cues,
                              size_t n);

/* Where what cue N reports must end: before the next cue of the same rank, or at the sentence's
 * end. */
size_t content_behind_limit(const struct paragraph *p, struct sentence s, const struct cues *cues,
                            size_t n);

/* What it reports in front of itself. */
struct content content_before(const struct paragraph *p, struct sentence s, const struct cues *cues,
                              size_t n);

/* Does nothing but circumstances follow cue C up to a break? The break is put in *AT. */
bool content_ends_with(const struct paragraph *p, struct sentence s, const struct cue *c,
                       size_t *at);

/* C without punctuation and conjunctions at its ends. */
struct content content_trim(const struct paragraph *p, struct content c);

#endif
