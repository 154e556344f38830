/* SPDX-License-Identifier: MIT */
#include "phrase.h"

#include "name.h"

enum { REACH = 40 }; /* tokens a phrase may have */

static bool
is_linking(const struct paragraph *p, size_t i)
{
	if (token_is(&p->tokens[i], WORD_LINKING))
		return true;
	return token_is(&p->tokens[i], WORD_PREPOSITION) && i && token_equals(p, i, "by") &&
	       (token_looks_past(p, i - 1) || token_is(&p->tokens[i - 1], WORD_ORGANISATION));
}

/* The parenthesis that closes at token I begins at: its token, or I + 1 when it is too far away. */
static size_t
open_before(const struct paragraph *p, size_t floor, size_t i)
{
	for (size_t at = i; at-- > floor && i - at < REACH;)
		if (p->tokens[at].kind == TOKEN_OPEN)
			return at;
	return i + 1;
}

/* "the couple started", "Ann Miller elected": a verb rather than an adjective. */
static bool
is_past_behind_noun(const struct paragraph *p, size_t floor, size_t i)
{
	if (!token_looks_past(p, i) || i == floor || p->tokens[i - 1].kind != TOKEN_WORD ||
	    !phrase_takes(p, i - 1))
		return false;
	return !text_ends(token_text(p, i - 1), text_of("ly")) &&
	       !token_is(&p->tokens[i - 1], WORD_POSSESSIVE);
}

/* May the phrase that begins at token I reach further left? The new beginning, or I. */
static size_t
step_left(const struct paragraph *p, size_t floor, size_t i)
{
	const struct token *t = &p->tokens[i - 1];

	if (t->kind == TOKEN_CLOSE) {
		size_t open = open_before(p, floor, i - 1);
		return open < i && open > floor ? open : i;
	}
	if (t->kind == TOKEN_QUOTE)
		return i - 1 > floor && token_is_capital(p, i - 2) && token_is_capital(p, i) ? i - 1
		                                                                             : i;
	if (t->kind != TOKEN_WORD)
		return i;
	if (token_looks_ing(p, i - 1) && i - 1 > floor &&
	    token_is(&p->tokens[i - 2], WORD_PREPOSITION))
		return i;
	if (phrase_takes(p, i - 1))
		return is_past_behind_noun(p, floor, i - 1) ? i : i - 1;
	if (token_is(t, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER))
		return i - 1;
	if (i - 1 > floor && is_linking(p, i - 1) &&
	    (phrase_takes(p, i - 2) || token_is(&p->tokens[i - 2], WORD_NUMBER | WORD_DETERMINER)))
		return i - 1;
	if (i - 1 > floor && token_equals(p, i - 1, "and") && token_is_capital(p, i - 2) &&
	    phrase_takes(p, i - 2) &&
	    (token_is_capital(p, i) || token_is(&p->tokens[i], WORD_DETERMINER)))
		return i - 1;
	return i;
}

/* Is token I a determiner that nothing but a linking word may precede? */
static bool
is_left_edge(const struct paragraph *p, size_t floor, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (!token_is(t, WORD_DETERMINER | WORD_POSSESSIVE) ||
	    (token_is(t, WORD_CAPITAL) && !token_is(t, WORD_DETERMINER)))
		return false;
	if (token_is(t, WORD_POSSESSIVE) && !token_is(t, WORD_DETERMINER))
		return false;
	return i == floor ||
	       !(is_linking(p, i - 1) || token_is(&p->tokens[i - 1], WORD_DETERMINER) ||
	         token_equals(p, i - 1, "and"));
}

/* The run of capitals that heads PHRASE: the last one before a linking word, when nothing follows
 * it there. */
