/* SPDX-License-Identifier: MIT */
#include "tokens.h"

#include "news/buffer.h"
#include "word.h"

static void
make_places(struct places *x, size_t room)
{
	x->list = memory_resize(x->list, room, sizeof *x->list);
}

/* No paragraph has more tokens than bytes: room for all of them is made at once. */
static void
make_room(struct paragraph *p)
{
	size_t most = p->span.end - p->span.start;

	if (most <= p->room)
		return;
	p->room = most > 2 * p->room ? most : 2 * p->room;
	p->tokens = memory_resize(p->tokens, p->room, sizeof *p->tokens);
	make_places(&p->capitals, p->room);
	make_places(&p->signals, p->room);
	make_places(&p->ends, p->room);
}

static inline void
note(struct paragraph *p, struct places *x)
{
	x->list[x->count++] = (uint32_t)p->count;
}

static inline void
add(struct paragraph *p, size_t start, size_t end, enum token_kind kind, uint64_t classes)
{
	p->tokens[p->count++] = (struct token){
		.start = start, .end = end, .kind = (unsigned char)kind, .classes = classes
	};
}

static inline void
add_small(struct paragraph *p, size_t start, size_t end, uint64_t classes)
{
	if (classes & WORD_SIGNAL)
		note(p, &p->signals);
	add(p, start, end, TOKEN_WORD, classes);
}

static inline void
add_classed(struct paragraph *p, size_t start, size_t end, uint64_t classes)
{
	if (classes & WORD_CAPITAL)
		note(p, &p->capitals);
	if (classes & WORD_STOPPED)
		note(p, &p->ends);
	add_small(p, start, end, classes);
}

static inline void
add_other(struct paragraph *p, size_t start, size_t end, enum token_kind kind)
{
	if (kind == TOKEN_COLON)
		note(p, &p->signals);
	else if (kind == TOKEN_STOP || kind == TOKEN_CLOSE || kind == TOKEN_QUOTE)
		note(p, &p->ends);
	add(p, start, end, kind, 0);
}

/* Split he'd, we'll and the like in two; false for a word that is one. */
static bool
add_contraction(struct paragraph *p, size_t at, size_t end)
{
	uint64_t verb = 0;
	size_t mark = at + word_contraction(text_slice(p->text, at, end), &verb);

	if (mark >= end)
		return false;
	add_classed(p, at, mark, word_classes(p->text, at, mark, false));
	add_small(p, mark, end, verb);
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
	size_t letters = text_eight_letters(eight), end = at + letters;
	while (letters == 8 && end + 8 <= p->text.length) {
		letters = text_eight_letters(text_eight(p->text.data + end));
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
		add_small(p, at, end, classes);
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

/* Behind the bytes from AT on that are the same. */
static inline size_t
behind_equals(const struct paragraph *p, size_t at)
{
	size_t end = at + 1;

	while (end < p->span.end && p->text.data[end] == p->text.data[at])
		end++;
	return end;
}

/* Anything but a word: returns where it ends. A run of equal marks is one token. */
static size_t
add_mark(struct paragraph *p, size_t at)
{
	size_t size, end;
	uint32_t code = utf8_at(p->text, at, &size);

	end = at + size;
	if (code <= ' ' || (code >= 0x80 && code_is_space(code)))
		return end;
	if ((code == '\'' || code == 0x2019) && take_possessive(p, at, end))
		return end;
	if (size == 1)
		end = behind_equals(p, at);
	add_other(p, at, end, kind_of(code));
	return end;
}

static void
add_quote(struct paragraph *p, size_t stretch)
{
	const struct stretch *q = &p->stretches.list[stretch];
	struct span inner = span_trim(p->text, q->inner);
	struct token *t = &p->tokens[p->count];

	add_other(p, q->outer.start, q->outer.end, TOKEN_QUOTE);
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
tokens_read(struct paragraph *p)
{
	make_room(p);
	p->count = p->capitals.count = p->signals.count = p->ends.count = 0;
	add_all(p);
}
