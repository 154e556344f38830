/* SPDX-License-Identifier: MIT */
#include "cues.h"

#include "cue.h"
#include "news/buffer.h"
#include "subject.h"

enum { REACH = 12 }; /* tokens */

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

static bool
follows_break(const struct paragraph *p, size_t floor, size_t i)
{
	if (i == floor)
		return true;
	unsigned char kind = p->tokens[i - 1].kind;
	return kind == TOKEN_COMMA || kind == TOKEN_QUOTE || kind == TOKEN_DASH ||
	       kind == TOKEN_STOP;
}

/* "according to X"; "described by X". */
static bool
read_agent(const struct paragraph *p, struct sentence s, size_t at, struct cue *c, const char *rule)
{
	struct phrase f = at < s.end ? phrase_after(p, at, s.end) : nobody;

	if (f.kind == PHRASE_NONE || f.start != at)
		return false;
	c->speaker = f;
	c->inverted = true;
	c->clause_start = c->start;
	c->clause_end = f.end;
	c->rule = rule;
	return true;
}

static bool
is_noun_here(const struct paragraph *p, size_t floor, size_t verb)
{
	if (verb == floor)
		return false;
	const struct token *t = &p->tokens[verb], *before = &p->tokens[verb - 1];
	if (token_is(t, WORD_ING))
		return token_is(before, WORD_DETERMINER | WORD_POSSESSIVE);
	if (token_is(t, WORD_THIRD) && token_equals(p, verb + 1, "that") &&
	    token_is_at(p, verb + 2, WORD_AUXILIARY | WORD_BE | WORD_HAVE | WORD_VERB))
		return true; /* "states that have" */
	if (token_is(t, WORD_BASE) || token_is(t, WORD_THIRD) ||
	    token_is(t, WORD_ORGANISATION | WORD_ROLE))
		if (token_is(before, WORD_DETERMINER | WORD_PREPOSITION | WORD_NUMBER) &&
		    !token_is(before, WORD_SUBJECT) && !token_equals(p, verb - 1, "to"))
			return true;
	return token_is(before, WORD_POSSESSIVE | WORD_DETERMINER) &&
	       !token_is(before, WORD_SUBJECT | WORD_RELATIVE) && before->kind == TOKEN_WORD;
}

/* Do a quoted stretch, "that" or a colon follow right at token I? */
static bool
leads_to_words(const struct paragraph *p, size_t i, size_t ceiling)
{
	if (i < ceiling && token_is(&p->tokens[i], WORD_OBJECT))
		i++;
	if (i < ceiling && p->tokens[i].kind == TOKEN_COMMA)
		i++;
	return i < ceiling && (p->tokens[i].kind == TOKEN_QUOTE ||
	                       p->tokens[i].kind == TOKEN_COLON || token_equals(p, i, "that"));
}

static bool
has_auxiliary(const struct paragraph *p, size_t start, size_t verb)
{
	for (size_t i = start; i < verb; i++)
		if (token_is(&p->tokens[i], WORD_AUXILIARY))
			return true;
	return false;
}

/* "quoted Ann Miller as saying": do the words behind VERB belong to whom it names? */
static bool
quotes_another(const struct paragraph *p, struct sentence s, size_t verb)
{
	size_t as = verb + 1;

	while (as < s.end && as - verb < REACH && !token_equals(p, as, "as"))
		as++;
	if (!token_is_at(p, as + 1, WORD_ING) || !token_is_at(p, as + 1, WORD_SPEECH) ||
	    token_is(&p->tokens[verb + 1], WORD_PREPOSITION))
		return false;
	struct phrase f = phrase_after(p, verb + 1, s.end);
	return f.kind != PHRASE_NONE && f.start == verb + 1 && f.end == as;
}

static bool
read_verb(const struct paragraph *p, struct sentence s, size_t verb, const struct cues *out,
          struct cue *c)
{
	const struct token *t = &p->tokens[verb];
	bool be, to;

