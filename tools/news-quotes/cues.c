/* SPDX-License-Identifier: MIT */
#include "cues.h"

#include "news/buffer.h"

enum { REACH = 40, GROUP = 8 };

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

static bool
is_adverb(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind != TOKEN_WORD || token_is(t, WORD_CAPITAL))
		return false;
	return token_is(t, WORD_ADVERB) || (t->classes == 0 && t->end - t->start > 4 && text_ends(token_text(p, i), text_of("ly")));
}

/* Where the verb group that ends with VERB begins; tells whether a form of be, or "to", stands in it. */
static size_t
group_start(const struct paragraph *p, size_t floor, size_t verb, bool *be, bool *to)
{
	size_t i = verb;

	*be = *to = false;
	while (i > floor && verb - i < GROUP) {
		const struct token *t = &p->tokens[i - 1];
		if (token_is(t, WORD_AUXILIARY)) {
			*be = *be || token_is(t, WORD_BE);
		} else if (token_equals(p, i - 1, "to")) {
			*to = true;
		} else if (!is_adverb(p, i - 1) && !(token_is(t, WORD_TIME) && i - 1 > floor && phrase_takes(p, i - 2))) {
			break;
		}
		i--;
	}
	return i;
}

/* Is the phrase F an object of a preposition that stands before it? */
static bool
is_governed(const struct paragraph *p, size_t floor, const struct phrase *f)
{
	return f->start > floor && token_is(&p->tokens[f->start - 1], WORD_PREPOSITION) &&
	       !token_is(&p->tokens[f->start - 1], WORD_SUBORDINATOR);
}

/* A name that fills [START, END) alone. */
static bool
is_bare_name(const struct paragraph *p, size_t start, size_t end, struct phrase *name)
{
	*name = phrase_after(p, start, end);
	return name->kind == PHRASE_NAME && name->start == start && name->end == end;
}

/* The phrase that an insertion before COMMA belongs to: "Ann Smith, the mayor," or "the mayor, Ann Smith,". */
static struct phrase
over_insertion(const struct paragraph *p, size_t floor, size_t comma)
{
	struct phrase found = nobody;

	for (size_t i = comma; i-- > floor && comma - i < REACH;) {
		struct phrase name;
		if (p->tokens[i].kind == TOKEN_QUOTE)
			break;
		if (p->tokens[i].kind != TOKEN_COMMA && p->tokens[i].kind != TOKEN_DASH)
			continue;
		struct phrase f = phrase_before(p, floor, i);
		if (f.kind == PHRASE_NONE || f.kind == PHRASE_PRONOUN || is_governed(p, floor, &f))
			continue;
		bool leads = token_is(&p->tokens[f.start], WORD_DETERMINER | WORD_POSSESSIVE | WORD_CAPITAL);
		if (f.kind == PHRASE_NOMINAL && leads && is_bare_name(p, i + 1, comma, &name)) {
			f.kind = PHRASE_NAME;
			f.end = comma;
			f.name_start = name.name_start;
			f.name_end = name.name_end;
		}
		if (f.kind == PHRASE_NAME)
			return f;
		if (found.kind == PHRASE_NONE && leads)
			found = f;
	}
	return found;
}

/* Words before the subject: "In a statement," "After the vote," "Asked why he left,". */
static size_t
behind_opening(const struct paragraph *p, size_t floor, size_t before)
{
	size_t i = floor;

	while (i < before && p->tokens[i].kind != TOKEN_WORD)
		i++;
	if (i >= before)
		return floor;
	const struct token *t = &p->tokens[i];
	bool opens = token_is(t, WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_ING | WORD_TIME | WORD_ADVERB | WORD_ACCORDING) ||
	             (token_is(t, WORD_PAST) && !token_is(t, WORD_SUBJECT));
	size_t length = t->end - t->start;
	if (!opens && length > 4)
		opens = text_ends(token_text(p, i), text_of("ing")) || text_ends(token_text(p, i), text_of("ly"));
	if (token_is(t, WORD_CONJUNCTION))
		return i + 1;
	if (!opens || token_is(t, WORD_DETERMINER))
		return i;
	for (size_t at = i + 1; at < before && at - i < REACH; at++)
		if (p->tokens[at].kind == TOKEN_COMMA && at + 1 < before)
			return at + 1;
	return token_is(t, WORD_ADVERB | WORD_SUBORDINATOR) ? i + 1 : before;
}

