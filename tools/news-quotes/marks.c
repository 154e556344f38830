/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include "news/buffer.h"

enum style { CURLY, STRAIGHT, GUILLEMET, SINGLE };
enum look { LOOKS_OPEN = 1, LOOKS_CLOSED = 2, LOOKS_WEAK = 4 };

struct mark {
	size_t at;
	unsigned char size;
	unsigned char style;
	unsigned char look;   /* what it can be, by its shape or its neighbours */
	bool closes_ahead;    /* single: a mark that can close it comes before the next strong opening */
	bool strong_ahead;    /* single: a sure closing mark comes before the next opening one */
};

static struct mark *marks;
static size_t count, room;

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))

/* The top bit of each byte of WORD that is C, and of some behind it. */
static inline uint64_t
equal_bytes(uint64_t word, unsigned char c)
{
	uint64_t x = word ^ EACH_BYTE(c);

	return (x - EACH_BYTE(1)) & ~x;
}

/* The first byte at or after AT that can begin a mark: a quote, an apostrophe, a backquote, or beyond ASCII. */
static size_t
next_candidate(struct text t, size_t at, size_t end)
{
	for (uint64_t word; at + 8 <= end; at += 8) {
		memcpy(&word, t.data + at, 8);
		if ((equal_bytes(word, '"') | equal_bytes(word, '\'') | equal_bytes(word, '`') | word) & EACH_BYTE(0x80))
			break;
	}
	for (; at < end; at++) {
		unsigned char c = (unsigned char)t.data[at];
		if (c == '"' || c == '\'' || c == '`' || c >= 0x80)
			return at;
	}
	return end;
}

static bool
is_blank_before(struct text t, size_t at, size_t floor)
{
	size_t size;

	if (at <= floor)
		return true;
	uint32_t c = utf8_before(t, at, &size);
	return code_is_space(c) || strchr("([{/-<>*|", (int)(c < 128 ? c : 'x')) || (c >= 0x2010 && c <= 0x2015);
}

static bool
is_letter_at(struct text t, size_t at, size_t end)
{
	size_t size;

	if (at >= end)
		return false;
	uint32_t c = utf8_at(t, at, &size);
	return (c < 128 && ascii_is_digit((char)c)) || code_is_letter(c);
}

static bool
is_letter_before(struct text t, size_t at, size_t floor)
{
	size_t size;

	if (at <= floor)
		return false;
	uint32_t c = utf8_before(t, at, &size);
	return (c < 128 && ascii_is_digit((char)c)) || code_is_letter(c);
}

/* What a mark without a direction of its own can be here. */
static unsigned
look_around(struct text t, struct span p, size_t at, size_t size)
{
	bool before = is_blank_before(t, at, p.start);
	size_t end = at + size, length;
	bool after = end >= p.end || code_is_space(utf8_at(t, end, &length));

	if (before && !after)
		return LOOKS_OPEN;
	if (after && !before)
		return LOOKS_CLOSED;
	if (!before && !is_letter_at(t, end, p.end))
		return LOOKS_CLOSED | LOOKS_WEAK;
	return LOOKS_OPEN | LOOKS_CLOSED | LOOKS_WEAK;
}

/* Words that lose their head: 'em, 'til, '90s. */
static bool
is_elision(struct text t, size_t at, size_t end)
{
	static const char *const words[] = { "em", "til", "tis", "twas", "cause", "bout", "n" };

	if (at < end && ascii_is_digit(t.data[at]))
		return at + 2 < end && ascii_is_digit(t.data[at + 1]) && !ascii_is_digit(t.data[at + 2]);
	size_t stop = at;
	while (stop < end && ascii_is_alpha(t.data[stop]))
		stop++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (text_equal_folded(text_slice(t, at, stop), text_of(words[i])))
			return true;
	return false;
}