	if (is_noun_here(p, s.start, verb) || quotes_another(p, s, verb))
		return false;
	c->start = subject_verb_group(p, s.start, verb, &be, &to);
	c->end = verb + 1;
	c->classes = t->classes;
	bool helped = has_auxiliary(p, c->start, verb);
	if (helped && token_is(t, WORD_THIRD) && !token_is(t, WORD_PAST | WORD_BASE))
		return false;
	bool passive = be && token_is(t, WORD_PAST) && !token_is(t, WORD_ING);
	if (token_is(t, WORD_PAST) && token_equals(p, verb + 1, "by") &&
	    (passive || token_is(t, WORD_LABEL | WORD_CLAIM)))
		return read_agent(p, s, verb + 2, c, "said-by-x");
	if (passive)
		return false;
	if (c->start > s.start && token_equals(p, c->start - 1, "worth"))
		return false;
	if (token_is(t, WORD_ING) && !be)
		return cue_read_dependent(p, s, verb, out, c);
	if (to)
		return !token_is(t, WORD_THINK) && leads_to_words(p, verb + 1, s.end) &&
		       cue_read_dependent(p, s, verb, out, c);
	if (follows_break(p, s.start, c->start) && cue_read_behind(p, s, verb, c))
		return true;
	if (c->start > s.start && token_is(&p->tokens[c->start - 1], WORD_PREPOSITION) &&
	    !token_is(&p->tokens[c->start - 1], WORD_SUBORDINATOR))
		return false;
	if (c->start > s.start && (token_is(&p->tokens[c->start - 1], WORD_CONJUNCTION) ||
	                           token_is_at(p, c->start, WORD_CONJUNCTION)))
		return cue_is_finite(t) && cue_read_dependent(p, s, verb, out, c);
	if (token_is(t, WORD_BASE) && !cue_is_finite(t) && c->start == s.start)
		return false;
	return cue_read_before(p, s.start, verb, helped, c);
}

static bool
is_according(const struct paragraph *p, size_t i)
{
	return token_is(&p->tokens[i], WORD_ACCORDING) && token_equals(p, i + 1, "to");
}

bool
cue_is_script(const struct paragraph *p, size_t i)
{
	return (token_equals(p, i, "Q") || token_equals(p, i, "A")) &&
	       token_is(&p->tokens[i], WORD_CAPITAL) && token_kind_at(p, i + 1, TOKEN_COLON);
}

/* "Name: what he says", in a headline or a transcript. */
static bool
read_label(const struct paragraph *p, struct sentence s, size_t colon, struct cue *c)
{
	if (colon == s.start || colon - s.start > 6 || s.start ||
	    !(p->headline || p->span.start == 0 || token_is(&p->tokens[s.start], WORD_SHOUT) ||
	      cue_is_script(p, s.start)))
		return false;
	struct phrase f = phrase_after(p, s.start, colon);
	if (cue_is_script(p, s.start))
		f = (struct phrase){ PHRASE_NAME, s.start, colon, s.start, colon };
	if (f.kind != PHRASE_NAME || f.end != colon)
		return false;
	if (!cue_is_script(p, s.start) && token_is(&p->tokens[s.start], WORD_DETERMINER) &&
	    !token_is(&p->tokens[colon - 1], WORD_ORGANISATION))
		return false; /* "The Long Night: ..." */
	c->speaker = f;
	c->start = colon;
	c->end = colon + 1;
	c->classes = WORD_SAY;
	c->clause_start = s.start;
	c->clause_end = colon + 1;
	c->rule = "name-colon";
	return true;
}

void
cues_find(const struct paragraph *p, struct sentence s, struct cues *out)
{
	size_t behind = s.start;

	out->count = 0;
	for (size_t n = s.signal; n < s.signal_end; n++) {
		size_t i = p->signals.list[n];
		if (i < behind)
			continue;
		struct cue c = {
			.start = i, .end = i + 2, .speaker = nobody, .relative = SIZE_MAX
		};
		bool found = false;
		if (token_is(&p->tokens[i], WORD_SPEECH | WORD_THINK))
			found = read_verb(p, s, i, out, &c);
		else if (is_according(p, i)) {
			c.according = true;
			c.classes = WORD_SAY;
			found = read_agent(p, s, i + 2, &c, "according-to") &&
			        !(token_is(&p->tokens[c.speaker.start], WORD_POSSESSIVE) &&
			          !token_is(&p->tokens[c.speaker.start], WORD_CAPITAL));
		} else if (p->tokens[i].kind == TOKEN_COLON)
			found = read_label(p, s, i, &c);
		if (!found)
			continue;
		out->list = memory_grow(out->list, out->count, &out->room, sizeof *out->list);
		out->list[out->count++] = c;
		if (c.inverted)
			behind = c.clause_end;
	}
}
