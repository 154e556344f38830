/* SPDX-License-Identifier: MIT */
#include "units.h"

#include "annotations.h"
#include "news/sentence.h"

/* The record that is split, and what all its units share. */
struct parent {
	struct text text;
	struct buffer article; /* the id of the article: JSON */
	struct buffer before;  /* a unit's line up to its number */
	struct buffer between; /* from there to its place */
	struct buffer fields;  /* that are inherited: ",key:value" one after the other */
	size_t base;           /* code points of the article before the text */
	size_t number;         /* of the last unit */
	bool one;              /* the text is one paragraph */
};

static void
keep_fields(struct parent *p, struct record *r)
{
	static const char *const inherited[] = { "title", "authors", "published", "publisher", "url", "language", "file" };
	struct text json;

	buffer_reset(&p->fields);
	for (size_t i = 0; i < sizeof inherited / sizeof *inherited; i++)
		if (record_json(r, inherited[i], &json)) {
			buffer_print(&p->fields, ",\"%s\":", inherited[i]);
			buffer_add_text(&p->fields, json);
		}
}

/* Is R itself a unit of an article? Then its units are units of that. */
static bool
is_unit(struct record *r, struct text *article, size_t *start)
{
	struct text kind;
	long long number;

	if (!record_text(r, "kind", &kind) || !record_json(r, "article", article) ||
	    !record_integer(r, "start", &number) || number < 0)
		return false;
	*start = (size_t)number;
	return text_equal(kind, text_of("paragraph")) || text_equal(kind, text_of("sentence"));
}

/* All that stays the same in the lines of the units: KIND is "paragraph" or "sentence". */
static void
keep_frame(struct parent *p, const char *kind)
{
	struct text id = buffer_text(&p->article);

	buffer_reset(&p->before);
	buffer_add_string(&p->before, "{\"id\":");
	write_stem(&p->before, id);
	buffer_print(&p->before, "#%c", kind[0]);
	buffer_reset(&p->between);
	buffer_print(&p->between, "\",\"kind\":\"%s\",\"article\":", kind);
	buffer_add_text(&p->between, id);
	buffer_print(&p->between, ",\"start\":");
}

static void
parent_read(struct parent *p, struct record *r, const char *kind)
{
	struct text json;

	p->base = 0;
	p->one = is_unit(r, &json, &p->base);
	if (!p->one && !record_json(r, "id", &json))
		json = text_of("\"\"");
	if (!p->one || !text_equal(json, buffer_text(&p->article)))
		p->number = 0;
	buffer_reset(&p->article);
	buffer_add_text(&p->article, json);
	keep_frame(p, kind);
	keep_fields(p, r);
}

static void
put_unit(struct parent *p, struct span span, struct points *points, struct sink *out)
{
	static struct buffer line;
	struct writer w = { &line, false };
	size_t start = points_at(points, span.start), end = points_at(points, span.end);

	buffer_reset(&line);
	buffer_add_text(&line, buffer_text(&p->before));
	buffer_add_number(&line, ++p->number, 1);
	buffer_add_text(&line, buffer_text(&p->between));
	buffer_add_number(&line, p->base + start, 1);
	buffer_add_string(&line, ",\"end\":");
	buffer_add_number(&line, p->base + end, 1);
	buffer_add_string(&line, ",\"text\":");
	write_text(&w, text_span(p->text, span));
	buffer_add_text(&line, buffer_text(&p->fields));
	annotations_write(&w, start, end);
	buffer_add(&line, "}\n", 2);
	sink_write(out, buffer_text(&line));
}

static void
put_sentences(struct parent *p, struct sink *out)
{
	struct sentences sentences;
	struct points points;
	struct span span;

	points_init(&points, p->text);
	if (p->one)
		sentences_init_paragraph(&sentences, p->text);
	else
		sentences_init(&sentences, p->text);
	while (sentence_next(&sentences, &span))
		put_unit(p, span, &points, out);
}

/* The line end that closes the paragraph which begins at byte AT, or the text's end. */
static size_t
paragraph_end(struct text t, const struct layout *layout, size_t at)
{
	const char *feed;

	while ((feed = memchr(t.data + at, '\n', t.length - at))) {
		at = (size_t)(feed - t.data);
		if (!layout_joins(layout, t, at))
			return at;
		at++;
	}
	return t.length;
}

static void
put_paragraphs(struct parent *p, struct sink *out)
{
	struct layout layout = layout_of(p->text);
	struct points points;

	layout.one = p->one;
	points_init(&points, p->text);
	for (size_t at = 0, end; at < p->text.length; at = end + 1) {
		end = paragraph_end(p->text, &layout, at);
		struct span span = span_trim(p->text, (struct span){ at, end });
		if (span.start < span.end)
			put_unit(p, span, &points, out);
	}
}

const char *
units_put(struct record *r, enum unit unit, struct sink *out)
{
	static struct parent parent;

	if (!record_text(r, "text", &parent.text))
		return "no text to split";
	parent_read(&parent, r, unit == UNIT_SENTENCE ? "sentence" : "paragraph");
	annotations_read(r);
	if (unit == UNIT_SENTENCE)
		put_sentences(&parent, out);
	else
		put_paragraphs(&parent, out);
	return NULL;
}
