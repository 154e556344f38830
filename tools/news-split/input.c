/* SPDX-License-Identifier: MIT */
#include "input.h"

#include "news/block.h"

enum { STEP = 64 * 1024 };

void
input_init(struct input *in, struct source *source)
{
	struct text head = source_peek(source, 2);

	in->source = source;
	in->encoding = ENCODING_BYTES;
	in->taken = 0;
	buffer_reset(&in->decoded);
	if (text_starts(head, text_of("\xFF\xFE")))
		in->encoding = ENCODING_UTF16_LE;
	else if (text_starts(head, text_of("\xFE\xFF")))
		in->encoding = ENCODING_UTF16_BE;
	if (in->encoding != ENCODING_BYTES)
		source_take(source, 2);
	else if (text_starts(head, text_of("\xEF\xBB")) &&
	         text_starts(source_peek(source, 3), text_of("\xEF\xBB\xBF")))
		source_take(source, 3);
}

static uint32_t
unit_at(const struct input *in, const char *data)
{
	const unsigned char *p = (const unsigned char *)data;

	return in->encoding == ENCODING_UTF16_LE ? (uint32_t)(p[0] | p[1] << 8) : (uint32_t)(p[0] << 8 | p[1]);
}

static void
drop_taken(struct input *in)
{
	if (!in->taken)
		return;
	in->decoded.length -= in->taken;
	memmove(in->decoded.data, in->decoded.data + in->taken, in->decoded.length);
	in->taken = 0;
}

/* Decode what is buffered, but for a code point that is not complete. False at the end. */
static bool
decode_more(struct input *in)
{
	struct text raw = source_peek(in->source, STEP);
	size_t at = 0, length = 0;

	drop_taken(in);
	char *out = buffer_reserve(&in->decoded, raw.length / 2 * 3 + 4);

	for (; at + 1 < raw.length; at += 2) {
		uint32_t code = unit_at(in, raw.data + at), low;
		if (code >= 0xD800 && code < 0xDC00) {
			if (at + 3 >= raw.length && !in->source->ended)
				break;
			low = at + 3 < raw.length ? unit_at(in, raw.data + at + 2) : 0;
			if (low >= 0xDC00 && low < 0xE000) {
				code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
				at += 2;
			}
		}
		length += utf8_put(out + length, code >= 0xD800 && code < 0xE000 ? 0xFFFD : code);
	}
	if (in->source->ended && at < raw.length) { /* half a unit */
		length += utf8_put(out + length, 0xFFFD);
		at = raw.length;
	}
	in->decoded.length += length;
	source_take(in->source, at);
	return at > 0;
}

struct text
input_peek(struct input *in, size_t want)
{
	if (in->encoding == ENCODING_BYTES)
		return source_peek(in->source, want);
	while (in->decoded.length - in->taken < want && decode_more(in))
		;
	return text_slice(buffer_text(&in->decoded), in->taken, in->decoded.length);
}

void
input_take(struct input *in, size_t bytes)
{
	if (in->encoding == ENCODING_BYTES)
		source_take(in->source, bytes);
	else
		in->taken += bytes;
}

bool
input_ended(const struct input *in)
{
	return in->source->ended && (in->encoding == ENCODING_BYTES || in->source->begin == in->source->end);
}

bool
input_piece(struct input *in, char end, size_t longest, struct text *piece)
{
	struct text ahead = input_peek(in, 1);
	size_t searched = 0;
	const char *found;

	while (!(found = ahead.length > searched ? memchr(ahead.data + searched, end, ahead.length - searched) : NULL) &&
	       ahead.length < longest && !input_ended(in)) {
		searched = ahead.length;
		ahead = input_peek(in, ahead.length + 1);
	}
	*piece = ahead;
	if (found)
		piece->length = (size_t)(found - ahead.data) + 1;
	return piece->length > 0;
}

/* --- Repair --- */

struct text
raw_trim(struct text raw)
{
	while (raw.length && ascii_is_space(raw.data[raw.length - 1]))
		raw.length--;
	while (raw.length && ascii_is_space(*raw.data))
		raw = text_slice(raw, 1, raw.length);
	return raw;
}

/* Windows-1252 from 0x80 to 0x9F; 0 stands for what it leaves undefined. */
static const unsigned short windows[32] = {
	0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t
windows_code(unsigned char byte)
{
	uint32_t code = byte < 0xA0 ? windows[byte - 0x80] : byte;

	return code ? code : 0xFFFD;
}

/* How many of the bytes of a block at P are plain ASCII. */
static size_t
plain_bytes(const char *p)
{
	block b = block_load(p);

	return block_first((block)((b < 0x20) | (b >= 0x7F)));
}

/* What a clean text does not hold: control characters but TAB and LF, U+FEFF, U+2028, U+2029, NEL, broken UTF-8. */
static size_t
clean_length(struct text raw, size_t at)
{
	size_t size;

	for (; at < raw.length; at += size) {
		unsigned char c = (unsigned char)raw.data[at];
		if (raw.length - at >= BLOCK_SIZE && (size = plain_bytes(raw.data + at)) > 0)
			continue;
		size = 1;
		if (c >= 0x20 && c < 0x7F)
			continue;
		if (c < 0x80) {
			if (c == '\n' || c == '\t')
				continue;
			break;
		}
		if (!(size = utf8_sequence(raw.data + at, raw.length - at)))
			break;
		if ((c == 0xC2 && (unsigned char)raw.data[at + 1] < 0xA0) ||
		    (c == 0xE2 && (!memcmp(raw.data + at, "\xE2\x80\xA8", 3) ||
		                   !memcmp(raw.data + at, "\xE2\x80\xA9", 3))) ||
		    (c == 0xEF && !memcmp(raw.data + at, "\xEF\xBB\xBF", 3)))
			break;
	}
	return at;
}

/* What stands at byte AT of RAW instead goes into OUT; returns its length in RAW. */
static size_t
repair_one(struct text raw, size_t at, struct buffer *out, bool *guessed)
{
	unsigned char c = (unsigned char)raw.data[at];
	size_t size = utf8_sequence(raw.data + at, raw.length - at);

	if (!size) {
		*guessed = true;
		buffer_add_code(out, windows_code(c));
		return 1;
	}
	if (c == '\r' && at + 1 < raw.length && raw.data[at + 1] == '\n')
		return 1;
	if (c == '\r' || c == '\f' || c == '\v' || c == 0xE2 || (c == 0xC2 && raw.data[at + 1] == '\x85'))
		buffer_add_char(out, '\n');
	return size;
}

struct text
text_repair(struct text raw, struct buffer *room, bool *guessed)
{
	size_t at = 0, good = clean_length(raw, 0);

	if (good == raw.length)
		return raw;
	buffer_reset(room);
	while (at < raw.length) {
		buffer_add(room, raw.data + at, good - at);
		at = good;
		if (at < raw.length)
			at += repair_one(raw, at, room, guessed);
		good = clean_length(raw, at);
	}
	return buffer_text(room);
}
