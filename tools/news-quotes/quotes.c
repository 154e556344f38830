/* SPDX-License-Identifier: MIT */
#include "quotes.h"

#include <stdlib.h>

#include "assign.h"
#include "news/buffer.h"
#include "paragraph.h"
#include "report.h"
#include "reported.h"

enum { PIECE = 1 << 16 };

const char *
quote_kind_name(enum quote_kind kind)
{
	static const char *const names[] = { "direct", "mixed", "indirect" };

	return names[kind];
}

static struct quote *
add_quote(struct reading *r, struct quotes *q, const struct attribution *a, enum quote_kind kind,
          struct span span)
{
	q->list = memory_grow(q->list, q->count, &q->room, sizeof *q->list);
	struct quote *new = &q->list[q->count++];
	*new = (struct quote){ .kind = kind,
		               .span = span,
		               .segment = q->segment_count,
		               .group = a->group,
		               .rule = a->rule };
	if (a->named) {
		new->has_speaker = true;
		new->mention = a->mention;
		new->who = a->who;
		new->source = a->source;
	}
	if (a->cue_end > a->cue_start) {
		new->has_cue = true;
		new->cue = reading_span(r, a->cue_start, a->cue_end);
	}
	return new;
}

static void
add_segment(struct reading *r, struct quotes *q, struct quote *to, size_t token)
{
	q->segments =
	        memory_grow(q->segments, q->segment_count, &q->segment_room, sizeof *q->segments);
	q->segments[q->segment_count++] =
	        span_trim(r->p.text, r->p.stretches.list[r->p.tokens[token].stretch].inner);
	to->segment_count++;
}

static void
emit_direct(struct reading *r, struct quotes *q, const struct attribution *a, size_t token)
{
	struct span span =
	        span_trim(r->p.text, r->p.stretches.list[r->p.tokens[token].stretch].inner);

	if (span.start >= span.end)
		return;
	struct quote *new = add_quote(r, q, a, QUOTE_DIRECT, span);
	add_segment(r, q, new, token);
}

static void
emit(struct reading *r, struct quotes *q, int n)
{
	struct attribution *a = &r->found.list[n];
	size_t words = 0, quoted = 0;

	for (size_t i = a->content.start; i < a->content.end; i++) {
		words += r->p.tokens[i].kind == TOKEN_WORD;
		quoted += r->p.tokens[i].kind == TOKEN_QUOTE && r->owners[i] == n;
	}
	if (!a->turn && !quoted && (!reported_is(r, a) || reported_inside(r, n)))
		return;
	reading_name_speaker(r, a);
	if (!words) {
		for (size_t i = a->content.start; i < a->content.end; i++)
			if (r->p.tokens[i].kind == TOKEN_QUOTE && r->owners[i] == n)
				emit_direct(r, q, a, i);
		return;
	}
	struct quote *new = add_quote(r, q, a, quoted ? QUOTE_MIXED : QUOTE_INDIRECT,
	                              reading_span(r, a->content.start, a->content.end));
	for (size_t i = a->content.start; i < a->content.end; i++)
		if (r->p.tokens[i].kind == TOKEN_QUOTE && r->owners[i] == n)
			add_segment(r, q, new, i);
}

/* Keep the last speaker, and whether he is still speaking, for the next paragraph. */
static void
remember_speaker(struct reading *r, bool spoke)
{
	const struct token *end = &r->p.tokens[r->p.count - 1];
	struct attribution *last = spoke ? reading_latest(r, r->p.count) : NULL;

	if (end->kind == TOKEN_COLON) {
		struct sentence s = r->p.sentences[r->p.sentence_count - 1];
		last = reading_attribute(r, (struct content){ .start = 0 },
		                         r->cues.count ? r->cues.list[r->cues.count - 1].speaker
		                                       : assign_before_colon(r, s, s.end - 1),
		                         "colon");
		last->group = ++r->groups;
		reading_name_speaker(r, last);
	}

	r->before.open = end->kind == TOKEN_QUOTE && r->p.stretches.list[end->stretch].open;
	if (r->before.open && r->owners[r->p.count - 1] != NOBODY)
		last = &r->found.list[r->owners[r->p.count - 1]];
	if (last && last->named) {
		r->before.mention = last->mention;
		r->before.source = last->source;
		r->before.who = last->who;
		r->before.known = true;
		r->before.group = last->group;
	}
}

