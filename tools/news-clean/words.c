/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <endian.h>

#include "news/buffer.h"

enum {
	PHRASE_WORDS = 60, /* words of a line that phrases are looked for in */
	LABEL_BYTES = 64,  /* no label is longer */
	HEAD_BYTES = 96, TAIL_BYTES = 40, /* what is read of a long line; between them words are estimated */
	GAP_BYTES = 24, WORD_BYTES = 6,
	TERM_LETTERS = 4   /* shorter words say nothing about what a line is about */
};

/* What a byte is to a word: bits. */
enum { SPACE = 1, LOWER = 2, UPPER = 4, DIGIT = 8, MARK = 16, HIGH = 32 };

#define TWICE(x) x, x
#define TIMES_4(x) TWICE(x), TWICE(x)
#define TIMES_8(x) TIMES_4(x), TIMES_4(x)
#define TIMES_16(x) TIMES_8(x), TIMES_8(x)
#define TIMES_26(x) TIMES_16(x), TIMES_8(x), TWICE(x)
#define TIMES_128(x) TIMES_16(x), TIMES_16(x), TIMES_16(x), TIMES_16(x), TIMES_16(x), TIMES_16(x), TIMES_16(x), TIMES_16(x)

static const uint8_t classes[256] = {
	TIMES_16(SPACE), TIMES_16(SPACE), SPACE, TIMES_8(MARK), TIMES_4(MARK), TWICE(MARK), MARK, /* to '/' */
	TIMES_8(DIGIT), TWICE(DIGIT), TIMES_4(MARK), TWICE(MARK), MARK,                          /* to '@' */
	TIMES_26(UPPER), TIMES_4(MARK), TWICE(MARK), TIMES_26(LOWER), TIMES_4(MARK), MARK, TIMES_128(HIGH)
};

/* A word on its way, and sums of its line. */
struct measure {
	struct text text;
	struct lines *lines;
	struct line *line;
	size_t start, previous_start;
	uint64_t word, previous; /* the first eight bytes of its letters, folded */
	unsigned letters, digits;
	unsigned ideographs, seen; /* in the line: seen are the bits of its letters */
	bool in_word, capital, sentence_end, after_end;
	bool begins;             /* the previous word may begin a phrase */
};

static uint32_t
mix(uint64_t word, unsigned letters)
{
	return (uint32_t)((word * 0x9E3779B97F4A7C15u) >> 32) + letters * 0x85EBCA6Bu;
}

static void
add_kind(struct line *line, enum kind kind, uint32_t *kinds, unsigned position)
{
	if (kind == KIND_NONE)
		return;
	*kinds |= 1u << kind;
	if (!line->phrase)
		line->phrase = (uint8_t)kind;
	if (!position)
		line->opening = (uint8_t)kind;
}

static void
look_up(struct measure *m, unsigned bits, enum kind kind)
{
	struct line *line = m->line;
	if (bits & WORD_PHRASE)
		add_kind(line, kind, &line->weak, line->words);
	if (m->begins && lexicon_may_pair(m->previous, m->word))
		add_kind(line, lexicon_phrase(text_slice(m->text, m->previous_start, line->span.end)), &line->phrases,
			line->words - 1u);
	if (bits & WORD_LABEL && line->words == 0 && line->span.end - line->span.start < LABEL_BYTES)
		line->label = (uint8_t)lexicon_label(text_span(m->text, line->span));
}

static void
add_term(struct measure *m, uint32_t hash)
{
	struct lines *lines = m->lines;
	lines->terms[lines->term_count++] = hash;
	m->line->terms++;
}

static void
end_word(struct measure *m)
{
	struct line *line = m->line;
	uint32_t hash = mix(m->word, m->letters);
	enum kind kind;
	unsigned bits = lexicon_word(m->word, &kind);
	line->hash = line->hash * 31 + hash;
	if (line->words == 0)
		line->begins = hash;
	if (line->words < PHRASE_WORDS)
		look_up(m, bits, kind);
	if (bits & WORD_FUNCTION)
		line->functions++;
	else if (m->letters >= TERM_LETTERS)
		add_term(m, hash);
	if (bits & (WORD_YOU | WORD_WE | WORD_TIME)) {
		line->you += (bits & WORD_YOU) != 0;
		line->we += (bits & WORD_WE) != 0;
		line->month |= bits & WORD_TIME && (m->capital || !(bits & WORD_FUNCTION));
	}
	line->numbers += m->digits > 0;
	line->capitals += m->capital;
	line->stops += m->capital && m->after_end;
	line->words++;
	m->after_end = m->sentence_end;
	m->sentence_end = false;
	m->begins = (bits & WORD_BEGINS) != 0;
	m->previous = m->word;
	m->previous_start = m->start;
}

