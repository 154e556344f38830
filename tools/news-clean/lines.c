/* SPDX-License-Identifier: MIT */
#include "lines.h"

#include "news/buffer.h"

enum { PHRASE_WORDS = 60 }; /* words of a line that phrases are looked for in */

/* What a byte is to a word. */
enum byte { BYTE_SPACE = 1, BYTE_LOWER, BYTE_UPPER, BYTE_DIGIT, BYTE_MARK, BYTE_HIGH };

static enum byte
byte_class(unsigned char c)
{
	if (c >= 0x80)
		return BYTE_HIGH;
	if (c <= ' ')
		return BYTE_SPACE;
	if (ascii_is_lower((char)c))
		return BYTE_LOWER;
	if (ascii_is_upper((char)c))
		return BYTE_UPPER;
	return ascii_is_digit((char)c) ? BYTE_DIGIT : BYTE_MARK;
}

/* A line on its way: the word that is being read, and sums. */
struct measure {
	struct text text;
	struct lines *lines;
	struct line *line;
	size_t word_start, letters, upper_letters, ideographs;
	uint64_t word;
	uint32_t word_hash;
	unsigned word_letters, word_digits;
	bool in_word, capital, sentence_end, after_end;
	uint8_t classes[256];
};

static void
count(uint16_t *n)
{
	if (*n < UINT16_MAX)
		++*n;
}

/* What stands at START: a phrase of furniture? */
static void
look_up_phrase(struct measure *m)
{
	struct line *line = m->line;
	if (line->words >= PHRASE_WORDS)
		return;
	bool weak;
	enum kind kind = lexicon_phrase(text_slice(m->text, m->word_start, line->span.end), &weak);
	if (kind == KIND_NONE)
		return;
	if (line->words == 0)
		line->opening = (uint8_t)kind;
	if (!line->phrase)
		line->phrase = (uint8_t)kind;
	if (weak)
		line->weak |= 1u << kind;
	else
		line->phrases |= 1u << kind;
}

static void
add_term(struct measure *m)
{
	struct lines *lines = m->lines;
	lines->terms = memory_grow(lines->terms, lines->term_count, &lines->term_capacity, sizeof *lines->terms);
	lines->terms[lines->term_count++] = m->word_hash;
	count(&m->line->terms);
}

static void
end_word(struct measure *m)
{
	struct line *line = m->line;
	if (m->word_letters + m->word_digits > 0) {
		unsigned bits = lexicon_word(m->word);
		if (line->words == 0)
			line->begins = m->word_hash;
		if (m->word_letters >= 4 && !(bits & WORD_FUNCTION))
			add_term(m);
		if (bits & WORD_PHRASE)
			look_up_phrase(m);
		if (bits & WORD_LABEL && line->words == 0 && line->span.end - line->span.start < 64)
			line->label = (uint8_t)lexicon_label(text_span(m->text, line->span));
		if (m->after_end && m->capital)
			count(&line->stops);
		line->functions = (uint16_t)(line->functions + (bits & WORD_FUNCTION && line->functions < UINT16_MAX));
		line->you = (uint16_t)(line->you + (bits & WORD_YOU && line->you < UINT16_MAX));
		line->we = (uint16_t)(line->we + (bits & WORD_WE && line->we < UINT16_MAX));
		line->month |= (bits & WORD_TIME) != 0;
		if (m->word_digits)
			count(&line->numbers);
		if (m->capital)
			count(&line->capitals);
		count(&line->words);
		m->after_end = m->sentence_end;
		m->sentence_end = false;
	}
	m->in_word = false;
}

static void
begin_word(struct measure *m, size_t at)
{
	m->in_word = true;
	m->capital = false;
	m->word = 0;
	m->word_hash = 2166136261u;
	m->word_letters = m->word_digits = 0;
	m->word_start = at;
}

