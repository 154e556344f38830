/* SPDX-License-Identifier: MIT */
/*
 * What is known while an article is read: the paragraph at hand, its attributions so far, who is on
 * record, and what the paragraph before leaves behind. One article at a time; memory is kept.
 */
#ifndef QUOTES_READING_H
#define QUOTES_READING_H

#include "content.h"
#include "people.h"

enum { NOBODY = -1 };

/* One cue with one stretch of tokens that it reports, or a quoted stretch given a speaker without a
 * cue. */
struct attribution {
	struct content content;
	struct phrase speaker;
	size_t cue_start, cue_end; /* tokens; equal without a cue */
	size_t relative;           /* the token of "who", or SIZE_MAX */
	uint64_t classes;          /* of the cue */
	bool turn;                 /* somebody's turn in a transcript: speech without marks */
	size_t group;
	bool named;                  /* mention, source and who hold; until then `speaker` tells */
	struct span mention, source; /* bytes of the text; see struct quote */
	int who;
	const char *rule;
};

struct attributions {
	struct attribution *list; /* those of cues in their order, then the others */
	size_t count, room;
};

/* What one paragraph hands to the next. */
struct memory {
	struct span mention, source;
	int who;
	bool known; /* the three above hold */
	size_t group;
	bool open;               /* its last stretch did not close */
	size_t singles, doubles; /* stretches so far, in each kind of marks */
};

struct reading {
	struct paragraph p;
	struct cues cues;          /* of the sentence at hand */
	struct attributions found; /* of the paragraph */
	size_t reported;           /* how many of them have cues */
	int *owners; /* of each token that is a quoted stretch: its attribution, or NOBODY */
	size_t owner_room;
	size_t groups;
	bool script; /* a "Q:" was met */
	struct people *people;
	struct memory before;
};

struct attribution *reading_attribute(struct reading *r, struct content content,
                                      struct phrase speaker, const char *rule);

/* C reports CONTENT, with the quoted stretches in it; nothing when CONTENT is empty. */
void reading_report(struct reading *r, const struct cue *c, struct content content, size_t group);

/* Find out whom A's speaker means, once. */
void reading_name_speaker(struct reading *r, struct attribution *a);

/* The bytes of tokens [START, END). */
struct span reading_span(const struct reading *r, size_t start, size_t end);

/* The attribution whose words end last before token I, or NULL. */
struct attribution *reading_latest(struct reading *r, size_t i);

/* Whose words go on at token I in a sentence of their own: the main speaker of the last sentence
 * that has one, or NULL. */
struct attribution *reading_main(struct reading *r, size_t i);

/* Do the quoted words at token I close with a mark that a cue can follow? */
bool reading_ends_open(struct reading *r, size_t i);

#endif