struct phrase
cues_subject(const struct paragraph *p, size_t floor, size_t before)
{
	size_t at = behind_opening(p, floor, before);
	struct phrase f = phrase_after(p, at, before);

	return f;
}

bool
cues_looks_finite(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind != TOKEN_WORD || token_is(t, WORD_CAPITAL))
		return false;
	return token_is(t, WORD_VERB | WORD_AUXILIARY | WORD_PAST | WORD_THIRD) || token_looks_past(p, i) ||
	       (t->classes == 0 && p->text.data[t->end - 1] == 's');
}

static struct phrase
actor_between(const struct paragraph *p, size_t floor, size_t before)
{
	bool be, to;

	for (size_t i = before; i-- > floor && before - i < REACH;) {
		if (p->tokens[i].kind == TOKEN_QUOTE)
			continue;
		if (!cues_looks_finite(p, i))
			continue;
		size_t start = group_start(p, floor, i, &be, &to);
		if (to || start == floor)
			continue;
		struct phrase f = p->tokens[start - 1].kind == TOKEN_COMMA ? over_insertion(p, floor, start - 1) : phrase_before(p, floor, start);
		bool guessed = !token_is(&p->tokens[i], WORD_VERB | WORD_AUXILIARY | WORD_PAST | WORD_THIRD) && !token_looks_past(p, i);
		if (guessed && f.kind == PHRASE_NOMINAL)
			continue;
		if (phrase_can_speak(p, &f) && !is_governed(p, floor, &f) && !token_is(&p->tokens[f.end - 1], WORD_POSSESSIVE))
			return f;
	}
	return nobody;
}

struct phrase
cues_actor(const struct paragraph *p, size_t floor, size_t before)
{
	struct phrase f = actor_between(p, floor, before);

	return f.kind != PHRASE_NONE ? f : cues_subject(p, floor, before);
}

/* "Ann Miller sent a letter saying": whoever brings out the paper F speaks in it; else F itself. */
static struct phrase
author_of(const struct paragraph *p, size_t floor, struct phrase f)
{
	struct phrase author;

	if (f.kind != PHRASE_NOMINAL || !(token_equals(p, f.start, "a") || token_equals(p, f.start, "an")))
		return f;
	author = actor_between(p, floor, f.start);
	return author.kind != PHRASE_NONE ? author : f;
}

/* The speaker of a participle, an infinitive or a second verb, whose group begins at START. */
static struct phrase
dependent_subject(const struct paragraph *p, size_t floor, size_t start, bool participle, const struct cues *out)
{
	const struct cue *last = out->count ? &out->list[out->count - 1] : NULL;
	struct phrase f = nobody;

	if (participle && start > floor && p->tokens[start - 1].kind == TOKEN_WORD)
		f = phrase_before(p, floor, start);
	bool with = f.kind != PHRASE_NONE && f.start > floor && token_equals(p, f.start - 1, "with");
	if (with || phrase_can_speak(p, &f))
		return author_of(p, floor, f);
	if (last && last->according)
		last = NULL;
	bool quote_before = last && last->clause_start > floor && p->tokens[last->clause_start - 1].kind == TOKEN_QUOTE;
	bool loose = participle && start > floor && p->tokens[start - 1].kind == TOKEN_WORD;
	if (!last || loose || (participle && quote_before))
		f = actor_between(p, last ? last->clause_end : floor, start);
	if (f.kind != PHRASE_NONE)
		return f;
	return last ? last->speaker : cues_subject(p, floor, start);
}

/* Does a phrase that ends at token I end the clause too? */
static bool
closes_clause(const struct paragraph *p, size_t i, size_t ceiling)
{
	if (i >= ceiling)
		return true;
	const struct token *t = &p->tokens[i];
	return t->kind != TOKEN_WORD || token_is(t, WORD_PREPOSITION | WORD_TIME | WORD_RELATIVE | WORD_CONJUNCTION | WORD_SUBORDINATOR) ||
	       is_adverb(p, i) || token_is(t, WORD_ING);
}

static bool
is_finite(const struct token *t)
{
	return token_is(t, WORD_PAST | WORD_THIRD);
}

