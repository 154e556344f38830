/* SPDX-License-Identifier: MIT */
/*
 * Text is a pointer and a length, borrowed, valid UTF-8, possibly with NULs in it.
 * A span is a stretch of some text in bytes, end exclusive.
 *
 * Engines answer in byte spans; records count Unicode code points, and struct points translates.
 * Nothing here allocates.
 */
#ifndef NEWS_TEXT_H
#define NEWS_TEXT_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
	const char *data;
	size_t length;
};

struct span {
	size_t start, end;
};

/* A literal or a NUL-terminated string as text. */
static inline struct text
text_of(const char *string)
{
	return (struct text){ string, strlen(string) };
}

/* The bytes of T between START and END. */
static inline struct text
text_slice(struct text t, size_t start, size_t end)
{
	return (struct text){ t.data + start, end - start };
}

static inline struct text
text_span(struct text t, struct span s)
{
	return text_slice(t, s.start, s.end);
}

bool text_equal(struct text a, struct text b);

/* The 8 bytes at P as one number, the first byte lowest. */
static inline uint64_t
text_eight(const char *p)
{
	uint64_t eight;

	memcpy(&eight, p, sizeof eight);
	return le64toh(eight);
}

/* How many of the EIGHT bytes, the first one lowest, are ASCII letters before another comes. */
static inline size_t
text_eight_letters(uint64_t eight)
{
	const uint64_t each = 0x0101010101010101;
	uint64_t low = (eight | each * 0x20) & each * 0x7F;
	uint64_t from_a = low + each * (0x80 - 'a'), behind_z = low + each * (0x7F - 'z');
	uint64_t others = ~(from_a & ~behind_z & ~eight) & each * 0x80;

	return others ? (size_t)__builtin_ctzll(others) / 8 : 8;
}

/* Equal when ASCII letters are folded to lower case. */
bool text_equal_folded(struct text a, struct text b);

bool text_starts(struct text t, struct text prefix);
bool text_starts_folded(struct text t, struct text prefix);
bool text_ends(struct text t, struct text suffix);

/* Where NEEDLE first stands in T at or after byte FROM, or T.length. */
size_t text_find(struct text t, struct text needle, size_t from);

/* T without white space (ASCII, NBSP and the Unicode spaces) at its ends. */
struct text text_trim(struct text t);

/* S without white space at its ends; T is the text that S counts in. */
struct span span_trim(struct text t, struct span s);

/* The next line of T at or after *FROM, without its line end; moves *FROM behind it. False at the end. */
bool text_next_line(struct text t, size_t *from, struct span *line);

static inline bool ascii_is_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_is_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_is_alpha(char c) { return ascii_is_lower((char)(c | 0x20)); }
static inline bool ascii_is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline char ascii_fold(char c) { return ascii_is_upper(c) ? (char)(c | 0x20) : c; }

/* --- UTF-8 --- */

/* The code point at byte AT of T, and its length in bytes in *SIZE (1..4). AT < T.length. */
uint32_t utf8_at(struct text t, size_t at, size_t *size);

/* The code point that ends before byte AT of T (AT > 0), and its length in *SIZE. */
uint32_t utf8_before(struct text t, size_t at, size_t *size);

/* Write CODE at OUT (4 bytes of room); returns its length. */
size_t utf8_put(char *out, uint32_t code);

/* The length of the well-formed sequence (RFC 3629) at P with LEFT bytes to go, 1..4, or 0 when it is broken. */
size_t utf8_sequence(const char *p, size_t left);

/* The first byte of T that is not strict UTF-8 (RFC 3629), or T.length. */
size_t utf8_check(struct text t);

/* How many code points T has. */
size_t utf8_count(struct text t);

/* Classes by code point. Letters: ASCII, Latin, Greek, Cyrillic and all beyond that are not spaces or punctuation. */
bool code_is_space(uint32_t code);
bool code_is_letter(uint32_t code);
bool code_is_upper(uint32_t code); /* A-Z and the capitals of Latin-1, Latin Extended, Greek, Cyrillic */

/* Is byte AT of T, a character's start or T.length, where a word could begin or end? */
bool text_is_word_edge(struct text t, size_t at);

/* --- Bytes and code points --- */

/* A place in a text known in both counts; moving forward through a text costs one pass in all. */
struct points {
	struct text text;
	size_t byte, point;
};

void points_init(struct points *p, struct text text);
size_t points_at(struct points *p, size_t byte);    /* bytes in, code points out */
size_t points_byte(struct points *p, size_t point); /* code points in, bytes out; past the end gives the length */

#endif