/* In an article with single marks: does the next paragraph, behind byte AT, open with one? */
static bool
single_goes_on(struct reading *r, struct text text, size_t at)
{
	if (r->before.singles <= r->before.doubles)
		return false;
	while (at < text.length && ascii_is_space(text.data[at]))
		at++;
	return marks_opens_single(text, at);
}

static void
read_paragraph(struct reading *r, struct quotes *q, struct text text, struct span span)
{
	size_t first = q->count;

	paragraph_read(&r->p, text, span, single_goes_on(r, text, span.end));
	if (!r->p.count)
		return;
	people_read(r->people, &r->p);
	r->found.count = r->reported = 0;
	while (r->owner_room < r->p.count)
		r->owners =
		        memory_grow(r->owners, r->owner_room, &r->owner_room, sizeof *r->owners);
	for (size_t i = 0; r->p.stretches.count && i < r->p.count; i++)
		r->owners[i] = NOBODY;
	for (size_t n = 0; n < r->p.sentence_count; n++) {
		cues_find(&r->p, r->p.sentences[n], &r->cues);
		for (size_t i = 0; i < r->cues.count; i++)
			report_cue(r, r->p.sentences[n], i);
	}
	for (size_t i = 0; i < r->p.stretches.count; i++)
		*(r->p.stretches.list[i].single ? &r->before.singles : &r->before.doubles) += 1;
	if (r->before.open && r->p.tokens[0].kind == TOKEN_QUOTE)
		assign_next_paragraph(r);
	if (r->p.stretches.count)
		assign_rest(r);
	for (size_t n = 0; n < r->found.count; n++)
		emit(r, q, (int)n);
	remember_speaker(r, q->count > first);
}

/* In order of their beginnings, the longer one first. */
static int
by_start(const void *a, const void *b)
{
	const struct quote *x = a, *y = b;

	if (x->span.start != y->span.start)
		return x->span.start < y->span.start ? -1 : 1;
	return x->span.end > y->span.end ? -1 : x->span.end < y->span.end;
}

/* Where a piece of a very long paragraph ends: at a space, or anywhere. */
static size_t
piece_end(struct text t, struct span p)
{
	if (p.end - p.start <= PIECE)
		return p.end;
	for (size_t at = p.start + PIECE; at > p.start + PIECE / 2; at--)
		if (t.data[at] == ' ')
			return at;
	size_t at = p.start + PIECE;
	while (at > p.start && ((unsigned char)t.data[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static void
read_title(struct reading *r, struct text title)
{
	struct span span = { 0, title.length };

	span.end = piece_end(title, span);
	paragraph_read(&r->p, title, span, false);
	r->p.headline = true;
	people_read(r->people, &r->p);
}

/* Only now, with the whole article read, is the fullest name of everybody known. */
static void
name_speakers(struct quotes *q, const struct people *people, struct text text)
{
	for (size_t i = 0; i < q->count; i++) {
		struct quote *quote = &q->list[i];
		if (quote->has_speaker)
			quote->speaker = quote->who != NO_PERSON ? people_name(people, quote->who)
			                                         : text_span(text, quote->source);
	}
}

/* Groups count from 1 in the order of the list. */
static void
number_groups(struct quotes *q, size_t groups)
{
	static size_t *numbers, room;
	size_t last = 0;

	if (room <= groups) {
		room = groups + 1;
		numbers = memory_resize(numbers, room, sizeof *numbers);
	}
	memset(numbers, 0, (groups + 1) * sizeof *numbers);
	for (size_t i = 0; i < q->count; i++) {
		size_t *number = &numbers[q->list[i].group];
		if (!*number)
			*number = ++last;
		q->list[i].group = *number;
	}
}

void
quotes_find(struct quotes *q, struct text title, struct text text)
{
	static struct reading reading;
	struct reading *r = &reading;
	size_t at = 0;
	struct span line;

	if (!r->people)
		r->people = people_new();
	people_reset(r->people);
	q->count = q->segment_count = 0;
	r->groups = 0;
	r->script = false;
	r->before = (struct memory){ .who = NO_PERSON };
	if (title.length)
		read_title(r, title);
	while (text_next_line(text, &at, &line))
		while (line.start < line.end) {
			size_t end = piece_end(text, line);
			read_paragraph(r, q, text, (struct span){ line.start, end });
			line.start = end;
		}
	name_speakers(q, r->people, text);
	if (q->count)
		qsort(q->list, q->count, sizeof *q->list, by_start);
	number_groups(q, r->groups);
}
