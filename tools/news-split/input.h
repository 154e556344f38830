/* SPDX-License-Identifier: MIT */
/*
 * A source as UTF-8, whatever its encoding: a byte order mark tells UTF-8 and UTF-16 and is dropped. Other bytes pass
 * as they are; text_repair() sees to those of Windows-1252.
 */
#ifndef INPUT_H
#define INPUT_H

#include "news/stream.h"

enum encoding { ENCODING_BYTES, ENCODING_UTF16_LE, ENCODING_UTF16_BE };

struct input {
	struct source *source;
	enum encoding encoding;
	struct buffer decoded; /* of UTF-16 */
	size_t taken;
};

void input_init(struct input *in, struct source *source);

/* Like source_peek() and source_take(). */
struct text input_peek(struct input *in, size_t want);
void input_take(struct input *in, size_t bytes);

/* What is ahead up to and with the next END, or LONGEST bytes or what is left when none stands there. False at the end. */
bool input_piece(struct input *in, char end, size_t longest, struct text *piece);

/* Nothing behind what input_peek() gave last. */
bool input_ended(const struct input *in);

/* RAW, bytes that need not be UTF-8, without the ASCII white space at its ends. */
struct text raw_trim(struct text raw);

/*
 * RAW as clean text: bytes that are not UTF-8 are read as Windows-1252 (*GUESSED is then set), CR and the line
 * separators of Unicode become LF, control characters go. RAW itself when all is well, else what is put into ROOM.
 */
struct text text_repair(struct text raw, struct buffer *room, bool *guessed);

#endif
