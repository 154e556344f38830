/* SPDX-License-Identifier: MIT */
#include "words.h"

#include <endian.h>
#include <stdlib.h>
#include "news/unicode.h"

#include "news/buffer.h"
#include "news/table.h"

TABLE(common_words);
TABLE(number_words);

enum {
	CLASS_DIGIT = 1 << 8,
	CLASS_UPPER = 1 << 9,
	CLASS_WORD = 1 << 10,
	CLASS_JOIN = 1 << 11, /* an apostrophe, a point or a comma: inside a word or a number it is no break */
	CLASS_WIDE = 1 << 12, /* first byte of a character beyond ASCII */
	CLASS_GOES_ON = CLASS_WORD | CLASS_JOIN | CLASS_WIDE
};

uint8_t word_weights[1 << UNIT_BITS];

static const uint64_t spread = 0x9E3779B97F4A7C15, every = 0x0101010101010101;

static uint16_t classes[256];            /* class bits, and the folded byte below them */
static bool numbers[1 << UNIT_BITS];    /* words that stand for a number */

enum { BLOCK = 8, LETTERS = 64 };

struct reader {
	struct words *out;
	struct text text;
	size_t at;
	char letters[LETTERS + BLOCK]; /* the folded word so far, or what is left of a long one */
	size_t count;
	uint64_t hash;                 /* of the letters before those */
	unsigned seen;                 /* the classes of all of them */
	bool capital;
};

static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 32) * 0xD6E8FEB86659FD93;
	h = (h ^ h >> 32) * 0xD6E8FEB86659FD93;
	return h ^ h >> 32;
}

static uint64_t
low_bytes(uint64_t block, size_t count)
{
	return count < BLOCK ? block & (((uint64_t)1 << 8 * count) - 1) : block;
}

static uint64_t
word_hash(const struct reader *r)
{
	uint64_t hash = r->hash + r->count;
	size_t i;

	for (i = 0; i < r->count; i += BLOCK)
		hash = mix(hash * spread ^ low_bytes(text_eight(r->letters + i), r->count - i));
	return hash;
}

static void
emit(struct words *w, uint64_t hash, bool capital, bool digit)
{
	unsigned word = (unsigned)(hash >> (64 - UNIT_BITS));

	w->exact = (w->exact ^ hash) * spread;
	w->exact ^= w->exact >> 29;
	if (w->count == w->capacity)
		w->unit = memory_grow(w->unit, w->count, &w->capacity, sizeof(*w->unit));
	w->unit[w->count++] = (uint16_t)(word << 2 | (capital && word_weights[word] != WEIGHT_COMMON ? UNIT_CAPITAL : 0) |
		(digit || numbers[word] ? UNIT_NUMERAL : 0));
}

static void
word_end(struct reader *r)
{
	if (!r->seen)
		return;
	emit(r->out, word_hash(r), r->capital, r->seen & CLASS_DIGIT);
	r->count = 0;
	r->hash = 0;
	r->seen = 0;
}

/* The next COUNT letters of a word, at most BLOCK, of the classes SEEN, the first of class FIRST. */
static void
word_add(struct reader *r, uint64_t block, size_t count, unsigned first, unsigned seen)
{
	if (!r->seen)
		r->capital = first & CLASS_UPPER;
	r->seen |= seen | CLASS_WORD;
	block = htole64(block);
	memcpy(r->letters + r->count, &block, sizeof(block));
	r->count += count;
	if (r->count < LETTERS)
		return;
	block = text_eight(r->letters + LETTERS);
	count = r->count - LETTERS;
	r->count = LETTERS;
	r->hash = word_hash(r);
	memcpy(r->letters, &block, sizeof(block));
	r->count = count;
}

static bool
is_unspaced(uint32_t code)
{
	return (code >= 0x0E00 && code < 0x0F00) || (code >= 0x1000 && code < 0x10A0) ||
		(code >= 0x1780 && code < 0x1800) || (code >= 0x2E80 && code < 0xA000) ||
		(code >= 0xF900 && code < 0xFB00) || (code >= 0x20000 && code < 0x40000);
}

/* A character beyond ASCII, through Unicode's compatibility decomposition and case folding (UAX #15, #44). */
static void
read_wide(struct reader *r, uint32_t code)
{
	uint32_t folded[UNICODE_FOLDED];
	size_t count;
	enum unicode_kind kind = unicode_kind(code);
	unsigned class = CLASS_WORD;

	if (code == 0x2019 || code == 0x02BC || code == 0x00AD || code == 0x200B || code == 0x2060 ||
	    code == 0xFEFF || kind == UNICODE_MARK)
		return;
	if (kind == UNICODE_OTHER || kind == UNICODE_HIDDEN) {
		word_end(r);
		return;
	}
	if (kind == UNICODE_UPPER)
		class |= CLASS_UPPER;
	if (kind == UNICODE_NUMBER)
		class |= CLASS_DIGIT;
	if (is_unspaced(code))
		word_end(r);
	count = unicode_fold(code, folded);
	for (size_t i = 0; i < count; i++)
		word_add(r, folded[i], folded[i] > 0xFFFF ? 4 : folded[i] > 0xFF ? 2 : 1, class, class);
	if (is_unspaced(code))
		word_end(r);
}

