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
	bool labelled;    /* and stand in every article */
	bool found_label; /* one was met in this article or one before it */
};

/* Fill R. False when the text holds no article. *GUESSED: bytes in it were taken for Windows-1252. */
bool article_record(struct record *r, struct article *a, bool *guessed);

/* Say where R came from: it is the SEQ-th of FILE. */
void article_place(struct record *r, const char *file, size_t seq);

/* Make the text of R paragraphs with a blank line between them. */
void article_reflow(struct record *r);

/* Make R, a row of a sheet, an article: our names, clean paragraphs, where it came from. */
void article_tidy(struct record *r, const char *file, size_t seq);

/*
 * Give R, the SEQ-th record of FILE, our names for its fields and the id and kind that it lacks. A record that has
 * a kind came out of one of these tools and keeps its fields.
 */
void record_identify(struct record *r, const char *file, size_t seq);

#endif
