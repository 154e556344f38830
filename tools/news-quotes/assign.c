/* SPDX-License-Identifier: MIT */
#include "assign.h"

#include "name.h"
#include "speech.h"
#include "subject.h"

static bool
stands_alone(struct reading *r, struct sentence s)
{
	for (size_t i = s.start; i < s.end; i++)
		if (r->p.tokens[i].kind == TOKEN_WORD)
			return false;
	return true;
}

static struct content
only(size_t i)
{
	return (struct content){ .start = i, .end = i + 1, .spoken = true };
}

/* The stretch at token I is SPEAKER's, as a new utterance. */
static struct attribution *
take(struct reading *r, size_t i, struct phrase speaker, const char *rule)
{
	struct attribution *a = reading_attribute(r, only(i), speaker, rule);

	a->group = ++r->groups;
	r->owners[i] = (int)(a - r->found.list);
	return a;
}

static bool
give(struct reading *r, size_t i, struct phrase speaker, const char *rule)
{
	if (speaker.kind == PHRASE_NONE)
		return false;
	take(r, i, speaker, rule);
	return true;
}

/* Can F be whose words stand there, though no cue says so? A thing hardly speaks. */
static bool
is_likely_speaker(const struct reading *r, const struct phrase *f)
{
	if (f->kind == PHRASE_PRONOUN)
		return !token_is(&r->p.tokens[f->start], WORD_NEUTER);
	return phrase_can_speak(&r->p, f);
}

/* "Ann Miller's answer", "her answer": whose thing F is. */
static struct phrase
owner_of(const struct paragraph *p, const struct phrase *f)
{
	struct phrase owner = { .kind = PHRASE_NONE, .start = f->start, .end = f->start };

	if (f->kind != PHRASE_NOMINAL)
		return owner;
	while (owner.end + 1 < f->end) {
		const struct token *t = &p->tokens[owner.end++];
		if (token_is(t, WORD_POSSESSIVE) && token_is(t, WORD_GENDER)) {
			owner.kind = PHRASE_PRONOUN;
			break;
		}
		if (!token_is(t, WORD_CAPITAL))
			break;
		if (token_is(t, WORD_POSSESSIVE)) {
			owner.kind = PHRASE_NAME;
			owner.name_start = name_start(p, owner.start, owner.end);
			owner.name_end = owner.end;
			break;
		}
	}
	return owner;
}

/* The stretch at token I goes on with the utterance A. */
static void
follow(struct reading *r, size_t i, const struct attribution *a, const char *rule)
{
	struct attribution copy = *a, *b = take(r, i, copy.speaker, rule);

	b->mention = copy.mention;
	b->source = copy.source;
	b->relative = copy.relative;
	b->who = copy.who;
	b->named = copy.named;
	b->group = copy.group;
}

/* The stretch at token I is the last speaker's of the paragraphs before. */
static void
follow_memory(struct reading *r, size_t i, const char *rule)
{
	struct attribution *b = take(r, i, (struct phrase){ .kind = PHRASE_NONE }, rule);

	b->mention = r->before.mention;
	b->source = r->before.source;
	b->who = r->before.who;
	b->named = r->before.known;
}

/* "...": - Ann Smith */
static bool
take_signature(struct reading *r, size_t i)
{
	if (!token_kind_at(&r->p, i + 1, TOKEN_DASH))
		return false;
	struct phrase f = phrase_after(&r->p, i + 2, r->p.count);
	if (f.kind != PHRASE_NAME || f.start != i + 2)
		return false;
	return give(r, i, f, "signed");
}

/* "...," Ann Smith went on: any verb will do right behind the words. */
static bool
take_any_verb(struct reading *r, size_t i)
{
	if (!reading_ends_open(r, i) || i + 2 >= r->p.count)
		return false;
	struct phrase f = phrase_after(&r->p, i + 1, r->p.count);
	if (f.kind == PHRASE_NONE || f.start != i + 1 || f.end >= r->p.count ||
	    !phrase_can_speak(&r->p, &f))
		return false;
	size_t verb = f.end;
	while (verb < r->p.count && token_is(&r->p.tokens[verb], WORD_ADVERB | WORD_AUXILIARY))
		verb++;
	if (verb >= r->p.count)
		return false;
	const struct token *t = &r->p.tokens[verb];
	bool ends_s = r->p.text.data[t->end - 1] == 's';
	if (t->kind != TOKEN_WORD ||
	    !(token_is(t, WORD_VERB | WORD_PAST | WORD_THIRD) || token_looks_past(&r->p, verb) ||
	      (t->classes == 0 && ends_s)))
		return false;
	if (!give(r, i, f, "x-verb"))
		return false;
	r->found.list[r->found.count - 1].cue_start = f.end;
	r->found.list[r->found.count - 1].cue_end = verb + 1;
	return true;
}

