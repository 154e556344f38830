/* SPDX-License-Identifier: MIT */
#include "reading.h"

#include "news/buffer.h"
#include "speech.h"
#include "word.h"

enum { LOOK_BACK = 64 };

struct attribution *
reading_attribute(struct reading *r, struct content content, struct phrase speaker,
                  const char *rule)
{
	r->found.list =
	        memory_grow(r->found.list, r->found.count, &r->found.room, sizeof *r->found.list);
	struct attribution *a = &r->found.list[r->found.count++];
	*a = (struct attribution){ .content = content,
		                   .speaker = speaker,
		                   .rule = rule,
		                   .who = NO_PERSON,
		                   .relative = SIZE_MAX };
	return a;
}

/* An opinion inside what somebody says is his: "Ann Smith said she hoped for “a miracle”". */
static bool
is_reported_already(struct reading *r, size_t i, int owner)
{
	const struct attribution *new = &r->found.list[owner], *old;

	if (r->owners[i] == NOBODY)
		return false;
	old = &r->found.list[r->owners[i]];
	return !(old->classes & WORD_THINK) && (new->classes &WORD_THINK);
}

static void
own(struct reading *r, size_t start, size_t end, int owner)
{
	for (size_t i = start; i < end; i++)
		if (r->p.tokens[i].kind == TOKEN_QUOTE && !speech_title(&r->p, 0, i) &&
		    !is_reported_already(r, i, owner))
			r->owners[i] = owner;
}

void
reading_report(struct reading *r, const struct cue *c, struct content content, size_t group)
{
	if (content.start >= content.end)
		return;
	struct attribution *a = reading_attribute(r, content, c->speaker, c->rule);
	a->cue_start = c->start;
	a->cue_end = c->end;
	a->relative = c->relative;
	a->classes = c->classes;
	a->group = group;
	r->reported = r->found.count;
	own(r, content.start, content.end, (int)(a - r->found.list));
}

struct span
reading_span(const struct reading *r, size_t start, size_t end)
{
	return (struct span){ r->p.tokens[start].start, r->p.tokens[end - 1].end };
}

/* Where F ends without "(the mayor)" behind it. */
static size_t
without_parenthesis(const struct paragraph *p, const struct phrase *f)
{
	size_t end = f->end;

	if (p->tokens[end - 1].kind != TOKEN_CLOSE)
		return end;
	while (end > f->start && p->tokens[end - 1].kind != TOKEN_OPEN)
		end--;
	return end > f->start + 1 ? end - 1 : f->end;
}

void
reading_name_speaker(struct reading *r, struct attribution *a)
{
	if (a->named || a->speaker.kind == PHRASE_NONE)
		return;
	size_t end = without_parenthesis(&r->p, &a->speaker);
	a->mention = a->source = reading_span(r, a->speaker.start, end);
	if (a->relative != SIZE_MAX)
		a->mention = reading_span(r, a->relative, a->relative + 1);
	if (token_is(&r->p.tokens[a->speaker.end - 1], WORD_POSSESSIVE))
		a->source.end = a->source.start +
		                word_without_possessive(text_span(r->p.text, a->source)).length;
	a->who = people_resolve(r->people, &r->p, &a->speaker);
	if (a->who != NO_PERSON && a->speaker.kind == PHRASE_NAME)
		people_spoke(r->people, a->who, r->p.tokens[a->speaker.name_start].start);
	a->named = true;
}

/* The sentence that holds token I. */
static size_t
sentence_of(struct reading *r, size_t i)
{
	size_t low = 0, high = r->p.sentence_count;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (r->p.sentences[middle].start <= i)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t
end_of(const struct attribution *a)
{
	return a->cue_end > a->content.end ? a->cue_end : a->content.end;
}

/* How many of the attributions with cues have one before token I. */
static size_t
reported_before(const struct reading *r, size_t i)
{
	size_t low = 0, high = r->reported;

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (r->found.list[middle].cue_start < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The better one of BEST and those in [FLOOR, END) whose words end last before token I. */
static struct attribution *
latest_in(struct reading *r, size_t floor, size_t end, size_t i, struct attribution *best)
{
	for (size_t n = end; n-- > floor && end - n < LOOK_BACK;) {
		struct attribution *a = &r->found.list[n];
		if (end_of(a) <= i && (!best || end_of(a) > end_of(best)))
			best = a;
	}
	return best;
}

struct attribution *
reading_latest(struct reading *r, size_t i)
{
	struct attribution *best = latest_in(r, r->reported, r->found.count, i, NULL);

	return latest_in(r, 0, reported_before(r, i), i, best);
}

/* Is A the main clause of its sentence, as far as it goes: no relative clause, no opinion? */
static bool
is_main(const struct attribution *a)
{
	return a->relative == SIZE_MAX && !(a->classes & WORD_THINK);
}

struct attribution *
reading_main(struct reading *r, size_t i)
{
	struct attribution *best = NULL, *last = reading_latest(r, i);

	if (!last)
		return NULL;
	if (last->cue_end == last->cue_start)
		return last;
	size_t floor = r->p.sentences[sentence_of(r, last->cue_start)].start,
	       n = (size_t)(last - r->found.list);
	while (n && r->found.list[n - 1].cue_start >= floor && last - &r->found.list[n] < LOOK_BACK)
		n--;
	for (; n < r->found.count; n++) {
		struct attribution *a = &r->found.list[n];
		if (a->cue_end == a->cue_start || a->cue_end > i)
			break;
		if (!is_main(a))
			continue;
		bool beside = best && a->cue_start >= best->content.end &&
		              a->content.before == best->content.before;
		bool around = best && a->content.before && a->content.start <= best->cue_start;
		if (!best || beside || around)
			best = a;
	}
	return best ? best : last;
}

bool
reading_ends_open(struct reading *r, size_t i)
{
	char last = r->p.tokens[i].last;

	return last && strchr(",?!-", last);
}
