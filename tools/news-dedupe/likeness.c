/* SPDX-License-Identifier: MIT */
#include "likeness.h"

#include <math.h>

#include "align.h"

/*
 * Chosen on annotated news by the worst of five collections and over several seeds of the hash. The exponents bring
 * a Dice overlap of .45 and a containment of .74 to the same limit as the words' own.
 */
static const double dense_more = .3, few_more = .115, number_power = 1.5, number_weight = 20,
	dice_power = .56, contained_power = 1.5;

enum { PHRASE = 4, NAME = 6, FEW_WORDS = 7, PART = 12, SAMPLE_FLOOR = 2, TELLING = 5 };

static double threshold, more, contained_least, dice_least; /* more: the part of what is asked beyond the threshold */

static const struct sketch *with;
static bool aligned; /* WITH is what align_bag() compares with */
static struct { /* the sample of WITH, and its shift; made when it is asked for */
	bool made;
	unsigned shift;
	size_t count;
	uint16_t units[SKETCH_UNITS];
} sampled;

void
likeness_threshold(double least)
{
	threshold = least;
	more = fmin(1, (1 - least) / (1 - LIKENESS_THRESHOLD));
	contained_least = pow(least, 1 / contained_power);
	dice_least = pow(least, 1 / dice_power);
}

/* --- Words --- */

static struct passage
passage_of(const struct sketch *s)
{
	return (struct passage){ s->unit, s->count };
}

/* How alike two texts must be, whose shorter has COUNT words and the tally T: names and numbers in plenty are a template's. */
static double
least_similarity(size_t count, const struct tally *t)
{
	if (count <= FEW_WORDS)
		return threshold + more * few_more;
	return threshold + more * dense_more * fmin(1, (double)(t->numerals + t->capitals) / (double)count);
}

/* What is left of the similarity for the numbers that differ: more weight where there are more of them. */
static double
number_factor(struct passage shorter, struct passage longer, unsigned numerals)
{
	double share = (double)numerals / (double)shorter.count;

	return numerals ? pow(align_numbers(shorter, longer), fmin(number_power, number_weight * share)) : 1;
}

/* Is P nothing but names, numbers and the words between them? */
static bool
is_name(struct passage p)
{
	for (size_t i = 0; i < p.count; i++)
		if (!(p.unit[i] & UNIT_FLAGS) && !unit_is_common(p.unit[i]))
			return false;
	return true;
}

static bool
begins_with(struct passage longer, struct passage shorter)
{
	for (size_t i = 0; i < shorter.count; i++)
		if (unit_word(longer.unit[i]) != unit_word(shorter.unit[i]))
			return false;
	return true;
}

/* Is the shorter too little to be a print of the longer: a few words of it, or a name that is not its headline? */
static bool
is_phrase(struct passage shorter, struct passage longer)
{
	if (shorter.count >= NAME || shorter.count >= longer.count / 2)
		return false;
	return shorter.count < PHRASE || (is_name(shorter) && !begins_with(longer, shorter));
}

/* Two people use the same few words each for a thing of their own. */
static bool
is_chance(const struct sketch *other)
{
	const struct sketch *shorter = with->words <= other->words ? with : other;
	size_t i, telling = 0;

	if (!with->speaker || !other->speaker || with->speaker == other->speaker || !sketch_is_whole(shorter))
		return false;
	for (i = 0; i < shorter->count && telling < TELLING; i++)
		telling += !unit_is_common(shorter->unit[i]);
	return telling < TELLING;
}

static bool
judge_words(const struct sketch *other, double floor, struct likeness *likeness)
{
	struct passage shorter = passage_of(with), longer = passage_of(other);
	bool turned = shorter.count > longer.count;
	struct tally t;
	double bag, least, factor;

	if (turned) {
		shorter = longer;
		longer = passage_of(with);
	}
	if (!aligned)
		align_with(passage_of(with));
	aligned = true;
	t = align_bag(passage_of(other));
	least = fmax(least_similarity(shorter.count, &t), floor);
	bag = (double)t.common / t.weight;
	if (bag < least || is_phrase(shorter, longer) || is_chance(other))
		return false;
	factor = number_factor(shorter, longer, t.numerals);
	if (bag * factor < least)
		return false;
	likeness->similarity = (bag + align_inside(shorter, longer, 2 * least / factor - bag)) / 2 * factor;
	likeness->rule = RULE_WORDS;
	return likeness->similarity >= least;
}

/* --- Samples --- */

static size_t
overlap(const uint16_t *a, size_t n, const uint16_t *b, size_t m, unsigned unknown)
{
	size_t i = 0, j = 0, common = 0;
	unsigned x, y;

	while (i < n && j < m) {
		x = a[i] >> unknown;
		y = b[j] >> unknown;
		common += x == y;
		i += x <= y;
		j += y <= x;
	}
	return common;
}

static bool
is_part(uint32_t a, uint32_t b)
{
	return a < b ? a < b / PART : b < a / PART;
}

static void
sample_with(unsigned shift)
{
	if (sampled.made && sampled.shift == shift)
		return;
	sampled.made = true;
	sampled.shift = shift;
	sampled.count = sketch_sample(with, shift, sampled.units);
}

static bool
judge_samples(const struct sketch *other, struct likeness *likeness)
{
	uint16_t units[SKETCH_UNITS];
	const struct sketch *fine = with->shift < other->shift ? with : other;
	unsigned shift = with->shift > other->shift ? with->shift : other->shift;
	double contained, dice;
	size_t n, m, common;

	if (is_part(with->words, other->words))
		return false;
	sample_with(shift);
	n = sampled.count;
	m = sketch_sample(other, shift, units);
	common = overlap(sampled.units, n, units, m, sketch_is_whole(fine) ? 0 : shift - fine->shift);
	if (common < SAMPLE_FLOOR)
		return false;
	contained = (double)common / (double)((n < m ? n : m) + 1); /* 3 of 3 prove less than 60 of 60 */
	dice = 2 * (double)common / (double)(n + m);
	if (contained < contained_least && dice < dice_least)
		return false;
	likeness->similarity = fmax(pow(contained, contained_power), pow(dice, dice_power));
	likeness->rule = RULE_SAMPLE;
	return true;
}

void
likeness_with(const struct sketch *s)
{
	with = s;
	sampled.made = false;
	aligned = false;
}

static bool
judge(const struct sketch *other, double floor, struct likeness *likeness)
{
	if (with->exact == other->exact) {
		*likeness = (struct likeness){ RULE_EXACT, 1 };
		return !is_chance(other);
	}
	if (sketch_is_whole(with) && sketch_is_whole(other))
		return judge_words(other, floor, likeness);
	return judge_samples(other, likeness) && !is_chance(other);
}

bool
likeness_judge(const struct sketch *other, double floor, struct likeness *likeness)
{
	if (!judge(other, floor, likeness))
		return false;
	likeness->similarity = round(likeness->similarity * 1000) / 1000;
	return true;
}

const char *
rule_name(enum rule rule)
{
	static const char *const names[] = { "exact", "words", "sample" };

	return names[rule];
}
