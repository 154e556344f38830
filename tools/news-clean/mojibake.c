/* SPDX-License-Identifier: MIT */
#include "repair.h"
#include "sequence.h"

enum { LAYERS = 4, SCRIPTS = 16 };

/* What speaks for one encoding in a line, and in the lines before it. */
struct evidence {
	unsigned strong, wrong, found;
	bool deeper;            /* a layer of mojibake was already taken off */
	bool scripts[SCRIPTS];
};

static bool earlier[PAGE_COUNT];

/* A capital A with circumflex behind a word or a stop and before a space: what is left of a no-break space. */
static bool
is_lone_circumflex(struct text line, size_t at)
{
	if (line.length - at < 2 || memcmp(line.data + at, "Â", 2) || !at)
		return false;
	char before = line.data[at - 1];
	return !(before & 0x80) && before != ' ' && !ascii_is_upper(before) && (line.length - at == 2 || line.data[at + 2] == ' ');
}

/* Two neighbours beyond ASCII, or a lone lead: nothing else can be mojibake. */
static bool
is_suspicious(struct text line)
{
	for (size_t i = 0; i + 1 < line.length; i++) {
		unsigned char c = (unsigned char)line.data[i];
		if (c < 0xC0)
			continue;
		size_t size = c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
		if ((i + size < line.length && (unsigned char)line.data[i + size] >= 0xC0) || is_lone_circumflex(line, i))
			return true;
	}
	return false;
}

static struct evidence
weigh(enum page page, struct text line)
{
	struct evidence e = { 0 };
	struct sequence s;
	size_t size;
	for (size_t at = 0; at < line.length; at += size) {
		size = 1;
		if (!(line.data[at] & 0x80))
			continue;
		if (!sequence_read(page, line, at, &s)) {
			e.strong += page == PAGE_1252 && is_lone_circumflex(line, at);
			utf8_at(line, at, &size);
			continue;
		}
		size = s.end - s.start;
		e.found++;
		if (s.reading == READING_NONE)
			e.wrong++;
		else if (sequence_is_strong(page, line, &s)) {
			e.strong++;
			e.scripts[s.reading] = true;
		}
	}
	return e;
}

static bool
is_accepted(const struct sequence *s, const struct evidence *e)
{
	if (s->reading == READING_NONE)
		return false;
	return e->deeper || (s->reading >= READING_SCRIPT ? e->scripts[s->reading] : e->strong > 0);
}

/* Words that begin with an a-grave of their own, in Portuguese; elsewhere the letter is a word: "à la". */
static bool
goes_on(struct text rest)
{
	static const char *const ends[] = { "s ", "quel", "quilo" };
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (text_starts(rest, text_of(ends[i])))
			return true;
	return false;
}

/*
 * A lead whose NBSP became a space or was trimmed: the capital A with circumflex that came of a NBSP goes, the one with
 * tilde was an a-grave. Returns how much of the line at AT is dealt with, or 0.
 */
static size_t
repair_lone_lead(enum page page, struct text line, size_t at, struct buffer *out)
{
	size_t size;
	uint32_t code = utf8_at(line, at, &size);
	unsigned byte = codepage_byte(page, code);
	uint32_t before = at ? utf8_before(line, at, &(size_t){ 0 }) : ' ';
	bool last = at + size == line.length;
	if ((byte != 0xC2 && byte != 0xC3 && byte != 0xC5) || (!last && line.data[at + size] != ' '))
		return 0;
	if (byte == 0xC2 && page == PAGE_1252 && !code_is_upper(before)) {
		struct text rest = text_slice(line, at + size, line.length);
		if (rest.length > 1 && before != ' ')
			buffer_add_string(out, rest.data[1] & 0x80 && !text_starts(rest, text_of(" Â")) ? "\u00A0" : " ");
		return size + !last;
	}
	if (byte == 0xC5 && !last && !code_is_letter(before) && at + size + 1 < line.length
		&& ascii_is_lower(line.data[at + size + 1])) {
		buffer_add_string(out, "Š");
		return size + 1;
	}
	if (byte != 0xC3 || last || code_is_letter(before))
		return 0;
	buffer_add_string(out, "à");
	return size + goes_on(text_slice(line, at + size + 1, line.length));
}

static bool
decode(enum page page, struct text line, const struct evidence *e, struct buffer *out)
{
	bool changed = false;
	for (size_t at = 0; at < line.length;) {
		struct sequence s;
		size_t size = 1;
		if (!(line.data[at] & 0x80)) {
			buffer_add_char(out, line.data[at++]);
			continue;
		}
		if (sequence_read(page, line, at, &s) && is_accepted(&s, e)) {
			buffer_add_code(out, s.code);
			changed = true;
			at = s.end;
		} else if ((size = repair_lone_lead(page, line, at, out)) > 0) {
			changed = true;
			at += size;
		} else {
			utf8_at(line, at, &size);
			buffer_add_text(out, text_slice(line, at, at + size));
			at += size;
		}
	}
	earlier[page] |= changed;
	return changed;
}

/* Which encoding explains most of LINE? PAGE_COUNT when none does. */
static enum page
choose(struct text line, struct evidence *best)
{
	enum page choice = PAGE_COUNT;
	*best = (struct evidence){ 0 };
	for (unsigned page = 0; page < PAGE_COUNT; page++) {
		struct evidence e = weigh((enum page)page, line);
		if (page != PAGE_1252 && e.wrong > e.strong)
			continue;
		if ((earlier[page] || (page == PAGE_1257 && earlier[PAGE_1252])) && e.found)
			e.strong++;
		if (e.strong > best->strong) {
			choice = (enum page)page;
			*best = e;
		}
	}
	return choice;
}

/* Decode LINE into OUT, layer after layer, with whatever encoding speaks up. */
static bool
repair_line(struct text line, struct buffer *out)
{
	static struct buffer rooms[2];
	struct evidence evidence;
	unsigned layer = 0;
	for (; layer < LAYERS && is_suspicious(line); layer++) {
		enum page page = choose(line, &evidence);
		evidence.deeper = layer > 0;
		buffer_reset(&rooms[layer % 2]);
		if (page == PAGE_COUNT || !decode(page, line, &evidence, &rooms[layer % 2]))
			break;
		line = buffer_text(&rooms[layer % 2]);
	}
	buffer_add_text(out, line);
	return layer > 0;
}

bool
repair_mojibake(struct text text, struct buffer *out)
{
	bool changed = false;
	memset(earlier, 0, sizeof earlier);
	for (size_t at = 0, end; at < text.length; at = end + 1) {
		end = text_find(text, text_of("\n"), at);
		changed |= repair_line(text_slice(text, at, end), out);
		if (end < text.length)
			buffer_add_char(out, '\n');
	}
	return changed;
}
