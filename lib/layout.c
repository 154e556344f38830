/* SPDX-License-Identifier: MIT */
#include "news/layout.h"

#include "sentence-parts.h"

/* Two lines, one below the other. */
struct line_end {
	struct text line, next;
	bool inside;     /* neither is blank */
	bool closed;     /* the first one ends as a sentence does */
	bool flows;      /* or the second goes on in small letters */
	bool opens;      /* or that opens as sentences do */
	bool indents;    /* or that stands further in: a paragraph begins */
	bool word;       /* the first one is a single word */
	size_t margin, next_margin; /* the spaces in front of them */
	size_t length;   /* of the first, in code points */
	size_t together; /* with a space and the first word of the second */
};

enum {
	SAMPLE = 128,  /* so many line ends tell the layout */
	NARROWEST = 40, /* lines that are wrapped at less, or at more, prove nothing by their length */
	WIDEST = 140
};

/* Line ends inside paragraphs. */
struct sample {
	struct line_end at[SAMPLE];
	size_t count;
	size_t width; /* of the longest line but for those that no wrapping made */
	size_t margin; /* of the line that stands farthest out */
	size_t outward, inward; /* how often a sentence goes on farther out, or on a line that stands in */
};

bool
layout_line_is_closed(struct text line)
{
	size_t size;
	while (line.length) {
		switch (utf8_before(line, line.length, &size)) {
		case '"': case '\'': case ')': case ']': case 0x2019: case 0x201D: case 0xBB:
			line.length -= size;
			continue;
		case '.': case '?': case '!': case ':': case 0x2026: case 0x3002:
			return true;
		default:
			return false;
		}
	}
	return false;
}

static struct text
line_before(struct text t, size_t at)
{
	const char *feed = memrchr(t.data, '\n', at);
	size_t start = feed ? (size_t)(feed - t.data) + 1 : 0;
	return text_trim(text_slice(t, start, at));
}

static struct text
line_after(struct text t, size_t at)
{
	size_t from = at + 1;
	struct span line;
	if (!text_next_line(t, &from, &line))
		return text_slice(t, t.length, t.length);
	return text_trim(text_span(t, line));
}

static size_t
first_word(struct text line)
{
	size_t end = 0;

	while (end < line.length && !ascii_is_space(line.data[end]))
		end++;
	return utf8_count(text_slice(line, 0, end));
}

/* "... left with Mr.": a stop that closes nothing. */
static bool
ends_with_abbreviation(struct text line)
{
	return line.length && line.data[line.length - 1] == '.' &&
	       abbreviation_before(line, line.length - 1) == WORD_NEVER;
}

/* Does LINE open with a word that does so more often than it is a part of a name? "I" and words in capitals stand anywhere. */
static bool
opens_sentence(struct text line)
{
	struct text word = text_slice(line, 0, word_end(line, 0));

	return word.length > 1 && !ascii_is_upper(word.data[1]) && starts_sentences(word);
}

/* The spaces in front of LINE, which is a line of T. */
static size_t
indent_of(struct text t, struct text line)
{
	const char *start = line.data;

	while (start > t.data && (start[-1] == ' ' || start[-1] == '\t'))
		start--;
	return (size_t)(line.data - start);
}

/* The lines around the line feed at byte AT; without lengths when one of them is blank. */
static struct line_end
line_end_at(struct text t, size_t at)
{
	struct line_end e = { .line = line_before(t, at), .next = line_after(t, at) };
	size_t size;

	e.closed = layout_line_is_closed(e.line) && !ends_with_abbreviation(e.line);
	if (!e.line.length || !e.next.length)
		return e;
	uint32_t first = utf8_at(e.next, 0, &size);
	e.inside = true;
	e.flows = !e.closed && code_is_letter(first) && !code_is_upper(first) && !opens_with_address(e.next);
	e.opens = !e.closed && !e.flows && opens_sentence(e.next);
	e.margin = indent_of(t, e.line);
	e.next_margin = indent_of(t, e.next);
	e.indents = !e.flows && e.next_margin > e.margin + 1;
	e.word = !memchr(e.line.data, ' ', e.line.length);
	e.length = utf8_count(e.line);
	e.together = e.length + 1 + first_word(e.next);
	return e;
}

