/* SPDX-License-Identifier: MIT */
#include "word.h"

#include "lexicon.h"
#include "news/table.h"

TABLE(abbreviations);

unsigned char word_bytes[256];

static uint32_t last_letters[16]; /* of the abbreviations, by length: a bit for each last letter */

void
word_init(void)
{
	lexicon_init();
	if (word_bytes['a'])
		return;
	for (int c = 0; c < 256; c++) {
		if (c >= 0x80)
			word_bytes[c] = BYTE_HIGH;
		else if (ascii_is_alpha((char)c) || ascii_is_digit((char)c))
			word_bytes[c] = BYTE_LETTER;
		else if (c <= ' ')
			word_bytes[c] = BYTE_BLANK;
		else
			word_bytes[c] = strchr("-'.&@_/", c) ? BYTE_JOINT : BYTE_MARK;
	}
	for (size_t i = 0; i < table_abbreviations.count; i++) {
		const struct table_entry *e = &table_abbreviations.entries[i];
		last_letters[e->length & 15] |= UINT32_C(1) << (e->key[e->length - 1] & 31);
	}
}

bool
word_high_letter(struct text t, size_t at, size_t *size)
{
	return code_is_letter(utf8_at(t, at, size));
}

/* A hyphen, apostrophe, full stop or ampersand between two letters is part of the word. */
static size_t
joint_at(struct text t, size_t at, size_t end)
{
	size_t size = 1;

	if ((unsigned char)t.data[at] == 0xE2) {
		uint32_t code = utf8_at(t, at, &size);
		if (code != 0x2019 && code != 0x2010 && code != 0x2011)
			return 0;
	} else if (t.data[at] == ',') { /* 450,000 */
		return at && ascii_is_digit(t.data[at - 1]) && at + 1 < end &&
		       ascii_is_digit(t.data[at + 1]);
	} else if (word_bytes[(unsigned char)t.data[at]] != BYTE_JOINT) {
		return 0;
	}
	return word_letter_at(t, at + size, end) ? size : 0;
}

/* Behind the ASCII letters and digits at AT. */
static inline size_t
behind_plain(struct text t, size_t at, size_t end)
{
	while (at + 8 <= end) {
		size_t letters = text_eight_letters(text_eight(t.data + at));
		at += letters;
		if (letters < 8)
			break;
	}
	while (at < end && word_bytes[(unsigned char)t.data[at]] == BYTE_LETTER)
		at++;
	return at;
}

size_t
word_end(struct text t, size_t at, size_t end, bool *plain)
{
	for (*plain = true;; *plain = false) {
		at = behind_plain(t, at, end);
		unsigned char byte = at < end ? word_bytes[(unsigned char)t.data[at]] : BYTE_BLANK;
		size_t size = byte == BYTE_HIGH ? word_letter_at(t, at, end) : 0;
		if (!size && byte != BYTE_BLANK)
			size = joint_at(t, at, end);
		if (!size)
			return at;
		at += size;
	}
}

struct text
word_without_possessive(struct text word)
{
	const char *end = word.data + word.length;

	if (word.length < 3)
		return word;
	switch (end[-1]) {
	case 's':
		if (end[-2] == '\'')
			word.length -= 2;
		else if (word.length > 4 && !memcmp(end - 4, "\xE2\x80\x99", 3))
			word.length -= 4;
		break;
	case '\'':
		word.length -= end[-2] == 's';
		break;
	case '\x99':
		if (word.length > 4 && !memcmp(end - 4, "s\xE2\x80\x99", 4))
			word.length -= 3;
		break;
	default:
		break;
	}
	return word;
}

static uint64_t
shape_of(struct text word)
{
	size_t size, letters = 0;

	if (!code_is_upper(utf8_at(word, 0, &size)))
		return 0;
	for (size_t i = 0; i < word.length; i++) {
		if (ascii_is_lower(word.data[i]))
			return WORD_CAPITAL;
		letters += ascii_is_upper(word.data[i]);
	}
	return WORD_CAPITAL | (letters > 1 ? WORD_SHOUT : 0);
}

