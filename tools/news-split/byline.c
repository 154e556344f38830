/* SPDX-License-Identifier: MIT */
#include "byline.h"

#include "news/table.h"

TABLE(byline_openers);
TABLE(outlet_words);
TABLE(role_words);
TABLE(name_particles);

static bool
next_word(struct text t, size_t *from, struct text *word)
{
	size_t at = *from;

	while (at < t.length && ascii_is_space(t.data[at]))
		at++;
	size_t start = at;
	while (at < t.length && !ascii_is_space(t.data[at]))
		at++;
	*word = text_slice(t, start, at);
	*from = at;
	return at > start;
}

static bool
begins_with_capital(struct text word)
{
	size_t size;

	return word.length && code_is_upper(utf8_at(word, 0, &size));
}

static bool
is_name_word(struct text word)
{
	size_t size;

	for (size_t at = 0; at < word.length; at += size) {
		uint32_t code = utf8_at(word, at, &size);
		if (!code_is_letter(code) && code != '.' && code != '-' && code != '\'' && code != 0x2019)
			return false;
	}
	return begins_with_capital(word) || table_find_folded(&table_name_particles, word);
}

/* Is WORD one of a role or of an outlet? LAST: where a surname stands. */
static bool
is_other_word(struct text word, bool last)
{
	const struct table_entry *e = table_find_folded(&table_outlet_words, word);

	return (e && !(last && *e->value)) || table_find_folded(&table_role_words, word);
}

/* The name of a person as bylines have it: two to five words with capitals, none of a role or an outlet. */
static bool
is_person(struct text t)
{
	enum { LEAST = 2, MOST = 5, LONGEST = 60 };
	struct text word;
	size_t from = 0;
	int words = 0;

	if (t.length > LONGEST || !begins_with_capital(t))
		return false;
	for (; next_word(t, &from, &word); words++)
		if (!is_name_word(word) || is_other_word(word, from == t.length))
			return false;
	return words >= LEAST && words <= MOST &&
	       (t.data[t.length - 1] != '.' || text_ends(t, text_of(" Jr.")) || text_ends(t, text_of(" Sr.")));
}

/* "Political Reporter", "CNN Contributor" */
static bool
is_role(struct text t)
{
	enum { MOST = 5 };
	struct text word;
	bool role = false;
	int words = 0;

	for (size_t from = 0; next_word(t, &from, &word); words++) {
		role |= is_other_word(word, false);
		if (!begins_with_capital(word) && !is_other_word(word, false) && word.length > 3)
			return false;
	}
	return role && words <= MOST;
}

bool
is_outlet(struct text t)
{
	enum { MOST = 6, LONGEST = 60 };
	struct text word;
	size_t from = 0;
	int words = 0;
	bool known = false;

	if (t.length > LONGEST || !begins_with_capital(t))
		return false;
	for (; next_word(t, &from, &word); words++) {
		known |= table_find_folded(&table_outlet_words, word) != NULL;
		if (!begins_with_capital(word) && word.length > 3)
			return false;
	}
	return known && words <= MOST;
}

bool
is_plain_outlet(struct text line)
{
	for (size_t at = 0, end; at < line.length; at = end + 1) {
		for (end = at; end < line.length && line.data[end] != ' '; end++)
			;
		struct text word = text_slice(line, at, end);
		if (!table_find_folded(&table_outlet_words, word) && !text_equal_folded(word, text_of("the")))
			return false;
	}
	return true;
}

size_t
byline_opener(struct text t)
{
	size_t length;

	if (!table_longest(&table_byline_openers, t, &length))
		return 0;
	if (length < t.length && t.data[length] == ':')
		length++;
	return length < t.length && ascii_is_space(t.data[length]) ? length + 1 : 0;
}

/* Where the name at byte AT ends: at a separator. *NEXT is behind that. */
static size_t
piece_end(struct text t, size_t at, size_t *next)
{
	static const char *const separators[] = { ", and ", " and ", " & ", " | ", " - ", " \xE2\x80\x93 ",
		" \xE2\x80\x94 ", " \xE2\x80\xA2 ", " in ", " for ", " of ", " at ", " with ", ",", ";", "/", "(" };

	for (; at < t.length; at++)
		for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
			if (text_starts(text_slice(t, at, t.length), text_of(separators[i]))) {
				*next = at + strlen(separators[i]);
				return at;
			}
	*next = t.length;
	return t.length;
}

bool
is_people(struct text line)
{
	static const char *const separators[] = { ", and ", ", ", " and ", " & " };
	size_t from = 0;

	while (from < line.length) {
		size_t end = line.length, next = line.length;
		for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
			size_t found = text_find(line, text_of(separators[i]), from);
			if (found < end) {
				end = found;
				next = found + strlen(separators[i]);
			}
		}
		struct text piece = text_slice(line, from, end);
		if (!is_person(piece) && !(from && is_role(piece)))
			return false;
		from = next;
	}
	return line.length > 0;
}

static void
add_author(struct fields *f, struct text name)
{
	if (f->author_count < FIELD_AUTHORS)
		f->authors[f->author_count++] = name;
}

bool
byline_read(struct text line, struct fields *f)
{
	size_t from = byline_opener(line), next;

	while (from < line.length) {
		size_t end = piece_end(line, from, &next);
		struct text piece = text_trim(text_slice(line, from, end));
		if (is_person(piece))
			add_author(f, piece);
		else if (!f->author_count)
			return from && is_outlet(piece) && fields_set(f, FIELD_PUBLISHER, piece) &&
			       fields_set(f, FIELD_BYLINE, line);
		else if (is_outlet(piece))
			fields_set(f, FIELD_PUBLISHER, piece);
		from = next;
	}
	if (f->author_count)
		fields_set(f, FIELD_BYLINE, line);
	return f->author_count > 0;
}
