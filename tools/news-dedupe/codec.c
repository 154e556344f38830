/* SPDX-License-Identifier: MIT */
#include "codec.h"

enum { KEY_BYTES = 5, FIXED_BYTES = 15 };

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* --- Base64, without padding --- */

static void
base64_add(const struct buffer *bytes, struct buffer *out)
{
	uint32_t bits = 0;
	unsigned have = 0;

	for (size_t i = 0; i < bytes->length; i++) {
		bits = bits << 8 | (unsigned char)bytes->data[i];
		for (have += 8; have >= 6; have -= 6)
			buffer_add_char(out, digits[bits >> (have - 6) & 63]);
	}
	if (have)
		buffer_add_char(out, digits[bits << (6 - have) & 63]);
}

static bool
base64_read(struct text text, struct buffer *bytes)
{
	uint32_t bits = 0;
	unsigned have = 0;
	const char *digit;

	buffer_reset(bytes);
	for (size_t i = 0; i < text.length; i++) {
		if (!(digit = memchr(digits, text.data[i], sizeof(digits) - 1)))
			return false;
		bits = bits << 6 | (uint32_t)(digit - digits);
		if ((have += 6) >= 8)
			buffer_add_char(bytes, (char)(bits >> (have -= 8)));
	}
	return true;
}

/* --- Parts --- */

static void
put(struct buffer *out, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		buffer_add_char(out, (char)(value >> 8 * i));
}

static uint64_t
take(struct text *from, size_t size)
{
	uint64_t value = 0;

	if (from->length < size) {
		from->length = 0;
		return 0;
	}
	for (size_t i = 0; i < size; i++)
		value |= (uint64_t)(unsigned char)from->data[i] << 8 * i;
	*from = text_slice(*from, size, from->length);
	return value;
}

void
sketch_encode(const struct sketching *s, struct buffer *out)
{
	static struct buffer bytes;
	uint8_t packed[SKETCH_PACKED];

	buffer_reset(&bytes);
	put(&bytes, s->sketch.exact, 8);
	put(&bytes, s->sketch.words, 4);
	put(&bytes, s->sketch.shift, 1);
	put(&bytes, s->sketch.count, 1);
	put(&bytes, s->sketch.speaker, 1);
	size_t length = sketch_pack(&s->sketch, packed);
	buffer_add(&bytes, packed, length);
	for (size_t i = 0; !sketch_is_whole(&s->sketch) && i < s->count; i++) {
		put(&bytes, s->keys[i], 4);
		put(&bytes, s->keep[i], 1);
	}
	base64_add(&bytes, out);
}

static bool
decode_keys(struct sketching *s, struct text from)
{
	if (from.length % KEY_BYTES)
		return false;
	for (s->count = 0; from.length && s->count < SKETCH_KEYS; s->count++) {
		s->keys[s->count] = (uint32_t)take(&from, 4);
		s->keep[s->count] = take(&from, 1);
	}
	return !from.length;
}

bool
sketch_decode(struct sketching *s, struct text text)
{
	static struct buffer bytes;
	struct words words;
	struct text from;
	uint8_t speaker;
	size_t size;

	if (!base64_read(text, &bytes) || bytes.length < FIXED_BYTES)
		return false;
	from = buffer_text(&bytes);
	s->sketch.exact = take(&from, 8);
	s->sketch.words = (uint32_t)take(&from, 4);
	s->sketch.shift = (uint8_t)take(&from, 1);
	s->sketch.count = (uint8_t)take(&from, 1);
	speaker = (uint8_t)take(&from, 1);
	if (!sketch_is_valid(&s->sketch))
		return false;
	size = sketch_unpack(&s->sketch, (const uint8_t *)from.data, from.length, s->units);
	if (!size)
		return false;
	from = text_slice(from, size, from.length);
	s->sketch.speaker = speaker;
	if (!sketch_is_whole(&s->sketch))
		return decode_keys(s, from);
	words = (struct words){ .unit = s->units, .count = s->sketch.count, .exact = s->sketch.exact };
	sketch_make(s, &words);
	s->sketch.speaker = speaker;
	return !from.length;
}
