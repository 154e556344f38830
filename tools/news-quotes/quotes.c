/* SPDX-License-Identifier: MIT */
#include "quotes.h"

#include <stdlib.h>

#include "content.h"
#include "news/buffer.h"
#include "speech.h"

enum { PIECE = 1 << 16, NOBODY = -1, LOOK_BACK = 64 };

/* One cue with one stretch of tokens that it reports, or a quoted stretch given a speaker without a cue. */
struct attribution {
	struct content content;
	struct phrase speaker;
	size_t cue_start, cue_end; /* tokens; empty without a cue */
	size_t relative;
	uint64_t classes;
	size_t group;
	struct span mention, source; /* of a speaker in an earlier paragraph */
	int who;
	bool elsewhere;
	const char *rule;
};

struct attributions {
	struct attribution *list;
	size_t count, room;
};

/* What one paragraph hands to the next. */
struct memory {
	struct span mention, source;
	int who;
	bool known;
	size_t group;
	bool open; /* its last stretch did not close */
	size_t singles, doubles; /* stretches so far, in each kind of marks */
};

static struct paragraph paragraph;
static struct cues cues;
static struct attributions found;
static int *owners; /* of each token that is a quoted stretch: an attribution */
static size_t owner_room;
static size_t groups;
static struct people *people;
static struct memory before;

const char *
quote_kind_name(enum quote_kind kind)
{
	static const char *const names[] = { "direct", "mixed", "indirect" };

	return names[kind];
}

static struct attribution *
attribute(struct content content, struct phrase speaker, const char *rule)
{
	found.list = memory_grow(found.list, found.count, &found.room, sizeof *found.list);
	struct attribution *a = &found.list[found.count++];
	*a = (struct attribution){ .content = content, .speaker = speaker, .rule = rule, .who = NO_PERSON, .relative = SIZE_MAX };
	return a;
}

/* An opinion inside what somebody says is his: "Ann Smith said she hoped for “a miracle”". */
static bool
is_reported_already(size_t i, int owner)
{
	const struct attribution *new = &found.list[owner], *old;

	if (owners[i] == NOBODY)
		return false;
	old = &found.list[owners[i]];
	return !(old->classes & WORD_THINK) && (new->classes & WORD_THINK);
}

static void
own(size_t start, size_t end, int owner)
{
	for (size_t i = start; i < end; i++)
		if (paragraph.tokens[i].kind == TOKEN_QUOTE && !speech_title(&paragraph, 0, i) && !is_reported_already(i, owner))
			owners[i] = owner;
}

static void
report(const struct cue *c, struct content content, size_t group)
{
	if (content.start >= content.end)
		return;
	struct attribution *a = attribute(content, c->speaker, c->rule);
	a->cue_start = c->start;
	a->cue_end = c->end;
	a->relative = c->relative;
	a->classes = c->classes;
	a->group = group;
	own(content.start, content.end, (int)(a - found.list));
}

static bool
is_closed_by_comma(size_t i)
{
	char last = paragraph.tokens[i].last;

	return last && strchr(",?!-", last);
}

/* The quoted stretch right before token AT, over a comma or dash; or SIZE_MAX. */
static size_t
quote_before(size_t floor, size_t at)
{
	if (at > floor && (paragraph.tokens[at - 1].kind == TOKEN_COMMA || paragraph.tokens[at - 1].kind == TOKEN_DASH))
		at--;
	return at > floor && paragraph.tokens[at - 1].kind == TOKEN_QUOTE ? at - 1 : SIZE_MAX;
}

/* Does "that", a colon or a quoted stretch follow C before END? */
static bool
reports_behind(const struct cue *c, size_t end)
{
	for (size_t i = c->clause_end; i < end && i < c->clause_end + 40; i++)
		if (paragraph.tokens[i].kind == TOKEN_QUOTE || paragraph.tokens[i].kind == TOKEN_COLON || token_equals(&paragraph, i, "that"))
			return true;
	return false;
}

