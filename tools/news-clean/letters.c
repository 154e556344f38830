/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "news/unicode.h"

/* Does CODE belong to the letter before it: an accent, or the vowel or end of a Hangul syllable? */
static bool
is_joining(uint32_t code)
{
	return code >= 0x300 && (unicode_kind(code) == UNICODE_MARK || (code >= 0x1160 && code <= 0x11FF));
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
		unicode_compose(text_slice(text, base, at), out);
		base = done = at;
	}
	buffer_add_text(out, text_slice(text, done, text.length));
	return !text_equal(text, text_slice(buffer_text(out), start, out->length));
}
