/* SPDX-License-Identifier: MIT */
#include "dateline.h"

#include "byline.h"

enum { LONGEST = 80, CAPITALS = 3 };

/* Where the dash behind a dateline stands, or 0. */
static size_t
dash_at(struct text t)
{
	static const char *const dashes[] = { " - ", " -- ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94", "--" };
	size_t longest = t.length < LONGEST ? t.length : LONGEST, first = longest;

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
		size_t at = text_find(text_slice(t, 0, longest), text_of(dashes[i]), 0);
		if (at < first)
			first = at;
	}
	return first < longest ? first : 0;
}

/* Names, numbers and what stands in brackets; no word that a sentence needs. */
static bool
is_place(struct text t)
{
	size_t capitals = 0;
	bool bracket = false, start = true;

	while (capitals < t.length && (ascii_is_upper(t.data[capitals]) || t.data[capitals] == '.'))
		capitals++;
	if (capitals < CAPITALS)
		return false;
	for (size_t i = 0; i < t.length; i++) {
		char c = t.data[i];
		if (start && ascii_is_lower(c) && !bracket)
			return false;
		bracket = c == '(' || (bracket && c != ')');
		start = c == ' ';
	}
	return true;
}

void
dateline_read(struct fields *f, struct text paragraph)
{
	struct text line = text_trim(text_slice(paragraph, 0, dash_at(paragraph)));

	if (!line.length || !is_place(line) || text_starts(line, text_of("FILE")))
		return;
	fields_set(f, FIELD_DATELINE, line);
	size_t open = text_find(line, text_of("("), 0), close = text_find(line, text_of(")"), open);
	if (close < line.length && is_outlet(text_slice(line, open + 1, close)))
		fields_set(f, FIELD_PUBLISHER, text_slice(line, open + 1, close));
}