/* The word so far, if it is one, is over. */
static void
finish(struct measure *m)
{
	if (m->in_word && m->letters + m->digits > 0)
		end_word(m);
	m->in_word = false;
}

static void
begin(struct measure *m, size_t at)
{
	if (m->in_word)
		return;
	m->in_word = true;
	m->capital = false;
	m->word = 0;
	m->letters = m->digits = 0;
	m->start = at;
}

static void
add_letter(struct measure *m, unsigned char c, unsigned class)
{
	if (!m->letters && !m->digits)
		m->capital = class == UPPER;
	m->letters++;
	m->seen |= class;
	if (!(m->word >> 56))
		m->word = m->word << 8 | (c < 0x80 ? c | 0x20u : c);
}

static void
add_colon(struct measure *m, size_t at)
{
	struct line *line = m->line;
	char next = at + 1 < line->span.end ? m->text.data[at + 1] : '\n';
	if (next == '/' && at + 2 < line->span.end && m->text.data[at + 2] == '/')
		line->link = LINK_URL;
	else if (next == ' ' && line->words < 4)
		line->colon = true;
	else if (m->digits && ascii_is_digit(next))
		line->clock = true;
}

static void
add_mark(struct measure *m, char c, size_t at)
{
	struct line *line = m->line;
	switch (c) {
	case ',': line->commas++; break;
	case '.': case '!': case '?': m->sentence_end = true; break;
	case '|': case '>': line->separators++; break;
	case '"': line->quotes = true; break;
	case '@': line->link = m->letters ? LINK_MAIL : LINK_HANDLE; break;
	case ':': add_colon(m, at); break;
	}
	/* a bracket or a quote mark before the word is no part of it */
	if (!m->letters && !m->digits)
		m->start = at + 1;
}

static void
add_high_letter(struct measure *m, size_t at, size_t size, uint32_t code)
{
	begin(m, at);
	m->ideographs += code >= 0x3040 && code < 0xA000;
	add_letter(m, (unsigned char)m->text.data[at], code_is_upper(code) ? UPPER : LOWER);
	for (size_t i = 1; i < size && !(m->word >> 56); i++)
		m->word = m->word << 8 | (unsigned char)m->text.data[at + i];
}

/* One character beyond ASCII; returns its length. */
static size_t
add_high(struct measure *m, size_t at)
{
	size_t size;
	uint32_t code = utf8_at(m->text, at, &size);
	if (code >= 0x2018 && code <= 0x201F) {
		m->line->quotes |= code == 0x201C || code == 0x201D;
		if (!m->letters && !m->digits)
			m->start = at + size;
	} else if (code_is_space(code)) {
		finish(m);
	} else if (code == 0x2022 || code == 0xB7 || code == 0xBB || code == 0x203A || code == 0x25CF) {
		m->line->separators++;
	} else if (code == 0xA9) {
		m->line->phrases |= 1u << KIND_LEGAL;
	} else if (code == 0x3002 || code == 0x2026) {
		m->sentence_end = true;
	} else if (code_is_letter(code)) {
		add_high_letter(m, at, size, code);
	}
	return size;
}

/* Eight bytes at AT, the first one lowest; zeros behind the text. */
static uint64_t
load(struct text t, size_t at)
{
	uint64_t bytes = 0;
	if (t.length - at >= sizeof bytes)
		memcpy(&bytes, t.data + at, sizeof bytes); /* a fixed size is one instruction */
	else
		memcpy(&bytes, t.data + at, t.length - at);
	return le64toh(bytes);
}

