/* SPDX-License-Identifier: MIT */
#include "sentence-parts.h"

#include "news/table.h"

TABLE(abbreviations);
TABLE(sentence_starters);

static bool
code_is_opener(uint32_t code)
{
	return code == '"' || code == '\'' || code == '(' || code == '[' || code == '{' ||
	       code == 0x2018 || code == 0x201C || code == 0xAB || code == 0x2039 ||
	       code == 0x201E || code == 0x201A || code == 0xBF || code == 0xA1;
}

size_t
skip_space(struct text t, size_t at)
{
	size_t size;
	while (at < t.length) {
		if (ascii_is_space(t.data[at]))
			at++;
		else if ((unsigned char)t.data[at] >= 0xC2 && code_is_space(utf8_at(t, at, &size)))
			at += size;
		else
			break;
	}
	return at;
}

size_t
word_end(struct text t, size_t at)
{
	size_t size;
	while (at < t.length) {
		if (ascii_is_alpha(t.data[at]) || t.data[at] == '\'' || t.data[at] == '-')
			at++;
		else if ((unsigned char)t.data[at] >= 0xC3 && code_is_letter(utf8_at(t, at, &size)))
			at += size;
		else
			break;
	}
	return at;
}

bool
is_capital(struct text t, size_t at)
{
	size_t size;
	return at < t.length && code_is_upper(utf8_at(t, at, &size));
}

/* --- What follows --- */

bool
opens_with_address(struct text t)
{
	char first = t.length ? ascii_fold(t.data[0]) : '\0';

	if (first != 'h' && first != 'w')
		return false;
	return text_starts_folded(t, text_of("http://")) ||
	       text_starts_folded(t, text_of("https://")) || text_starts_folded(t, text_of("www."));
}

static enum follow
follow_of(struct text rest, uint32_t code)
{
	if (opens_with_address(rest))
		return FOLLOW_ADDRESS;
	if (code < 0x80 && ascii_is_digit((char)code))
		return FOLLOW_DIGIT;
	if (code == '-' || code == 0x2013 || code == 0x2014)
		return FOLLOW_DASH;
	if (!code_is_letter(code))
		return FOLLOW_OTHER;
	/* Letters of scripts without case open sentences like capitals. */
	return code_is_upper(code) || code >= 0x0590 ? FOLLOW_CAPITAL : FOLLOW_LOWER;
}

struct next
next_at(struct text t, size_t at)
{
	struct next n = { FOLLOW_END, 0, { NULL, 0 } };
	size_t size;
	uint32_t code = 0;
	for (at = skip_space(t, at); at < t.length; at += size) {
		code = utf8_at(t, at, &size);
		if ((code < 0x80 && ascii_is_alpha((char)code)) || !code_is_opener(code))
			break;
		n.opener = code;
	}
	if (at == t.length)
		return n;
	n.kind = follow_of(text_slice(t, at, t.length), code);
	if (n.kind == FOLLOW_LOWER || n.kind == FOLLOW_CAPITAL)
		n.word = text_slice(t, at, word_end(t, at));
	return n;
}

bool
starts_sentences(struct text word)
{
	const char *apostrophe = memchr(word.data, '\'', word.length);
	if (apostrophe)
		word.length = (size_t)(apostrophe - word.data);
	return word.length > 0 && table_find_folded(&table_sentence_starters, word);
}

/* --- The word before --- */

enum { WORD_LIMIT = 16 };

static bool
is_word_byte(char c)
{
	return ascii_is_alpha(c) || c == '.' || c == '&';
}

/* The letters and inner stops that end at byte END; nothing when they are too many for an abbreviation. */
static struct text
word_before(struct text t, size_t end)
{
	size_t at = end;
	while (at > 0 && end - at <= WORD_LIMIT && is_word_byte(t.data[at - 1]))
		at--;
	size_t size;
	if (end - at > WORD_LIMIT || (at > 0 && code_is_letter(utf8_before(t, at, &size))))
		at = end;
	return text_slice(t, at, end);
}

/* "U.S", "J.R.R", "D.C": single letters between stops. */
static bool
is_acronym(struct text word)
{
	if (word.length < 3 || !(word.length & 1))
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (i & 1 ? word.data[i] != '.' : !ascii_is_alpha(word.data[i]))
			return false;
	return true;
}

static bool
has_capital(struct text word)
{
	for (size_t i = 0; i < word.length; i++)
		if (ascii_is_upper(word.data[i]))
			return true;
	return false;
}

static const struct table_entry *
entry_of(struct text word)
{
	const struct table_entry *e = table_find(&table_abbreviations, word);
	if (e || !has_capital(word) || word.length == 1)
		return e;
	e = table_find_folded(&table_abbreviations, word);
	if (e || word.length < 2 || !ascii_is_upper(word.data[1]))
		return e;
	char name[WORD_LIMIT] = { word.data[0] };
	for (size_t i = 1; i < word.length; i++)
		name[i] = ascii_fold(word.data[i]);
	return table_find(&table_abbreviations, (struct text){ name, word.length });
}

static enum abbreviation
kind_of(struct text word)
{
	const struct table_entry *e = entry_of(word);
	if (e)
		return e->value[0] == 'n'   ? WORD_NEVER
		       : e->value[0] == '#' ? WORD_NUMBER
		       : e->value[0] == 't' ? WORD_TIME
		       : e->value[0] == 'p' ? WORD_PLACE
		                            : WORD_MAY;
	return word.length == 1 || is_acronym(word) ? WORD_MAY : WORD_PLAIN;
}

/* The letter at byte AT of "Berg's", "1590's", "5C": no initial. */
static bool
is_rest(struct text t, size_t at)
{
	size_t size;
	uint32_t before = at ? utf8_before(t, at, &size) : ' ';

	return before == '\'' || before == 0x2019 || (before >= '0' && before <= '9');
}

bool
small_word_before(struct text t, size_t end)
{
	enum { LEAST = 3 };
	size_t at = end;

	while (at > 0 && end - at <= WORD_LIMIT && ascii_is_lower(t.data[at - 1]))
		at--;
	return end - at >= LEAST && (at == 0 || ascii_is_space(t.data[at - 1]));
}

enum abbreviation
abbreviation_before(struct text t, size_t end)
{
	static const char degree[] = "\xC2\xB0", ordinal[] = "\xC2\xBA";
	struct text before = text_slice(t, 0, end), word = word_before(t, end);
	if (text_ends(before, text_of(degree)) || text_ends(before, text_of(ordinal)))
		return WORD_NUMBER;
	if (!word.length || (word.length == 1 && is_rest(t, end - 1)))
		return WORD_PLAIN;
	enum abbreviation kind = kind_of(word);
	const char *stop = memrchr(word.data, '.', word.length);
	if (kind != WORD_PLAIN || !stop)
		return kind;
	/* A stop without a space before it: "over.Mr. Smith". */
	word = text_slice(word, (size_t)(stop - word.data) + 1, word.length);
	return word.length ? kind_of(word) : WORD_PLAIN;
}
