/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include "news/buffer.h"
#include "word.h"

static struct token *
add(struct paragraph *p, size_t start, size_t end, enum token_kind kind)
{
	if (p->count == p->room)
		p->tokens = memory_grow(p->tokens, p->count, &p->room, sizeof *p->tokens);
	struct token *t = &p->tokens[p->count++];
	*t = (struct token){ .start = start, .end = end, .kind = (unsigned char)kind };
	return t;
}

/* Split he'd, we'll and the like in two; false for a word that is one. */
static bool
add_contraction(struct paragraph *p, size_t at, size_t end)
{
	uint64_t verb;
	size_t mark = at + word_contraction(text_slice(p->text, at, end), &verb);

	if (mark >= end)
		return false;
	add(p, at, mark, TOKEN_WORD)->classes = word_classes(p->text, at, mark);
	add(p, mark, end, TOKEN_WORD)->classes = verb;
	return true;
}

static size_t
add_word(struct paragraph *p, size_t at)
{
	bool plain;
	size_t end = word_end(p->text, at, p->span.end, &plain);
	uint64_t classes;

	if (plain && ascii_is_lower(p->text.data[at]))
		classes = lexicon_find(p->text, at, end);
	else if (!plain && add_contraction(p, at, end))
		return end;
	else
		classes = word_classes(p->text, at, end);
	if (end < p->span.end && p->text.data[end] == '.' &&
	    word_is_abbreviation(text_slice(p->text, at, end), text_slice(p->text, at, end + 1),
	                         &classes)) {
		classes |= WORD_STOPPED;
		end++;
	}
	add(p, at, end, TOKEN_WORD)->classes = classes;
	return end;
}

static enum token_kind
kind_of(uint32_t code)
{
	switch (code) {
	case ',':
		return TOKEN_COMMA;
	case '.':
	case '?':
	case '!':
	case 0x2026:
		return TOKEN_STOP;
	case ':':
		return TOKEN_COLON;
	case ';':
		return TOKEN_SEMICOLON;
	case '-':
	case 0x2013:
	case 0x2014:
	case 0x2015:
		return TOKEN_DASH;
	case '(':
	case '[':
		return TOKEN_OPEN;
	case ')':
	case ']':
		return TOKEN_CLOSE;
	default:
		return TOKEN_OTHER;
	}
}

/* The apostrophe of "the workers' union" belongs to its word. */
static bool
take_possessive(struct paragraph *p, size_t at, size_t end)
{
	struct token *last = p->count ? &p->tokens[p->count - 1] : NULL;

	if (!last || last->kind != TOKEN_WORD || last->end != at || p->text.data[at - 1] != 's')
		return false;
	last->end = end;
	last->classes |= WORD_POSSESSIVE;
	return true;
}

/* Anything but a word: returns where it ends. A run of equal marks is one token. */
static size_t
add_mark(struct paragraph *p, size_t at)
{
	size_t size, end;
	uint32_t code = utf8_at(p->text, at, &size);

	end = at + size;
	if (code_is_space(code))
		return end;
	if ((code == '\'' || code == 0x2019) && take_possessive(p, at, end))
		return end;
	while (size == 1 && end < p->span.end && p->text.data[end] == p->text.data[at])
		end++;
	add(p, at, end, kind_of(code));
	return end;
}

static void
add_quote(struct paragraph *p, size_t stretch)
{
	const struct stretch *q = &p->stretches.list[stretch];
	struct span inner = span_trim(p->text, q->inner);
	struct token *t = add(p, q->outer.start, q->outer.end, TOKEN_QUOTE);

	t->stretch = (unsigned)stretch;
	while (inner.end > inner.start && strchr("\"'", p->text.data[inner.end - 1]))
		inner.end--;
	if (inner.end > inner.start + 2 && !memcmp(p->text.data + inner.end - 3, "\xE2\x80\x99", 3))
		inner.end -= 3;
	if (inner.end == inner.start)
		return;
	t->last = p->text.data[inner.end - 1];
	if (inner.end > inner.start + 2 && !memcmp(p->text.data + inner.end - 3, "\xE2\x80\xA6", 3))
		t->last = '.';
	else if (inner.end > inner.start + 2 &&
	         !memcmp(p->text.data + inner.end - 3, "\xE2\x80\x94", 3))
		t->last = '-';
}

/* Can token I be the first of a sentence? */
static bool
can_begin(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return t->kind == TOKEN_QUOTE || t->kind == TOKEN_OPEN || token_is(t, WORD_CAPITAL) ||
	       (t->kind == TOKEN_WORD && ascii_is_digit(p->text.data[t->start]));
}

/* Does a sentence end behind token I? */
static bool
ends_sentence(const struct paragraph *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	if (i + 1 == p->count)
		return true;
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
	t->classes &= ~WORD_FUNCTION;
	if (!p->headline || !token_is(t, WORD_THIRD | WORD_PAST) || token_is(t, WORD_SHOUT))
		t->classes &= ~(WORD_SPEECH | WORD_THINK | WORD_BASE | WORD_ING);
}

/* What its words are, now that it is known where S begins. */
static void
read_sentence(struct paragraph *p, struct sentence *s)
{
	p->tokens[s->start].classes |= WORD_FIRST_OF_SENTENCE;
	for (size_t i = s->start; i < s->end; i++) {
		struct token *t = &p->tokens[i];
		if (i > s->start && token_is(t, WORD_CAPITAL))
			read_capital(p, t);
		s->classes |= t->classes;
		s->colon = s->colon || t->kind == TOKEN_COLON;
	}
}

static void
cut_sentences(struct paragraph *p)
{
	size_t start = 0;

	p->sentence_count = 0;
	for (size_t i = 0; i < p->count; i++) {
		if (!ends_sentence(p, i))
			continue;
		p->sentences = memory_grow(p->sentences, p->sentence_count, &p->sentence_room,
		                           sizeof *p->sentences);
		p->sentences[p->sentence_count] = (struct sentence){ .start = start, .end = i + 1 };
		p->sentence_count++;
		start = i + 1;
	}
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
	size_t next = 0;

	word_init();
	p->text = text;
	p->span = span;
	p->count = 0;
	marks_pair(text, span, goes_on, &p->stretches);
	for (size_t at = span.start; at < span.end;) {
		while (next < p->stretches.count && p->stretches.list[next].outer.start < at)
			next++;
		if (next < p->stretches.count && p->stretches.list[next].outer.start == at) {
			add_quote(p, next);
			at = p->stretches.list[next].outer.end;
		} else if (word_letter_at(text, at, span.end)) {
			at = add_word(p, at);
		} else if (text.data[at] == ' ') {
			at++;
		} else {
			at = add_mark(p, at);
		}
	}
	cut_sentences(p);
	p->headline = is_headline(p);
	for (size_t i = 0; i < p->sentence_count; i++)
		read_sentence(p, &p->sentences[i]);
}

static bool
ends_in(const struct paragraph *p, size_t i, const char *ending)
{
	return i < p->count && p->tokens[i].kind == TOKEN_WORD &&
	       !token_is(&p->tokens[i], WORD_CAPITAL) &&
	       p->tokens[i].end - p->tokens[i].start > strlen(ending) + 2 &&
	       text_ends(token_text(p, i), text_of(ending));
}

bool
token_looks_past(const struct paragraph *p, size_t i)
{
	return ends_in(p, i, "ed");
}

bool
token_looks_ing(const struct paragraph *p, size_t i)
{
	return ends_in(p, i, "ing");
}
