/* SPDX-License-Identifier: MIT */
#include "news/text.h"

bool
text_equal(struct text a, struct text b)
{
	return a.length == b.length && (!a.length || !memcmp(a.data, b.data, a.length));
}

static bool
same_folded(const char *a, const char *b, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (ascii_fold(a[i]) != ascii_fold(b[i]))
			return false;
	return true;
}

bool
text_equal_folded(struct text a, struct text b)
{
	return a.length == b.length && same_folded(a.data, b.data, a.length);
}

bool
text_starts(struct text t, struct text prefix)
{
	return t.length >= prefix.length && text_equal(text_slice(t, 0, prefix.length), prefix);
}

bool
text_starts_folded(struct text t, struct text prefix)
{
	return t.length >= prefix.length && same_folded(t.data, prefix.data, prefix.length);
}

bool
text_ends(struct text t, struct text suffix)
{
	return t.length >= suffix.length && text_equal(text_slice(t, t.length - suffix.length, t.length), suffix);
}

size_t
text_find(struct text t, struct text needle, size_t from)
{
	const char *found;

	if (from > t.length)
		return t.length;
	found = memmem(t.data + from, t.length - from, needle.data, needle.length);
	return found ? (size_t)(found - t.data) : t.length;
}

struct span
span_trim(struct text t, struct span s)
{
	size_t size;

	while (s.start < s.end && code_is_space(utf8_at(t, s.start, &size)))
		s.start += size;
	while (s.end > s.start && code_is_space(utf8_before(t, s.end, &size)))
		s.end -= size;
	return s;
}

struct text
text_trim(struct text t)
{
	return text_span(t, span_trim(t, (struct span){ 0, t.length }));
}

bool
text_next_line(struct text t, size_t *from, struct span *line)
{
	const char *end;

	if (*from >= t.length)
		return false;
	line->start = *from;
	end = memchr(t.data + *from, '\n', t.length - *from);
	line->end = end ? (size_t)(end - t.data) : t.length;
	*from = end ? line->end + 1 : t.length;
	if (line->end > line->start && t.data[line->end - 1] == '\r')
		line->end--;
	return true;
}

bool
code_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200A) ||
	       code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x3000;
}

static bool
between(uint32_t code, uint32_t low, uint32_t high)
{
	return code >= low && code <= high;
}

/* Beyond ASCII the blocks of punctuation and symbols are few; all else counts as letters. */
bool
code_is_letter(uint32_t code)
{
	if (code < 0x80)
		return ascii_is_alpha((char)code);
	if (code < 0xC0)
		return code == 0xAA || code == 0xB5 || code == 0xBA;
	if (code == 0xD7 || code == 0xF7 || code_is_space(code))
		return false;
	return !between(code, 0x2000, 0x2BFF) && !between(code, 0x2E00, 0x2E7F) && !between(code, 0x3000, 0x303F) &&
	       !between(code, 0xE000, 0xF8FF) && !between(code, 0xFE00, 0xFE6F) && !between(code, 0xFF00, 0xFF20) &&
	       !between(code, 0xFFF0, 0xFFFF) && !between(code, 0x1F000, 0x1FAFF);
}

bool
code_is_upper(uint32_t code)
{
	if (code < 0x80)
		return ascii_is_upper((char)code);
	if (between(code, 0xC0, 0xDE))
		return code != 0xD7;
	if (between(code, 0x100, 0x137) || between(code, 0x14A, 0x177) || between(code, 0x1E00, 0x1EFF))
		return code % 2 == 0;
	if (between(code, 0x139, 0x148) || between(code, 0x179, 0x17E))
		return code % 2 == 1;
	return code == 0x178 || between(code, 0x386, 0x38F) || between(code, 0x391, 0x3AB) || between(code, 0x400, 0x42F);
}

static bool
is_word(uint32_t code)
{
	return code_is_letter(code) || (code < 0x80 && ascii_is_digit((char)code));
}

bool
text_is_word_edge(struct text t, size_t at)
{
	size_t size;

	if (at == 0 || at >= t.length)
		return true;
	return !is_word(utf8_before(t, at, &size)) || !is_word(utf8_at(t, at, &size));
}
