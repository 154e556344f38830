/* SPDX-License-Identifier: MIT */
#include "mark.h"

#include "news/block.h"
#include "news/buffer.h"

/* The first byte at or after AT that can begin a mark: a quote, an apostrophe, a backquote, or
 * beyond ASCII. */
static size_t
next_candidate(struct text t, size_t at, size_t end)
{
	for (; at + BLOCK_SIZE <= end; at += BLOCK_SIZE) {
		block b = block_load(t.data + at);
		size_t first =
		        block_first((block)((b == '"') | (b == '\'') | (b == '`') | (b >= 0x80)));
		if (first < BLOCK_SIZE)
			return at + first;
	}
	for (; at < end; at++) {
		unsigned char c = (unsigned char)t.data[at];
		if (c == '"' || c == '\'' || c == '`' || c >= 0x80)
			return at;
	}
	return end;
}

static bool
is_blank_before(struct text t, size_t at, size_t floor)
{
	size_t size;

	if (at <= floor)
		return true;
	uint32_t c = utf8_before(t, at, &size);
	return code_is_space(c) || strchr("([{/-<>*|", (int)(c < 128 ? c : 'x')) ||
	       (c >= 0x2010 && c <= 0x2015);
}

static bool
is_word_code(uint32_t code)
{
	return (code < 128 && ascii_is_digit((char)code)) || code_is_letter(code);
}

bool
mark_letter_at(struct text t, size_t at, size_t end)
{
	size_t size;

	if (at >= end)
		return false;
	return is_word_code(utf8_at(t, at, &size));
}

static bool
is_letter_before(struct text t, size_t at, size_t floor)
{
	size_t size;

	if (at <= floor)
		return false;
	return is_word_code(utf8_before(t, at, &size));
}

/* What a mark without a direction of its own can be here. */
static unsigned
look_around(struct text t, struct span p, size_t at, size_t size)
{
	bool before = is_blank_before(t, at, p.start);
	size_t end = at + size, length;
	bool after = end >= p.end || code_is_space(utf8_at(t, end, &length));

	if (before && !after)
		return MARK_LOOKS_OPEN;
	if (after && !before)
		return MARK_LOOKS_CLOSED;
	if (!before && !mark_letter_at(t, end, p.end))
		return MARK_LOOKS_CLOSED | MARK_LOOKS_WEAK;
	return MARK_LOOKS_OPEN | MARK_LOOKS_CLOSED | MARK_LOOKS_WEAK;
}

/* Words that lose their head: 'em, 'til, '90s. */
static bool
is_elision(struct text t, size_t at, size_t end)
{
	static const char *const words[] = { "em", "til", "tis", "twas", "cause", "bout", "n" };

	if (at < end && ascii_is_digit(t.data[at]))
		return at + 2 < end && ascii_is_digit(t.data[at + 1]) &&
		       !ascii_is_digit(t.data[at + 2]);
	size_t stop = at;
	while (stop < end && ascii_is_alpha(t.data[stop]))
		stop++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal_folded(text_slice(t, at, stop), text_of(words[i])))
			return true;
	return false;
}

/* What a single mark can be; 0 for an apostrophe. */
static unsigned
look_single(struct text t, struct span p, size_t at, size_t size, uint32_t code)
{
	size_t end = at + size;
	bool letter_before = is_letter_before(t, at, p.start);
	bool letter_after = mark_letter_at(t, end, p.end);

	if (code == 0x2018 || code == 0x201A)
		return letter_before || end >= p.end || is_elision(t, end, p.end) ? 0
		                                                                  : MARK_LOOKS_OPEN;
	if (letter_before && letter_after)
		return 0;
	if (letter_before)
		return MARK_LOOKS_CLOSED |
		       (strchr("sSxXzZ", t.data[at - 1]) && end < p.end && t.data[end] == ' '
		                ? MARK_LOOKS_WEAK
		                : 0);
	if (is_blank_before(t, at, p.start) || (at > p.start && strchr("\"'", t.data[at - 1]))) {
		size_t length;
		bool more = end < p.end && !code_is_space(utf8_at(t, end, &length));
		if (!more || (at > p.start && strchr("\"'", t.data[at - 1]) && !letter_after))
			return MARK_LOOKS_CLOSED;
		return code == '\'' && !is_elision(t, end, p.end) ? MARK_LOOKS_OPEN : 0;
	}
	if (code == '\'' && letter_after && strchr(",:", t.data[at - 1]))
		return MARK_LOOKS_OPEN;
	return MARK_LOOKS_CLOSED;
}

