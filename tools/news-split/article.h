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

/* The id of a record that brings none: made of where it stands and what it says. */
void article_id(const char *file, size_t seq, struct text title, struct text text, char id[17]);

#endif
