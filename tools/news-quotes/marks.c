/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include "mark.h"
#include "news/buffer.h"

/* From the right: which single marks have a closing one ahead of them. */
static void
look_ahead(struct marks *marks)
{
	bool closes = false, strong = false;

	for (size_t i = marks->count; i-- > 0;) {
		struct mark *m = &marks->list[i];
		m->closes_ahead = closes;
		m->strong_ahead = strong;
		if (!m->single)
			continue;
		if (m->look & MARK_LOOKS_OPEN) {
			closes = strong = false;
		} else {
			closes = true;
			strong = strong || !(m->look & MARK_LOOKS_WEAK);
		}
	}
}

struct stack {
	size_t open[MARKS_DEPTH]; /* indices of stretches */
	size_t depth;
};

static void
push(struct stack *s, struct stretches *out, const struct mark *m, struct span p)
{
	if (s->depth == MARKS_DEPTH)
		return;
	out->list = memory_grow(out->list, out->count, &out->room, sizeof *out->list);
	s->open[s->depth++] = out->count;
	out->list[out->count++] = (struct stretch){
		.outer = { m->at, p.end },
		.inner = { m->at + m->size, p.end },
		.single = m->single,
		.open = true,
	};
}

/* The innermost open stretch with marks like M's, or MARKS_DEPTH. */
static size_t
find_open(const struct stack *s, const struct stretches *out, const struct mark *m)
{
	for (size_t i = s->depth; i-- > 0;)
		if (out->list[s->open[i]].single == m->single)
			return i;
	return MARKS_DEPTH;
}

/* Close the stretch at LEVEL; those still open inside it were none. */
static void
pop(struct stack *s, struct stretches *out, size_t level, const struct mark *m)
{
	struct stretch *q = &out->list[s->open[level]];

	while (s->depth > level + 1)
		out->list[s->open[--s->depth]].inner.end = 0;
	q->inner.end = m->at;
	q->outer.end = m->at + m->size;
	q->open = false;
	s->depth = level;
}

static void
take_single(struct stack *s, struct stretches *out, const struct mark *m, struct span p,
            bool goes_on)
{
	size_t level = find_open(s, out, m);

	if (m->look & MARK_LOOKS_OPEN) {
		if ((m->closes_ahead || goes_on) && level == MARKS_DEPTH)
			push(s, out, m, p);
	} else if (level != MARKS_DEPTH && !((m->look & MARK_LOOKS_WEAK) && m->strong_ahead)) {
		pop(s, out, level, m);
	}
}

static void
take_double(struct stack *s, struct stretches *out, const struct mark *m, struct span p)
{
	size_t level = find_open(s, out, m);

	if (level == MARKS_DEPTH) {
		if (m->look & MARK_LOOKS_OPEN)
			push(s, out, m, p);
	} else if (m->look & MARK_LOOKS_CLOSED) {
		pop(s, out, level, m);
	} else {
		/* opened twice: the first one lost its end, which is here at the latest */
		struct mark end = { .at = m->at };
		pop(s, out, level, &end);
		push(s, out, m, p);
	}
}

/* The speaker in capitals before a colon with which S begins, as transcripts have it; else empty.
 */
static struct span
label_of(struct text t, struct span s)
{
	size_t end = s.start;

	while (end < s.end && end - s.start < 32 &&
	       (ascii_is_upper(t.data[end]) || strchr(" .'-", t.data[end])))
		end++;
	if (end - s.start < 3 || end + 1 >= s.end || t.data[end] != ':' ||
	    !ascii_is_upper(t.data[end - 1]))
		return (struct span){ s.start, s.start };
	return (struct span){ s.start, end };
}

/* The value of an attribute in HTML: href="..." */
static bool
is_attribute(struct text t, size_t at)
{
	return at > 1 && t.data[at - 1] == '=' && ascii_is_alpha(t.data[at - 2]);
}

/* Does a letter or digit stand in S? */
static bool
has_word(struct text t, struct span s)
{
	size_t size;

	for (size_t at = s.start; at < s.end; at += size) {
		if (mark_letter_at(t, at, s.end))
			return true;
		utf8_at(t, at, &size);
	}
	return false;
}

/* Drop what turned out to be no stretch, and single ones that never closed. */
static void
keep_good(struct text t, struct stretches *out, bool goes_on)
{
	size_t kept = 0;

	for (size_t i = 0; i < out->count; i++) {
		struct stretch *q = &out->list[i];
		if (!has_word(t, q->inner) || is_attribute(t, q->outer.start) ||
		    (q->open && q->single && !goes_on))
			continue;
		q->label = label_of(t, q->inner);
		struct span behind = { q->label.end + 1, q->inner.end };
		if (q->label.end > q->label.start && has_word(t, behind))
			q->inner = behind;
		else
			q->label.end = q->label.start;
		out->list[kept++] = *q;
	}
	out->count = kept;
}

void
marks_pair(struct text t, struct span paragraph, bool goes_on, struct stretches *out)
{
	static struct marks marks;
	static struct stack stack;

	stack.depth = 0;
	out->count = 0;
	marks_read(t, paragraph, &marks);
	look_ahead(&marks);
	for (size_t i = 0; i < marks.count; i++) {
		if (marks.list[i].single)
			take_single(&stack, out, &marks.list[i], paragraph, goes_on);
		else
			take_double(&stack, out, &marks.list[i], paragraph);
	}
	keep_good(t, out, goes_on);
}

bool
marks_opens_single(struct text t, size_t at)
{
	size_t size;

	if (at >= t.length)
		return false;
	uint32_t code = utf8_at(t, at, &size);
	return (code == '\'' || code == 0x2018) && mark_letter_at(t, at + size, t.length);
}