/* "...," Ann Smith, who ...: the name right behind the words, when no verb was understood. */
static bool
take_name_behind(struct reading *r, size_t i)
{
	if (!reading_ends_open(r, i) || i + 1 >= r->p.count)
		return false;
	struct phrase f = phrase_after(&r->p, i + 1, r->p.count);
	return f.kind == PHRASE_NAME && f.start == i + 1 && give(r, i, f, "x-verb");
}

/* "SMITH: Good morning." */
static bool
take_label(struct reading *r, size_t i)
{
	struct span label = r->p.stretches.list[r->p.tokens[i].stretch].label;

	if (label.start == label.end)
		return false;
	struct attribution *a = take(r, i, (struct phrase){ .kind = PHRASE_NONE }, "transcript");
	a->mention = a->source = label;
	a->who = people_find(r->people, text_span(r->p.text, label));
	a->named = true;
	return true;
}

static void
take_alone(struct reading *r, size_t sentence, size_t i)
{
	struct attribution *a = reading_main(r, i);

	if ((!a || r->p.tokens[i].last == ',') && take_any_verb(r, i))
		return;
	if (a)
		follow(r, i, a, "continued");
	else if (sentence && give(r, i,
	                          subject_near(&r->p, r->p.sentences[sentence - 1].start,
	                                       r->p.sentences[sentence - 1].end),
	                          "subject-before"))
		return;
	else
		follow_memory(r, i, "paragraph-before");
}

struct phrase
assign_before_colon(struct reading *r, struct sentence s, size_t colon)
{
	struct phrase f = phrase_before(&r->p, s.start, colon);

	if (f.kind == PHRASE_NAME &&
	    (f.start == s.start || !token_is(&r->p.tokens[f.start - 1], WORD_PREPOSITION)))
		return f;
	f = subject_near(&r->p, s.start, colon);
	if (is_likely_speaker(r, &f))
		return f;
	struct phrase owner = owner_of(&r->p, &f);
	return owner.kind != PHRASE_NONE ? owner : f;
}

static void
take_inside(struct reading *r, struct sentence s, size_t i)
{
	struct attribution *a = reading_latest(r, i);

	if (speech_title(&r->p, s.start, i) || take_any_verb(r, i))
		return;
	if (i > s.start && r->p.tokens[i - 1].kind == TOKEN_COLON) {
		struct phrase name = assign_before_colon(r, s, i - 1);
		bool leads = name.kind == PHRASE_NAME && name.end == i - 1 &&
		             name.start > s.start && r->p.tokens[name.start - 1].kind == TOKEN_DASH;
		if (leads)
			give(r, i, name, "colon");
		else if (a && a->cue_start >= s.start)
			follow(r, i, a, "colon");
		else if (name.kind == PHRASE_PRONOUN && !is_likely_speaker(r, &name))
			follow_memory(r, i, "colon");
		else
			give(r, i, name, "colon");
		return;
	}
	if (!speech_likely(&r->p, s, i))
		return;
	if (a && a->cue_start >= s.start && a->cue_end > a->cue_start) {
		follow(r, i, a, "sentence");
		return;
	}
	struct phrase f = subject_near(&r->p, s.start, i);
	if (!is_likely_speaker(r, &f))
		f = owner_of(&r->p, &f);
	if (a && !phrase_can_speak(&r->p, &f))
		follow(r, i, a, "continued");
	else if (!give(r, i, f, "subject") && !take_name_behind(r, i) &&
	         speech_form(&r->p, i).words > 4)
		follow_memory(r, i, "none");
}

/* A paragraph in single marks where speech has double ones. */
static bool
is_subheading(struct reading *r, size_t i)
{
	for (size_t n = 0; n < r->p.count; n++)
		if (n != i && r->p.tokens[n].kind != TOKEN_DASH)
			return false;
	return r->p.stretches.list[r->p.tokens[i].stretch].single &&
	       (r->p.span.start == 0 || r->before.doubles > r->before.singles);
}

/* Do the words at token I read like a sentence of the one who spoke before? */
static bool
begins_sentence(struct reading *r, size_t i)
{
	struct form form = speech_form(&r->p, i);

	return form.large && form.words > 3 && reading_latest(r, i);
}

void
assign_rest(struct reading *r)
{
	for (size_t n = 0; n < r->p.sentence_count; n++) {
		struct sentence s = r->p.sentences[n];
		bool alone = stands_alone(r, s);
		for (size_t i = s.start; i < s.end; i++) {
			if (r->p.tokens[i].kind != TOKEN_QUOTE || r->owners[i] != NOBODY)
				continue;
			if (take_label(r, i))
				continue;
			if (take_signature(r, i))
				continue;
			if (alone && is_subheading(r, i))
				continue;
			bool goes_on = !alone && i == s.start && begins_sentence(r, i);
			if (alone || goes_on)
				take_alone(r, n, i);
			else
				take_inside(r, s, i);
		}
	}
}

void
assign_next_paragraph(struct reading *r)
{
	if (take_label(r, 0))
		return;
	follow_memory(r, 0, "next-paragraph");
	r->found.list[r->found.count - 1].group = r->before.group;
}
