/* SPDX-License-Identifier: MIT */
#include "news/sentence.h"

#include "news/block.h"
#include "sentence-parts.h"

enum mark { MARK_NONE, MARK_STOP, MARK_LINE, MARK_SPACE, MARK_QUOTE };

/* Bytes at which a sentence could end; from 0xD8 on the lead bytes of the terminators beyond ASCII. */
static const unsigned char marks[256] = {
	['.'] = MARK_STOP,  ['?'] = MARK_STOP,  ['!'] = MARK_STOP,  ['\n'] = MARK_LINE,
	[' '] = MARK_SPACE, ['"'] = MARK_QUOTE, [0xD8] = MARK_STOP, [0xDB] = MARK_STOP, [0xE0] = MARK_STOP,
	[0xE2] = MARK_STOP, [0xE3] = MARK_STOP, [0xEF] = MARK_STOP,
};

/* How many of the bytes of a block at P stand before the first that stops a pass which cares for no spaces. */
static size_t
clean_bytes(const char *p)
{
	block b = block_load(p);

	return block_first((block)((b == '.') | (b == '?') | (b == '!') | (b == '\n') | (b == '"') | (b >= 0xD8)));
}

static size_t
next_mark(struct text t, size_t at, bool spaces)
{
	size_t clean;

	while (!spaces && t.length - at >= BLOCK_SIZE) {
		at += clean = clean_bytes(t.data + at);
		if (clean < BLOCK_SIZE)
			return at;
	}
	while (at < t.length && (!marks[(unsigned char)t.data[at]] || (t.data[at] == ' ' && !spaces)))
		at++;
	return at;
}

/* What the bytes at AT are, those behind 0xE2 told apart. */
static enum mark
mark_at(struct text t, size_t at)
{
	if (t.data[at] != '\xE2' || t.data[at + 1] != '\x80' || t.data[at + 2] >= '\xA6')
		return marks[(unsigned char)t.data[at]];
	return t.data[at + 2] == '\x9C' || t.data[at + 2] == '\x9D' ? MARK_QUOTE : MARK_NONE;
}

/* Where the sentence that begins at byte START ends. The last quotation mark before a stop tells whether it is inside. */
static size_t
find_end(const struct sentences *s, size_t start)
{
	struct text t = s->text;
	struct list list = list_at(t, start);
	struct stop stop;
	size_t at = list.after, quote = 0;
	for (; (at = next_mark(t, at, list.active)) < t.length; at++) {
		switch (mark_at(t, at)) {
		case MARK_SPACE:
			if (list_goes_on(&list, t, at))
				return at;
			break;
		case MARK_LINE:
			if (!layout_joins(&s->layout, t, at) || (list.active && list_goes_on(&list, t, at)))
				return at;
			break;
		case MARK_QUOTE:
			quote = at;
			break;
		case MARK_STOP:
			if (!stop_read(t, at, s->layout.wrapped || s->layout.one, &stop))
				break;
			if (stop_ends(t, &stop, start, quote))
				return stop.close;
			at = stop.close - 1;
			quote = stop.quoted ? at : quote;
			break;
		case MARK_NONE:
			break;
		}
	}
	return t.length;
}

void
sentences_init(struct sentences *s, struct text text)
{
	*s = (struct sentences){ .text = text, .layout = layout_of(text) };
}

void
sentences_init_paragraph(struct sentences *s, struct text text)
{
	*s = (struct sentences){ .text = text, .layout = { .one = true } };
}

bool
sentence_next(struct sentences *s, struct span *sentence)
{
	size_t start = skip_space(s->text, s->at);
	if (start == s->text.length)
		return false;
	s->at = find_end(s, start);
	*sentence = (struct span){ start, s->at };
	if (code_is_space((unsigned char)s->text.data[s->at - 1]) || (unsigned char)s->text.data[s->at - 1] >= 0x80)
		*sentence = span_trim(s->text, *sentence);
	return true;
}
