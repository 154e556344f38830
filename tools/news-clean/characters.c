/* SPDX-License-Identifier: MIT */
#include "repair.h"

#include "news/table.h"

TABLE(hyphens);

/* Windows-1252 for 0x80 to 0x9F, as browsers read them; 0 is undefined there. */
static const uint16_t windows[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178
};

static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" }; /* U+FB00 on */

/* What to put in place of CODE: NULL leaves it. Bytes of ROOM may be used. */
static const char *
replacement(uint32_t code, char room[5])
{
	if (code >= 0x80 && code < 0xA0 && windows[code - 0x80]) {
		room[utf8_put(room, windows[code - 0x80])] = '\0';
		return room;
	}
	if (code >= 0xFB00 && code <= 0xFB06)
		return ligatures[code - 0xFB00];
	if (code == 0x2028 || code == 0x2029)
		return "\n";
	if ((code < 0x20 && code != '\n' && code != '\t') || code == 0x7F || code == 0xAD || code == 0xFEFF || code == 0x2060
		|| code == 0x180E || (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0x206A && code <= 0x206F))
		return "";
	return NULL;
}

static bool
is_word(uint32_t code)
{
	return code_is_letter(code) || (code < 0x80 && ascii_is_digit((char)code));
}

/*
 * Zero-width spaces (U+200B) inside words or beside a space are damage, and then all of their line are; one where
 * a line may break anyway, at its ends or before punctuation, is left.
 */
static bool
has_stray_zero_width(struct text line)
{
	size_t size;
	for (size_t at = text_find(line, text_of("\u200B"), 0); at < line.length;
		at = text_find(line, text_of("\u200B"), at + 3)) {
		uint32_t before = at ? utf8_before(line, at, &size) : '\n';
		uint32_t after = at + 3 < line.length ? utf8_at(line, at + 3, &size) : '\n';
		if (before == ' ' || after == ' ' || (at && is_word(after)))
			return true;
	}
	return false;
}

/* A word broken at a line end, its hyphen at AT: how much of T to pass over to join it, or 0. */
static size_t
broken_word(struct text t, size_t at, size_t hyphen)
{
	size_t next = at + hyphen;
	if (next < t.length && t.data[next] == '\r')
		next++;
	if (!at || next + 1 >= t.length || t.data[next] != '\n')
		return 0;
	struct text rest = text_slice(t, next + 1, t.length);
	bool joins = ascii_is_lower(t.data[at - 1]) && ascii_is_lower(rest.data[0]) && !text_starts(rest, text_of("and "))
		&& !text_starts(rest, text_of("or ")) && !text_starts(rest, text_of("to "));
	return joins ? next + 1 - at : 0;
}

/* Bytes that begin something this step may change. */
static bool
is_candidate(unsigned char c)
{
	return c == '-' || c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xEF || c == 0x7F
		|| (c < 0x20 && c != '\n' && c != '\t');
}

/* Does the word before the hyphen at AT stay apart from what follows, as in well-known? */
static bool
keeps_hyphen(struct text t, size_t at)
{
	size_t start = at;
	while (start && ascii_is_alpha(t.data[start - 1]))
		start--;
	return table_find_folded(&table_hyphens, text_slice(t, start, at)) != NULL;
}

/* One line of T from AT to END, with its line end; returns where the next one begins. */
static size_t
repair_line(struct text t, size_t at, size_t end, struct buffer *out)
{
	bool zero_width = has_stray_zero_width(text_slice(t, at, end));
	size_t from = at, size;
	char room[5];
	while (at < end) {
		unsigned char c = (unsigned char)t.data[at];
		if (!is_candidate(c)) {
			at++;
			continue;
		}
		uint32_t code = utf8_at(t, at, &size);
		size_t joined = code == '-' || code == 0xAD ? broken_word(t, at, size) : 0;
		const char *instead = replacement(code, room);
		if (joined || (code == 0x200B && zero_width))
			instead = code == '-' && keeps_hyphen(t, at) ? "-" : "";
		if (instead) {
			buffer_add_text(out, text_slice(t, from, at));
			buffer_add_string(out, instead);
			from = at + (joined ? joined : size);
		}
		if (joined)
			return from;
		at += size;
	}
	buffer_add_text(out, text_slice(t, from, end));
	return end;
}

bool
repair_characters(struct text text, struct buffer *out)
{
	size_t start = out->length;
	for (size_t at = 0, end; at < text.length;) {
		end = text_find(text, text_of("\n"), at);
		at = repair_line(text, at, end + (end < text.length), out);
	}
	return !text_equal(text, text_slice(buffer_text(out), start, out->length));
}
