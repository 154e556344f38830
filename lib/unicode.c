/* SPDX-License-Identifier: MIT */
#include "news/unicode.h"

#include <utf8proc.h>

#include <stdlib.h>

#include "news/diag.h"

enum unicode_kind
unicode_kind(uint32_t code)
{
	switch (utf8proc_category((utf8proc_int32_t)code)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LT:
		return UNICODE_UPPER;
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
		return UNICODE_LETTER;
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
		return UNICODE_MARK;
	case UTF8PROC_CATEGORY_ND:
	case UTF8PROC_CATEGORY_NL:
	case UTF8PROC_CATEGORY_NO:
		return UNICODE_NUMBER;
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_CS:
		return UNICODE_HIDDEN;
	default:
		return UNICODE_OTHER;
	}
}

int
unicode_width(uint32_t code)
{
	return utf8proc_charwidth((utf8proc_int32_t)code);
}

bool
unicode_breaks(uint32_t before, uint32_t code, int *state)
{
	return utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)code, state);
}

size_t
unicode_fold(uint32_t code, uint32_t folded[UNICODE_FOLDED])
{
	utf8proc_int32_t out[UNICODE_FOLDED];
	utf8proc_ssize_t length = utf8proc_decompose_char((utf8proc_int32_t)code, out, UNICODE_FOLDED,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &(int){ 0 });

	if (length < 0 || length > UNICODE_FOLDED)
		return 0;
	for (utf8proc_ssize_t i = 0; i < length; i++)
		folded[i] = (uint32_t)out[i];
	return (size_t)length;
}

bool
unicode_compose(struct text t, struct buffer *out)
{
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)t.data, (utf8proc_ssize_t)t.length, &composed,
		UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	struct text result = { (const char *)composed, length < 0 ? 0 : (size_t)length };
	bool changed;

	if (length == UTF8PROC_ERROR_NOMEM)
		fail("out of memory");
	if (length < 0)
		result = t;
	changed = !text_equal(t, result);
	buffer_add_text(out, result);
	free(composed);
	return changed;
}