static void
find_name(const struct paragraph *p, struct phrase *f)
{
	size_t start = f->end, end = f->end, head = f->start;

	for (size_t i = f->start; i < f->end;) {
		bool first = token_is(&p->tokens[i], WORD_FIRST_OF_SENTENCE);
		if (token_is_capital(p, i) && phrase_takes(p, i) &&
		    !(first && f->end - f->start == 1 &&
		      token_is(&p->tokens[i], WORD_ROLE | WORD_ORGANISATION))) {
			size_t stop = name_end(p, i, f->end);
			if (stop == i)
				stop = i + 1;
			start = i;
			head = end = stop;
			i = stop;
		} else if (is_linking(p, i) && i > f->start) {
			bool only_title = start < end &&
			                  token_is(&p->tokens[end - 1], WORD_TITLE | WORD_ROLE) &&
			                  end - start < 3;
			if (!only_title)
				break;
			i++;
		} else {
			if (p->tokens[i].kind == TOKEN_OPEN)
				break;
			head = ++i;
		}
	}
	if (start < end && head == f->end && f->end - end == 2 && token_equals(p, end, "and"))
		head = end; /* "Ann Miller and others" */
	if (start == f->end || head != end || token_is(&p->tokens[end - 1], WORD_POSSESSIVE))
		return;
	if (end - start == 1 && token_is(&p->tokens[start], WORD_ROLE | WORD_TITLE) &&
	    !token_is(&p->tokens[start], WORD_GIVEN))
		return;
	f->kind = PHRASE_NAME;
	f->name_start = name_start(p, start, end);
	f->name_end = end;
}

static struct phrase
finish(const struct paragraph *p, size_t start, size_t end)
{
	struct phrase f = { PHRASE_NONE, start, end, end, end };

	while (f.start < f.end && (p->tokens[f.start].kind != TOKEN_WORD ||
	                           token_is(&p->tokens[f.start], WORD_CONJUNCTION) ||
	                           (token_is(&p->tokens[f.start], WORD_PREPOSITION) &&
	                            !token_is(&p->tokens[f.start], WORD_CAPITAL))))
		f.start++;
	if (f.start == f.end)
		return f;
	if (f.end - f.start == 1 && token_is(&p->tokens[f.start], WORD_SUBJECT)) {
		f.kind = PHRASE_PRONOUN;
		return f;
	}
	if (token_is(&p->tokens[f.end - 1], WORD_DETERMINER | WORD_PREPOSITION) &&
	    !token_is(&p->tokens[f.end - 1], WORD_SUBJECT | WORD_NUMBER) &&
	    (f.end - f.start == 1 || !token_is(&p->tokens[f.end - 1], WORD_CAPITAL)))
		return f;
	if (p->tokens[f.end - 1].kind == TOKEN_QUOTE && f.end - f.start < 4)
		return f;
	f.kind = PHRASE_NOMINAL;
	find_name(p, &f);
	return f;
}

struct phrase
phrase_before(const struct paragraph *p, size_t floor, size_t end)
{
	size_t start = end;

	if (end == floor)
		return (struct phrase){ PHRASE_NONE, end, end, end, end };
	if (token_is(&p->tokens[end - 1], WORD_SUBJECT) &&
	    !token_is(&p->tokens[end - 1], WORD_DETERMINER))
		return finish(p, end - 1, end);
	while (start > floor && end - start < REACH) {
		size_t next = step_left(p, floor, start);
		if (next == start)
			break;
		start = next;
		if (is_left_edge(p, floor, start))
			break;
	}
	return finish(p, start, end);
}

/* The parenthesis that opens at token I ends behind: a token, or I when it is too far away. */
static size_t
close_behind(const struct paragraph *p, size_t i, size_t ceiling)
{
	for (size_t at = i; at < ceiling && at - i < REACH; at++)
		if (p->tokens[at].kind == TOKEN_CLOSE)
			return at + 1;
	return i;
}

/* "strategist and CNN contributor", "the owner and director": does the "and" at token I join what
 * one person is? */
