/* SPDX-License-Identifier: MIT */
/*
 * A sketch as text that sorts and travels: base64 (RFC 4648) of its parts, low bytes first.
 */
#ifndef NEWS_DEDUPE_CODEC_H
#define NEWS_DEDUPE_CODEC_H

#include "news/buffer.h"
#include "sketch.h"

/* Add S, with its keys, to OUT. */
void sketch_encode(const struct sketching *s, struct buffer *out);

/* Read back what sketch_encode() wrote. False when TEXT is something else; S is then undefined. */
bool sketch_decode(struct sketching *s, struct text text);

#endif
