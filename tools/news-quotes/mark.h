/* SPDX-License-Identifier: MIT */
/*
 * Single quotation marks: where they stand and what they can be, by shape and by what stands around
 * them.
 */
#ifndef QUOTES_MARK_H
#define QUOTES_MARK_H

#include "news/text.h"

enum {
	MARK_LOOKS_OPEN = 1,
	MARK_LOOKS_CLOSED = 2,
	MARK_LOOKS_WEAK = 4 /* not surely so */
};

struct mark {
	size_t at;
	unsigned char size;
	unsigned char look;
	bool single;
	bool closes_ahead; /* single: a mark that can close it comes before the next strong opening
	                    */
	bool strong_ahead; /* single: a sure closing mark comes before the next opening one */
};

struct marks {
	struct mark *list;
	size_t count, room;
};

/* The marks of T inside P, apostrophes left out; OUT is emptied first. */
void marks_read(struct text t, struct span p, struct marks *out);

/* Does a letter or digit stand in T at byte AT, before END? */
bool mark_letter_at(struct text t, size_t at, size_t end);

#endif
