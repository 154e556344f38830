/* SPDX-License-Identifier: MIT */
/*
 * Cues of one sentence: words of saying with the phrase that names who says it.
 */
#ifndef QUOTES_CUES_H
#define QUOTES_CUES_H

#include "phrase.h"

struct cue {
	size_t start, end;               /* the verb with its auxiliaries, or "according to" */
	size_t clause_start, clause_end; /* with the speaker and what belongs to him */
	struct phrase speaker;
	size_t relative; /* the word that stands for the speaker: who, which; SIZE_MAX without one
	                  */
	uint64_t classes;
	bool inverted;  /* the speaker stands behind the verb */
	bool dependent; /* participle or second verb: the speaker is that of another verb */
	bool according;
	const char *rule;
};

struct cues {
	struct cue *list;
	size_t count, room;
};

/* "Q:", "A:": does an interview's turn open at token I? */
bool cue_is_script(const struct paragraph *p, size_t i);

/* Find the cues of S in P; OUT is emptied first. */
void cues_find(const struct paragraph *p, struct sentence s, struct cues *out);

#endif