/* The next line end at or after byte *AT, pairs of them passed over; moves *AT behind it. */
static bool
next_line_end(struct text t, size_t *at, struct line_end *e)
{
	const char *feed, *end = t.data + t.length;

	if (*at >= t.length)
		return false;
	while ((feed = memchr(t.data + *at, '\n', t.length - *at)) && feed + 1 < end && feed[1] == '\n')
		*at = (size_t)(feed - t.data) + 2;
	if (!feed)
		return false;
	*e = line_end_at(t, (size_t)(feed - t.data));
	*at = (size_t)(feed - t.data) + 1;
	return true;
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* What tells first lines that are indented: sentences that go on farther out. Items of lists and blocks go on farther in. */
static void
count_indents(struct sample *s, const struct line_end *e)
{
	if (!e->flows)
		return;
	s->outward += e->margin > e->next_margin + 1;
	s->inward += e->next_margin > s->margin + 1;
}

/* A lone word, an address or a rule, may be longer than any line that was wrapped. */
static void
measure_width(struct sample *s, size_t most)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct line_end *e = &s->at[i];
		size_t next = memchr(e->next.data, ' ', e->next.length) ? utf8_count(e->next) : 0;
		if (!e->word && e->length > s->width && e->length <= most)
			s->width = e->length;
		if (next > s->width && next <= most)
			s->width = next;
	}
}

static void
take_sample(struct sample *s, struct text t)
{
	enum { FEW = 4 };
	struct line_end e;
	size_t sum = 0;

	s->count = s->width = s->outward = s->inward = 0;
	s->margin = SIZE_MAX;
	for (size_t at = 0; s->count < SAMPLE && next_line_end(t, &at, &e);) {
		if (!e.inside)
			continue;
		s->margin = smaller(s->margin, smaller(e.margin, e.next_margin));
		count_indents(s, &e);
		if (!e.indents) {
			s->at[s->count++] = e;
			sum += e.length;
		}
	}
	measure_width(s, s->count < FEW ? SIZE_MAX : sum * 3 / 2 / s->count);
}

/* Does a sentence end anywhere in T? */
static bool
has_stop(struct text t)
{
	for (size_t i = 0; i < t.length; i++)
		if ((t.data[i] == '.' || t.data[i] == '?' || t.data[i] == '!') &&
		    (i + 1 == t.length || !(ascii_is_alpha(t.data[i + 1]) || ascii_is_digit(t.data[i + 1]))))
			return true;
	return false;
}

/* Ragged lines are full, too. */
static size_t
nearly(size_t width)
{
	return width * 85 / 100;
}

/*
 * Wrapped lines are full: the next word had no room in them; or, where they are ragged, they often go on in small
 * letters. Headings and the items of lists are not full, and a text without a stop is a list when it does not flow.
 */
static bool
is_wrapped(const struct sample *s, struct text t)
{
	size_t open = 0, full = 0, flowing = 0, flowing_far = 0;

	for (size_t i = 0; i < s->count; i++) {
		const struct line_end *e = &s->at[i];
		open += !e->closed;
		full += !e->closed && !e->opens && e->together > nearly(s->width);
		flowing += e->flows;
		flowing_far += e->flows && e->together * 10 > s->width * 6;
	}
	if (s->width < NARROWEST)
		return flowing == s->count && has_stop(t);
	if (s->width <= WIDEST && full * 4 >= s->count && full * 3 >= open * 2 && (flowing * 2 >= s->count || has_stop(t)))
		return true;
	return flowing * 4 >= s->count && flowing_far * 4 >= flowing * 3 && has_stop(t);
}

struct layout
layout_of(struct text t)
{
	struct layout layout = { 0 };
	struct sample sample;

	take_sample(&sample, t);
	layout.wrapped = sample.outward > sample.inward || (sample.count && is_wrapped(&sample, t));
	layout.full = nearly(sample.width);
	layout.indented = sample.outward * 2 > sample.inward;
	layout.margin = sample.margin;
	return layout;
}

bool
layout_joins(const struct layout *layout, struct text t, size_t at)
{
	if (!layout->wrapped)
		return layout->one;
	struct line_end e = line_end_at(t, at);
	if (layout->indented && e.next_margin > layout->margin + 1)
		return false;
	return e.inside && (e.flows || (!e.indents && e.together > layout->full));
}

bool
layout_flows(const struct layout *layout, struct text t, size_t at)
{
	struct line_end e = line_end_at(t, at);

	return layout_joins(layout, t, at) && e.flows && e.together > layout->full;
}
