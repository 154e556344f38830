/* SPDX-License-Identifier: MIT */
/* The day that a quotation was said. */
#include "fields.h"
#include "news/sentence.h"
#include "news/table.h"

TABLE(pronouns);

struct quote {
	struct text json;
	struct span span;     /* bytes of the text */
	struct text speaker, group;
	size_t first, next;   /* the sentences that it touches */
	bool pronoun;         /* the speaker is "she" or "he" here */
	long day;             /* 0: not known */
	const char *rule;
};

static struct {
	struct quote *quotes;
	size_t count, capacity;
	struct span *sentences;
	size_t sentence_count, sentence_capacity;
} room;

static void
read_sentences(struct text text)
{
	struct sentences walk;
	struct span sentence;

	room.sentence_count = 0;
	sentences_init(&walk, text);
	while (sentence_next(&walk, &sentence)) {
		room.sentences = memory_grow(room.sentences, room.sentence_count, &room.sentence_capacity, sizeof sentence);
		room.sentences[room.sentence_count++] = sentence;
	}
}

/* The first sentence that ends behind BYTE. */
static size_t
sentence_at(size_t byte)
{
	size_t low = 0, high = room.sentence_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (room.sentences[middle].end > byte)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static bool
read_quote(struct text json, struct record *unit, struct points *points, struct quote *q)
{
	long long start, end;
	struct text mention;
	size_t at;

	*q = (struct quote){ .json = json };
	if (record_read(unit, json, &at) || !record_integer(unit, "start", &start) || !record_integer(unit, "end", &end) ||
	    start < 0 || end <= start)
		return false;
	q->span.start = points_byte(points, (size_t)start);
	q->span.end = points_byte(points, (size_t)end);
	if (!record_json(unit, "speaker", &q->speaker))
		q->speaker = (struct text){ NULL, 0 };
	if (!record_json(unit, "group", &q->group))
		q->group = (struct text){ NULL, 0 };
	q->pronoun = record_text(unit, "speaker_mention", &mention) &&
	             table_find_folded(&table_pronouns, mention) != NULL;
	q->first = sentence_at(q->span.start);
	q->next = sentence_at(q->span.end - 1) + 1;
	return true;
}

/* The quotations before Q that reach into what begins at START. */
static size_t
first_quote_at(const struct quote *q, size_t start)
{
	size_t i = (size_t)(q - room.quotes);

	while (i > 0 && room.quotes[i - 1].span.end > start)
		i--;
	return i;
}

/* Is the span inside a quotation, from the one at *FROM on? Spans are asked for in order. */
static bool
is_quoted(struct span span, size_t *from)
{
	while (*from < room.count && room.quotes[*from].span.end <= span.start)
		++*from;
	return *from < room.count && room.quotes[*from].span.start <= span.start;
}

/* The day nearest to Q that ABOUT names outside all quotation marks, and not ahead of the text's own; dates from *AT on. */
static long
day_within(const struct quote *q, struct span about, const struct dates *dates, size_t *at)
{
	size_t best = (size_t)-1, inside = first_quote_at(q, about.start);
	long day = 0;

	while (*at < dates->count && dates->found[*at].span.end <= about.start)
		++*at;
	for (size_t i = *at; i < dates->count && dates->found[i].span.start < about.end; i++) {
		const struct date_find *d = &dates->found[i];
		size_t distance = d->span.start >= q->span.end ? d->span.start - q->span.end : q->span.start - d->span.end;

		if (!d->from || d->from != d->to || (dates->day && d->from > dates->day) || is_quoted(d->span, &inside) ||
		    distance >= best)
			continue;
		best = distance;
		day = d->from;
	}
	return day;
}

/* A day in the sentences that Q stands in; for what "she" said also in the one before, of the same paragraph. */
static void
look_in_sentences(struct quote *q, struct text text, const struct dates *dates, size_t *at)
{
	struct span about, before;
	size_t from = *at;

	if (q->first >= room.sentence_count)
		return;
	if (q->next > room.sentence_count)
		q->next = room.sentence_count;
	about = (struct span){ room.sentences[q->first].start, room.sentences[q->next - 1].end };
	q->day = day_within(q, about, dates, at);
	q->rule = "clause";
	if (q->day || !q->pronoun || q->first == 0)
		return;
	before = room.sentences[q->first - 1];
	if (memchr(text.data + before.end, '\n', about.start - before.end))
		return;
	while (from > 0 && dates->found[from - 1].span.end > before.start)
		from--;
	q->day = day_within(q, before, dates, &from);
	q->rule = "before";
}

/* Parts of one quotation share their day; so does what the same speaker says next. */
static void
carry(struct text text)
{
	for (size_t i = 1; i < room.count; i++) {
		struct quote *q = &room.quotes[i], *before = q - 1;

		if (before->group.length && text_equal(q->group, before->group) && q->day && !before->day) {
			before->day = q->day;
			before->rule = "group";
		} else if (!q->day && before->day && q->group.length && text_equal(q->group, before->group)) {
			q->day = before->day;
			q->rule = "group";
		} else if (!q->day && before->day && q->speaker.length && text_equal(q->speaker, before->speaker)) {
			struct text between = text_slice(text, before->span.end, q->span.start > before->span.end ? q->span.start : before->span.end);

			if (between.length > 600)
				continue;
			q->day = before->day;
			q->rule = "speaker";
		}
	}
}

static void
write_quote(struct writer *w, struct record *unit, const struct quote *q)
{
	static struct buffer line;
	size_t at;

	if (!q->day || record_read(unit, q->json, &at)) {
		write_json(w, q->json);
		return;
	}
	record_set_text(unit, "said", text_of(day_name(q->day)));
	record_set_text(unit, "said_rule", text_of(q->rule));
	buffer_reset(&line);
	record_write(unit, &line);
	write_json(w, buffer_text(&line));
}

void
fields_set_said(struct record *r, struct text text, const struct dates *dates, bool news)
{
	static struct record *unit;
	static struct buffer kept;
	struct elements elements;
	struct text json;
	struct points points;
	struct writer *w;
	size_t at = 0;

	if (!record_json(r, "quotes", &json) || !elements_init(&elements, json))
		return;
	if (!unit)
		unit = record_new();
	buffer_reset(&kept);
	buffer_add_text(&kept, json);
	elements_init(&elements, buffer_text(&kept));
	read_sentences(text);
	points_init(&points, text);
	for (room.count = 0; elements_next(&elements, &json); room.count++) {
		struct quote *q;

		room.quotes = memory_grow(room.quotes, room.count, &room.capacity, sizeof *room.quotes);
		q = &room.quotes[room.count];
		if (!read_quote(json, unit, &points, q))
			q->first = (size_t)-1;
	}
	if (!room.count)
		return;
	for (size_t i = 0; i < room.count; i++)
		look_in_sentences(&room.quotes[i], text, dates, &at);
	carry(text);
	for (size_t i = 0; i < room.count; i++)
		if (!room.quotes[i].day && news && dates->day) {
			room.quotes[i].day = dates->day;
			room.quotes[i].rule = "article";
		}
	w = record_begin(r, "quotes");
	write_open(w, '[');
	for (size_t i = 0; i < room.count; i++)
		write_quote(w, unit, &room.quotes[i]);
	write_close(w, ']');
	record_end(r);
}
