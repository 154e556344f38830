/* SPDX-License-Identifier: MIT */
#include "news/block.h"
#include "news/text.h"

/*
 * The well-formed lengths of RFC 3629, section 4: how many bytes a first byte asks for, and the
 * range of the second; the third and fourth are 80..BF.
 */
size_t
utf8_sequence(const char *bytes, size_t left)
{
	const unsigned char *p = (const unsigned char *)bytes;
	unsigned char first = p[0], low = 0x80, high = 0xBF;
	size_t size = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;

	if (size < 2)
		return size;
	if (size > left)
		return 0;
	if (first == 0xE0)
		low = 0xA0;
	else if (first == 0xED)
		high = 0x9F;
	else if (first == 0xF0)
		low = 0x90;
	else if (first == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < size; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return size;
}

static uint64_t
eight(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof word);
	return word;
}

size_t
utf8_check(struct text t)
{
	size_t at = 0;

	while (at < t.length) {
		if (t.length - at >= 8 && !(eight(t.data + at) & 0x8080808080808080u)) {
			at += 8;
			continue;
		}
		size_t size = utf8_sequence(t.data + at, t.length - at);
		if (!size)
			return at;
		at += size;
	}
	return at;
}

uint32_t
utf8_at(struct text t, size_t at, size_t *size)
{
	const unsigned char *p = (const unsigned char *)t.data + at;

	if (p[0] < 0x80) {
		*size = 1;
		return p[0];
	}
	if (p[0] < 0xE0) {
		*size = 2;
		return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (p[0] < 0xF0) {
		*size = 3;
		return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	}
	*size = 4;
	return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
	       (p[3] & 0x3F);
}

uint32_t
utf8_before(struct text t, size_t at, size_t *size)
{
	size_t start = at - 1;

	while (start > 0 && ((unsigned char)t.data[start] & 0xC0) == 0x80)
		start--;
	return utf8_at(t, start, size);
}

size_t
utf8_put(char *out, uint32_t code)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

static size_t
sum_of_bytes(uint64_t word)
{
	uint64_t pairs = (word & 0x00FF00FF00FF00FFu) + (word >> 8 & 0x00FF00FF00FF00FFu);

	return (size_t)(pairs * 0x0001000100010001u >> 48);
}

/* How many of the bytes in COUNT blocks at P continue a sequence; COUNT is at most 255. */
static size_t
continuing(const char *p, size_t count)
{
	block found = { 0 };

	for (; count; count--, p += BLOCK_SIZE)
		found -= (block)((block_load(p) & 0xC0) == 0x80);
	block_halves halves = (block_halves)found;
	return sum_of_bytes(halves[0]) + sum_of_bytes(halves[1]);
}

/* The same in the last REST bytes of a block at P. */
static size_t
continuing_last(const char *p, size_t rest)
{
	static const char masks[2 * BLOCK_SIZE] = {
		[BLOCK_SIZE] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
	};
	block found = (block)((block_load(p) & 0xC0) == 0x80) & block_load(masks + rest);
	block_halves halves = (block_halves)found;

	return sum_of_bytes(halves[0]) + sum_of_bytes(halves[1]);
}

/* Every byte that does not continue a sequence begins a code point. */
size_t
utf8_count(struct text t)
{
	enum { MOST = 255 };
	size_t count = t.length, at = 0, blocks;

	for (; (blocks = (t.length - at) / BLOCK_SIZE) > 0; at += blocks * BLOCK_SIZE) {
		blocks = blocks < MOST ? blocks : MOST;
		count -= continuing(t.data + at, blocks);
	}
	if (at > 0)
		return at < t.length ? count - continuing_last(t.data + t.length - BLOCK_SIZE, t.length - at) : count;
	for (; at < t.length; at++)
		count -= ((unsigned char)t.data[at] & 0xC0) == 0x80;
	return count;
}

void
points_init(struct points *p, struct text text)
{
	*p = (struct points){ .text = text };
}

size_t
points_at(struct points *p, size_t byte)
{
	if (byte > p->text.length)
		byte = p->text.length;
	if (byte >= p->byte)
		p->point += utf8_count(text_slice(p->text, p->byte, byte));
	else if (byte > p->byte / 2)
		p->point -= utf8_count(text_slice(p->text, byte, p->byte));
	else
		p->point = utf8_count(text_slice(p->text, 0, byte));
	p->byte = byte;
	return p->point;
}

static bool
continues(struct text t, size_t at)
{
	return at < t.length && ((unsigned char)t.data[at] & 0xC0) == 0x80;
}

/* N code points are at least N bytes away: a step of N bytes never goes too far, and leaves fewer to go. */
size_t
points_byte(struct points *p, size_t point)
{
	size_t step;

	if (point < p->point / 2)
		p->byte = p->point = 0;
	for (; point < p->point; p->byte -= step) {
		step = p->point - point < p->byte ? p->point - point : p->byte;
		p->point -= utf8_count(text_slice(p->text, p->byte - step, p->byte));
	}
	for (; point > p->point && p->byte < p->text.length; p->byte += step) {
		size_t left = p->text.length - p->byte;
		step = point - p->point < left ? point - p->point : left;
		p->point += utf8_count(text_slice(p->text, p->byte, p->byte + step));
	}
	while (continues(p->text, p->byte))
		p->byte++;
	return p->byte;
}