/* How many ASCII letters BYTES begin with. */
static unsigned
count_letters(uint64_t bytes)
{
	const uint64_t ones = 0x0101010101010101u, tops = ones << 7;
	uint64_t folded = (bytes & ~tops) | ones * 0x20;
	uint64_t letters = (folded + ones * (0x80 - 'a')) & ~(folded + ones * (0x7F - 'z')) & ~bytes & tops;
	return letters == tops ? 8 : (unsigned)__builtin_ctzll(~letters & tops) / 8;
}

/* The usual word, ASCII letters with a space or one mark and a space behind it; returns where it ends, or AT. */
static size_t
add_plain_word(struct measure *m, size_t at)
{
	const unsigned char *data = (const unsigned char *)m->text.data;
	size_t limit = m->line->span.end, end;
	uint64_t bytes = load(m->text, at);
	unsigned length = count_letters(bytes), seen = 0;
	if (!length)
		return at;
	for (end = at + length; length == 8 && end < limit && classes[data[end]] & (LOWER | UPPER); end++)
		seen |= classes[data[end]];
	unsigned class = end < limit ? classes[data[end]] : SPACE;
	bool marked = class == MARK && (end + 1 == limit || classes[data[end + 1]] == SPACE);
	if (class != SPACE && !marked)
		return at;
	bytes <<= 64 - 8 * length;
	uint64_t lower = bytes & 0x2020202020202020u;
	m->seen |= seen | (lower ? LOWER : 0u) | (lower != 0x2020202020202020u << (64 - 8 * length) ? UPPER : 0u);
	m->word = __builtin_bswap64(bytes | 0x2020202020202020u << (64 - 8 * length));
	m->capital = classes[data[at]] == UPPER;
	m->letters = (unsigned)(end - at);
	m->digits = 0;
	m->start = at;
	if (marked)
		add_mark(m, (char)data[end], end);
	end_word(m);
	return end + marked;
}

/* Character by character until white space or something beyond ASCII is dealt with. */
static size_t
add_odd_word(struct measure *m, size_t at)
{
	for (; at < m->line->span.end; at++) {
		unsigned char c = (unsigned char)m->text.data[at];
		unsigned class = classes[c];
		if (class == SPACE)
			break;
		if (class == HIGH)
			return at + add_high(m, at);
		begin(m, at);
		if (class & (LOWER | UPPER)) {
			add_letter(m, c, class);
		} else if (class == DIGIT) {
			m->digits++;
			m->line->hash = m->line->hash * 31 + c;
		} else {
			add_mark(m, (char)c, at);
		}
	}
	finish(m);
	return at;
}

/* Room for all the terms that a line from AT to END can have. */
static void
reserve_terms(struct lines *lines, size_t at, size_t end)
{
	size_t most = lines->term_count + (end - at) / (TERM_LETTERS + 1) + 1;
	if (most <= lines->term_capacity)
		return;
	lines->term_capacity = most * 2;
	lines->terms = memory_resize(lines->terms, lines->term_capacity, sizeof *lines->terms);
}

static void
measure_span(struct measure *m, size_t at, size_t end)
{
	reserve_terms(m->lines, at, end);
	while (at < end) {
		if (classes[(unsigned char)m->text.data[at]] == SPACE) {
			finish(m);
			at++;
			continue;
		}
		size_t next = m->in_word ? at : add_plain_word(m, at);
		at = next > at ? next : add_odd_word(m, at);
	}
	finish(m);
}

/* The first space in T at or after AT, or END. */
static size_t
next_space(struct text t, size_t at, size_t end)
{
	const char *space = memchr(t.data + at, ' ', end - at);
	return space ? (size_t)(space - t.data) : end;
}

void
words_measure(struct lines *lines, struct line *line, struct text text)
{
	struct measure m = { .text = text, .lines = lines, .line = line };
	size_t start = line->span.start, end = line->span.end, skipped = 0;
	if (end - start > HEAD_BYTES + GAP_BYTES + TAIL_BYTES) {
		size_t gap = next_space(text, start + HEAD_BYTES, end);
		size_t tail = next_space(text, end - TAIL_BYTES, end);
		if (gap < tail) {
			measure_span(&m, start, gap);
			start = tail;
			skipped = (tail - gap) / WORD_BYTES;
		}
	}
	measure_span(&m, start, end);
	line->measured = line->words ? line->words : 1;
	line->words += (uint32_t)(skipped + m.ideographs / 2);
	line->upper = m.seen == UPPER && line->words;
}