static void
add_letter(struct measure *m, unsigned char c, bool upper)
{
	if (!m->word_letters && !m->word_digits)
		m->capital = upper;
	m->word_letters++;
	m->letters++;
	m->upper_letters += upper;
	c = upper && c < 0x80 ? c | 0x20u : c;
	m->word_hash = (m->word_hash ^ c) * 16777619u;
	if (!(m->word >> 56))
		m->word = m->word << 8 | c;
}

static void
add_mark(struct measure *m, char c, size_t at)
{
	struct line *line = m->line;
	switch (c) {
	case ',': count(&line->commas); break;
	case '.': case '!': case '?': m->sentence_end = true; break;
	case '|': case '>': count(&line->separators); break;
	case '"': line->quotes |= 1; break;
	case '@': line->link = m->word_letters ? LINK_MAIL : LINK_HANDLE; break;
	case ':':
		if (at + 2 < line->span.end && m->text.data[at + 1] == '/' && m->text.data[at + 2] == '/')
			line->link = LINK_URL;
		else if (at + 1 < line->span.end && m->text.data[at + 1] == ' ' && line->words < 4)
			line->colon = true;
		else if (m->word_digits && at + 1 < line->span.end && ascii_is_digit(m->text.data[at + 1]))
			line->clock = true;
		break;
	}
	/* a bracket or a quote mark before the word is no part of it */
	if (!m->word_letters && !m->word_digits)
		m->word_start = at + 1;
}

/* One character beyond ASCII; returns its length. */
static size_t
add_high(struct measure *m, size_t at)
{
	size_t size;
	uint32_t code = utf8_at(m->text, at, &size);
	if (code_is_space(code)) {
		if (m->in_word)
			end_word(m);
	} else if (code == 0x2022 || code == 0xB7 || code == 0xBB || code == 0x203A || code == 0x25CF) {
		count(&m->line->separators);
	} else if (code >= 0x2018 && code <= 0x201F) {
		m->line->quotes |= code == 0x201C || code == 0x201D;
		if (!m->word_letters && !m->word_digits)
			m->word_start = at + size;
	} else if (code == 0xA9) {
		m->line->phrases |= 1u << KIND_LEGAL;
	} else if (code == 0x3002 || code == 0x2026) {
		m->sentence_end = true;
	} else if (code_is_letter(code)) {
		if (!m->in_word)
			begin_word(m, at);
		m->ideographs += code >= 0x3040 && code < 0xA000;
		add_letter(m, (unsigned char)m->text.data[at], code_is_upper(code));
		for (size_t i = 1; i < size; i++) {
			m->word_hash = (m->word_hash ^ (unsigned char)m->text.data[at + i]) * 16777619u;
			if (!(m->word >> 56))
				m->word = m->word << 8 | (unsigned char)m->text.data[at + i];
		}
	}
	return size;
}

static void
scan(struct measure *m)
{
	struct line *line = m->line;
	uint32_t hash = 2166136261u;
	for (size_t at = line->span.start; at < line->span.end;) {
		unsigned char c = (unsigned char)m->text.data[at];
		enum byte class = m->classes[c];
		if (class == BYTE_SPACE) {
			if (m->in_word)
				end_word(m);
			at++;
			continue;
		}
		hash = (hash ^ (class == BYTE_UPPER ? c | 0x20u : c)) * 16777619u;
		if (class == BYTE_HIGH) {
			at += add_high(m, at);
			continue;
		}
		if (!m->in_word)
			begin_word(m, at);
		if (class <= BYTE_UPPER)
			add_letter(m, c, class == BYTE_UPPER);
		else if (class == BYTE_DIGIT)
			m->word_digits++;
		else
			add_mark(m, (char)c, at);
		at++;
	}
	if (m->in_word)
		end_word(m);
	line->hash = hash;
}

static bool
is_closer(uint32_t code)
{
	return code == '"' || code == '\'' || code == ')' || code == ']' || code == '}' || code == '*'
		|| (code >= 0x2018 && code <= 0x201F) || code == 0xBB || code == 0x203A;
}

