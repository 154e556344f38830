/* SPDX-License-Identifier: MIT */
#include "repair.h"

/* What a text may need. */
enum { NEED_ENTITIES = 1, NEED_MOJIBAKE = 2, NEED_CHARACTERS = 4, NEED_SPACES = 8, NEED_LETTERS = 16 };

/*
 * What a character beyond ASCII at AT may call for, SIZE bytes long. The usual ones, letters and typographic marks by
 * themselves, call for nothing.
 */
static unsigned
needs_of_high(struct text t, size_t at, size_t size)
{
	const unsigned char *c = (const unsigned char *)t.data + at;
	size_t left = t.length - at;
	unsigned needs = 0;
	bool mark = size == 3 && c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x90 && c[2] <= 0xA6;
	/* mojibake is two in a row, not both quote marks or dashes; or a capital A, a circumflex on it, alone */
	if (left > size && c[size] >= 0x80 && !(mark && c[size] == 0xE2 && left > size + 1 && c[size + 1] == 0x80))
		needs |= NEED_MOJIBAKE;
	if (c[0] == 0xC3)
		return needs | (c[1] == 0x82 ? NEED_MOJIBAKE : 0);
	if (c[0] == 0xC2)
		return needs | (c[1] == 0xA0 ? NEED_SPACES : c[1] < 0xA0 || c[1] == 0xAD ? NEED_CHARACTERS : 0);
	if (mark)
		return needs;
	if (c[0] == 0xCC || c[0] == 0xCD || (c[0] >= 0xD6 && c[0] <= 0xE1) || c[0] == 0xE3)
		needs |= NEED_LETTERS;
	if ((c[0] == 0xE2 && (c[1] == 0x80 || c[1] == 0x81)) || c[0] == 0xE1 || (c[0] == 0xE3 && c[1] == 0x80))
		return needs | NEED_CHARACTERS | NEED_SPACES;
	return needs | (c[0] == 0xEF ? NEED_CHARACTERS : 0);
}

/* Eight bytes at once: is none of them beyond ASCII, a control, an &, or a space before another? */
static bool
are_plain(const char *data)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
	uint64_t w, spaces, ampersands;
	memcpy(&w, data, sizeof w);
	if (w & tops)
		return false;
	/* of ASCII bytes x, x + (0x80 - n) has its top bit set where x is n or more */
	ampersands = ((w ^ ones * '&') + (tops - ones)) ^ tops;
	spaces = (((w ^ ones * ' ') + (tops - ones)) ^ tops) & tops;
	uint64_t controls = (w + (tops - ones * ' ')) ^ tops;
	return !((ampersands | controls | (spaces & spaces >> 8)) & tops);
}

/* The byte at AT, which may be the first of several. */
static unsigned
needs_of(struct text t, size_t at, size_t *size)
{
	static const unsigned char lengths[16] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4 };
	unsigned char c = (unsigned char)t.data[at];
	char next = at + 1 < t.length ? t.data[at + 1] : '\n';
	*size = lengths[c >> 4];
	if (c >= 0x80)
		return needs_of_high(t, at, *size);
	if (c == ' ')
		return next == ' ' || next == '\n' ? NEED_SPACES : 0;
	if (c == '&')
		return NEED_ENTITIES;
	if (c == '\n')
		return at && t.data[at - 1] == '-' ? NEED_CHARACTERS : at && t.data[at - 1] == ' ' ? NEED_SPACES : 0;
	return (c < ' ' && c != '\t') || c == 0x7F ? NEED_CHARACTERS : 0;
}

static unsigned
needs(struct text t)
{
	unsigned needs = 0;
	for (size_t at = 0, size; at < t.length; at += size) {
		/* seven at a time, as the eighth may be a space before another */
		while (t.length - at > 8 && are_plain(t.data + at))
			at += 7;
		needs |= needs_of(t, at, &size);
	}
	return needs;
}

bool
repair_text(struct text text, struct buffer *out)
{
	static const struct {
		unsigned need;
		bool (*step)(struct text text, struct buffer *out);
	} steps[] = {
		{ NEED_ENTITIES, repair_entities }, { NEED_MOJIBAKE, repair_mojibake },
		{ NEED_SPACES, repair_spaces }, { NEED_CHARACTERS, repair_characters }, { NEED_LETTERS, repair_letters },
	};
	static struct buffer other;
	unsigned need = text.length ? needs(text) : 0;
	bool changed = false;
	buffer_reset(out);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		if (!(need & steps[i].need))
			continue;
		buffer_reset(&other);
		if (!steps[i].step(changed ? buffer_text(out) : text, &other))
			continue;
		struct buffer swap = *out;
		*out = other;
		other = swap;
		/* what was decoded may be damaged in its turn */
		if (steps[i].need <= NEED_MOJIBAKE)
			need |= needs(buffer_text(out)) & ~(steps[i].need * 2 - 1);
		changed = true;
	}
	return changed;
}
