/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Does CODE belong to the letter before it: an accent, or the vowel or end of a Hangul syllable? */
static bool
is_joining(uint32_t code)
{
	if (code < 0x300)
		return false;
	return utf8proc_get_property((utf8proc_int32_t)code)->combining_class > 0 || (code >= 0x1160 && code <= 0x11FF);
}

static void
compose(struct text cluster, struct buffer *out)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)cluster.data,
		(utf8proc_ssize_t)cluster.length, &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (length > 0)
		buffer_add(out, composed, (size_t)length);
	else
		buffer_add_text(out, cluster);
	free(composed);
}

bool
repair_letters(struct text text, struct buffer *out)
{
	size_t start = out->length, base = 0, done = 0, size;
	for (size_t at = 0; at < text.length;) {
		if (!is_joining(utf8_at(text, at, &size))) {
			base = at;
			at += size;
			continue;
		}
		while (at < text.length && is_joining(utf8_at(text, at, &size)))
			at += size;
		buffer_add_text(out, text_slice(text, done, base));
		compose(text_slice(text, base, at), out);
		base = done = at;
	}
	buffer_add_text(out, text_slice(text, done, text.length));
	return !text_equal(text, text_slice(buffer_text(out), start, out->length));
}
