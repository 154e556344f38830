/* SPDX-License-Identifier: MIT */
#include "layout.h"

/* Where the lines of the text are walked through, one gap between lines that stay after the other. */
struct walk {
	const struct lines *lines;
	struct text text;
	struct buffer *out;
	layout_gone *gone;
	void *context;
	size_t at;        /* byte where the next line begins; past the end of the text when there is none */
	size_t index;     /* of the next line that is not blank */
	uint32_t number;  /* of the next line */
	bool written;     /* a line is out, so the next one needs a line end before it */
	size_t count;     /* lines gone */
};

static struct text
take_line(struct walk *w)
{
	const char *start = w->text.data + w->at;
	const char *end = w->at < w->text.length ? memchr(start, '\n', w->text.length - w->at) : NULL;
	struct text line = { start, end ? (size_t)(end - start) : w->text.length - w->at };
	w->at += line.length + 1;
	w->number++;
	return line;
}

static bool
is_blank(const struct walk *w)
{
	return w->index == w->lines->count || w->lines->at[w->index].number != w->number;
}

static void
put(struct walk *w, struct text line)
{
	if (w->written)
		buffer_add_char(w->out, '\n');
	buffer_add_text(w->out, line);
	w->written = true;
}

static void
drop(struct walk *w, struct text line, uint32_t number, enum kind why)
{
	w->count += why != KIND_BLANK;
	if (w->gone)
		w->gone(w->context, line, number, why);
}

/* Of a gap before the next line that stays, or the end: what was lost, and its longest run of blank lines. */
struct gap {
	bool lost;
	uint32_t first, length; /* number of that run's first line, and how many */
};

static struct gap
survey(struct walk w)
{
	struct gap gap = { 0 };
	uint32_t run = 0;
	while (w.at <= w.text.length && (is_blank(&w) || !w.lines->at[w.index].on)) {
		run = is_blank(&w) ? run + 1 : 0;
		if (!run) {
			gap.lost = true;
			w.index++;
		} else if (run > gap.length) {
			gap = (struct gap){ gap.lost, w.number - run + 1, run };
		}
		take_line(&w);
	}
	bool inner = w.at <= w.text.length && w.written;
	if (gap.lost && !inner)
		gap.length = 0;
	return gap;
}

static void
write_gap(struct walk *w)
{
	struct gap gap = survey(*w);
	while (w->at <= w->text.length && (is_blank(w) || !w->lines->at[w->index].on)) {
		bool blank = is_blank(w);
		enum kind why = blank ? KIND_BLANK : (enum kind)w->lines->at[w->index].why;
		uint32_t number = w->number;
		struct text line = take_line(w);
		w->index += !blank;
		if (blank && number - gap.first < gap.length)
			put(w, line);
		else
			drop(w, line, number, why);
	}
}

size_t
layout_write(const struct lines *lines, struct text text, struct buffer *out, layout_gone *gone, void *context)
{
	struct walk w = {
		.lines = lines, .text = text, .out = out, .gone = gone, .context = context, .number = 1
	};
	while (w.at <= text.length) {
		write_gap(&w);
		if (w.at > text.length)
			break;
		w.index++;
		put(&w, take_line(&w));
	}
	return w.count;
}
