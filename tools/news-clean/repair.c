/* SPDX-License-Identifier: MIT */
#include "repair.h"

/* What a text may need. */
enum { NEED_ENTITIES = 1, NEED_MOJIBAKE = 2, NEED_CHARACTERS = 4, NEED_SPACES = 8, NEED_LETTERS = 16 };

static unsigned
needs(struct text text)
{
	unsigned needs = 0;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char c = (unsigned char)text.data[i], next = i + 1 < text.length ? (unsigned char)text.data[i + 1] : '\n';
		if (c >= 0x80)
			return NEED_ENTITIES | NEED_MOJIBAKE | NEED_CHARACTERS | NEED_SPACES | NEED_LETTERS;
		if (c == '&')
			return NEED_ENTITIES | NEED_MOJIBAKE | NEED_CHARACTERS | NEED_SPACES | NEED_LETTERS;
		if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || (c == '-' && (next == '\n' || next == '\r')))
			needs |= NEED_CHARACTERS;
		if (c == ' ' && (next == ' ' || next == '\n'))
			needs |= NEED_SPACES;
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
	unsigned need = needs(text);
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
		changed = true;
	}
	return changed;
}
