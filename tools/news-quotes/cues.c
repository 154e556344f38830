/* SPDX-License-Identifier: MIT */
#include "cues.h"

#include "news/buffer.h"
#include "subject.h"

enum { REACH = 12 }; /* tokens */

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

/* Does the clause of C depend on the cue before it: "she said he knew", "she said that he knew"? */
static bool
is_nested(const struct paragraph *p, const struct cue *c)
{
	return c->relative != SIZE_MAX || c->clause_start == c[-1].clause_end ||
	       (c->clause_start && token_is(&p->tokens[c->clause_start - 1], WORD_SUBORDINATOR) &&
	        !token_equals(p, c->clause_start - 1, "as"));
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
	if (last)
		return last->speaker;
	return participle ? subject_first(p, floor, start) : nobody;
}

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

static bool
is_finite(const struct token *t)
{
	return token_is(t, WORD_PAST | WORD_THIRD);
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

	if (f->kind == PHRASE_NONE || f->start != verb + 1 || !closes_clause(p, f->end, s.end) ||
	    token_equals(p, f->end, "that"))
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
	       !goes_on(p, s, f) && !token_is(&p->tokens[verb], WORD_ORDER | WORD_CLAIM);
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
static bool
read_inverted(const struct paragraph *p, struct sentence s, size_t verb, struct cue *c)
{
	if (!is_finite(&p->tokens[verb]) || token_is(&p->tokens[verb], WORD_THINK | WORD_LABEL) ||
	    verb + 1 >= s.end || token_equals(p, verb, "told") || token_equals(p, verb, "tells"))
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

static bool
follows_break(const struct paragraph *p, size_t floor, size_t i)
{
	if (i == floor)
		return true;
	unsigned char kind = p->tokens[i - 1].kind;
	return kind == TOKEN_COMMA || kind == TOKEN_QUOTE || kind == TOKEN_DASH ||
	       kind == TOKEN_STOP;
}

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

/* Does F agree with VERB and with what it says? */
static bool
suits(const struct paragraph *p, size_t floor, size_t verb, bool helped, const struct cue *c,
      const struct phrase *f)
{
	const struct token *t = &p->tokens[verb];

	if (f->kind == PHRASE_NONE || token_is(&p->tokens[f->end - 1], WORD_POSSESSIVE))
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

static bool
read_before(const struct paragraph *p, size_t floor, size_t verb, bool helped, struct cue *c)
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

static bool
read_dependent(const struct paragraph *p, struct sentence s, size_t verb, const struct cues *out,
               struct cue *c)
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
	if (verb + 2 >= s.end || token_is(&p->tokens[verb + 1], WORD_PREPOSITION))
		return false;
	struct phrase f = phrase_after(p, verb + 1, s.end);
	return f.kind != PHRASE_NONE && f.start == verb + 1 && token_equals(p, f.end, "as") &&
	       token_is_at(p, f.end + 1, WORD_ING) && token_is_at(p, f.end + 1, WORD_SPEECH);
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
		return read_dependent(p, s, verb, out, c);
	if (to)
		return !token_is(t, WORD_THINK) && leads_to_words(p, verb + 1, s.end) &&
		       read_dependent(p, s, verb, out, c);
	if (follows_break(p, s.start, c->start) && read_inverted(p, s, verb, c))
		return true;
	if (c->start > s.start && token_is(&p->tokens[c->start - 1], WORD_PREPOSITION) &&
	    !token_is(&p->tokens[c->start - 1], WORD_SUBORDINATOR))
		return false;
	if (c->start > s.start && (token_is(&p->tokens[c->start - 1], WORD_CONJUNCTION) ||
	                           token_is_at(p, c->start, WORD_CONJUNCTION)))
		return is_finite(t) && read_dependent(p, s, verb, out, c);
	if (token_is(t, WORD_BASE) && !is_finite(t) && c->start == s.start)
		return false;
	return read_before(p, s.start, verb, helped, c);
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