/* What capitals alone can be. */
static uint64_t
shouted(uint64_t classes)
{
	return classes & ~(WORD_FUNCTION | WORD_SUBJECT | WORD_RELATIVE);
}

uint64_t
word_with_capital(uint64_t classes, uint64_t eight)
{
	return word_is_shouted(eight) ? shouted(classes) | WORD_CAPITAL | WORD_SHOUT
	                              : classes | WORD_CAPITAL;
}

/* "D-N.Y.", "R-Ohio": the party and the state of a member of Congress. */
static bool
is_seat(struct text word)
{
	return word.length > 3 && strchr("DIR", word.data[0]) && word.data[1] == '-' &&
	       ascii_is_upper(word.data[2]);
}

uint64_t
word_classes(struct text t, size_t start, size_t end, bool plain)
{
	struct text word = text_slice(t, start, end);
	uint64_t shape = shape_of(word), classes;
	const char *hyphen;

	if (!plain)
		word = word_without_possessive(word);
	if (word.length < end - start)
		shape |= WORD_POSSESSIVE;
	classes = lexicon_find(t, start, start + word.length);
	if (!plain && !classes && (hyphen = memrchr(word.data, '-', word.length)))
		classes = lexicon_find(t, (size_t)(hyphen - t.data) + 1, start + word.length) &
		          (WORD_ROLE | WORD_TITLE | WORD_MASCULINE | WORD_FEMININE | WORD_PLURAL);
	if (!plain && is_seat(word))
		shape |= WORD_SEAT;
	if (shape & WORD_SHOUT)
		classes = shouted(classes);
	return classes | shape;
}

/* Most words that end a sentence are no abbreviation: none of that length has their last letter. */
static bool
may_be_abbreviation(struct text word)
{
	return last_letters[word.length & 15] >> (word.data[word.length - 1] & 31) & 1;
}

bool
word_is_abbreviation(struct text word, struct text with_stop, uint64_t *classes)
{
	if (word.length == 1 && ascii_is_upper(word.data[0])) {
		*classes = WORD_CAPITAL | WORD_INITIAL;
		return true;
	}
	if (memchr(word.data, '.', word.length) && !ascii_is_digit(word.data[0]) && word.length < 8)
		return true;
	uint64_t found = lexicon_find(with_stop, 0, with_stop.length);
	if (found)
		*classes = found | (*classes & (WORD_CAPITAL | WORD_SHOUT));
	return found || (may_be_abbreviation(word) && table_find(&table_abbreviations, word));
}

size_t
word_contraction(struct text word, uint64_t *verb)
{
	static const struct {
		const char *ending;
		uint64_t classes;
	} endings[] = {
		{ "d", WORD_AUXILIARY | WORD_HAVE },
		{ "ll", WORD_AUXILIARY },
		{ "m", WORD_AUXILIARY | WORD_BE },
		{ "re", WORD_AUXILIARY | WORD_BE },
		{ "s", WORD_AUXILIARY | WORD_BE | WORD_HAVE },
		{ "ve", WORD_AUXILIARY | WORD_HAVE },
	};
	size_t tail = word.length, mark;

	while (tail && ascii_is_lower(word.data[tail - 1]) && word.length - tail < 3)
		tail--;
	if (tail > 1 && word.data[tail - 1] == '\'')
		mark = tail - 1;
	else if (tail > 3 && !memcmp(word.data + tail - 3, "\xE2\x80\x99", 3))
		mark = tail - 3;
	else
		return word.length;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (!text_equal(text_slice(word, tail, word.length), text_of(endings[i].ending)))
			continue;
		*verb = endings[i].classes;
		bool pronoun =
		        lexicon_find(word, 0, mark) & (WORD_SUBJECT | WORD_RELATIVE | WORD_ADVERB);
		return pronoun || *endings[i].ending != 's' ? mark : word.length;
	}
	return word.length;
}
