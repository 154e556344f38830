/* SPDX-License-Identifier: MIT */
/*
 * Cues of one sentence: words of saying with the phrase that names who says it.
 */
#ifndef QUOTES_CUES_H
#define QUOTES_CUES_H

#include "phrase.h"

struct cue {
	size_t start, end;             /* the verb with its auxiliaries, or "according to" */
	size_t clause_start, clause_end; /* with the speaker and what belongs to him */
	struct phrase speaker;
	size_t relative;               /* the word that stands for the speaker: who, which; SIZE_MAX without one */
	uint64_t classes;
	bool inverted;                 /* the speaker stands behind the verb */
	bool dependent;                /* participle or second verb: the speaker is that of another verb */
	bool according;
	const char *rule;
};

struct cues {
	struct cue *list;
	size_t count, room;
};

/* Find the cues of S in P; OUT is emptied first. */
void cues_find(const struct paragraph *p, struct sentence s, struct cues *out);

/* The subject of the clause that begins at or after FLOOR and holds token BEFORE. */
struct phrase cues_subject(const struct paragraph *p, size_t floor, size_t before);

/* Does token I look like a verb that has a subject before it? */
bool cues_looks_finite(const struct paragraph *p, size_t i);

/* Who does something in the clause that leads to token BEFORE: the subject of the nearest verb that has one. */
struct phrase cues_actor(const struct paragraph *p, size_t floor, size_t before);

#endif
