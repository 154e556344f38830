/* SPDX-License-Identifier: MIT */
#include "name.h"

#include "chain.h"
#include "phrase.h"
#include "word.h"

static bool
is_particle(const struct paragraph *p, size_t i)
{
	static const char *const words[] = { "al", "bin", "da",  "de", "del", "den", "der", "di",
		                             "du", "el",  "ibn", "la", "le",  "van", "von" };

	const struct token *t = &p->tokens[i];

	if (t->classes || t->end - t->start > 3 || t->kind != TOKEN_WORD)
		return false;
	for (size_t w = 0; w < sizeof words / sizeof *words; w++)
		if (token_equals_text(p, i, text_of(words[w])))
			return true;
	return false;
}

/* "Sheriff's Office": does the body at I, behind a possessive, carry the name of an office? */
static bool
has_office(const struct paragraph *p, size_t i, size_t ceiling)
{
	return i < ceiling && token_is_capital(p, i) &&
	       token_is(&p->tokens[i], WORD_ORGANISATION) &&
	       token_is(&p->tokens[i - 1], WORD_TITLE | WORD_ROLE);
}

size_t
name_end(const struct paragraph *p, size_t at, size_t ceiling)
{
	size_t i = at;
	bool of = false; /* "Department of" */

	while (i < ceiling && p->tokens[i].kind == TOKEN_WORD) {
		const struct token *t = &p->tokens[i];
		if (token_is_capital(p, i) && phrase_takes(p, i)) {
			i++;
			if (token_is(t, WORD_POSSESSIVE) && !has_office(p, i, ceiling))
				break;
		} else if (i > at && i + 1 < ceiling && is_particle(p, i) &&
		           (token_is_capital(p, i + 1) || is_particle(p, i + 1))) {
			i++;
		} else if (i > at && i + 1 < ceiling &&
		           token_is(&p->tokens[i - 1], WORD_ORGANISATION) &&
		           (token_equals(p, i, "of") || token_equals(p, i, "for")) &&
		           token_is_capital(p, i + 1)) {
			of = true;
			i++;
		} else if (of && i + 1 < ceiling && token_equals(p, i, "and") &&
		           token_is_capital(p, i + 1)) {
			i++;
		} else {
			break;
		}
	}
	return i;
}

/* "Secretary of", "speaker of the": what stands at START may belong to the office. */
static bool
is_of_office(const struct paragraph *p, size_t start)
{
	if (start && token_equals(p, start - 1, "the"))
		start--;
	return start > 1 && token_equals(p, start - 1, "of") &&
	       token_is(&p->tokens[start - 2], WORD_TITLE | WORD_ROLE);
}

size_t
name_start(const struct paragraph *p, size_t start, size_t end)
{
	size_t name = start;

	if (token_is(&p->tokens[end - 1], WORD_ORGANISATION))
		return start;
	while (name + 1 < end && token_is(&p->tokens[name], WORD_SHOUT) &&
	       p->tokens[name].end - p->tokens[name].start > 2 &&
	       !token_is(&p->tokens[end - 1], WORD_SHOUT))
		name++;
	const struct token *first = &p->tokens[name];
	if (name + 1 < end && token_is(first, WORD_FIRST_OF_SENTENCE) &&
	    !token_is(first, WORD_GIVEN | WORD_TITLE) &&
	    (token_is(first + 1, WORD_GIVEN) || text_ends(token_text(p, name), text_of("ing"))))
		name++;
	for (size_t i = name; i + 1 < end; i++)
		if (token_is(&p->tokens[i], WORD_TITLE | WORD_ROLE) &&
		    !(token_is(&p->tokens[i], WORD_GIVEN) && i == name))
			name = i + 1;
	bool office = name == start && is_of_office(p, start);
	for (size_t i = name + 1; i + 1 < end; i++)
		if (token_is(&p->tokens[i], WORD_GIVEN) &&
		    !token_is(&p->tokens[i - 1], WORD_GIVEN | WORD_INITIAL) &&
		    i - name + office > 1)
			return i;
	return name;
}

static bool
is_suffix(struct text word)
{
	return text_equal_folded(word, text_of("jr.")) || text_equal_folded(word, text_of("jr")) ||
	       text_equal_folded(word, text_of("sr.")) || text_equal(word, text_of("II")) ||
	       text_equal(word, text_of("III"));
}

/* T, that ends with token I, without its 's. */
static struct text
unpossessed(const struct paragraph *p, size_t i, struct text t)
{
	return token_is(&p->tokens[i], WORD_POSSESSIVE) ? word_without_possessive(t) : t;
}

struct name
name_read(const struct paragraph *p, size_t start, size_t end)
{
	struct name n = { .words = end - start };
	size_t last = end - 1;

	if (last > start && is_suffix(token_text(p, last)))
		last--;
	n.first = unpossessed(p, start, token_text(p, start));
	n.last = unpossessed(p, last, token_text(p, last));
	n.twice = last > start && text_equal(token_text(p, last - 1), n.last);
	n.last_hash = chain_hash(n.last);
	n.first_hash = last == start ? n.last_hash : chain_hash(n.first);
	n.all = unpossessed(p, end - 1,
	                    text_slice(p->text, p->tokens[start].start, p->tokens[end - 1].end));
	if (token_is(&p->tokens[last], WORD_ORGANISATION) ||
	    (end - start == 1 && token_is(&p->tokens[start], WORD_SHOUT)))
		n.classes |= WORD_ORGANISATION;
	else if (end - start > 1 && token_is(&p->tokens[start], WORD_GIVEN))
		n.classes |= WORD_TITLE | (p->tokens[start].classes & WORD_GENDER);
	else if (token_is(&p->tokens[start], WORD_GIVEN))
		n.classes |= p->tokens[start].classes & WORD_GENDER;
	if (start && token_is(&p->tokens[start - 1], WORD_TITLE | WORD_ROLE) &&
	    token_is(&p->tokens[start - 1], WORD_CAPITAL | WORD_ROLE)) {
		n.classes |= WORD_TITLE;
		if (token_is(&p->tokens[start - 1], WORD_GENDER))
			n.classes = (n.classes & ~WORD_GENDER) |
			            (p->tokens[start - 1].classes & WORD_GENDER);
	}
	return n;
}

bool
name_genders_clash(uint64_t a, uint64_t b)
{
	return (a & WORD_GENDER) && (b & WORD_GENDER) && !(a & b & WORD_GENDER);
}

struct text
name_first_word(struct text name)
{
	const char *space = memchr(name.data, ' ', name.length);

	return space ? text_slice(name, 0, (size_t)(space - name.data)) : name;
}