/* "said Ann Smith": the phrase behind VERB, when it is a speaker. */
static bool
read_inverted(const struct paragraph *p, struct sentence s, size_t verb, struct cue *c)
{
	if (!is_finite(&p->tokens[verb]) || token_is(&p->tokens[verb], WORD_THINK | WORD_LABEL) || verb + 1 >= s.end ||
	    token_equals(p, verb, "told") || token_equals(p, verb, "tells"))
		return false;
	struct phrase f = phrase_after(p, verb + 1, s.end);
	if (f.kind == PHRASE_NONE || f.start != verb + 1 || !closes_clause(p, f.end, s.end) || token_equals(p, f.end, "that"))
		return false;
	bool quoted = c->start > s.start && (p->tokens[c->start - 1].kind == TOKEN_QUOTE || (c->start - 1 > s.start && p->tokens[c->start - 2].kind == TOKEN_QUOTE));
	if (!quoted && is_adverb(p, f.end < s.end ? f.end : verb))
		return false;
	if (!quoted && c->start > s.start && (token_kind_at(p, f.end, TOKEN_QUOTE) || !phrase_can_speak(p, &f) || token_is(&p->tokens[verb], WORD_ORDER | WORD_CLAIM)))
		return false;
	if (f.kind == PHRASE_NOMINAL && !token_is(&p->tokens[f.start], WORD_DETERMINER | WORD_POSSESSIVE | WORD_ROLE | WORD_ORGANISATION | WORD_CAPITAL))
		return false;
	struct phrase name;
	if (f.kind == PHRASE_NOMINAL && token_kind_at(p, f.end, TOKEN_COMMA) && f.end + 1 < s.end) {
		name = phrase_after(p, f.end + 1, s.end);
		if (name.kind == PHRASE_NAME && name.start == f.end + 1 && name.name_start == name.start && closes_clause(p, name.end, s.end)) {
			f.kind = PHRASE_NAME;
			f.end = name.end;
			f.name_start = name.name_start;
			f.name_end = name.name_end;
		}
	}
	c->speaker = f;
	c->inverted = true;
	c->clause_start = c->start;
	c->clause_end = f.end;
	c->rule = "said-x";
	return true;
}

static bool
follows_break(const struct paragraph *p, size_t floor, size_t i)
{
	if (i == floor)
		return true;
	unsigned char kind = p->tokens[i - 1].kind;
	return kind == TOKEN_COMMA || kind == TOKEN_QUOTE || kind == TOKEN_DASH || kind == TOKEN_STOP;
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
		return bare ? token_is(last, WORD_PLURAL | WORD_FIRST | WORD_SECOND) : !token_is(last, WORD_FIRST | WORD_SECOND);
	for (size_t i = f->start; i < f->end; i++)
		if (token_equals(p, i, "and"))
			return bare;
	if (!bare)
		return f->kind == PHRASE_NAME || (token_is(first, WORD_DETERMINER | WORD_POSSESSIVE | WORD_CAPITAL) && !token_is(last, WORD_PLURAL));
	if (token_equals(p, f->start, "a") || token_equals(p, f->start, "an"))
		return false;
	return token_is(last, WORD_PLURAL) || (ends_s && !token_is(last, WORD_POSSESSIVE));
}

/* A phrase without a name or role may still say, ask and answer; it hardly claims or calls. */
static bool
may_say(const struct paragraph *p, const struct phrase *f, size_t verb)
{
	const struct token *t = &p->tokens[verb];

	if (phrase_can_speak(p, f))
		return true;
	return token_is(t, WORD_PAST) && token_is(t, WORD_SAY | WORD_ASK | WORD_ANSWER | WORD_TELL) &&
	       (f->end - f->start > 1 || p->text.data[p->tokens[f->end - 1].end - 1] == 's');
}

/* F, or the longer phrase that fills all between a quoted stretch and the verb at END. */
static struct phrase
whole_phrase(const struct paragraph *p, size_t floor, struct phrase f, size_t end)
{
	size_t at = f.start;

	if (f.kind == PHRASE_PRONOUN)
		return f;
	while (at > floor && f.start - at < REACH && p->tokens[at - 1].kind == TOKEN_WORD)
		at--;
	if (at == f.start || at == floor || p->tokens[at - 1].kind != TOKEN_QUOTE)
		return f;
	struct phrase longer = phrase_after(p, at, end);
	return longer.end == end && longer.kind != PHRASE_NONE ? longer : f;
}

/* "a man called “Red”": a word of naming whose object is F, not its subject. */
static bool
is_participle(const struct paragraph *p, size_t floor, size_t verb, const struct phrase *f)
{
	if (!token_is(&p->tokens[verb], WORD_LABEL) || !token_is(&p->tokens[verb], WORD_PAST) || f->kind == PHRASE_PRONOUN)
		return false;
	if (is_governed(p, floor, f))
		return true;
	return token_is(&p->tokens[verb], WORD_NAMING) && token_kind_at(p, verb + 1, TOKEN_QUOTE) &&
	       !(f->start > floor && token_is(&p->tokens[f->start - 1], WORD_RELATIVE | WORD_SUBORDINATOR));
}

