/* SPDX-License-Identifier: MIT */
#include "align.h"

static unsigned
weight_of(struct passage p)
{
	unsigned sum = 0;
	size_t i;

	for (i = 0; i < p.count; i++)
		sum += unit_weight(p.unit[i]);
	return sum;
}

/* The words of the passage that others are compared with. */
static struct {
	size_t length; /* of the passage */
	struct tally tally;
	uint8_t place[1 << UNIT_BITS]; /* of a word, from 1; 0 when it is not in it */
	uint16_t words[ALIGN_MOST + 1], weights[ALIGN_MOST + 1]; /* of all that are the same */
	uint32_t seen[ALIGN_MOST + 1], now;                      /* the last passage that had the word */
	size_t count;
} with;

static void
count_unit(struct tally *t, uint16_t unit)
{
	t->weight += unit_weight(unit);
	t->numerals += unit & UNIT_NUMERAL ? 1 : 0;
	t->capitals += unit & UNIT_CAPITAL ? 1 : 0;
}

void
align_with(struct passage p)
{
	uint8_t *place;
	size_t i;

	while (with.count)
		with.place[with.words[with.count--]] = 0;
	with.length = p.count;
	with.tally = (struct tally){ 0 };
	for (i = 0; i < p.count; i++) {
		place = &with.place[unit_word(p.unit[i])];
		if (!*place) {
			*place = (uint8_t)++with.count;
			with.words[*place] = (uint16_t)unit_word(p.unit[i]);
			with.weights[*place] = 0;
		}
		with.weights[*place] = (uint16_t)(with.weights[*place] + unit_weight(p.unit[i]));
		count_unit(&with.tally, p.unit[i]);
	}
}

/* The weight of the words in the passage of align_with() that stand in LONGER; what is not in it has no weight. */
static unsigned
common_in(struct passage longer)
{
	unsigned common = 0, place;
	size_t i;

	with.now++;
	for (i = 0; i < longer.count; i++) {
		place = with.place[unit_word(longer.unit[i])];
		common += with.seen[place] == with.now ? 0 : with.weights[place];
		with.seen[place] = with.now;
	}
	return common;
}

struct tally
align_bag(struct passage p)
{
	struct tally t = { 0 };
	size_t i;

	if (p.count >= with.length) {
		t = with.tally;
		t.common = common_in(p);
		return t;
	}
	for (i = 0; i < p.count; i++) {
		t.common += with.place[unit_word(p.unit[i])] ? unit_weight(p.unit[i]) : 0;
		count_unit(&t, p.unit[i]);
	}
	return t;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

double
align_inside(struct passage a, struct passage b, double least_share)
{
	unsigned cost[ALIGN_MOST + 1], diagonal, above, drop, word, all = weight_of(a), best = 0;
	double most = (1 - least_share) * all + 1;
	size_t i, j;

	for (j = 0; j <= b.count; j++)
		cost[j] = 0;
	for (i = 0; i < a.count && best <= most; i++) {
		word = unit_word(a.unit[i]);
		drop = unit_weight(a.unit[i]);
		diagonal = cost[0];
		best = cost[0] += drop;
		for (j = 0; j < b.count; j++) {
			above = cost[j + 1];
			cost[j + 1] = least(diagonal + (word == unit_word(b.unit[j]) ? 0 : drop),
				least(above + drop, cost[j] + unit_weight(b.unit[j]) / 2));
			best = least(best, cost[j + 1]);
			diagonal = above;
		}
	}
	return i == a.count && all ? 1 - (double)best / all : 0;
}

static size_t
numbers_of(struct passage p, uint16_t *out)
{
	size_t i, n = 0;

	for (i = 0; i < p.count; i++)
		if (p.unit[i] & UNIT_NUMERAL)
			out[n++] = (uint16_t)unit_word(p.unit[i]);
	return n;
}

double
align_numbers(struct passage a, struct passage b)
{
	uint16_t x[ALIGN_MOST], y[ALIGN_MOST], length[ALIGN_MOST + 1] = { 0 }, diagonal, above;
	size_t i, j, n = numbers_of(a, x), m = numbers_of(b, y);

	if (!n || !m)
		return 1;
	for (i = 0; i < n; i++) {
		for (diagonal = 0, j = 0; j < m; j++) {
			above = length[j + 1];
			if (x[i] == y[j])
				length[j + 1] = (uint16_t)(diagonal + 1);
			else if (length[j] > above)
				length[j + 1] = length[j];
			diagonal = above;
		}
	}
	return (double)length[m] / (double)(n < m ? n : m);
}
