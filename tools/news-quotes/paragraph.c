/* SPDX-License-Identifier: MIT */
#include "paragraph.h"

#include "news/buffer.h"
#include "word.h"

/* what a sentence begins with, and hardly a name */
#define WORD_OPENING                                                                               \
	(WORD_PREPOSITION | WORD_SUBORDINATOR | WORD_CONJUNCTION | WORD_DETERMINER | WORD_ADVERB | \
	 WORD_SUBJECT)

/* Can token I be the first of a sentence? */
static bool
can_begin(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return t->kind == TOKEN_QUOTE || t->kind == TOKEN_OPEN || token_is(t, WORD_CAPITAL) ||
	       (t->kind == TOKEN_WORD && ascii_is_digit(p->text.data[t->start]));
}

/* Does a sentence end behind token I, which is not the last one? */
static bool
ends_sentence(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (t->kind == TOKEN_STOP ||
	    (t->kind == TOKEN_CLOSE && i && p->tokens[i - 1].kind == TOKEN_STOP))
		return can_begin(p, i + 1) && p->tokens[i + 1].start > t->end;
	if (t->kind == TOKEN_QUOTE)
		return strchr(".?!", t->last) && t->last && can_begin(p, i + 1);
	/* a full stop that belongs to its word, before a word that seldom stands inside a name */
	return token_is(t, WORD_STOPPED) && !token_is(t, WORD_TITLE | WORD_INITIAL) &&
	       token_is(&p->tokens[i + 1], WORD_CAPITAL) &&
	       token_is(&p->tokens[i + 1], WORD_DETERMINER | WORD_SUBJECT | WORD_SUBORDINATOR |
	                                           WORD_PREPOSITION | WORD_CONJUNCTION);
}

/* A capital inside a sentence makes a name of most words. */
static void
read_capital(const struct paragraph *p, struct token *t)
{
	if (t[-1].kind == TOKEN_COLON)
		return;
	if (t[-1].kind != TOKEN_WORD && t[-1].kind != TOKEN_COMMA && !token_is(t, WORD_SHOUT) &&
	    token_is(t, WORD_OPENING)) {
		t->classes |= WORD_FIRST_OF_SENTENCE; /* "WASHINGTON (AP) — When" */
		return;
	}
	t->classes &= ~WORD_FUNCTION;
	if (!p->headline || !token_is(t, WORD_THIRD | WORD_PAST) || token_is(t, WORD_SHOUT))
		t->classes &= ~(WORD_SPEECH | WORD_THINK | WORD_BASE | WORD_ING);
}

/* What the words with capitals are, now that it is known where sentences begin. */
static void
read_capitals(struct paragraph *p)
{
	struct sentence *s = p->sentences;

	for (size_t n = 0; n < p->sentence_count; n++)
		p->tokens[p->sentences[n].start].classes |= WORD_FIRST_OF_SENTENCE;
	for (size_t n = 0; n < p->capitals.count; n++) {
		size_t i = p->capitals.list[n];
		while (i >= s->end)
			s++;
		if (i > s->start)
			read_capital(p, &p->tokens[i]);
	}
}

/* The next sentence of P ends behind token END - 1. */
static void
add_sentence(struct paragraph *p, size_t end)
{
	struct sentence s = { .end = end };

	if (p->sentence_count) {
		s.start = p->sentences[p->sentence_count - 1].end;
		s.signal = p->sentences[p->sentence_count - 1].signal_end;
	}
	s.signal_end = s.signal;
	while (s.signal_end < p->signals.count && p->signals.list[s.signal_end] < end)
		s.signal_end++;
	p->sentences = memory_grow(p->sentences, p->sentence_count, &p->sentence_room,
	                           sizeof *p->sentences);
	p->sentences[p->sentence_count++] = s;
}

static void
cut_sentences(struct paragraph *p)
{
	p->sentence_count = 0;
	for (size_t n = 0; n < p->ends.count; n++) {
		size_t i = p->ends.list[n];
		if (i + 1 < p->count && ends_sentence(p, i))
			add_sentence(p, i + 1);
	}
	if (p->count)
		add_sentence(p, p->count);
}

static bool
is_headline(const struct paragraph *p)
{
	size_t words = 0, capitals = 0;

	const struct token *last = p->count ? &p->tokens[p->count - 1] : NULL;

	if (p->sentence_count != 1 || last->kind == TOKEN_STOP || p->count > 40 ||
	    (last->kind == TOKEN_QUOTE && last->last && strchr(".?!", last->last)))
		return false;
	for (size_t i = 0; i < p->count; i++)
		if (p->tokens[i].kind == TOKEN_WORD && p->tokens[i].end - p->tokens[i].start > 3) {
			words++;
			capitals += token_is(&p->tokens[i], WORD_CAPITAL);
		}
	return words > 3 && capitals * 10 >= words * 7;
}

void
paragraph_read(struct paragraph *p, struct text text, struct span span, bool goes_on)
{
	word_init();
	p->text = text;
	p->span = span;
	marks_pair(text, span, goes_on, &p->stretches);
	tokens_read(p);
	cut_sentences(p);
	p->headline = is_headline(p);
	read_capitals(p);
}
