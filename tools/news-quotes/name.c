/* SPDX-License-Identifier: MIT */
#include "name.h"

#include "chain.h"
#include "word.h"

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