/* What a single mark can be; 0 for an apostrophe. */
static unsigned
look_single(struct text t, struct span p, size_t at, size_t size, uint32_t code)
{
	size_t end = at + size;
	bool letter_before = is_letter_before(t, at, p.start);
	bool letter_after = is_letter_at(t, end, p.end);

	if (code == 0x2018 || code == 0x201A)
		return letter_before || end >= p.end || is_elision(t, end, p.end) ? 0 : LOOKS_OPEN;
	if (letter_before && letter_after)
		return 0;
	if (letter_before)
		return LOOKS_CLOSED | (strchr("sSxXzZ", t.data[at - 1]) && end < p.end && t.data[end] == ' ' ? LOOKS_WEAK : 0);
	if (is_blank_before(t, at, p.start) || (at > p.start && strchr("\"'", t.data[at - 1]))) {
		size_t length;
		bool more = end < p.end && !code_is_space(utf8_at(t, end, &length));
		if (!more || (at > p.start && strchr("\"'", t.data[at - 1]) && !letter_after))
			return LOOKS_CLOSED;
		return code == '\'' && !is_elision(t, end, p.end) ? LOOKS_OPEN : 0;
	}
	if (code == '\'' && letter_after && strchr(",:", t.data[at - 1]))
		return LOOKS_OPEN;
	return LOOKS_CLOSED;
}

static struct mark *
add(size_t at, size_t size, enum style style, unsigned look)
{
	marks = memory_grow(marks, count, &room, sizeof *marks);
	marks[count] = (struct mark){ at, (unsigned char)size, (unsigned char)style, (unsigned char)look, false, false };
	return &marks[count++];
}

/* The mark at byte AT, if there is one; returns how far to move on. */
static size_t
read_mark(struct text t, struct span p, size_t at)
{
	size_t size;
	uint32_t code = utf8_at(t, at, &size);
	unsigned look;
	char twin = code < 128 ? (char)code : '\0';

	if (twin == '\'' && at + 2 < p.end && t.data[at + 1] == '\'' && t.data[at + 2] == '\'' && !is_blank_before(t, at, p.start)) {
		add(at, 1, SINGLE, LOOKS_CLOSED);
		return 1;
	}
	if ((twin == '\'' || twin == '`') && at + 1 < p.end && t.data[at + 1] == twin) {
		add(at, 2, STRAIGHT, twin == '`' ? LOOKS_OPEN : look_around(t, p, at, 2));
		return 2;
	}
	switch (code) {
	case '"':
		add(at, size, STRAIGHT, look_around(t, p, at, size));
		break;
	case 0x201C:
	case 0x201F:
		look = look_around(t, p, at, size);
		add(at, size, CURLY, look == LOOKS_CLOSED ? look | LOOKS_WEAK : LOOKS_OPEN);
		break;
	case 0x201D:
		look = look_around(t, p, at, size);
		add(at, size, CURLY, look == LOOKS_OPEN ? look | LOOKS_WEAK : LOOKS_CLOSED);
		break;
	case 0x201E:
		add(at, size, CURLY, LOOKS_OPEN);
		break;
	case 0xAB:
	case 0x2039:
		add(at, size, GUILLEMET, LOOKS_OPEN);
		break;
	case 0xBB:
	case 0x203A:
		add(at, size, GUILLEMET, LOOKS_CLOSED);
		break;
	case '\'':
	case 0x2018:
	case 0x2019:
	case 0x201A:
		look = look_single(t, p, at, size, code);
		if (look)
			add(at, size, SINGLE, look);
		break;
	default:
		break;
	}
	return size;
}

