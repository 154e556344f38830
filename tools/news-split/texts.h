/* SPDX-License-Identifier: MIT */
/*
 * One text after the other out of a file of plain text: parted by lines that delimiters.txt knows, by lines that
 * match an expression, or by NULs; the whole file when there are none of these. One text is held at a time.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include "input.h"
#include "news/pattern.h"

enum texts_parting { PARTED_BY_TABLE, PARTED_BY_PATTERN, PARTED_BY_NUL };

struct texts {
	struct input *in;
	enum texts_parting parting;
	struct pattern *separator;
	size_t limit;        /* of a text in bytes */
	size_t line;         /* of the text last given, from 1 */
	bool exported;       /* a delimiter of an export was met, or its codes */
	bool labelled;       /* one whose every article has labels */
	bool too_long;       /* the text last given is only the beginning of one beyond the limit */
	size_t next_line;
	struct buffer text;
};

void texts_init(struct texts *t, struct input *in, enum texts_parting parting, struct pattern *separator, size_t limit);

/* The next text that is not blank, borrowed until the next call. False at the end. */
bool texts_next(struct texts *t, struct text *text);

#endif
