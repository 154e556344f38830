/* SPDX-License-Identifier: MIT */
#include "sequence.h"

/* Ranges of what text is made of, and what they are; the rest is not believed. */
static const struct {
	uint32_t first, last;
	unsigned reading;
} ranges[] = {
	{ 0x80, 0xBF, READING_SIGN }, { 0xC0, 0x17E, READING_LATIN }, { 0x192, 0x192, READING_LATIN },
	{ 0x1A0, 0x1A1, READING_LATIN }, { 0x1AF, 0x1B0, READING_LATIN }, { 0x1CD, 0x1DC, READING_LATIN },
	{ 0x218, 0x21B, READING_LATIN }, { 0x2C6, 0x2DD, READING_SIGN }, { 0x300, 0x303, READING_SIGN },
	{ 0x386, 0x3CE, READING_SCRIPT }, { 0x400, 0x45F, READING_SCRIPT + 1 }, { 0x490, 0x491, READING_SCRIPT + 1 },
	{ 0x5B0, 0x5F4, READING_SCRIPT + 2 }, { 0x60C, 0x6D5, READING_SCRIPT + 3 },
	{ 0x900, 0x97F, READING_SCRIPT + 4 }, { 0x980, 0xDFF, READING_SCRIPT + 5 }, { 0xE00, 0xE7F, READING_SCRIPT + 6 },
	{ 0x1E00, 0x1EFF, READING_LATIN }, { 0x2000, 0x206F, READING_SIGN }, { 0x2070, 0x209F, READING_SIGN },
	{ 0x20A0, 0x20C0, READING_SIGN }, { 0x2100, 0x2BFF, READING_PICTURE }, { 0x3000, 0x9FFF, READING_SCRIPT + 7 },
	{ 0xAC00, 0xD7A3, READING_SCRIPT + 8 }, { 0xFB00, 0xFB06, READING_SIGN }, { 0xFE0F, 0xFE0F, READING_PICTURE },
	{ 0xFEFF, 0xFEFF, READING_SIGN }, { 0xFF00, 0xFF65, READING_SCRIPT + 7 }, { 0xFFFD, 0xFFFD, READING_SIGN },
	{ 0x1F000, 0x1FAFF, READING_PICTURE },
};

static unsigned
reading_of(uint32_t code)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (code <= ranges[i].last)
			return code >= ranges[i].first ? ranges[i].reading : READING_NONE;
	return READING_NONE;
}

static unsigned
length_of(unsigned lead)
{
	return lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* Read as many characters as the first one asks for. */
static bool
read_once(enum page page, struct text t, size_t at, struct sequence *s)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t size;
	uint32_t code = utf8_at(t, at, &size);
	unsigned byte = code < 0x80 ? 0 : codepage_byte(page, code);
	*s = (struct sequence){ .start = at, .end = at + size, .lead = code, .bytes = length_of(byte) };
	if (!s->bytes)
		return false;
	s->code = byte & (0x7Fu >> s->bytes);
	for (unsigned i = 1; i < s->bytes; i++) {
		if (s->end >= t.length)
			return false;
		s->last = utf8_at(t, s->end, &size);
		byte = s->last < 0x80 ? 0 : codepage_byte(page, s->last);
		s->lost |= byte == BYTE_LOST;
		if (byte != BYTE_LOST && (byte < 0x80 || byte > 0xBF))
			return false;
		s->code = s->code << 6 | (byte & 0x3F);
		s->end += size;
	}
	return s->lost || (s->code >= least[s->bytes] && s->code <= 0x10FFFF);
}

/* CESU-8: each half of a surrogate pair was written as a character of its own. */
static bool
join_surrogates(enum page page, struct text t, struct sequence *s)
{
	struct sequence low;
	if (s->code >= 0xDC00 || s->end >= t.length || !read_once(page, t, s->end, &low)
		|| low.code < 0xDC00 || low.code > 0xDFFF)
		return false;
	s->code = 0x10000 + ((s->code - 0xD800) << 10) + (low.code - 0xDC00);
	s->end = low.end;
	s->bytes += low.bytes;
	return true;
}

