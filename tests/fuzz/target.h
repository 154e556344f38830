/* SPDX-License-Identifier: MIT */
/* What the targets over text share. */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stdint.h>
#include <stdlib.h>

#include "news/buffer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
must(bool good)
{
	if (!good)
		abort();
}

/* DATA as valid text in ROOM: a broken byte becomes a space. */
static inline struct text
text_of_bytes(const uint8_t *data, size_t size, struct buffer *room)
{
	struct text t = { (const char *)data, size };

	buffer_reset(room);
	for (size_t at = 0; at < size;) {
		size_t length = utf8_sequence(t.data + at, size - at);
		if (length)
			buffer_add(room, t.data + at, length);
		else
			buffer_add_char(room, ' ');
		at += length ? length : 1;
	}
	return buffer_text(room);
}

/* SPAN lies inside T, on whole characters. */
static inline bool
is_inside(struct text t, struct span span)
{
	return span.start <= span.end && span.end <= t.length &&
		(span.start == t.length || ((unsigned char)t.data[span.start] & 0xC0) != 0x80) &&
		(span.end == t.length || ((unsigned char)t.data[span.end] & 0xC0) != 0x80);
}

#endif
