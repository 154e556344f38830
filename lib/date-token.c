/* SPDX-License-Identifier: MIT */
#include "date-token.h"

TABLE(date_words);
TABLE(holidays);

enum { SLOT_BITS = 12, SLOTS = 1 << SLOT_BITS, LONGEST = 15, DIGITS = 9, EM_DASH = '~' };

/* The letters of a word as two numbers, in small letters and with zeros behind them. */
struct letters {
	uint64_t low, high;
};

struct word {
	struct letters key; /* none: 0 */
	int32_t value;
	uint8_t class, flags;
};

static struct word words[SLOTS];

/* What a byte is to the tokenizer. */
enum byte_kind { BYTE_MARK, BYTE_SPACE, BYTE_LETTER, BYTE_FOREIGN, BYTE_DIGIT };
static uint8_t kinds[256];

/* Bit N: a word of N letters begins with the byte. */
static uint16_t lengths[256];

/* The LENGTH letters at P, LONGEST at most, of which at least ROOM bytes can be read. */
static inline struct letters
letters_read(const char *p, size_t length, size_t room)
{
	static const unsigned char masks[] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
	const uint64_t fold = 0x2020202020202020u;
	char near[16] = { 0 };
	struct letters l, mask;

	if (room < sizeof near)
		p = memcpy(near, p, length);
	memcpy(&l, p, sizeof l);
	memcpy(&mask, masks + sizeof near - length, sizeof mask);
	return (struct letters){ (l.low | fold) & mask.low, (l.high | fold) & mask.high };
}

/* The slot of KEY, or the empty one where it belongs. */
static inline struct word *
word_slot(struct letters key)
{
	uint64_t hash = (key.low ^ key.high * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
	struct word *w = &words[hash >> (64 - SLOT_BITS)];

	while (w->key.low && (w->key.low != key.low || w->key.high != key.high))
		w = w == words ? &words[SLOTS - 1] : w - 1;
	return w;
}

static uint8_t
class_of(struct text name)
{
	static const char *const names[] = {
#define X(name, word) word,
		DATE_CLASSES(X)
#undef X
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_equal(name, text_of(names[i])))
			return (uint8_t)(DATE_MARK + 1 + i);
	return DATE_WORD;
}

/* "class", "class number", "class letters", each with " short" behind or not. */
static void
word_read(struct word *w, const char *value)
{
	size_t length = strcspn(value, " ");
	const char *rest = value + length;
	bool negative;

	w->class = class_of((struct text){ value, length });
	if (*rest == ' ')
		rest++;
	negative = *rest == '-';
	for (rest += negative; *rest && *rest != ' '; rest++)
		w->value = ascii_is_digit(*rest) ? w->value * 10 + (*rest - '0') : w->value * 256 + *rest;
	if (negative)
		w->value = -w->value;
	if (strcmp(rest, " short") == 0)
		w->flags = TOKEN_SHORT;
}

/* The slot of the word of LENGTH small letters at KEY, made when it is new. */
static struct word *
word_add(const char *key, size_t length)
{
	struct letters l = letters_read(key, length, 0);
	struct word *w = word_slot(l);

	if (!w->key.low)
		*w = (struct word){ l, 0, DATE_WORD, 0 };
	lengths[(unsigned char)key[0]] |= (uint16_t)(1u << length);
	return w;
}

static void
words_init(void)
{
	for (size_t i = 0; i < table_date_words.count; i++) {
		const struct table_entry *e = &table_date_words.entries[i];

		word_read(word_add(e->key, e->length), e->value);
	}
	for (size_t i = 0; i < table_holidays.count; i++) {
		const char *key = table_holidays.entries[i].key;

		word_add(key, strcspn(key, " '-."))->flags |= TOKEN_HOLIDAY;
	}
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

/* What the table has for the ASCII letters from START to END. */
static inline void
look_up(struct text text, size_t start, size_t end, struct date_token *token)
{
	const struct word *w;

	if (end - start > LONGEST || !(lengths[text.data[start] | 0x20] >> (end - start) & 1))
		return;
	w = word_slot(letters_read(text.data + start, end - start, text.length - start));
	if (w->key.low) {
		token->class = w->class;
		token->value = w->value;
		token->flags |= w->flags;
	}
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
	size_t start = at, capitals = at;

	while (at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_LETTER)
		at++;
	token->class = DATE_WORD;
	if (ascii_is_upper(text.data[start]))
		token->flags = TOKEN_CAPITAL;
	if (at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_FOREIGN) {
		size_t end = skip_letters(text, at);

		if (end > at)
			return end;
	}
	look_up(text, start, at, token);
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
	if (!kinds['a'])
		words_init();
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
