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

static void
add_classed(struct paragraph *p, size_t start, size_t end, uint64_t classes)
{
	add(p, start, end, TOKEN_WORD)->classes = classes;
	if (!(classes & WORD_CAPITAL))
		return;
	if (p->capital_count == p->capital_room)
		p->capitals = memory_grow(p->capitals, p->capital_count, &p->capital_room,
		                          sizeof *p->capitals);
	p->capitals[p->capital_count++] = p->count - 1;
}

/* Split he'd, we'll and the like in two; false for a word that is one. */
static bool
add_contraction(struct paragraph *p, size_t at, size_t end)
{
	uint64_t verb;
	size_t mark = at + word_contraction(text_slice(p->text, at, end), &verb);

	if (mark >= end)
		return false;
	add_classed(p, at, mark, word_classes(p->text, at, mark, false));
	add(p, mark, end, TOKEN_WORD)->classes = verb;
	return true;
}

/* Most words: ASCII letters before a space or a comma. Returns where it ends, or 0 for another
 * word. */
static inline size_t
add_plain(struct paragraph *p, size_t at)
{
	if (at + 8 > p->text.length)
		return 0;
	uint64_t eight = text_eight(p->text.data + at), classes;
	size_t letters = word_letters(eight), end = at + letters;
	while (letters == 8 && end + 8 <= p->text.length) {
		letters = word_letters(text_eight(p->text.data + end));
		end += letters;
	}
	if (end >= p->span.end || end == at ||
	    (p->text.data[end] != ' ' && p->text.data[end] != ','))
		return 0;
	if (end - at < 8)
		eight &= (UINT64_C(1) << (end - at) * 8) - 1;
	if (end - at <= 8)
		classes = lexicon_find_short(eight);
	else
		classes = lexicon_find(p->text, at, end);
	if (ascii_is_lower((char)(eight & 0xFF))) {
		add(p, at, end, TOKEN_WORD)->classes = classes;
		return end;
	}
	if (end - at > 8 && word_is_shouted(eight))
		return 0;
	add_classed(p, at, end, word_with_capital(classes, eight));
	return end;
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
		classes = word_classes(p->text, at, end, plain);
	if (end < p->span.end && p->text.data[end] == '.' &&
	    word_is_abbreviation(text_slice(p->text, at, end), text_slice(p->text, at, end + 1),
	                         &classes)) {
		classes |= WORD_STOPPED;
		end++;
	}
	add_classed(p, at, end, classes);
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
	for (size_t n = 0; n < p->capital_count; n++) {
		size_t i = p->capitals[n];
		while (i >= s->end)
			s++;
		if (i > s->start)
			read_capital(p, &p->tokens[i]);
	}
}

static void
add_signal(struct paragraph *p, size_t i)
{
	if (p->signal_count == p->signal_room)
		p->signals = memory_grow(p->signals, p->signal_count, &p->signal_room,
		                         sizeof *p->signals);
	p->signals[p->signal_count++] = i;
}

static void
cut_sentences(struct paragraph *p)
{
	struct sentence s = { .start = 0 };

	p->sentence_count = p->signal_count = 0;
	for (size_t i = 0; i < p->count; i++) {
		const struct token *t = &p->tokens[i];
		if (token_is(t, WORD_SPEECH | WORD_THINK | WORD_ACCORDING) ||
		    t->kind == TOKEN_COLON)
			add_signal(p, i);
		bool inside = t->kind == TOKEN_WORD && !token_is(t, WORD_STOPPED);
		if (i + 1 < p->count && (inside || !ends_sentence(p, i)))
			continue;
		s.end = i + 1;
		s.signal_end = p->signal_count;
		p->sentences = memory_grow(p->sentences, p->sentence_count, &p->sentence_room,
		                           sizeof *p->sentences);
		p->sentences[p->sentence_count++] = s;
		s = (struct sentence){ .start = i + 1, .signal = p->signal_count };
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

/* The first stretch at or behind NEXT that opens at byte AT or later. */
static size_t
stretch_from(const struct paragraph *p, size_t next, size_t at)
{
	while (next < p->stretches.count && p->stretches.list[next].outer.start < at)
		next++;
	return next;
}

static void
add_all(struct paragraph *p)
{
	size_t next = 0, end = p->span.end, at = p->span.start;

	while (at < end) {
		next = stretch_from(p, next, at);
		size_t stop = next < p->stretches.count ? p->stretches.list[next].outer.start : end;
		while (at < stop) {
			size_t behind;
			if (p->text.data[at] == ' ')
				at++;
			else if ((behind = add_plain(p, at)))
				at = behind + (p->text.data[behind] == ' ');
			else if (word_letter_at(p->text, at, end))
				at = add_word(p, at);
			else
				at = add_mark(p, at);
		}
		if (at == stop && stop < end) {
			add_quote(p, next);
			at = p->stretches.list[next].outer.end;
		}
	}
}

void
paragraph_read(struct paragraph *p, struct text text, struct span span, bool goes_on)
{
	word_init();
	p->text = text;
	p->span = span;
	p->count = p->capital_count = 0;
	marks_pair(text, span, goes_on, &p->stretches);
	add_all(p);
	cut_sentences(p);
	p->headline = is_headline(p);
	read_capitals(p);
}

static inline bool
ends_in(const struct paragraph *p, size_t i, struct text ending)
{
	return i < p->count && p->tokens[i].kind == TOKEN_WORD &&
	       !token_is(&p->tokens[i], WORD_CAPITAL) &&
	       p->tokens[i].end - p->tokens[i].start > ending.length + 2 &&
	       !memcmp(p->text.data + p->tokens[i].end - ending.length, ending.data, ending.length);
}

bool
token_looks_past(const struct paragraph *p, size_t i)
{
	return ends_in(p, i, text_of("ed"));
}

bool
token_looks_ing(const struct paragraph *p, size_t i)
{
	return ends_in(p, i, text_of("ing"));
}
