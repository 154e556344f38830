/* SPDX-License-Identifier: MIT */
#include "reported.h"

#include "subject.h"

/* Is there a verb in C? A SURE one is known as such; others only look it. */
static bool
has_verb(const struct reading *r, const struct content *c, bool sure)
{
	for (size_t i = c->start; i < c->end; i++) {
		bool known = token_is(&r->p.tokens[i],
		                      WORD_VERB | WORD_AUXILIARY | WORD_PAST | WORD_THIRD) ||
		             token_looks_past(&r->p, i);
		if (known || (!sure && subject_looks_finite(&r->p, i)))
			return true;
	}
	return false;
}

/* Does the speaker of A stand behind a verb? */
static bool
follows_cue(const struct reading *r, const struct attribution *a)
{
	return a->speaker.kind != PHRASE_NONE && a->speaker.start >= a->cue_end &&
	       !token_is(&r->p.tokens[a->cue_start], WORD_ACCORDING);
}

/* Can what stands before the cue of A, without a quoted stretch, be reported? */
static bool
is_told_before(const struct reading *r, const struct attribution *a)
{
	size_t first = a->content.start;
	size_t asked = first + token_is(&r->p.tokens[first], WORD_SUBORDINATOR);

	if (token_is(&r->p.tokens[asked], WORD_ASK))
		return false; /* "Asked whether it was late, Ann Miller said" */
	if (follows_cue(r, a))
		/* not "Ann Miller, the mayor, said the plan of ..." */
		return !token_equals(&r->p, a->cue_end, "by") && has_verb(r, &a->content, false);
	return a->content.half || a->content.end - first >= 5 || has_verb(r, &a->content, false);
}

bool
reported_is(const struct reading *r, const struct attribution *a)
{
	size_t first = a->content.start;
	bool that = first && token_equals(&r->p, first - 1, "that");

	if (r->p.headline || (a->classes & WORD_THINK) || a->content.end - first < 2)
		return false;
	if (that)
		return true;
	if (((a->classes & WORD_WEAK) && !(a->classes & WORD_LABEL)) ||
	    ((a->classes & (WORD_LABEL | WORD_ASK)) && a->content.before))
		return false;
	if ((a->classes & WORD_LABEL) && a->content.end - first < 3)
		return false;
	if (a->content.before && !is_told_before(r, a))
		return false;
	bool to = token_equals(&r->p, first, "to");
	bool opens = !to && token_is(&r->p.tokens[first], WORD_PREPOSITION);
	if (opens && !has_verb(r, &a->content, !a->content.before || a->content.half))
		return false;
	if (!to && (a->classes & WORD_TELL) && !has_verb(r, &a->content, false))
		return false;
	return (a->classes & WORD_SAY) || phrase_can_speak(&r->p, &a->speaker);
}

bool
reported_inside(const struct reading *r, int n)
{
	const struct attribution *a = &r->found.list[n];

	for (int i = n; i-- > 0 && n - i < 8;) {
		const struct attribution *outer = &r->found.list[i];
		if (outer->content.start <= a->cue_start && a->cue_end <= outer->content.end &&
		    reported_is(r, outer))
			return true;
	}
	return false;
}
