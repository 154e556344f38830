/* SPDX-License-Identifier: MIT */
#include "speech.h"

#include "news/table.h"
#include "phrase.h"

TABLE(naming_words);
TABLE(speech_nouns);

struct form
speech_form(const struct paragraph *p, size_t i)
{
	struct span s = span_trim(p->text, p->stretches.list[p->tokens[i].stretch].inner);
	struct form f = { .large = false };
	bool inside = false;
	size_t size, start = 0;
	uint32_t initial = 0;

	for (size_t at = s.start; at <= s.end; at += size) {
		uint32_t code =
		        at < s.end ? utf8_at(p->text, at, &size) : (size = 1, (uint32_t)' ');
		bool letter = code_is_letter(code) || (code < 128 && ascii_is_digit((char)code)) ||
		              code == '\'' || code == 0x2019;
		if (letter && !inside) {
			start = at;
			initial = code;
		} else if (!letter && inside) {
			bool capital = code_is_upper(initial),
			     digit = initial < 128 && ascii_is_digit((char)initial);
			f.large = f.words ? f.large : capital || digit;
			f.words++;
			bool linking = !capital && at - start == 4 &&
			               (lexicon_find(p->text, start, at) & WORD_PREPOSITION);
			f.weighty += (at - start > 3 && !linking) || capital;
			f.capitals += capital || (digit && at - start > 3);
			if (f.words > 20)
				break;
		}
		inside = letter;
	}
	return f;
}

/* A word of naming, also at the end of a compound: "oddly-named". */
static bool
names(struct text word)
{
	const char *hyphen = memrchr(word.data, '-', word.length);
	size_t behind = hyphen ? (size_t)(hyphen - word.data) + 1 : 0;

	return table_find_folded(&table_naming_words, word) ||
	       (hyphen &&
	        table_find_folded(&table_naming_words, text_slice(word, behind, word.length)));
}

/* Is the stretch named rather than said: "the term", "so-called", "known as", "titled"? */
static bool
is_named(const struct paragraph *p, size_t floor, size_t i)
{
	size_t reach = (i > floor && token_equals(p, i - 1, "as")) ||
	                               (i > floor + 1 && token_equals(p, i - 2, "as"))
	                       ? 14
	                       : 3;

	for (size_t at = i; at-- > floor && i - at < reach;) {
		if (p->tokens[at].kind != TOKEN_WORD)
			return false;
		if (names(token_text(p, at)))
			return true;
	}
	return false;
}

/* Do the words before token I lead to a title? */
static bool
leads_to_title(const struct paragraph *p, size_t floor, size_t i)
{
	const struct token *t = &p->tokens[i - 1];

	if (t->kind == TOKEN_COMMA && i - 1 > floor)
		return table_find_folded(&table_naming_words, token_text(p, i - 2)) != NULL;
	if (t->kind != TOKEN_WORD)
		return false;
	return is_named(p, floor, i) || (token_is(t, WORD_POSSESSIVE) && !token_is(t, WORD_OBJECT));
}

bool
speech_title(const struct paragraph *p, size_t floor, size_t i)
{
	if (p->tokens[i].last == ',' && token_equals(p, i + 1, "by"))
		return true;
	if (i == floor)
		return false;
	bool leads = leads_to_title(p, floor, i);
	bool follows = !leads && token_is(&p->tokens[i - 1], WORD_PREPOSITION) &&
	               !token_equals(p, i - 1, "as") && !token_equals(p, i - 1, "like");
	if (!leads && !follows)
		return false;
	struct form f = speech_form(p, i);
	return f.large && f.capitals == f.weighty && (leads || f.words > 1);
}

bool
speech_noun_at(const struct paragraph *p, size_t i)
{
	return i < p->count && p->tokens[i].kind == TOKEN_WORD &&
	       table_find_folded(&table_speech_nouns, token_text(p, i));
}

bool
speech_likely(const struct paragraph *p, struct sentence s, size_t i)
{
	struct form f = speech_form(p, i);
	char last = p->tokens[i].last;

	if (is_named(p, s.start, i) || (i > s.start && token_is(&p->tokens[i - 1], WORD_NAMING)))
		return false;
	if (!strchr(".,?!", last) && speech_noun_at(p, i + 1))
		return true; /* the “wall” remark */
	if (i > s.start + 1 && token_equals(p, i - 1, "of") && speech_noun_at(p, i - 2))
		return true;
	if (f.large && f.capitals == f.weighty && !strchr("?!", last))
		return i > s.start && (token_equals(p, i - 1, "as") || token_equals(p, i - 1, "a"));
	if (f.words > 3 || strchr(".?!", last))
		return true;
	if (i + 1 >= s.end)
		return true;
	if (f.words < 3 || i == s.start || strchr(",;:-", last) || phrase_takes(p, i + 1))
		return false;
	unsigned char next = p->tokens[i + 1].kind;
	return next == TOKEN_WORD || next == TOKEN_STOP || next == TOKEN_SEMICOLON;
}
