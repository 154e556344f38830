/* SPDX-License-Identifier: MIT */
/* Which form the beginning of a file shows. Nothing here reads; the caller hands over the first bytes as UTF-8. */
#ifndef FORM_H
#define FORM_H

#include "news/text.h"

/* In the order of FORM_NAMES. */
enum form {
	FORM_AUTO,
	FORM_TEXT,
	FORM_NDJSON,
	FORM_JSON, /* an array, a feed, or objects over several lines */
	FORM_CSV,
	FORM_TSV,
	FORM_SFEED,
	FORM_NEXIS, /* from here on texts */
	FORM_PROQUEST,
	FORM_FACTIVA,
	FORM_NUL
};

#define FORM_NAMES "auto|text|ndjson|json|csv|tsv|sfeed|nexis|proquest|factiva|nul"

/* How much of a file is enough to tell. */
enum { FORM_HEAD = 64 * 1024 };

/* Is HEAD enough already? Then waiting for more of a slow pipe would only hold up its first record. */
bool form_is_plain(struct text head);

enum form form_find(struct text head);

/* What kind of file that no text can be read from HEAD begins, as a message; NULL when it is none. */
const char *form_unreadable(struct text head);

/* The delimiter of a sheet whose first line is HEAD's: ',', ';' or TAB. */
char form_delimiter(struct text head);

#endif
