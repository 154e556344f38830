/* SPDX-License-Identifier: MIT */
#include "date-word.h"

enum { DIGITS = 9, EM_DASH = '~' };

/* What a byte is to the tokenizer. */
enum byte_kind { BYTE_MARK, BYTE_SPACE, BYTE_LETTER, BYTE_FOREIGN, BYTE_DIGIT };
static uint8_t kinds[256];

static void
kinds_init(void)
{
	for (int c = 0; c < 256; c++)
		kinds[c] = c >= 0x80                           ? BYTE_FOREIGN
		         : ascii_is_alpha((char)c)             ? BYTE_LETTER
		         : ascii_is_digit((char)c)              ? BYTE_DIGIT
		         : ascii_is_space((char)c)              ? BYTE_SPACE
		                                                : BYTE_MARK;
}

/* The mark that the bytes at AT stand for, and their length; 0 for a letter, ' ' for a space. */
static int
mark_beyond_ascii(struct text t, size_t at, size_t *size)
{
	uint32_t code = utf8_at(t, at, size);

	switch (code) {
	case 0x2018: case 0x2019: case 0x02BC:
		return '\'';
	case 0x201C: case 0x201D: case 0xAB: case 0xBB:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
		return '-';
	case 0x2014: case 0x2015:
		return EM_DASH;
	case 0x2022: case 0xB7:
		return '|';
	case 0xA3: case 0x20AC: case 0xA5:
		return '$';
	case 0xBD:
		return HALF_SIGN;
	default:
		return code_is_space(code) ? ' ' : code_is_letter(code) ? 0 : '?';
	}
}

static void
token_add(struct date_tokens *t, struct date_token token)
{
	if (t->count == t->capacity)
		t->tokens = memory_grow(t->tokens, t->count, &t->capacity, sizeof *t->tokens);
	t->tokens[t->count++] = token;
}

/* The end of the letters of any script that go on at AT. */
static size_t
skip_letters(struct text text, size_t at)
{
	size_t size;

	while (at < text.length) {
		uint8_t kind = kinds[(unsigned char)text.data[at]];

		if (kind == BYTE_LETTER)
			at++;
		else if (kind == BYTE_FOREIGN && !mark_beyond_ascii(text, at, &size))
			at += size;
		else
			break;
	}
	return at;
}

/* Letters from AT on. */
static size_t
read_word(struct text text, size_t at, struct date_token *token)
{
	char padded[WORD_LONGEST + 1] = { 0 };
	const char *p = text.data + at;
	size_t start = at, capitals = at, letters;

	if (text.length - at < sizeof padded)
		p = memcpy(padded, p, text.length - at);
	letters = text_eight_letters(text_eight(p));
	if (letters == 8)
		letters += text_eight_letters(text_eight(p + 8));
	at += letters;
	while (letters > WORD_LONGEST && at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_LETTER)
		at++;
	token->class = DATE_WORD;
	if (ascii_is_upper(text.data[start]))
		token->flags = TOKEN_CAPITAL;
	if (at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_FOREIGN) {
		size_t end = skip_letters(text, at);

		if (end > at)
			return end;
	}
	if (letters && letters <= WORD_LONGEST)
		date_word_look_up(p, letters, token);
	while (capitals < at && ascii_is_upper(text.data[capitals]))
		capitals++;
	if (capitals == at)
		token->flags |= TOKEN_CAPITALS;
	return at;
}

static bool
digits_at(struct text t, size_t at, size_t count)
{
	if (t.length < at + count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!ascii_is_digit(t.data[at + i]))
			return false;
	return t.length - at == count || !ascii_is_digit(t.data[at + count]);
}

static size_t
read_digits(struct text text, size_t at, struct date_token *token)
{
	static const char *const suffixes[] = { "st", "nd", "rd", "th" };
	size_t digits = 0;

	token->class = DATE_DIGITS;
	for (;; at++) {
		if (at < text.length && ascii_is_digit(text.data[at])) {
			if (digits++ < DIGITS)
				token->value = token->value * 10 + (text.data[at] - '0');
		} else if (at < text.length && text.data[at] == ',' && digits_at(text, at + 1, 3) &&
		           (digits <= 3 || token->flags & TOKEN_GROUPED)) {
			token->flags |= TOKEN_GROUPED;
		} else {
			break;
		}
	}
	token->digits = (uint8_t)(digits < 255 ? digits : 255);
	for (size_t i = 0; i < 4; i++) {
		struct text rest = text_slice(text, at, text.length);

		if (text_starts_folded(rest, text_of(suffixes[i])) && text_is_word_edge(text, at + 2)) {
			token->flags |= TOKEN_ORDINAL;
			return at + 2;
		}
	}
	return at;
}

void
date_tokens_start(struct date_tokens *t, struct text text)
{
	if (!kinds['a']) {
		kinds_init();
		date_words_init();
	}
	if (text.length > UINT32_MAX)
		text.length = UINT32_MAX;
	t->text = text;
	t->read = t->count = 0;
	t->before = TOKEN_PARAGRAPH;
	token_add(t, (struct date_token){ .before = t->before });
}

void
date_tokens_more(struct date_tokens *t, size_t count)
{
	struct text text = t->text;
	size_t at = t->read, size, lines = 0;
	uint8_t before = t->before;

	while (at < text.length && t->count < count) {
		struct date_token token = { .start = (uint32_t)at };
		uint8_t kind = kinds[(unsigned char)text.data[at]];
		int mark = text.data[at];

		size = 1;
		if (kind == BYTE_FOREIGN) {
			mark = mark_beyond_ascii(text, at, &size);
			kind = mark == 0 ? BYTE_LETTER : mark == ' ' ? BYTE_SPACE : BYTE_MARK;
		}
		if (kind == BYTE_SPACE) {
			lines += mark == '\n';
			before = (uint8_t)(TOKEN_SPACED + (lines > 2 ? 2 : lines));
			at += size;
			continue;
		}
		if (kind == BYTE_LETTER) {
			at = read_word(text, at, &token);
		} else if (kind == BYTE_DIGIT) {
			at = read_digits(text, at, &token);
		} else {
			token.class = DATE_MARK;
			token.value = mark;
			at += size;
		}
		token.end = (uint32_t)at;
		token.before = before;
		before = TOKEN_JOINED;
		lines = 0;
		token_add(t, token);
	}
	t->read = at;
	t->before = before;
	for (size = 0; size < TOKENS_BEHIND; size++)
		token_add(t, (struct date_token){ .start = (uint32_t)at, .end = (uint32_t)at, .before = TOKEN_PARAGRAPH });
	t->count -= TOKENS_BEHIND;
}

void
date_tokens_drop(struct date_tokens *t, size_t count)
{
	t->count -= count;
	memmove(t->tokens, t->tokens + count, t->count * sizeof *t->tokens);
}

void
date_tokens_read(struct date_tokens *t, struct text text)
{
	date_tokens_start(t, text);
	date_tokens_more(t, SIZE_MAX);
}
