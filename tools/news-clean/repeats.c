/* SPDX-License-Identifier: MIT */
#include "repeats.h"

#include "news/buffer.h"

/* Small numbers for hashes, in the order of their coming; emptied by counting up `round`. */
struct numbers {
	struct seat { uint32_t key, round, number; } *seats;
	size_t room;
	unsigned bits;        /* of a seat's place */
	uint32_t round, count;
	uint32_t *keys;       /* by number */
	size_t capacity;
};

static void
numbers_open(struct numbers *n, unsigned bits)
{
	size_t seats = (size_t)1 << bits;
	if (seats > n->room) {
		n->seats = memory_resize(n->seats, seats, sizeof *n->seats);
		memset(n->seats + n->room, 0, (seats - n->room) * sizeof *n->seats);
		n->room = seats;
	}
	n->bits = bits;
	n->round++;
}

static void
numbers_reset(struct numbers *n)
{
	numbers_open(n, 10);
	n->count = 0;
}

static struct seat *
numbers_seat(struct numbers *n, uint32_t key)
{
	size_t at = (key * 0x9E3779B97F4A7C15u) >> (64 - n->bits), mask = ((size_t)1 << n->bits) - 1;
	while (n->seats[at].round == n->round && n->seats[at].key != key)
		at = (at + 1) & mask;
	return &n->seats[at];
}

static void
numbers_double(struct numbers *n)
{
	numbers_open(n, n->bits + 1);
	for (uint32_t i = 0; i < n->count; i++)
		*numbers_seat(n, n->keys[i]) = (struct seat){ n->keys[i], n->round, i };
}

static uint32_t
numbers_get(struct numbers *n, uint32_t key)
{
	struct seat *seat = numbers_seat(n, key);
	if (seat->round == n->round)
		return seat->number;
	n->keys = memory_grow(n->keys, n->count, &n->capacity, sizeof *n->keys);
	n->keys[n->count] = key;
	*seat = (struct seat){ key, n->round, n->count };
	if (++n->count * 2 > (size_t)1 << n->bits)
		numbers_double(n);
	return n->count - 1;
}

/* How often each number came, and the line in which it last did. */
static struct tally {
	uint32_t count, last;
} *tallies;
static size_t tallies_room;

static void
tallies_reset(size_t count)
{
	if (count > tallies_room) {
		tallies_room = count * 2;
		tallies = memory_resize(tallies, tallies_room, sizeof *tallies);
	}
	if (count)
		memset(tallies, 0, count * sizeof *tallies);
}

static void
count_copies(struct lines *lines)
{
	static struct numbers numbers;
	numbers_reset(&numbers);
	tallies_reset(lines->count);
	for (size_t i = 0; i < lines->count; i++)
		tallies[numbers_get(&numbers, lines->at[i].hash)].count++;
	for (size_t i = 0; i < lines->count; i++) {
		uint32_t count = tallies[numbers_get(&numbers, lines->at[i].hash)].count;
		lines->at[i].copies = (uint8_t)(count > 200 ? 200 : count - 1);
	}
}

void
repeats_index(struct lines *lines)
{
	static struct numbers numbers;
	count_copies(lines);
	numbers_reset(&numbers);
	for (size_t i = 0; i < lines->term_count; i++)
		lines->terms[i] = numbers_get(&numbers, lines->terms[i]);
	lines->term_kinds = numbers.count;
}

void
repeats_count_known(struct lines *lines)
{
	tallies_reset(lines->term_kinds);
	for (uint32_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->at[i];
		for (unsigned k = 0; line->on && k < line->terms; k++) {
			struct tally *tally = &tallies[lines->terms[line->first_term + k]];
			tally->count += tally->last != i + 1;
			tally->last = i + 1;
		}
	}
	for (uint32_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		unsigned known = 0;
		for (unsigned k = 0; k < line->terms; k++)
			known += tallies[lines->terms[line->first_term + k]].count > line->on;
		line->known = known;
	}
}