/* The relative word that is the subject of the verb group at START: "who said", "who in May said", "who, he said, said". */
static size_t
relative_before(const struct paragraph *p, size_t floor, size_t start)
{
	for (size_t i = start; i-- > floor && start - i < 14;) {
		const struct token *t = &p->tokens[i];
		if (token_is(t, WORD_RELATIVE) && !token_is(t, WORD_POSSESSIVE))
			return i + 1 == start || !token_equals(p, i, "that") ? i : SIZE_MAX;
		if ((t->kind != TOKEN_WORD && t->kind != TOKEN_COMMA) || token_is(t, WORD_SUBJECT) || cues_looks_finite(p, i))
			return SIZE_MAX;
		if (i + 1 == start && t->kind == TOKEN_WORD && (token_is(t, WORD_CAPITAL) || token_is(t, WORD_ROLE)))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

/* What the relative word at token RELATIVE stands for: the phrase before it, or the last part of that which speaks. */
static struct phrase
antecedent(const struct paragraph *p, size_t floor, size_t relative)
{
	size_t end = relative;

	if (end > floor && (p->tokens[end - 1].kind == TOKEN_COMMA || p->tokens[end - 1].kind == TOKEN_DASH))
		end--;
	struct phrase f = phrase_before(p, floor, end);
	if (phrase_can_speak(p, &f))
		return f;
	for (size_t i = f.end; i-- > f.start;)
		if (token_is(&p->tokens[i], WORD_PREPOSITION)) {
			struct phrase part = phrase_before(p, i + 1, end);
			return phrase_can_speak(p, &part) ? part : f;
		}
	return f;
}

static bool
read_before(const struct paragraph *p, struct sentence s, size_t floor, size_t verb, bool helped, struct cue *c)
{
	struct phrase f;
	size_t end = c->start;

	if (end == floor)
		return false;
	size_t relative = relative_before(p, floor, end);
	if (relative > floor && relative != SIZE_MAX) {
		c->relative = relative;
		f = antecedent(p, floor, relative);
		if (!phrase_can_speak(p, &f) || token_is(&p->tokens[verb], WORD_THINK))
			return false;
		struct phrase author = author_of(p, floor, f);
		if (author.start != f.start)
			c->relative = SIZE_MAX;
		f = author;
		c->rule = "x-who-said";
	} else if (p->tokens[end - 1].kind == TOKEN_COMMA || p->tokens[end - 1].kind == TOKEN_DASH) {
		f = over_insertion(p, floor, end - 1);
		c->rule = "x-said";
	} else {
		f = phrase_before(p, floor, end);
		c->rule = "x-said";
	}
	(void)s;
	if (f.kind == PHRASE_NONE || token_is(&p->tokens[f.end - 1], WORD_POSSESSIVE))
		return false;
	if (!helped && !token_is(&p->tokens[verb], WORD_PAST) && !fits_number(p, &f, token_is(&p->tokens[verb], WORD_BASE)))
		return false;
	if (c->relative == SIZE_MAX && token_is(&p->tokens[verb], WORD_THIRD) && is_governed(p, floor, &f) && !ascii_is_digit(p->text.data[p->tokens[f.start].start]))
		return false;
	if (!may_say(p, &f, verb) || (!helped && is_participle(p, floor, verb, &f)))
		return false;
	f = whole_phrase(p, floor, f, c->start);
	c->speaker = f;
	c->clause_start = f.start;
	if (f.start > floor && token_equals(p, f.start - 1, "as"))
		c->clause_start--;
	c->clause_end = verb + 1;
	return true;
}

static bool
read_dependent(const struct paragraph *p, struct sentence s, size_t verb, const struct cues *out, struct cue *c)
{
	c->speaker = dependent_subject(p, s.start, c->start, token_is(&p->tokens[verb], WORD_ING), out);
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
	if (token_is(t, WORD_BASE) || token_is(t, WORD_THIRD) || token_is(t, WORD_ORGANISATION | WORD_ROLE))
		if (token_is(before, WORD_DETERMINER | WORD_PREPOSITION | WORD_NUMBER) && !token_is(before, WORD_SUBJECT) && !token_equals(p, verb - 1, "to"))
			return true;
	return token_is(before, WORD_POSSESSIVE | WORD_DETERMINER) && !token_is(before, WORD_SUBJECT | WORD_RELATIVE) &&
	       before->kind == TOKEN_WORD;
}

/* Do a quoted stretch, "that" or a colon follow right at token I? */
static bool
leads_to_words(const struct paragraph *p, size_t i, size_t ceiling)
{
	if (i < ceiling && token_is(&p->tokens[i], WORD_OBJECT))
		i++;
	if (i < ceiling && p->tokens[i].kind == TOKEN_COMMA)
		i++;
	return i < ceiling && (p->tokens[i].kind == TOKEN_QUOTE || p->tokens[i].kind == TOKEN_COLON || token_equals(p, i, "that"));
}

static bool
has_auxiliary(const struct paragraph *p, size_t start, size_t verb)
{
	for (size_t i = start; i < verb; i++)
		if (token_is(&p->tokens[i], WORD_AUXILIARY))
			return true;
	return false;
}

static bool
read_verb(const struct paragraph *p, struct sentence s, size_t verb, const struct cues *out, struct cue *c)
{
	const struct token *t = &p->tokens[verb];
	bool be, to;

	if (is_noun_here(p, s.start, verb))
		return false;
	c->start = group_start(p, s.start, verb, &be, &to);
	c->end = verb + 1;
	c->classes = t->classes;
	bool helped = has_auxiliary(p, c->start, verb);
	if (helped && token_is(t, WORD_THIRD) && !token_is(t, WORD_PAST | WORD_BASE))
		return false;
	bool passive = be && token_is(t, WORD_PAST) && !token_is(t, WORD_ING);
	if (token_is(t, WORD_PAST) && token_equals(p, verb + 1, "by") && (passive || token_is(t, WORD_LABEL | WORD_CLAIM)))
		return read_agent(p, s, verb + 2, c, "said-by-x");
	if (passive)
		return false;
	if (token_is(t, WORD_ING) && !be)
		return read_dependent(p, s, verb, out, c);
	if (to)
		return !token_is(t, WORD_THINK) && leads_to_words(p, verb + 1, s.end) && read_dependent(p, s, verb, out, c);
	if (follows_break(p, s.start, c->start) && read_inverted(p, s, verb, c))
		return true;
	if (c->start > s.start && token_is(&p->tokens[c->start - 1], WORD_PREPOSITION) && !token_is(&p->tokens[c->start - 1], WORD_SUBORDINATOR))
		return false;
	if (c->start > s.start && (token_is(&p->tokens[c->start - 1], WORD_CONJUNCTION) || token_is_at(p, c->start, WORD_CONJUNCTION)))
		return is_finite(t) && read_dependent(p, s, verb, out, c);
	if (token_is(t, WORD_BASE) && !is_finite(t) && c->start == s.start)
		return false;
	return read_before(p, s, s.start, verb, helped, c);
}

static bool
is_according(const struct paragraph *p, size_t i)
{
	return token_is(&p->tokens[i], WORD_ACCORDING) && token_equals(p, i + 1, "to");
}

/* "Name: what he says", in a headline or a transcript. */
static bool
read_label(const struct paragraph *p, struct sentence s, size_t colon, struct cue *c)
{
	if (colon == s.start || colon - s.start > 6 || s.start || !(p->headline || p->span.start == 0 || token_is(&p->tokens[s.start], WORD_SHOUT)))
		return false;
	struct phrase f = phrase_after(p, s.start, colon);
	if (f.kind != PHRASE_NAME || f.end != colon)
		return false;
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
	out->count = 0;
	for (size_t i = s.start; i < s.end; i++) {
		struct cue c = { .start = i, .end = i + 2, .speaker = nobody, .relative = SIZE_MAX };
		bool found = false;
		if (token_is(&p->tokens[i], WORD_SPEECH | WORD_THINK))
			found = read_verb(p, s, i, out, &c);
		else if (is_according(p, i)) {
			c.according = true;
			c.classes = WORD_SAY;
			found = read_agent(p, s, i + 2, &c, "according-to") &&
			        !(token_is(&p->tokens[c.speaker.start], WORD_POSSESSIVE) && !token_is(&p->tokens[c.speaker.start], WORD_CAPITAL));
		}
		else if (p->tokens[i].kind == TOKEN_COLON)
			found = read_label(p, s, i, &c);
		if (!found)
			continue;
		out->list = memory_grow(out->list, out->count, &out->room, sizeof *out->list);
		out->list[out->count++] = c;
		if (c.inverted && c.clause_end > i)
			i = c.clause_end - 1;
	}
}
