/* SPDX-License-Identifier: MIT */
#include "date-token.h"

TABLE(date_words);
TABLE(holidays);

enum { SLOT_BITS = 11, SLOTS = 1 << SLOT_BITS, HINT_BITS = 16, LONGEST = 15, DIGITS = 9, EM_DASH = '~' };

/* The small letters of a word, the first lowest; at most LONGEST. */
struct spelling {
	uint64_t low, high;
};

struct word {
	struct spelling spelling;
	int32_t value;
	uint8_t class, flags;
};

static struct word words[SLOTS];
static uint64_t hints[1 << HINT_BITS >> 6]; /* a bit for every hash of a word; few others have one */

/* What a byte is to the tokenizer. */
enum byte_kind { BYTE_MARK, BYTE_SPACE, BYTE_LETTER, BYTE_FOREIGN, BYTE_DIGIT };
static uint8_t kinds[256];

/* The LENGTH letters from P on, of which 16 bytes can be read. */
static struct spelling
spelling_of(const char *p, size_t length)
{
	const uint64_t small = 0x2020202020202020;
	uint64_t low = text_eight(p) | small, high = text_eight(p + 8) | small;

	if (length < 8)
		return (struct spelling){ low & ((UINT64_C(1) << 8 * length) - 1), 0 };
	return (struct spelling){ low, high & ((UINT64_C(1) << 8 * (length - 8)) - 1) };
}

static uint64_t
hash_of(struct spelling s)
{
	return (s.low ^ s.high * 0xD6E8FEB86659FD93) * 0x9E3779B97F4A7C15;
}

static uint64_t *
hint_of(uint64_t hash)
{
	return &hints[hash >> (64 - HINT_BITS + 6)];
}

static uint64_t
hint_bit(uint64_t hash)
{
	return UINT64_C(1) << (hash >> (64 - HINT_BITS) & 63);
}

static struct word *
word_slot(struct spelling s, uint64_t hash)
{
	struct word *w = &words[hash >> (64 - SLOT_BITS)];

	while (w->spelling.low && (w->spelling.low != s.low || w->spelling.high != s.high))
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

/* The slot of the LENGTH letters at KEY, made when it is new; NULL for a word longer than those of texts that are looked up. */
static struct word *
word_add(const char *key, size_t length)
{
	char padded[LONGEST + 1] = { 0 };
	struct spelling s;
	uint64_t hash;
	struct word *w;

	if (length > LONGEST)
		return NULL;
	memcpy(padded, key, length);
	s = spelling_of(padded, length);
	hash = hash_of(s);
	*hint_of(hash) |= hint_bit(hash);
	w = word_slot(s, hash);
	if (!w->spelling.low)
		*w = (struct word){ s, 0, DATE_WORD, 0 };
	return w;
}

static void
words_init(void)
{
	for (size_t i = 0; i < table_date_words.count; i++) {
		const struct table_entry *e = &table_date_words.entries[i];
		struct word *w = word_add(e->key, e->length);

		if (w)
			word_read(w, e->value);
	}
	for (size_t i = 0; i < table_holidays.count; i++) {
		const char *key = table_holidays.entries[i].key;
		struct word *w = word_add(key, strcspn(key, " '-."));

		if (w)
			w->flags |= TOKEN_HOLIDAY;
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

/* What the table has for a word. */
static void
look_up(struct spelling s, struct date_token *token)
{
	uint64_t hash = hash_of(s);
	const struct word *w;

	if (!(*hint_of(hash) & hint_bit(hash)))
		return;
	w = word_slot(s, hash);
	if (w->spelling.low) {
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
	char padded[LONGEST + 1] = { 0 };
	const char *p = text.data + at;
	size_t start = at, capitals = at, letters;

	if (text.length - at < sizeof padded)
		p = memcpy(padded, p, text.length - at);
	letters = text_eight_letters(text_eight(p));
	if (letters == 8)
		letters += text_eight_letters(text_eight(p + 8));
	at += letters;
	while (letters > LONGEST && at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_LETTER)
		at++;
	token->class = DATE_WORD;
	if (ascii_is_upper(text.data[start]))
		token->flags = TOKEN_CAPITAL;
	if (at < text.length && kinds[(unsigned char)text.data[at]] == BYTE_FOREIGN) {
		size_t end = skip_letters(text, at);

		if (end > at)
			return end;
	}
	if (letters && letters <= LONGEST)
		look_up(spelling_of(p, letters), token);
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
