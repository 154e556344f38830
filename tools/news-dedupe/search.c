/* SPDX-License-Identifier: MIT */
#include "search.h"

/* From so many words on one shared key is no evidence; candidates enough for a text that is not short. */
enum { FLOOR_WORDS = 10, FEW = 32 };

static const double speaker_bonus = .1, rounding = .0005, slack = .0001;

struct candidate {
	const struct entry *entry;
	uint32_t place;
};

struct search {
	const struct segments *in;
	const struct sketch *sketch;
	struct found *found;
	struct candidate list[CANDIDATES_MOST];
	size_t count;
};

/* --- Collecting --- */

static void
add_candidates(const struct postings *postings, uint32_t key, uint32_t weight)
{
	uint32_t found[POSTINGS_MOST];
	size_t i, n = postings_find(postings, key, found);

	for (i = 0; i < n; i++)
		candidates_add(found[i], weight);
}

/* Fill the list; an entry is rarely in a cache, and will be read soon. */
static void
take_candidates(struct search *s, size_t most, size_t least)
{
	uint32_t places[CANDIDATES_MOST];
	const struct entry *e;
	size_t i, n = candidates_best(places, most, least);

	s->count = 0;
	for (i = 0; i < n; i++) {
		if (!(e = segments_entry(s->in, places[i])))
			continue;
		__builtin_prefetch(e);
		__builtin_prefetch((const char *)e + 64);
		s->list[s->count++] = (struct candidate){ e, places[i] };
	}
}

/* What may be a double, found by KEY. */
static void
collect_doubles(struct search *s, uint32_t key)
{
	candidates_reset();
	for (size_t i = 0; i < s->in->count; i++)
		add_candidates(&s->in->list[i].postings, key, CANDIDATES_LEVELS);
	take_candidates(s, CANDIDATES_MOST, CANDIDATES_LEVELS);
}

static bool
is_short(const struct sketch *s)
{
	return s->words <= SKETCH_SHORT;
}

/* What shares keys with K; the doubles are collected. */
static void
collect(struct search *s, const struct sketching *k)
{
	const struct postings *postings;
	size_t i, n;

	for (i = 0; i < s->in->count; i++) {
		postings = &s->in->list[i].postings;
		for (n = 0; n < k->count; n++)
			postings_prefetch(postings, k->keys[n]);
		for (n = 0; n < k->count; n++)
			add_candidates(postings, k->keys[n], 1);
	}
	take_candidates(s, is_short(s->sketch) ? CANDIDATES_MOST : FEW, s->sketch->words < FLOOR_WORDS ? 1 : 2);
}

/* --- Judging --- */

/* Is A to be preferred to B? */
static bool
is_better(const struct segments *in, const struct match *a, const struct match *b)
{
	double x = a->likeness.similarity + a->same_speaker * speaker_bonus;
	double y = b->likeness.similarity + b->same_speaker * speaker_bonus;

	if ((a->likeness.rule == RULE_EXACT) != (b->likeness.rule == RULE_EXACT))
		return a->likeness.rule == RULE_EXACT;
	return x > y || (x >= y && segments_age(in, a->place) < segments_age(in, b->place));
}

/*
 * How similar a record must be to matter, beside the best so far: of a short text only that one counts, and of equals
 * the older, in thousandths.
 */
static double
least_of_interest(const struct search *s, const struct match *one)
{
	const struct match *best = &s->found->best;
	bool younger;

	if (!s->found->count || !is_short(s->sketch))
		return 0;
	younger = segments_age(s->in, one->place) > segments_age(s->in, best->place);
	return best->likeness.similarity + (best->same_speaker - one->same_speaker) * speaker_bonus +
		(younger ? rounding : -rounding) - slack;
}

static void
judge(struct search *s, const struct candidate *c)
{
	uint16_t units[SKETCH_UNITS];
	struct sketch other = entry_sketch(c->entry, units);
	struct match one = { .place = c->place,
		.same_speaker = s->sketch->speaker && s->sketch->speaker == other.speaker };

	if (!other.count || !likeness_judge(&other, least_of_interest(s, &one), &one.likeness))
		return;
	if (!s->found->count || is_better(s->in, &one, &s->found->best))
		s->found->best = one;
	s->found->alike[s->found->count++] = one.place;
}

static bool
judge_all(struct search *s)
{
	s->found->count = 0;
	for (size_t i = 0; i < s->count; i++)
		judge(s, &s->list[i]);
	return s->found->count;
}

static bool
find_double(struct search *s, uint32_t key)
{
	collect_doubles(s, key);
	return judge_all(s) && s->found->best.likeness.rule == RULE_EXACT;
}

bool
segments_search(const struct segments *in, const struct sketching *k, struct found *found)
{
	static struct search s;

	s.in = in;
	s.sketch = &k->sketch;
	s.found = found;
	likeness_with(&k->sketch);
	if (sketch_is_saying(s.sketch) && find_double(&s, sketch_saying_key(s.sketch)))
		return true;
	if (find_double(&s, sketch_double_key(s.sketch)))
		return true;
	collect(&s, k);
	if (!judge_all(&s))
		return false;
	if (is_short(&k->sketch)) {
		found->alike[0] = found->best.place;
		found->count = 1;
	}
	return true;
}
