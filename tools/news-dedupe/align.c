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

double
align_bag(struct passage a, struct passage b)
{
	static uint8_t marks[1 << UNIT_BITS];
	unsigned common = 0, all = 0;
	size_t i;

	for (i = 0; i < b.count; i++)
		marks[unit_word(b.unit[i])] = 1;
	for (i = 0; i < a.count; i++) {
		all += unit_weight(a.unit[i]);
		if (marks[unit_word(a.unit[i])])
			common += unit_weight(a.unit[i]);
	}
	for (i = 0; i < b.count; i++)
		marks[unit_word(b.unit[i])] = 0;
	return all ? (double)common / all : 0;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

double
align_inside(struct passage a, struct passage b)
{
	unsigned cost[ALIGN_MOST + 1], diagonal, above, drop, change, all = weight_of(a), best;
	size_t i, j;

	for (j = 0; j <= b.count; j++)
		cost[j] = 0;
	for (i = 0; i < a.count; i++) {
		drop = unit_weight(a.unit[i]);
		diagonal = cost[0];
		cost[0] += drop;
		for (j = 0; j < b.count; j++) {
			above = cost[j + 1];
			change = unit_word(a.unit[i]) == unit_word(b.unit[j]) ? 0 : drop;
			cost[j + 1] = least(diagonal + change, least(above + drop, cost[j] + unit_weight(b.unit[j]) / 2));
			diagonal = above;
		}
	}
	for (best = all, j = 0; j <= b.count; j++)
		best = least(best, cost[j]);
	return all ? 1 - (double)best / all : 0;
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
