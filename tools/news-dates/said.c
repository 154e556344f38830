/* SPDX-License-Identifier: MIT */
/* The day that a quotation was said. */
#include "fields.h"
#include "news/sentence.h"
#include "news/table.h"

TABLE(pronouns);

/* How many bytes behind a quotation the same speaker still goes on. */
enum { FOLLOWS = 600 };

/* How many dates to either side of a quotation are looked at, and how deep quotations lie in each other. */
enum { NEXT_TO = 16, NESTED = 4 };

/* How many days back a sentence before the quotation can tell of its day. */
enum { RECENT = 31 };

struct quote {
	struct text json;
	struct span span;     /* bytes of the text */
	struct text speaker, group;
	size_t first, next;   /* the sentences that it touches */
	bool pronoun;         /* the speaker is "she" or "he" here */
	bool plain;           /* it has no day, and members before it */
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

/* What UNIT says of Q, all of which is 0; false when that is not enough. */
static bool
read_quote(struct record *unit, struct points *points, struct quote *q)
{
	long long start, end;
	struct text mention;

	if (!record_integer(unit, "start", &start) || !record_integer(unit, "end", &end) ||
	    start < 0 || end <= start)
		return false;
	q->span.start = points_byte(points, (size_t)start);
	q->span.end = points_byte(points, (size_t)end);
	record_json(unit, "speaker", &q->speaker);
	record_json(unit, "group", &q->group);
	q->plain = !record_has(unit, "said") && !record_has(unit, "said_rule");
	q->pronoun = record_text(unit, "speaker_mention", &mention) &&
	             table_find_folded(&table_pronouns, mention) != NULL;
	q->first = sentence_at(q->span.start);
	q->next = sentence_at(q->span.end - 1) + 1;
	return true;
}

/* Is the byte inside a quotation? Quotations lie within each other a few deep at most. */
static bool
is_quoted(size_t byte)
{
	size_t low = 0, high = room.count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (room.quotes[middle].span.start <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t n = 0; n < NESTED && n < low; n++)
		if (room.quotes[low - 1 - n].span.end > byte)
			return true;
	return false;
}

/* The first date that begins at or behind BYTE. */
static size_t
date_at(const struct dates *dates, size_t byte)
{
	size_t low = 0, high = dates->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (dates->found[middle].start < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Could D be the day that something was said: one day, outside all quotation marks, not ahead of the text's own? */
static bool
is_day_of_speech(const struct dates *dates, const struct date_find *d)
{
	return d->from && d->from == d->to && !(dates->day && d->from > dates->day) &&
	       strcmp(d->rule, "nine-eleven") != 0 && !is_quoted(d->start);
}

/* The day that ABOUT names nearest to Q, among the few next to it on either side. */
static long
day_within(const struct quote *q, struct span about, const struct dates *dates)
{
	size_t middle = date_at(dates, q->span.start), best = (size_t)-1;
	long day = 0;

	for (size_t n = 1; n <= NEXT_TO && n <= middle; n++) {
		const struct date_find *d = &dates->found[middle - n];

		if (d->start < about.start)
			break;
		if (d->start >= about.end || !is_day_of_speech(dates, d))
			continue;
		best = q->span.start - d->start;
		day = d->from;
		break;
	}
	for (size_t i = middle, n = 0; n < NEXT_TO && i < dates->count && dates->found[i].start < about.end; i++, n++) {
		const struct date_find *d = &dates->found[i];

		if (d->start < q->span.end || !is_day_of_speech(dates, d))
			continue;
		return d->start - q->span.end < best ? d->from : day;
	}
	return day;
}

/* A day in the sentences that Q stands in; for what "she" said also in the one before, of the same paragraph. */
static void
look_in_sentences(struct quote *q, struct text text, const struct dates *dates)
{
	struct span about, before;

	if (q->first >= room.sentence_count)
		return;
	if (q->next > room.sentence_count)
		q->next = room.sentence_count;
	about = (struct span){ room.sentences[q->first].start, room.sentences[q->next - 1].end };
	q->day = day_within(q, about, dates);
	q->rule = "clause";
	if (q->day || !q->pronoun || q->first == 0)
		return;
	before = room.sentences[q->first - 1];
	if (memchr(text.data + before.end, '\n', about.start - before.end))
		return;
	q->day = day_within(q, before, dates);
	q->rule = "before";
	if (dates->day - q->day > RECENT)
		q->day = 0;
}

static bool
is_same(struct text a, struct text b)
{
	return a.length && text_equal(a, b);
}

static void
take_day(struct quote *to, const struct quote *from, const char *rule)
{
	to->day = from->day;
	to->rule = rule;
}

/* Parts of one quotation share their day; so does what the same speaker says next. */
static void
carry(void)
{
	for (size_t i = room.count; i-- > 1;) {
		struct quote *q = &room.quotes[i], *before = q - 1;

		if (q->day && !before->day && is_same(q->group, before->group))
			take_day(before, q, "group");
	}
	for (size_t i = 1; i < room.count; i++) {
		struct quote *q = &room.quotes[i], *before = q - 1;

		if (q->day || !before->day)
			continue;
		if (is_same(q->group, before->group))
			take_day(q, before, "group");
		else if (is_same(q->speaker, before->speaker) && q->span.start < before->span.end + FOLLOWS)
			take_day(q, before, "speaker");
	}
}

static void
write_day(struct writer *w, const struct quote *q)
{
	write_json(w, text_slice(q->json, 0, q->json.length - 1));
	write_member(w, "said", text_of(day_name(q->day)));
	write_member(w, "said_rule", text_of(q->rule));
	write_close(w, '}');
}

static void
replace_day(struct writer *w, struct record *unit, const struct quote *q)
{
	static struct buffer line;
	size_t at;

	if (record_read(unit, q->json, &at)) {
		write_json(w, q->json);
		return;
	}
	record_set_text(unit, "said", text_of(day_name(q->day)));
	record_set_text(unit, "said_rule", text_of(q->rule));
	buffer_reset(&line);
	record_write(unit, &line);
	write_json(w, buffer_text(&line));
}

/* Read the elements of QUOTES; one that cannot be used keeps its place. */
static void
read_quotes(struct text quotes, struct text text, struct record *unit)
{
	struct elements elements;
	struct points points;
	struct quote next = { 0 };
	bool object;

	read_sentences(text);
	points_init(&points, text);
	elements_init(&elements, quotes);
	for (room.count = 0; (object = elements_record(&elements, unit, &next.json)) || elements_next(&elements, &next.json);
	     room.count++) {
		struct quote *q;
		size_t start = room.count ? room.quotes[room.count - 1].span.start : 0;

		room.quotes = memory_grow(room.quotes, room.count, &room.capacity, sizeof *room.quotes);
		q = &room.quotes[room.count];
		*q = next;
		if (object && read_quote(unit, &points, q))
			continue;
		q->span = (struct span){ start, start };
		q->first = (size_t)-1;
	}
}

/* Date every quotation that can be dated; false when none can. */
static bool
date_quotes(struct text text, const struct dates *dates, bool news)
{
	bool dated = false;

	for (size_t i = 0; i < room.count; i++)
		look_in_sentences(&room.quotes[i], text, dates);
	carry();
	for (size_t i = 0; i < room.count; i++) {
		struct quote *q = &room.quotes[i];

		if (!q->day && news && dates->day) {
			q->day = dates->day;
			q->rule = "article";
		}
		dated |= q->day != 0;
	}
	return dated;
}

void
fields_set_said(struct record *r, struct text text, const struct dates *dates, bool news)
{
	static struct record *unit;
	static struct buffer kept;
	struct elements elements;
	struct text json;
	struct writer *w;

	if (!record_json(r, "quotes", &json) || !elements_init(&elements, json))
		return;
	if (!unit)
		unit = record_new();
	buffer_reset(&kept);
	buffer_add_text(&kept, json);
	read_quotes(buffer_text(&kept), text, unit);
	if (!date_quotes(text, dates, news))
		return;
	w = record_begin(r, "quotes");
	write_open(w, '[');
	for (size_t i = 0; i < room.count; i++) {
		const struct quote *q = &room.quotes[i];

		if (!q->day)
			write_json(w, q->json);
		else if (q->plain)
			write_day(w, q);
		else
			replace_day(w, unit, q);
	}
	write_close(w, ']');
	record_end(r);
}
