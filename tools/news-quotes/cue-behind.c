/* SPDX-License-Identifier: MIT */
#include "cue.h"
#include "subject.h"

enum { REACH = 12 }; /* tokens */

/* Does a phrase that ends at token I end the clause too? */
static bool
closes_clause(const struct paragraph *p, size_t i, size_t ceiling)
{
	if (i >= ceiling)
		return true;
	const struct token *t = &p->tokens[i];
	return t->kind != TOKEN_WORD ||
	       token_is(t, WORD_PREPOSITION | WORD_TIME | WORD_RELATIVE | WORD_CONJUNCTION |
	                           WORD_SUBORDINATOR) ||
	       subject_is_adverb(p, i) || token_is(t, WORD_ING);
}

/* "the release of the papers was late": does a verb follow F in its clause, so that F is reported?
 */
static bool
goes_on(const struct paragraph *p, struct sentence s, const struct phrase *f)
{
	for (size_t i = f->end; i < s.end && i < f->end + REACH; i++) {
		const struct token *t = &p->tokens[i];
		if (t->kind != TOKEN_WORD ||
		    token_is(t, WORD_RELATIVE | WORD_SUBORDINATOR | WORD_CONJUNCTION))
			return false;
		if (token_is(t, WORD_AUXILIARY | WORD_BE | WORD_HAVE))
			return true;
	}
	return false;
}

/* Can F, behind VERB, be who says what stands before? */
static bool
is_inverted(const struct paragraph *p, struct sentence s, size_t verb, const struct cue *c,
            const struct phrase *f)
{
	const struct token *first = &p->tokens[f->start], *before;

	if (f->kind == PHRASE_NONE || f->start != verb + 1 || !closes_clause(p, f->end, s.end))
		return false;
	bool quoted = c->start > s.start && p->tokens[c->start - 1].kind == TOKEN_QUOTE;
	if (token_equals(p, f->end, "that") && !(quoted && f->kind == PHRASE_NOMINAL))
		return false;
	if (f->kind == PHRASE_NOMINAL &&
	    !token_is(first, WORD_DETERMINER | WORD_POSSESSIVE | WORD_ROLE | WORD_ORGANISATION |
	                             WORD_CAPITAL))
		return false;
	if (c->start == s.start)
		return !subject_is_adverb(p, f->end < s.end ? f->end : verb);
	before = &p->tokens[c->start - 1];
	if (before->kind == TOKEN_QUOTE ||
	    (c->start - 1 > s.start && before[-1].kind == TOKEN_QUOTE))
		return true;
	/* behind words without marks it must look the part */
	return !subject_is_adverb(p, f->end < s.end ? f->end : verb) &&
	       !token_kind_at(p, f->end, TOKEN_QUOTE) && phrase_can_speak(p, f) &&
	       !goes_on(p, s, f) && !token_equals(p, f->end, "about") &&
	       !token_equals(p, f->end, "against") &&
	       !token_is(&p->tokens[verb], WORD_ORDER | WORD_CLAIM);
}

/* "the chief engineer, Ann Miller": F with the name behind it. */
static struct phrase
with_name(const struct paragraph *p, struct sentence s, struct phrase f)
{
	if (f.kind != PHRASE_NOMINAL || !token_kind_at(p, f.end, TOKEN_COMMA) || f.end + 1 >= s.end)
		return f;
	struct phrase name = phrase_after(p, f.end + 1, s.end);
	if (name.kind != PHRASE_NAME || name.start != f.end + 1 || name.name_start != name.start ||
	    !closes_clause(p, name.end, s.end))
		return f;
	f.kind = PHRASE_NAME;
	f.end = name.end;
	f.name_start = name.name_start;
	f.name_end = name.name_end;
	return f;
}

/* "said Ann Smith": the phrase behind VERB, when it is a speaker. */
bool
cue_read_behind(const struct paragraph *p, struct sentence s, size_t verb, struct cue *c)
{
	if (!cue_is_finite(&p->tokens[verb]) ||
	    token_is(&p->tokens[verb], WORD_THINK | WORD_LABEL) || verb + 1 >= s.end ||
	    token_equals(p, verb, "told") || token_equals(p, verb, "tells"))
		return false;
	struct phrase f = phrase_after(p, verb + 1, s.end);
	if (!is_inverted(p, s, verb, c, &f))
		return false;
	c->speaker = with_name(p, s, f);
	c->inverted = true;
	c->clause_start = c->start;
	c->clause_end = c->speaker.end;
	c->rule = "said-x";
	return true;
}