/* "The plan, she said, is dead": does the clause that C stands in go on behind the comma at token AT? */
static bool
goes_on_behind(struct sentence s, const struct cue *c, size_t at)
{
	if (at + 1 >= s.end || paragraph.tokens[at].kind != TOKEN_COMMA || c->dependent || (c->classes & (WORD_THINK | WORD_LABEL)))
		return false;
	if (token_equals(&paragraph, at + 1, "that"))
		return true;
	if (c->clause_start == s.start)
		return token_equals(&paragraph, s.start, "as") && !(c->classes & WORD_WEAK);
	if (paragraph.tokens[c->clause_start - 1].kind != TOKEN_COMMA)
		return false;
	for (size_t i = s.start; i < c->clause_start; i++)
		if (paragraph.tokens[i].kind == TOKEN_QUOTE || cues_looks_finite(&paragraph, i))
			return false;
	return paragraph.tokens[at + 1].kind == TOKEN_WORD && !token_is(&paragraph.tokens[at + 1], WORD_ING | WORD_CONJUNCTION);
}

static void
take_cue(struct sentence s, size_t n)
{
	const struct cue *c = &cues.list[n];
	size_t at, group = ++groups, quote = quote_before(0, c->clause_start);
	bool ends = content_ends_with(&paragraph, s, c, &at);
	bool broken = c->clause_start > s.start && paragraph.tokens[c->clause_start - 1].kind != TOKEN_WORD;
	bool quote_follows = ends && at + 1 < s.end && paragraph.tokens[at].kind == TOKEN_COMMA && paragraph.tokens[at + 1].kind == TOKEN_QUOTE;

	if (c->classes & WORD_THINK) {
		report(c, content_behind(&paragraph, s, &cues, n), group);
		return;
	}
	if (c->according && c->clause_start == s.start) {
		report(c, content_behind(&paragraph, s, &cues, n), group);
		return;
	}
	bool asked = quote != SIZE_MAX && paragraph.tokens[quote].last && strchr("?!", paragraph.tokens[quote].last);
	if (quote != SIZE_MAX && quote < s.start && owners[quote] == NOBODY && c->clause_start == s.start && (ends || (asked && !reports_behind(c, s.end)))) {
		report(c, (struct content){ quote, quote + 1, true, true }, group);
	} else if (!c->dependent && c->clause_start > s.start &&
	           (c->inverted || c->according || (ends && broken) || (quote != SIZE_MAX && quote >= s.start && is_closed_by_comma(quote)))) {
		report(c, content_before(&paragraph, s, &cues, n), group);
	}
	if (!quote_follows && ends && goes_on_behind(s, c, at)) {
		struct content rest = { at + 1, content_behind_limit(&paragraph, s, &cues, n), false, false };
		report(c, content_trim(&paragraph, rest), group);
	}
	if ((!ends && !c->according && !(c->inverted && c->clause_start > s.start)) || quote_follows)
		report(c, content_behind(&paragraph, s, &cues, n), group);
}

/* --- Stretches that no cue reports --- */

static struct attribution *latest_before(size_t i);

static bool
stands_alone(struct sentence s)
{
	for (size_t i = s.start; i < s.end; i++)
		if (paragraph.tokens[i].kind == TOKEN_WORD)
			return false;
	return true;
}

static struct content
only(size_t i)
{
	return (struct content){ i, i + 1, false, true };
}

/* Is A the main clause of its sentence, as far as it goes: no relative clause, no opinion? */
static bool
is_main(const struct attribution *a)
{
	return a->relative == SIZE_MAX && !(a->classes & WORD_THINK);
}

