/* SPDX-License-Identifier: MIT */
/* One character's UTF-8 that was read as another encoding, byte by byte, and how far to believe that. */
#ifndef CLEAN_SEQUENCE_H
#define CLEAN_SEQUENCE_H

#include "codepage.h"

/* What a sequence would be read as. */
enum reading { READING_NONE, READING_SIGN, READING_LATIN, READING_PICTURE, READING_SCRIPT /* and on: one each */ };

struct sequence {
	size_t start, end;      /* bytes of the text */
	uint32_t code;          /* what it would be */
	unsigned bytes;         /* how many characters stand for its bytes */
	unsigned reading;
	uint32_t lead, last;    /* the first and the last of those characters */
	bool lost;              /* one of them is U+FFFD */
	bool chained;           /* a sequence of the same script stands right before or behind it */
};

/* Read a sequence at byte AT of T. */
bool sequence_read(enum page page, struct text t, size_t at, struct sequence *s);

/* Surely mojibake, by itself and the characters around it? */
bool sequence_is_strong(enum page page, struct text t, const struct sequence *s);

/* Characters that often stand behind a letter in good text. */
bool code_is_typographic(uint32_t code);

#endif
