/* SPDX-License-Identifier: MIT */
#include "subject.h"

enum { REACH = 40, GROUP = 8 }; /* tokens */

static const struct phrase nobody = { PHRASE_NONE, 0, 0, 0, 0 };

bool
subject_is_adverb(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind != TOKEN_WORD || token_is(t, WORD_CAPITAL))
		return false;
	return token_is(t, WORD_ADVERB) || (t->classes == 0 && t->end - t->start > 4 &&
	                                    text_ends(token_text(p, i), text_of("ly")));
}

size_t
subject_verb_group(const struct paragraph *p, size_t floor, size_t verb, bool *be, bool *to)
{
	size_t i = verb;

	*be = *to = false;
	while (i > floor && verb - i < GROUP) {
		const struct token *t = &p->tokens[i - 1];
		if (token_is(t, WORD_AUXILIARY)) {
			*be = *be || token_is(t, WORD_BE);
		} else if (token_equals(p, i - 1, "to")) {
			*to = true;
		} else if (!subject_is_adverb(p, i - 1) &&
		           !(token_is(t, WORD_TIME) && i - 1 > floor && phrase_takes(p, i - 2))) {
			break;
		}
		i--;
	}
	return i;
}

bool
subject_is_governed(const struct paragraph *p, size_t floor, const struct phrase *f)
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

/* A place in an apposition: "Conn.", "a Norwich". */
static bool
is_no_speaker(const struct paragraph *p, const struct phrase *f)
{
	const struct token *first = &p->tokens[f->start];

	return token_equals(p, f->start, "a") || token_equals(p, f->start, "an") ||
	       (f->end - f->start == 1 && token_is(first, WORD_STOPPED));
}

/* "a clerk from Norwich, Vermont,": does NAME say more of the place with which F ends? */
static bool
is_place(const struct paragraph *p, const struct phrase *f, const struct phrase *name)
{
	return token_is(&p->tokens[f->end - 1], WORD_CAPITAL) && name->end - name->start == 1 &&
	       !token_is(&p->tokens[name->start], WORD_GIVEN);
}

