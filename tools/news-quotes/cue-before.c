/* SPDX-License-Identifier: MIT */
#include "cue.h"
#include "subject.h"

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

/* Could F be the subject of a bare form ("officials say"), or of one in -s ("she says")? */
static bool
fits_number(const struct paragraph *p, const struct phrase *f, bool bare)
{
	size_t head = f->start + 1;
	while (head < f->end && !token_is(&p->tokens[head], WORD_PREPOSITION))
		head++;
	const struct token *first = &p->tokens[f->start], *last = &p->tokens[head - 1];
	bool ends_s = p->text.data[last->end - 1] == 's';

	if (f->kind == PHRASE_PRONOUN)
		return bare ? token_is(last, WORD_PLURAL | WORD_FIRST | WORD_SECOND)
		            : !token_is(last, WORD_FIRST | WORD_SECOND);
	for (size_t i = f->start; i < f->end; i++)
		if (token_equals(p, i, "and"))
			return bare;
	if (!bare)
		return f->kind == PHRASE_NAME ||
		       (token_is(first, WORD_DETERMINER | WORD_POSSESSIVE | WORD_CAPITAL) &&
		        !token_is(last, WORD_PLURAL));
	if (token_equals(p, f->start, "a") || token_equals(p, f->start, "an"))
		return false;
	for (size_t i = f->start; i < f->end; i++)
		if (token_is(&p->tokens[i], WORD_NUMBER) ||
		    ascii_is_digit(p->text.data[p->tokens[i].start]))
			return true;
	return token_is(last, WORD_PLURAL) || (ends_s && !token_is(last, WORD_POSSESSIVE));
}

/* A phrase without a name or role may still say, ask and answer; it hardly claims or calls. */
static bool
may_say(const struct paragraph *p, const struct phrase *f, size_t verb)
{
	const struct token *t = &p->tokens[verb];

	if (phrase_can_speak(p, f))
		return true;
	/* "450,000 murders reported since May" */
	if (ascii_is_digit(
	            p->text.data[p->tokens[f->end - (f->end - f->start > 1 ? 2 : 1)].start]) &&
	    token_is_at(p, verb + 1, WORD_PREPOSITION) && !token_equals(p, verb, "said"))
		return false;
	return (token_is(t, WORD_PAST) || token_equals(p, verb, "say")) &&
	       token_is(t, WORD_SAY | WORD_ASK | WORD_ANSWER | WORD_TELL) &&
	       (f->end - f->start > 1 || p->text.data[p->tokens[f->end - 1].end - 1] == 's');
}

/* "a mill called Norden was sold": does what VERB names do something? */
static bool
names_subject(const struct paragraph *p, size_t verb)
{
	struct phrase f = phrase_after(p, verb + 1, p->count);

	return f.kind == PHRASE_NAME && f.start == verb + 1 &&
	       token_is_at(p, f.end, WORD_AUXILIARY | WORD_BE | WORD_VERB);
}

/* "a man called “Red”": a word of naming whose object is F, not its subject. */
static bool
is_participle(const struct paragraph *p, size_t floor, size_t verb, const struct phrase *f)
{
	if (!token_is(&p->tokens[verb], WORD_LABEL) || !token_is(&p->tokens[verb], WORD_PAST) ||
	    f->kind == PHRASE_PRONOUN)
		return false;
	if (subject_is_governed(p, floor, f))
		return true;
	if (token_is(&p->tokens[verb], WORD_NAMING) && names_subject(p, verb))
		return true;
	return token_is(&p->tokens[verb], WORD_NAMING) && token_kind_at(p, verb + 1, TOKEN_QUOTE) &&
	       !(f->start > floor &&
	         token_is(&p->tokens[f->start - 1], WORD_RELATIVE | WORD_SUBORDINATOR));
}

/* The phrase before the verb group of C that may be its subject. */
static struct phrase
subject_of(const struct paragraph *p, size_t floor, struct cue *c)
{
	size_t relative = subject_relative(p, floor, c->start);
	struct phrase f, author;

	c->rule = "x-said";
	if (relative <= floor || relative == SIZE_MAX) {
		unsigned char kind = p->tokens[c->start - 1].kind;
		return kind == TOKEN_COMMA || kind == TOKEN_DASH
		               ? subject_over_insertion(p, floor, c->start - 1)
		               : phrase_before(p, floor, c->start);
	}
	c->rule = "x-who-said";
	c->relative = relative;
	f = subject_antecedent(p, floor, relative);
	if (!phrase_can_speak(p, &f) || (c->classes & WORD_THINK))
		return nobody;
	author = subject_author(p, floor, f);
	if (author.start != f.start)
		c->relative = SIZE_MAX;
	return author;
}

/* "Early reports were", "fifteen states now": is VERB, with F before it, likelier the head of a
 * subject? */
static bool
heads_subject(const struct paragraph *p, size_t verb, const struct phrase *f)
{
	if (token_is(&p->tokens[verb], WORD_PAST) || f->kind == PHRASE_PRONOUN)
		return false;
	return token_is(&p->tokens[f->end - 1], WORD_NUMBER) ||
	       (token_is_at(p, verb + 1, WORD_AUXILIARY | WORD_BE | WORD_HAVE | WORD_VERB) &&
	        f->end == verb) ||
	       (token_looks_past(p, verb + 1) && f->end == verb);
}

/* Does F agree with VERB and with what it says? */
static bool
suits(const struct paragraph *p, size_t floor, size_t verb, bool helped, const struct cue *c,
      const struct phrase *f)
{
	const struct token *t = &p->tokens[verb];

	if (f->kind == PHRASE_NONE || token_is(&p->tokens[f->end - 1], WORD_POSSESSIVE))
		return false;
	if (!helped && f->start == floor && heads_subject(p, verb, f))
		return false;
	if (!helped && !token_is(t, WORD_PAST) && !fits_number(p, f, token_is(t, WORD_BASE)))
		return false;
	/* "of Republican claims", but "In 2012 Ann Miller claims" */
	if (c->relative == SIZE_MAX && token_is(t, WORD_THIRD) &&
	    subject_is_governed(p, floor, f) &&
	    !ascii_is_digit(p->text.data[p->tokens[f->start].start]))
		return false;
	return may_say(p, f, verb) && (helped || !is_participle(p, floor, verb, f));
}

bool
cue_read_before(const struct paragraph *p, size_t floor, size_t verb, bool helped, struct cue *c)
{
	if (c->start == floor)
		return false;
	struct phrase f = subject_of(p, floor, c);
	if (!suits(p, floor, verb, helped, c, &f))
		return false;
	c->speaker = subject_whole(p, floor, f, c->start);
	c->clause_start = c->speaker.start;
	if (c->clause_start > floor && token_equals(p, c->clause_start - 1, "as"))
		c->clause_start--;
	c->clause_end = verb + 1;
	return true;
}