/* The sentence of the paragraph that holds token I. */
static size_t
sentence_of(size_t i)
{
	size_t low = 0, high = paragraph.sentence_count;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (paragraph.sentences[middle].start <= i)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* Whose words go on in a sentence of its own: the main speaker of the sentence before that has one. */
static struct attribution *
main_before(size_t i)
{
	struct attribution *best = NULL, *last = latest_before(i);

	if (!last)
		return NULL;
	if (last->cue_end == last->cue_start)
		return last;
	size_t floor = paragraph.sentences[sentence_of(last->cue_start)].start, n = (size_t)(last - found.list);
	while (n && found.list[n - 1].cue_start >= floor && last - &found.list[n] < LOOK_BACK)
		n--;
	for (; n < found.count; n++) {
		struct attribution *a = &found.list[n];
		if (a->cue_end == a->cue_start || a->cue_end > i)
			break;
		if (!is_main(a))
			continue;
		bool beside = best && a->cue_start >= best->content.end && a->content.before == best->content.before;
		bool around = best && a->content.before && a->content.start <= best->cue_start;
		if (!best || beside || around)
			best = a;
	}
	return best ? best : last;
}

/* The attribution of the paragraph whose words end last before token I, or NULL. */
static struct attribution *
latest_before(size_t i)
{
	struct attribution *best = NULL;

	for (size_t n = found.count; n-- > 0 && found.count - n < LOOK_BACK;) {
		struct attribution *a = &found.list[n];
		size_t end = a->cue_end > a->content.end ? a->cue_end : a->content.end;
		size_t best_end = !best ? 0 : best->cue_end > best->content.end ? best->cue_end : best->content.end;
		if (end <= i && (!best || end > best_end))
			best = a;
	}
	return best;
}

static void
follow(size_t i, const struct attribution *a, const char *rule)
{
	struct attribution copy = *a;

	struct attribution *b = attribute(only(i), copy.speaker, rule);
	b->mention = copy.mention;
	b->source = copy.source;
	b->relative = copy.relative;
	b->who = copy.who;
	b->elsewhere = copy.elsewhere;
	b->group = copy.group;
	owners[i] = (int)(b - found.list);
}

static void
follow_memory(size_t i, const char *rule)
{
	struct attribution *b = attribute(only(i), (struct phrase){ PHRASE_NONE, 0, 0, 0, 0 }, rule);

	b->mention = before.mention;
	b->source = before.source;
	b->who = before.who;
	b->elsewhere = before.known;
	b->group = ++groups;
	owners[i] = (int)(b - found.list);
}

static bool
give(size_t i, struct phrase speaker, const char *rule)
{
	if (speaker.kind == PHRASE_NONE)
		return false;
	struct attribution *a = attribute(only(i), speaker, rule);
	a->group = ++groups;
	owners[i] = (int)(a - found.list);
	return true;
}

/* "...": - Ann Smith */
static bool
take_signature(struct sentence s, size_t i)
{
	if (!token_kind_at(&paragraph, i + 1, TOKEN_DASH))
		return false;
	struct phrase f = phrase_after(&paragraph, i + 2, paragraph.count);
	(void)s;
	if (f.kind != PHRASE_NAME || f.start != i + 2)
		return false;
	return give(i, f, "signed");
}

/* "...," Ann Smith went on: any verb will do right behind the words. */
static bool
take_any_verb(size_t i)
{
	if (!is_closed_by_comma(i) || i + 2 >= paragraph.count)
		return false;
	struct phrase f = phrase_after(&paragraph, i + 1, paragraph.count);
	if (f.kind == PHRASE_NONE || f.start != i + 1 || f.end >= paragraph.count || !phrase_can_speak(&paragraph, &f))
		return false;
	size_t verb = f.end;
	while (verb < paragraph.count && token_is(&paragraph.tokens[verb], WORD_ADVERB | WORD_AUXILIARY))
		verb++;
	if (verb >= paragraph.count)
		return false;
	const struct token *t = &paragraph.tokens[verb];
	bool ends_s = paragraph.text.data[t->end - 1] == 's';
	if (t->kind != TOKEN_WORD || !(token_is(t, WORD_VERB | WORD_PAST | WORD_THIRD) || token_looks_past(&paragraph, verb) || (t->classes == 0 && ends_s)))
		return false;
	if (!give(i, f, "x-verb"))
		return false;
	found.list[found.count - 1].cue_start = f.end;
	found.list[found.count - 1].cue_end = verb + 1;
	return true;
}

/* "...," Ann Smith, who ...: the name right behind the words, when no verb was understood. */
static bool
take_name_behind(size_t i)
{
	if (!is_closed_by_comma(i) || i + 1 >= paragraph.count)
		return false;
	struct phrase f = phrase_after(&paragraph, i + 1, paragraph.count);
	return f.kind == PHRASE_NAME && f.start == i + 1 && give(i, f, "x-verb");
}

/* "SMITH: Good morning." */
static bool
take_label(size_t i)
{
	struct span label = paragraph.stretches.list[paragraph.tokens[i].stretch].label;

	if (label.start == label.end)
		return false;
	struct attribution *a = attribute(only(i), (struct phrase){ PHRASE_NONE, 0, 0, 0, 0 }, "transcript");
	a->mention = a->source = label;
	a->who = people_find(people, text_span(paragraph.text, label));
	a->elsewhere = true;
	a->group = ++groups;
	owners[i] = (int)(a - found.list);
	return true;
}

static void
take_alone(size_t sentence, size_t i)
{
	struct attribution *a = main_before(i);

	if ((!a || paragraph.tokens[i].last == ',') && take_any_verb(i))
		return;
	if (a)
		follow(i, a, "continued");
	else if (sentence && give(i, cues_actor(&paragraph, paragraph.sentences[sentence - 1].start, paragraph.sentences[sentence - 1].end), "subject-before"))
		return;
	else
		follow_memory(i, "paragraph-before");
}

/* Whose words a colon announces: the name right before it, else the subject. */
static struct phrase
before_colon(struct sentence s, size_t colon)
{
	struct phrase f = phrase_before(&paragraph, s.start, colon);

	if (f.kind == PHRASE_NAME && (f.start == s.start || !token_is(&paragraph.tokens[f.start - 1], WORD_PREPOSITION)))
		return f;
	return cues_actor(&paragraph, s.start, colon);
}

static void
take_inside(struct sentence s, size_t i)
{
	struct attribution *a = latest_before(i);

	if (take_any_verb(i))
		return;
	if (i > s.start && paragraph.tokens[i - 1].kind == TOKEN_COLON) {
		struct phrase name = before_colon(s, i - 1);
		bool leads = name.kind == PHRASE_NAME && name.end == i - 1 && name.start > s.start && paragraph.tokens[name.start - 1].kind == TOKEN_DASH;
		if (leads)
			give(i, name, "colon");
		else if (a && a->cue_start >= s.start)
			follow(i, a, "colon");
		else
			give(i, before_colon(s, i - 1), "colon");
		return;
	}
	if (!speech_likely(&paragraph, s, i))
		return;
	if (a && a->cue_start >= s.start && a->cue_end > a->cue_start) {
		follow(i, a, "sentence");
		return;
	}
	struct phrase f = cues_actor(&paragraph, s.start, i);
	if (a && !phrase_can_speak(&paragraph, &f))
		follow(i, a, "continued");
	else if (!give(i, f, "subject") && !take_name_behind(i) && speech_form(&paragraph, i).words > 4)
		follow_memory(i, "none");
}

/* A paragraph in single marks where speech has double ones. */
static bool
is_subheading(size_t i)
{
	return paragraph.count == 1 && paragraph.stretches.list[paragraph.tokens[i].stretch].single && before.doubles > before.singles;
}

static void
take_rest(void)
{
	for (size_t n = 0; n < paragraph.sentence_count; n++) {
		struct sentence s = paragraph.sentences[n];
		bool alone = stands_alone(s);
		for (size_t i = s.start; i < s.end; i++) {
			if (paragraph.tokens[i].kind != TOKEN_QUOTE || owners[i] != NOBODY)
				continue;
			if (take_label(i))
				continue;
			if (take_signature(s, i))
				continue;
			if (alone && is_subheading(i))
				continue;
			if (alone || (i == s.start && speech_form(&paragraph, i).large && latest_before(i)))
				take_alone(n, i);
			else
				take_inside(s, i);
		}
	}
}

/* --- Out --- */

static struct span
tokens_span(size_t start, size_t end)
{
	return (struct span){ paragraph.tokens[start].start, paragraph.tokens[end - 1].end };
}

static void
name_speaker(struct attribution *a)
{
	if (a->elsewhere || a->speaker.kind == PHRASE_NONE)
		return;
	a->mention = a->source = tokens_span(a->speaker.start, a->speaker.end);
	if (a->relative != SIZE_MAX)
		a->mention = tokens_span(a->relative, a->relative + 1);
	a->who = people_resolve(people, &paragraph, &a->speaker);
	if (a->who != NO_PERSON && a->speaker.kind == PHRASE_NAME)
		people_spoke(people, a->who, paragraph.tokens[a->speaker.name_start].start);
	a->elsewhere = true;
}

static struct quote *
add_quote(struct quotes *q, const struct attribution *a, enum quote_kind kind, struct span span)
{
	q->list = memory_grow(q->list, q->count, &q->room, sizeof *q->list);
	struct quote *new = &q->list[q->count++];
	*new = (struct quote){ .kind = kind, .span = span, .segment = q->segment_count, .group = a->group, .rule = a->rule };
	if (a->elsewhere) {
		new->has_speaker = true;
		new->mention = a->mention;
		new->source = a->source;
	}
	if (a->cue_end > a->cue_start) {
		new->has_cue = true;
		new->cue = tokens_span(a->cue_start, a->cue_end);
	}
	return new;
}

static void
add_segment(struct quotes *q, struct quote *to, size_t token)
{
	q->segments = memory_grow(q->segments, q->segment_count, &q->segment_room, sizeof *q->segments);
	q->segments[q->segment_count++] = span_trim(paragraph.text, paragraph.stretches.list[paragraph.tokens[token].stretch].inner);
	to->segment_count++;
}

static int *speakers; /* of each quote: a person, kept until the names are known */
static size_t speaker_room;

static void
remember(struct quotes *q, const struct attribution *a)
{
	speakers = memory_grow(speakers, q->count - 1, &speaker_room, sizeof *speakers);
	speakers[q->count - 1] = a->who;
}

static void
emit_direct(struct quotes *q, const struct attribution *a, size_t token)
{
	struct span span = span_trim(paragraph.text, paragraph.stretches.list[paragraph.tokens[token].stretch].inner);

	if (span.start >= span.end)
		return;
	struct quote *new = add_quote(q, a, QUOTE_DIRECT, span);
	remember(q, a);
	add_segment(q, new, token);
}

static bool
has_verb(const struct content *c)
{
	for (size_t i = c->start; i < c->end; i++)
		if (cues_looks_finite(&paragraph, i))
			return true;
	return false;
}

/* Is A, without a quoted stretch, indirect speech? */
static bool
is_reported(const struct attribution *a)
{
	size_t first = a->content.start;
	bool that = first && token_equals(&paragraph, first - 1, "that");

	if (paragraph.headline || (a->classes & WORD_THINK) || a->content.end - first < 2)
		return false;
	if (that)
		return true;
	if ((a->classes & WORD_WEAK) || ((a->classes & (WORD_LABEL | WORD_ASK)) && a->content.before))
		return false;
	if ((a->classes & WORD_LABEL) && a->content.end - first < 3)
		return false;
	bool relative = !a->content.before && token_is(&paragraph.tokens[first], WORD_AUXILIARY) && first == a->cue_end;
	if (relative || (a->content.before && a->content.end - first < 5 && !has_verb(&a->content)))
		return false;
	bool to = token_equals(&paragraph, first, "to");
	if (!to && (token_is(&paragraph.tokens[first], WORD_PREPOSITION) || (a->classes & WORD_TELL)) && !has_verb(&a->content))
		return false;
	return (a->classes & WORD_SAY) || phrase_can_speak(&paragraph, &a->speaker);
}

static void
emit(struct quotes *q, int n)
{
	struct attribution *a = &found.list[n];
	size_t words = 0, quoted = 0;

	for (size_t i = a->content.start; i < a->content.end; i++) {
		words += paragraph.tokens[i].kind == TOKEN_WORD;
		quoted += paragraph.tokens[i].kind == TOKEN_QUOTE && owners[i] == n;
	}
	if (!quoted && !is_reported(a))
		return;
	name_speaker(a);
	if (!words) {
		for (size_t i = a->content.start; i < a->content.end; i++)
			if (paragraph.tokens[i].kind == TOKEN_QUOTE && owners[i] == n)
				emit_direct(q, a, i);
		return;
	}
	struct quote *new = add_quote(q, a, quoted ? QUOTE_MIXED : QUOTE_INDIRECT, tokens_span(a->content.start, a->content.end));
	remember(q, a);
	for (size_t i = a->content.start; i < a->content.end; i++)
		if (paragraph.tokens[i].kind == TOKEN_QUOTE && owners[i] == n)
			add_segment(q, new, i);
}

/* Keep the last speaker, and whether he is still speaking, for the next paragraph. */
static void
remember_speaker(bool spoke)
{
	const struct token *end = &paragraph.tokens[paragraph.count - 1];
	struct attribution *last = spoke ? latest_before(paragraph.count) : NULL;

	if (end->kind == TOKEN_COLON) {
		struct sentence s = paragraph.sentences[paragraph.sentence_count - 1];
		last = attribute((struct content){ 0, 0, false, false }, cues.count ? cues.list[cues.count - 1].speaker : before_colon(s, s.end - 1), "colon");
		last->group = ++groups;
		name_speaker(last);
	}

	before.open = end->kind == TOKEN_QUOTE && paragraph.stretches.list[end->stretch].open;
	if (before.open && owners[paragraph.count - 1] != NOBODY)
		last = &found.list[owners[paragraph.count - 1]];
	if (last && last->elsewhere) {
		before.mention = last->mention;
		before.source = last->source;
		before.who = last->who;
		before.known = true;
		before.group = last->group;
	}
}

/* In an article with single marks: does the next paragraph, behind byte AT, open with one? */
static bool
single_goes_on(struct text text, size_t at)
{
	if (before.singles <= before.doubles)
		return false;
	while (at < text.length && ascii_is_space(text.data[at]))
		at++;
	return marks_opens_single(text, at);
}

static void
read_paragraph(struct quotes *q, struct text text, struct span span)
{
	size_t first = q->count;

	paragraph_read(&paragraph, text, span, single_goes_on(text, span.end));
	if (!paragraph.count)
		return;
	people_read(people, &paragraph);
	found.count = 0;
	while (owner_room < paragraph.count)
		owners = memory_grow(owners, owner_room, &owner_room, sizeof *owners);
	for (size_t i = 0; i < paragraph.count; i++)
		owners[i] = NOBODY;
	for (size_t n = 0; n < paragraph.sentence_count; n++) {
		cues_find(&paragraph, paragraph.sentences[n], &cues);
		for (size_t i = 0; i < cues.count; i++)
			take_cue(paragraph.sentences[n], i);
	}
	for (size_t i = 0; i < paragraph.stretches.count; i++)
		*(paragraph.stretches.list[i].single ? &before.singles : &before.doubles) += 1;
	if (before.open && paragraph.tokens[0].kind == TOKEN_QUOTE && !take_label(0)) {
		follow_memory(0, "next-paragraph");
		found.list[found.count - 1].group = before.group;
	}
	take_rest();
	for (size_t n = 0; n < found.count; n++)
		emit(q, (int)n);
	remember_speaker(q->count > first);
}

static int
by_start(const void *a, const void *b)
{
	const struct quote *x = a, *y = b;

	return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
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

void
quotes_find(struct quotes *q, struct text title, struct text text)
{
	size_t at = 0;
	struct span line;

	if (!people)
		people = people_new();
	people_reset(people);
	q->count = q->segment_count = 0;
	groups = 0;
	before = (struct memory){ .who = NO_PERSON };
	if (title.length) {
		paragraph_read(&paragraph, title, (struct span){ 0, piece_end(title, (struct span){ 0, title.length }) }, false);
		paragraph.headline = true;
		people_read(people, &paragraph);
	}
	while (text_next_line(text, &at, &line)) {
		while (line.start < line.end) {
			size_t end = piece_end(text, line);
			read_paragraph(q, text, (struct span){ line.start, end });
			line.start = end;
		}
	}
	for (size_t i = 0; i < q->count; i++) {
		struct quote *quote = &q->list[i];
		if (quote->has_speaker)
			quote->speaker = speakers[i] != NO_PERSON ? people_name(people, speakers[i]) : text_span(text, quote->source);
	}
	if (q->count)
		qsort(q->list, q->count, sizeof *q->list, by_start);
}
