/* SPDX-License-Identifier: MIT */
#include "date-word.h"

TABLE(date_words);
TABLE(holidays);

enum { SLOT_BITS = 11, SLOTS = 1 << SLOT_BITS, HINT_BITS = 16 };

/* The small letters of a word, the first lowest; at most WORD_LONGEST. */
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

/* The slot of the LENGTH letters at KEY, made when it is new; NULL when they are more than are looked up. */
static struct word *
word_add(const char *key, size_t length)
{
	char padded[WORD_LONGEST + 1] = { 0 };
	struct spelling s;
	uint64_t hash;
	struct word *w;

	if (length > WORD_LONGEST)
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

void
date_words_init(void)
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
}

void
date_word_look_up(const char *p, size_t length, struct date_token *token)
{
	struct spelling s = spelling_of(p, length);
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
