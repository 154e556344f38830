/* SPDX-License-Identifier: MIT */
#include "cue.h"
#include "subject.h"

enum { REACH = 24 }; /* tokens */

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

/* Does the clause of C depend on the cue before it: "she said he knew", "she said that he knew"? */
static bool
is_nested(const struct paragraph *p, const struct cue *c)
{
	return c->relative != SIZE_MAX || c->clause_start == c[-1].clause_end ||
	       (c->clause_start && token_is(&p->tokens[c->clause_start - 1], WORD_SUBORDINATOR) &&
	        !token_equals(p, c->clause_start - 1, "as"));
}

/* "Tom Hale urged her to go, but she declined, saying": the subject of the clause that "but" joins
 * between FROM and BEFORE. */
static struct phrase
joined_subject(const struct paragraph *p, size_t from, size_t before)
{
	for (size_t i = before; i-- > from + 1 && before - i < REACH;) {
		if (p->tokens[i].kind == TOKEN_QUOTE)
			break;
		if (!token_is(&p->tokens[i], WORD_CONJUNCTION) ||
		    p->tokens[i - 1].kind != TOKEN_COMMA)
			continue;
		struct phrase f = subject_opening(p, i + 1, before);
		if (f.kind != PHRASE_NONE)
			return f;
	}
	return nobody;
}

/* The speaker of a participle, an infinitive or a second verb, whose group begins at START. */
static struct phrase
dependent_subject(const struct paragraph *p, size_t floor, size_t start, bool participle,
                  const struct cues *out)
{
	const struct cue *last = out->count ? &out->list[out->count - 1] : NULL;
	struct phrase f = nobody;

	if (participle && start > floor && p->tokens[start - 1].kind == TOKEN_WORD)
		f = phrase_before(p, floor, start - (token_equals(p, start - 1, "as") ? 1 : 0));
	bool with =
	        f.kind != PHRASE_NONE && f.start > floor && token_equals(p, f.start - 1, "with");
	if (with || phrase_can_speak(p, &f))
		return subject_author(p, floor, f);
	while (last && last > out->list && is_nested(p, last))
		last--;
	if (last && last->according)
		last = NULL;
	bool quote_before = last && last->clause_start > floor &&
	                    p->tokens[last->clause_start - 1].kind == TOKEN_QUOTE;
	bool joined = start > floor && token_is(&p->tokens[start - 1], WORD_CONJUNCTION);
	bool loose = participle && start > floor && p->tokens[start - 1].kind == TOKEN_WORD &&
	             !(joined && last && last->dependent);
	if (!last || loose || (participle && quote_before))
		f = subject_between(p, last ? last->clause_end : floor, start);
	if (f.kind != PHRASE_NONE)
		return f;
	if (last && participle)
		f = joined_subject(p, last->clause_end, start);
	if (f.kind != PHRASE_NONE)
		return f;
	if (last)
		return last->speaker;
	return participle ? subject_first(p, floor, start) : nobody;
}

bool
cue_read_dependent(const struct paragraph *p, struct sentence s, size_t verb,
                   const struct cues *out, struct cue *c)
{
	c->speaker =
	        dependent_subject(p, s.start, c->start, token_is(&p->tokens[verb], WORD_ING), out);
	bool opens = token_is(&p->tokens[verb], WORD_ING) &&
	             (c->start == s.start ||
	              (c->start == s.start + 1 &&
	               token_is(&p->tokens[s.start], WORD_PREPOSITION | WORD_SUBORDINATOR)));
	if (opens && c->speaker.kind == PHRASE_NONE)
		c->speaker = subject_behind(p, verb + 1,
		                            s.end); /* "After saying ..., Ann Miller left" */
	if (!phrase_can_speak(p, &c->speaker))
		return false;
	c->dependent = true;
	c->clause_start = c->start;
	c->clause_end = verb + 1;
	c->rule = "x-saying";
	return true;
}
