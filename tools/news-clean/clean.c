/* SPDX-License-Identifier: MIT */
#include "clean.h"

#include "features.h"
#include "news/buffer.h"
#include "rules.h"

static struct surroundings *places;
static size_t places_capacity;
static uint32_t mass;

/* A hash table that is emptied by counting up `round`. */
struct tally {
	struct seat { uint32_t key, round, count, last; } *seats;
	size_t room, slots;
	uint32_t round;
};

static void
tally_reset(struct tally *t, size_t keys)
{
	t->slots = 16;
	while (t->slots < keys * 2)
		t->slots *= 2;
	if (t->slots > t->room) {
		t->seats = memory_resize(t->seats, t->slots, sizeof *t->seats);
		memset(t->seats + t->room, 0, (t->slots - t->room) * sizeof *t->seats);
		t->room = t->slots;
	}
	t->round++;
}

static struct seat *
tally_seat(struct tally *t, uint32_t key)
{
	size_t at = (key * 2654435769u) & (t->slots - 1);
	while (t->seats[at].round == t->round && t->seats[at].key != key)
		at = (at + 1) & (t->slots - 1);
	if (t->seats[at].round != t->round)
		t->seats[at] = (struct seat){ key, t->round, 0, UINT32_MAX };
	return &t->seats[at];
}

static void
count_copies(struct lines *lines)
{
	static struct tally tally;
	tally_reset(&tally, lines->count);
	for (size_t i = 0; i < lines->count; i++)
		tally_seat(&tally, lines->at[i].hash)->count++;
	for (size_t i = 0; i < lines->count; i++) {
		uint32_t count = tally_seat(&tally, lines->at[i].hash)->count;
		lines->at[i].copies = (uint8_t)(count > 200 ? 200 : count - 1);
	}
}

/* Which of a line's long words stand in other lines that are on? */
static void
count_known(struct lines *lines)
{
	static struct tally tally;
	tally_reset(&tally, lines->term_count);
	for (uint32_t i = 0; i < lines->count; i++)
		for (unsigned k = 0; lines->at[i].on && k < lines->at[i].terms; k++) {
			struct seat *seat = tally_seat(&tally, lines->terms[lines->at[i].first_term + k]);
			seat->count += seat->last != i;
			seat->last = i;
		}
	for (uint32_t i = 0; i < lines->count; i++) {
		lines->at[i].known = 0;
		for (unsigned k = 0; k < lines->at[i].terms; k++) {
			struct seat *seat = tally_seat(&tally, lines->terms[lines->at[i].first_term + k]);
			lines->at[i].known = (uint16_t)(lines->at[i].known + (seat->count > lines->at[i].on));
		}
	}
}

static void
survey(struct lines *lines)
{
	count_known(lines);
	while (places_capacity < lines->count)
		places = memory_grow(places, places_capacity, &places_capacity, sizeof *places);
	mass = surroundings_measure(lines, places);
}

static void
run_pass(struct lines *lines, unsigned pass)
{
	survey(lines);
	for (size_t i = 0; i < lines->count; i++) {
		struct features features;
		clean_features(lines, i, pass + 1, &features);
		places[i].score = model_score(pass, &features);
	}
}

void
clean_features(const struct lines *lines, size_t n, unsigned pass, struct features *out)
{
	out->count = 0;
	features_own(&lines->at[n], out);
	features_context(lines, places, n, mass, pass > 1, out);
}

void
clean_judge(struct lines *lines, struct text text, unsigned passes)
{
	lines_measure(lines, text);
	count_copies(lines);
	for (size_t i = 0; i < lines->count; i++)
		lines->at[i].on = lines->at[i].texty;
	for (unsigned pass = 0; pass < passes; pass++) {
		run_pass(lines, pass);
		for (size_t i = 0; i < lines->count; i++) {
			lines->at[i].score = places[i].score;
			lines->at[i].on = places[i].score > 0;
		}
	}
	if (passes < MODEL_PASSES)
		survey(lines);
	else
		rules_apply(lines);
}