static bool
read_plain(enum page page, struct text t, size_t at, struct sequence *s)
{
	if (!read_once(page, t, at, s))
		return false;
	if (s->lost) {
		/* 9D is undefined in Windows-1252: the usual loss is that of the closing quote mark */
		bool quote = page == PAGE_1252 && s->lead == 0xE2 && s->last == 0xFFFD && s->end - s->start == 2 + 3 + 3
			&& (!at || !(t.data[at - 1] & 0x80));
		s->code = quote ? 0x201D : 0xFFFD;
	} else if (s->code >= 0xD800 && s->code <= 0xDFFF && !join_surrogates(page, t, s)) {
		return false;
	}
	s->reading = reading_of(s->code);
	return true;
}

static bool
continues(enum page page, struct text t, const struct sequence *s)
{
	struct sequence next;
	return s->end < t.length && read_plain(page, t, s->end, &next) && next.reading == s->reading;
}

bool
sequence_read(enum page page, struct text t, size_t at, struct sequence *s)
{
	if (!read_plain(page, t, at, s))
		return false;
	s->chained = s->reading >= READING_SCRIPT && continues(page, t, s);
	return true;
}

bool
code_is_typographic(uint32_t code)
{
	return code == 0x2013 || code == 0x2014 || code == 0x2018 || code == 0x2019 || code == 0x201C || code == 0x201D
		|| code == 0x2026 || code == 0x2022 || code == 0x2122;
}

static bool
is_ascii_lower(uint32_t code)
{
	return code < 0x80 && ascii_is_lower((char)code);
}

static bool
is_ascii_letter(uint32_t code)
{
	return code < 0x80 && ascii_is_alpha((char)code);
}

/* Two characters in Windows-1252 (or Latin-1). */
static bool
is_strong_windows(const struct sequence *s, uint32_t before, uint32_t after)
{
	bool typographic = code_is_typographic(s->last), flips = is_ascii_lower(before) && code_is_upper(s->lead);
	if (s->lost)
		return s->lead >= 0xC3 && s->lead <= 0xC5;
	if (s->lead == 0xC2)
		return s->last == 0xA0 || typographic ? !code_is_upper(before) && (!typographic || flips || is_ascii_lower(after))
			: true;
	if (s->reading == READING_NONE)
		return false;
	if (s->lead == 0xC3)
		return !typographic || s->last == 0x2122 || flips;
	if (typographic || s->last == 0xA0)
		return flips || (is_ascii_lower(after) && is_ascii_lower(before));
	return is_ascii_letter(before) || is_ascii_letter(after) || code_is_letter(before) || code_is_letter(after);
}

/* Two characters in an encoding that is seldom met: only in the middle of a word, or at its capital start. */
static bool
is_strong_elsewhere(enum page page, const struct sequence *s, uint32_t before, uint32_t after)
{
	if ((page == PAGE_437 || page == PAGE_850) && (s->code == 0xBF || s->code == 0xA1))
		return !is_ascii_letter(before) && is_ascii_letter(after);
	if (s->reading != READING_LATIN || s->last == 0xA0)
		return false;
	if (code_is_letter(s->last))
		return is_ascii_lower(before) && (code_is_upper(s->lead) || !code_is_letter(s->lead));
	if (code_is_typographic(s->last) && !is_ascii_lower(after))
		return false;
	return is_ascii_letter(before) || (is_ascii_lower(after) && code_is_upper(s->code));
}

bool
sequence_is_strong(enum page page, struct text t, const struct sequence *s)
{
	size_t size;
	uint32_t before = s->start ? utf8_before(t, s->start, &size) : ' ';
	uint32_t after = s->end < t.length ? utf8_at(t, s->end, &size) : ' ';
	if (before == 'I' && (s->start == 1 || t.data[s->start - 2] == ' '))
		before = ' '; /* the pronoun, not a word in capitals */
	if (s->reading >= READING_SCRIPT)
		return s->chained;
	/* in code page 850 all three may be letters that follow each other in good text, too */
	if (s->bytes > 2)
		return page == PAGE_850 ? s->reading == READING_SIGN : s->reading != READING_NONE;
	return page == PAGE_1252 ? is_strong_windows(s, before, after) : is_strong_elsewhere(page, s, before, after);
}