struct phrase
subject_over_insertion(const struct paragraph *p, size_t floor, size_t comma)
{
	struct phrase found = nobody;

	for (size_t i = comma; i-- > floor && comma - i < REACH;) {
		struct phrase name;
		if (p->tokens[i].kind == TOKEN_QUOTE || p->tokens[i].kind == TOKEN_SEMICOLON)
			break;
		if (p->tokens[i].kind != TOKEN_COMMA && p->tokens[i].kind != TOKEN_DASH)
			continue;
		struct phrase f = phrase_before(p, floor, i);
		if (f.kind == PHRASE_PRONOUN && subject_is_governed(p, floor, &f))
			f = phrase_before(p, floor,
			                  f.start - 1); /* "the owner of a house beside it," */
		if (f.kind == PHRASE_NONE || f.kind == PHRASE_PRONOUN ||
		    subject_is_governed(p, floor, &f))
			continue;
		bool leads = token_is(&p->tokens[f.start],
		                      WORD_DETERMINER | WORD_POSSESSIVE | WORD_CAPITAL);
		if (f.kind == PHRASE_NOMINAL && leads && is_bare_name(p, i + 1, comma, &name) &&
		    !is_place(p, &f, &name)) {
			f.kind = PHRASE_NAME;
			f.end = comma;
			f.name_start = name.name_start;
			f.name_end = name.name_end;
		}
		if (f.kind == PHRASE_NAME && !is_no_speaker(p, &f))
			return f;
		if (found.kind == PHRASE_NONE && leads)
			found = f;
	}
	if (found.kind == PHRASE_NONE) {
		found = subject_first(p, floor, comma);
		if (found.end - found.start < 2 || !phrase_can_speak(p, &found))
			return nobody;
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
	bool opens = token_is(t, WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_ING | WORD_TIME |
	                                 WORD_ADVERB | WORD_ACCORDING) ||
	             (token_is(t, WORD_PAST) && !token_is(t, WORD_SUBJECT));
	size_t length = t->end - t->start;
	if (!opens && length > 4)
		opens = text_ends(token_text(p, i), text_of("ing")) ||
		        text_ends(token_text(p, i), text_of("ly"));
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
subject_first(const struct paragraph *p, size_t floor, size_t before)
{
	size_t at = behind_opening(p, floor, before);
	struct phrase f = phrase_after(p, at, before);

	return f;
}

bool
subject_looks_finite(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind != TOKEN_WORD || token_is(t, WORD_CAPITAL))
		return false;
	return token_is(t, WORD_VERB | WORD_AUXILIARY | WORD_PAST | WORD_THIRD) ||
	       token_looks_past(p, i) || (t->classes == 0 && p->text.data[t->end - 1] == 's');
}

/* The subject of token I as a verb, when it has one that can speak. */
static struct phrase
subject_of_verb(const struct paragraph *p, size_t floor, size_t i)
{
	bool be, to;
	size_t start = subject_verb_group(p, floor, i, &be, &to);

	if (to || start == floor)
		return nobody;
	bool over = p->tokens[start - 1].kind == TOKEN_COMMA;
	struct phrase f =
	        over ? subject_over_insertion(p, floor, start - 1) : phrase_before(p, floor, start);
	bool guessed =
	        !token_is(&p->tokens[i], WORD_VERB | WORD_AUXILIARY | WORD_PAST | WORD_THIRD) &&
	        !token_looks_past(p, i);
	if ((guessed && f.kind == PHRASE_NOMINAL) || !phrase_can_speak(p, &f) ||
	    subject_is_governed(p, floor, &f) || token_is(&p->tokens[f.end - 1], WORD_POSSESSIVE))
		return nobody;
	return f;
}

struct phrase
subject_between(const struct paragraph *p, size_t floor, size_t before)
{
	struct phrase inner = nobody;

	for (size_t i = before; i-- > floor && before - i < REACH;) {
		if (p->tokens[i].kind == TOKEN_QUOTE || !subject_looks_finite(p, i))
			continue;
		struct phrase f = subject_of_verb(p, floor, i);
		if (f.kind == PHRASE_NONE)
			continue;
		if (f.start == floor || !token_is(&p->tokens[f.start - 1], WORD_SUBORDINATOR))
			return f;
		if (inner.kind == PHRASE_NONE)
			inner = f;
	}
	return inner;
}

struct phrase
subject_near(const struct paragraph *p, size_t floor, size_t before)
{
	struct phrase f = subject_between(p, floor, before);

	return f.kind != PHRASE_NONE ? f : subject_first(p, floor, before);
}

struct phrase
subject_opening(const struct paragraph *p, size_t at, size_t ceiling)
{
	struct phrase f = phrase_after(p, at, ceiling);
	size_t verb = f.end;

	while (verb < ceiling && subject_is_adverb(p, verb))
		verb++;
	return f.kind != PHRASE_NONE && f.start == at && phrase_can_speak(p, &f) &&
	                       verb < ceiling && subject_looks_finite(p, verb)
	               ? f
	               : nobody;
}

struct phrase
subject_behind(const struct paragraph *p, size_t from, size_t ceiling)
{
	for (size_t i = from; i + 2 < ceiling && i - from < REACH; i++) {
		bool breaks = p->tokens[i].kind == TOKEN_COMMA ||
		              (p->tokens[i].kind == TOKEN_QUOTE && p->tokens[i].last == ',');
		if (!breaks || p->tokens[i + 1].kind != TOKEN_WORD)
			continue;
		struct phrase f = subject_opening(p, i + 1, ceiling);
		if (f.kind != PHRASE_NONE)
			return f;
	}
	return nobody;
}

struct phrase
subject_author(const struct paragraph *p, size_t floor, struct phrase f)
{
	struct phrase author;

	if (f.kind != PHRASE_NOMINAL ||
	    !(token_equals(p, f.start, "a") || token_equals(p, f.start, "an")))
		return f;
	author = subject_between(p, floor, f.start);
	return author.kind != PHRASE_NONE ? author : f;
}

size_t
subject_relative(const struct paragraph *p, size_t floor, size_t start)
{
	for (size_t i = start; i-- > floor && start - i < 14;) {
		const struct token *t = &p->tokens[i];
		if (token_is(t, WORD_RELATIVE) && i > floor && token_is(t - 1, WORD_PREPOSITION) &&
		    !token_is(t - 1, WORD_SUBORDINATOR))
			return SIZE_MAX; /* "to which" */
		if (token_is(t, WORD_RELATIVE) && !token_is(t, WORD_POSSESSIVE))
			return i + 1 == start || !token_equals(p, i, "that") ? i : SIZE_MAX;
		if ((t->kind != TOKEN_WORD && t->kind != TOKEN_COMMA) ||
		    token_is(t, WORD_SUBJECT) || subject_looks_finite(p, i))
			return SIZE_MAX;
		if (i + 1 == start && t->kind == TOKEN_WORD && !token_is(t, WORD_TIME) &&
		    (token_is(t, WORD_CAPITAL) || token_is(t, WORD_ROLE)))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

struct phrase
subject_antecedent(const struct paragraph *p, size_t floor, size_t relative)
{
	size_t end = relative;

	if (end > floor &&
	    (p->tokens[end - 1].kind == TOKEN_COMMA || p->tokens[end - 1].kind == TOKEN_DASH))
		end--;
	if (end > floor + 1 && token_is(&p->tokens[end - 1], WORD_SEAT))
		end -= p->tokens[end - 2].kind == TOKEN_COMMA ? 2 : 1;
	struct phrase f = phrase_before(p, floor, end);
	if (f.kind == PHRASE_PRONOUN && token_is(&p->tokens[f.start], WORD_NEUTER))
		return nobody; /* "a house beside it, who" */
	if (phrase_can_speak(p, &f))
		return f;
	for (size_t i = f.end; i-- > f.start;)
		if (token_is(&p->tokens[i], WORD_PREPOSITION)) {
			struct phrase part = phrase_before(p, i + 1, end);
			return phrase_can_speak(p, &part) ? part : f;
		}
	return f;
}

struct phrase
subject_whole(const struct paragraph *p, size_t floor, struct phrase f, size_t end)
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