static void
add(struct marks *out, size_t at, size_t size, bool single, unsigned look)
{
	out->list = memory_grow(out->list, out->count, &out->room, sizeof *out->list);
	out->list[out->count++] =
	        (struct mark){ at, (unsigned char)size, (unsigned char)look, single, false, false };
}

/* Right behind a word or stop, and before none: a mark that opens elsewhere and closes in „so“ and
 * »so«. */
static bool
closes_german(struct text t, struct span p, size_t at, size_t end)
{
	bool behind = at > p.start &&
	              (is_letter_before(t, at, p.start) || strchr(".,!?", t.data[at - 1]));

	return behind && !mark_letter_at(t, end, p.end) &&
	       (end >= p.end || strchr(" .,;:!?)", t.data[end]));
}

/* What a double mark can be; 0 when CODE is none. */
static unsigned
look_double(struct text t, struct span p, size_t at, size_t size, uint32_t code)
{
	unsigned look;

	switch (code) {
	case '"':
		return look_around(t, p, at, size);
	case 0x201C: /* curly, and used the wrong way round now and then */
	case 0x201F:
		look = look_around(t, p, at, size);
		if (closes_german(t, p, at, at + size))
			return MARK_LOOKS_CLOSED;
		return look == MARK_LOOKS_CLOSED ? look | MARK_LOOKS_WEAK : MARK_LOOKS_OPEN;
	case 0x201D:
		look = look_around(t, p, at, size);
		return look == MARK_LOOKS_OPEN ? look | MARK_LOOKS_WEAK : MARK_LOOKS_CLOSED;
	case 0x201E:
		return MARK_LOOKS_OPEN;
	case 0xAB: /* »so« in German and Danish */
	case 0x2039:
		return closes_german(t, p, at, at + size) ? MARK_LOOKS_CLOSED : MARK_LOOKS_OPEN;
	case 0xBB:
	case 0x203A:
		return is_blank_before(t, at, p.start) && mark_letter_at(t, at + size, p.end)
		               ? MARK_LOOKS_OPEN
		               : MARK_LOOKS_CLOSED;
	default:
		return 0;
	}
}

/* The mark at byte AT, if there is one; returns how far to move on. */
static size_t
read_mark(struct text t, struct span p, size_t at, struct marks *out)
{
	size_t size, twins = 1;
	uint32_t code = utf8_at(t, at, &size);
	unsigned look;

	while (twins < 3 && at + twins < p.end && t.data[at + twins] == t.data[at])
		twins++;
	if (code == '\'' && twins == 3 && !is_blank_before(t, at, p.start)) {
		add(out, at, 1, true, MARK_LOOKS_CLOSED);
		return 1;
	}
	if ((code == '\'' || code == '`') && twins > 1) {
		add(out, at, 2, false, code == '`' ? MARK_LOOKS_OPEN : look_around(t, p, at, 2));
		return 2;
	}
	look = look_double(t, p, at, size, code);
	if (look) {
		add(out, at, size, false, look);
	} else if (code == '\'' || (code >= 0x2018 && code <= 0x201A)) {
		look = look_single(t, p, at, size, code);
		if (look)
			add(out, at, size, true, look);
	}
	return size;
}

void
marks_read(struct text t, struct span p, struct marks *out)
{
	out->count = 0;
	for (size_t at = next_candidate(t, p.start, p.end); at < p.end;
	     at = next_candidate(t, at, p.end))
		at += read_mark(t, p, at, out);
}