static enum close
close_of(struct text line)
{
	size_t size;
	uint32_t last = utf8_before(line, line.length, &size);
	bool bracket = last == ')' || last == ']';
	while (line.length > size && is_closer(last)) {
		line.length -= size;
		last = utf8_before(line, line.length, &size);
	}
	if (last == 0x2026 || text_ends(line, text_of("...")))
		return CLOSE_ELLIPSIS;
	if (last == '.' || last == '!' || last == '?' || last == 0x3002 || last == 0xFF01 || last == 0xFF1F)
		return CLOSE_STOP;
	if (last == ':' || last == 0xFF1A)
		return CLOSE_COLON;
	if (last == ',' || last == ';' || last == '-' || last == 0x2014 || last == 0x2013)
		return CLOSE_COMMA;
	if (bracket)
		return CLOSE_BRACKET;
	if (last < 0x80 && ascii_is_digit((char)last))
		return CLOSE_DIGIT;
	return code_is_letter(last) ? CLOSE_LETTER : CLOSE_OTHER;
}

static enum first
first_of(struct text line)
{
	size_t size;
	uint32_t code = utf8_at(line, 0, &size);
	if (code < 0x80 && ascii_is_digit((char)code))
		return FIRST_DIGIT;
	if (code_is_upper(code))
		return FIRST_UPPER;
	if (code_is_letter(code))
		return FIRST_LOWER;
	if (code == '"' || code == '\'' || (code >= 0x2018 && code <= 0x201F) || code == 0xAB)
		return FIRST_QUOTE;
	if (code == '-' || code == '*' || code == 0x2022 || code == 0x2013 || code == 0x2014 || code == 0xB7)
		return FIRST_BULLET;
	return code == '(' || code == '[' ? FIRST_BRACKET : FIRST_OTHER;
}

static void
summarize(struct measure *m)
{
	struct line *line = m->line;
	struct text text = text_span(m->text, line->span);
	size_t words = line->words + m->ideographs / 2;
	line->words = (uint16_t)(words > UINT16_MAX ? UINT16_MAX : words);
	line->close = (uint8_t)close_of(text);
	line->first = (uint8_t)first_of(text);
	line->upper = m->letters > 1 && m->upper_letters == m->letters;
	line->size = (uint8_t)((line->words > 3) + (line->words > 9) + (line->words > 19));
	bool closed = line->close == CLOSE_STOP || line->close == CLOSE_ELLIPSIS;
	line->shape = (uint8_t)(line->size * 2 + closed);
	line->outline = (uint8_t)(line->size * 3 + (closed ? 1 : line->close == CLOSE_COLON ? 2 : 0));
	line->texty = (closed && line->words >= 10) || line->words >= 25;
}

void
lines_measure(struct lines *lines, struct text text)
{
	static struct measure m;
	if (!m.classes[' '])
		for (unsigned c = 0; c < 256; c++)
			m.classes[c] = (uint8_t)byte_class((unsigned char)c);
	lines->count = lines->term_count = 0;
	lines->total = 0;
	for (size_t from = 0, end; from <= text.length; from = end + 1) {
		end = text_find(text, text_of("\n"), from);
		lines->total++;
		struct span span = span_trim(text, (struct span){ from, end });
		if (span.start == span.end)
			continue;
		lines->at = memory_grow(lines->at, lines->count, &lines->capacity, sizeof *lines->at);
		m.line = &lines->at[lines->count++];
		*m.line = (struct line){
			.span = span, .number = lines->total, .first_term = (uint32_t)lines->term_count
		};
		m.text = text;
		m.lines = lines;
		m.letters = m.upper_letters = m.ideographs = 0;
		m.in_word = m.sentence_end = m.after_end = false;
		scan(&m);
		summarize(&m);
	}
}
