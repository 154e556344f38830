/* SPDX-License-Identifier: MIT */
/* A text as a record of kind article. */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "news/record.h"

struct article {
	struct text raw;
	const char *file; /* as the user gave it */
	size_t seq;       /* the n-th article in it */
	bool exported;    /* out of an export: labels stand anywhere */
};

/* Fill R. False when there is nothing in the text. *GUESSED: bytes in it were taken for Windows-1252. */
bool article_record(struct record *r, const struct article *a, bool *guessed);

/*
 * Give R, the SEQ-th record of FILE, our names for its fields and the id and kind that it lacks. A record that has
 * a kind came out of one of these tools and keeps its fields.
 */
void record_identify(struct record *r, const char *file, size_t seq);

#endif