static bool
joins_roles(const struct paragraph *p, size_t i)
{
	return token_is(&p->tokens[i - 1], WORD_ROLE) && i + 2 < p->count &&
	       (token_is_capital(p, i + 1) || token_is(&p->tokens[i + 1], WORD_ROLE) ||
	        (phrase_takes(p, i + 1) && token_is(&p->tokens[i + 2], WORD_ROLE)));
}

/* Can the word at token I join what follows it to a phrase: "of", "for", "and"? A name takes but
 * "of". */
static bool
joins_right(const struct paragraph *p, size_t at, size_t i, bool named)
{
	if (token_equals(p, i, "and"))
		return i > at && (token_is_capital(p, i - 1) || joins_roles(p, i));
	return (is_linking(p, i) || token_equals(p, i, "by")) &&
	       (!named || token_equals(p, i, "of"));
}

/* May the phrase [AT, I) reach further right? The new end, or I. NAMED: it has a name at its end.
 */
static size_t
step_right(const struct paragraph *p, size_t at, size_t ceiling, size_t i, bool *named)
{
	const struct token *t = &p->tokens[i], *before = i > at ? t - 1 : NULL;

	if (t->kind == TOKEN_OPEN && before) {
		size_t close = close_behind(p, i, ceiling);
		return close > i && close < ceiling && phrase_takes(p, close) ? close : i;
	}
	if (t->kind == TOKEN_QUOTE && before) {
		bool nickname =
		        i + 1 < ceiling && token_is_capital(p, i - 1) && token_is_capital(p, i + 1);
		return nickname || token_is(before, WORD_DETERMINER) ? i + 1 : i;
	}
	if (t->kind != TOKEN_WORD)
		return i;
	if (phrase_takes(p, i)) {
		if (before && is_past_behind_noun(p, at, i) && !token_equals(p, i + 1, "by"))
			return i;
		*named = token_is_capital(p, i) && !token_is(t, WORD_TITLE | WORD_POSSESSIVE);
		return i + 1;
	}
	bool starts = !before || is_linking(p, i - 1) ||
	              token_is(before, WORD_DETERMINER | WORD_CONJUNCTION);
	if (token_is(t, WORD_DETERMINER | WORD_POSSESSIVE | WORD_NUMBER) && starts)
		return i + 1;
	if (!before || i + 1 >= ceiling || !joins_right(p, at, i, *named))
		return i;
	return !token_is(t + 1, WORD_TIME) && (phrase_takes(p, i + 1) ||
	                                       token_is(t + 1, WORD_DETERMINER | WORD_POSSESSIVE))
	               ? i + 1
	               : i;
}

struct phrase
phrase_after(const struct paragraph *p, size_t at, size_t ceiling)
{
	size_t end = at;
	bool named = false;

	if (at < ceiling && token_is(&p->tokens[at], WORD_SUBJECT) &&
	    !token_is(&p->tokens[at], WORD_DETERMINER))
		return finish(p, at, at + 1);
	while (end < ceiling && end - at < REACH) {
		size_t next = step_right(p, at, ceiling, end, &named);
		if (next == end)
			break;
		end = next;
	}
	while (end - at > 1 && token_is(&p->tokens[end - 1], WORD_DETERMINER | WORD_PREPOSITION) &&
	       !token_is(&p->tokens[end - 1], WORD_CAPITAL | WORD_NUMBER) &&
	       !(token_is(&p->tokens[end - 1], WORD_SUBJECT) && token_equals(p, end - 2, "and")))
		end--;
	return finish(p, at, end);
}

bool
phrase_can_speak(const struct paragraph *p, const struct phrase *f)
{
	if (f->kind != PHRASE_NOMINAL)
		return f->kind != PHRASE_NONE;
	for (size_t i = f->start; i < f->end && !token_is(&p->tokens[i], WORD_PREPOSITION); i++)
		if (token_is(&p->tokens[i], WORD_ROLE | WORD_ORGANISATION))
			return true;
	return false;
}