/* From the right: which single marks have a closing one ahead of them. */
static void
look_ahead(void)
{
	bool closes = false, strong = false;

	for (size_t i = count; i-- > 0;) {
		struct mark *m = &marks[i];
		m->closes_ahead = closes;
		m->strong_ahead = strong;
		if (m->style != SINGLE)
			continue;
		if (m->look & LOOKS_OPEN) {
			closes = strong = false;
		} else {
			closes = true;
			strong = strong || !(m->look & LOOKS_WEAK);
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
	s->open[s->depth] = out->count;
	out->list[out->count++] = (struct stretch){
		.outer = { m->at, p.end },
		.inner = { m->at + m->size, p.end },
		.depth = (unsigned char)s->depth++,
		.single = m->style == SINGLE,
		.open = true,
	};
}

/* The innermost open stretch with marks like M's, or MARKS_DEPTH. */
static size_t
find_open(const struct stack *s, const struct stretches *out, const struct mark *m)
{
	for (size_t i = s->depth; i-- > 0;)
		if (out->list[s->open[i]].single == (m->style == SINGLE))
			return i;
	return MARKS_DEPTH;
}

/* Close the stretch at LEVEL; those still open inside it were none. */
static void
pop(struct stack *s, struct stretches *out, size_t level, const struct mark *m)
{
	struct stretch *q = &out->list[s->open[level]];

	for (size_t i = level + 1; i < s->depth; i++)
		out->list[s->open[i]].inner.end = 0;
	q->inner.end = m->at;
	q->outer.end = m->at + m->size;
	q->open = false;
	s->depth = level;
}

static void
take_single(struct stack *s, struct stretches *out, const struct mark *m, struct span p, bool goes_on)
{
	size_t level = find_open(s, out, m);

	if (m->look & LOOKS_OPEN) {
		if ((m->closes_ahead || goes_on) && level == MARKS_DEPTH)
			push(s, out, m, p);
	} else if (level != MARKS_DEPTH && !((m->look & LOOKS_WEAK) && m->strong_ahead)) {
		pop(s, out, level, m);
	}
}

static void
take_double(struct stack *s, struct stretches *out, const struct mark *m, struct span p)
{
	size_t level = find_open(s, out, m);

	if (level == MARKS_DEPTH) {
		if (m->look & LOOKS_OPEN)
			push(s, out, m, p);
	} else if (m->look & LOOKS_CLOSED) {
		pop(s, out, level, m);
	} else {
		/* opened twice: the first one lost its end, which is here at the latest */
		struct mark end = { .at = m->at };
		pop(s, out, level, &end);
		push(s, out, m, p);
	}
}

struct span
marks_label(struct text t, struct span s)
{
	size_t end = s.start;

	while (end < s.end && end - s.start < 32 && (ascii_is_upper(t.data[end]) || strchr(" .'-", t.data[end])))
		end++;
	if (end - s.start < 3 || end + 1 >= s.end || t.data[end] != ':' || !ascii_is_upper(t.data[end - 1]))
		return (struct span){ s.start, s.start };
	return (struct span){ s.start, end };
}

/* Does a letter or digit stand in S? */
static bool
has_word(struct text t, struct span s)
{
	size_t size;

	for (size_t at = s.start; at < s.end; at += size) {
		if (is_letter_at(t, at, s.end))
			return true;
		utf8_at(t, at, &size);
	}
	return false;
}

/* Drop what turned out to be no stretch, and single ones that never closed. */
static void
keep_good(struct text t, struct stretches *out, bool goes_on)
{
	size_t kept = 0, end = 0;

	for (size_t i = 0; i < out->count; i++) {
		struct stretch *q = &out->list[i];
		if (!has_word(t, q->inner) || (q->open && q->single && !goes_on))
			continue;
		if (q->outer.start >= end) {
			q->depth = 0;
			end = q->outer.end;
		} else if (!q->depth) {
			q->depth = 1;
		}
		q->label = marks_label(t, q->inner);
		if (q->label.end > q->label.start)
			q->inner.start = q->label.end + 1;
		out->list[kept++] = *q;
	}
	out->count = kept;
}

void
marks_pair(struct text t, struct span paragraph, bool goes_on, struct stretches *out)
{
	struct stack stack = { .depth = 0 };

	count = out->count = 0;
	for (size_t at = next_candidate(t, paragraph.start, paragraph.end); at < paragraph.end;
	     at = next_candidate(t, at, paragraph.end))
		at += read_mark(t, paragraph, at);
	look_ahead();
	for (size_t i = 0; i < count; i++) {
		if (marks[i].style == SINGLE)
			take_single(&stack, out, &marks[i], paragraph, goes_on);
		else
			take_double(&stack, out, &marks[i], paragraph);
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
	return (code == '\'' || code == 0x2018) && is_letter_at(t, at + size, t.length);
}