/* An apostrophe between letters, a point or a comma between digits. */
static void
read_join(struct reader *r, unsigned char c)
{
	size_t next = r->at + 1;
	unsigned after = next < r->text.length ? classes[(unsigned char)r->text.data[next]] : 0;

	if (c == '\'' ? after & CLASS_WORD && !(after & CLASS_DIGIT) : after & CLASS_DIGIT && r->seen & CLASS_DIGIT) {
		if (c == '.')
			word_add(r, '.', 1, 0, 0);
		return;
	}
	word_end(r);
}

static unsigned
word_of(const char *entry)
{
	struct words one = { 0 };
	unsigned word;

	words_read(&one, text_of(entry));
	word = unit_word(one.unit[0]);
	words_release(&one);
	return word;
}

void
words_init(void)
{
	unsigned c;
	size_t i;

	for (c = 0; c < 256; c++) {
		classes[c] = (uint16_t)(unsigned char)ascii_fold((char)c);
		if (ascii_is_alpha((char)c) || ascii_is_digit((char)c))
			classes[c] |= CLASS_WORD;
		if (ascii_is_digit((char)c))
			classes[c] |= CLASS_DIGIT;
		if (ascii_is_upper((char)c))
			classes[c] |= CLASS_UPPER;
		if (c == '\'' || c == '.' || c == ',')
			classes[c] |= CLASS_JOIN;
		if (c >= 0x80)
			classes[c] |= CLASS_WIDE;
	}
	memset(word_weights, WEIGHT_WORD, sizeof(word_weights));
	for (i = 0; i < table_common_words.count; i++)
		word_weights[word_of(table_common_words.entries[i].key)] = WEIGHT_COMMON;
	for (i = 0; i < table_number_words.count; i++)
		numbers[word_of(table_number_words.entries[i].key)] = true;
}

/* The high bit of each byte of X, all below 0x80, that is in FROM..TO. */
static uint64_t
bytes_within(uint64_t x, unsigned from, unsigned to)
{
	return (x + every * (0x80 - from)) & ~(x + every * (0x7F - to)) & every * 0x80;
}

/* A run of ASCII letters and digits, most of a text: eight bytes at a time, and the space that ends a short word. */
static void
read_run(struct reader *r)
{
	char padded[BLOCK] = { 0 };
	const char *data = r->text.data + r->at;
	size_t left = r->text.length - r->at, count;
	uint64_t block, low, digits, letters;
	unsigned first;

	if (left < BLOCK)
		data = memcpy(padded, data, left);
	block = text_eight(data);
	low = block & every * 0x7F;
	digits = bytes_within(low, '0', '9') & ~block;
	letters = bytes_within(low | every * 0x20, 'a', 'z') & ~block;
	letters = ~(digits | letters) & every * 0x80;
	count = letters ? (size_t)__builtin_ctzll(letters) / 8 : BLOCK;
	first = classes[(unsigned char)*data];
	digits = low_bytes(digits, count);
	r->at += count;
	if (!r->seen && count < BLOCK && !(classes[block >> 8 * count & 0xFF] & CLASS_GOES_ON)) {
		emit(r->out, mix((count * spread) ^ low_bytes(block | every * 0x20, count)), first & CLASS_UPPER, digits);
		r->at += r->at < r->text.length;
	} else {
		word_add(r, low_bytes(block | every * 0x20, count), count, first, digits ? CLASS_DIGIT : 0);
	}
}

void
words_read(struct words *w, struct text t)
{
	struct reader r = { .out = w, .text = t };
	unsigned class;
	size_t size;

	w->count = 0;
	w->exact = 0;
	while (r.at < t.length) {
		class = classes[(unsigned char)t.data[r.at]];
		size = 1;
		if (class & CLASS_WORD) {
			read_run(&r);
			continue;
		}
		if (class & CLASS_WIDE)
			read_wide(&r, utf8_at(t, r.at, &size));
		else if (class & CLASS_JOIN && r.seen)
			read_join(&r, (unsigned char)t.data[r.at]);
		else
			word_end(&r);
		r.at += size;
	}
	word_end(&r);
	w->exact = mix(w->exact + w->count);
}

void
words_release(struct words *w)
{
	free(w->unit);
	*w = (struct words){ 0 };
}
