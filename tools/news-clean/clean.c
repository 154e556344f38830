/* SPDX-License-Identifier: MIT */
#include "clean.h"

#include "features.h"
#include "news/buffer.h"
#include "repeats.h"
#include "rules.h"

/* What is left of a text is judged again up to so many times, for up to so many lines to go, when it has no more lines. */
enum { ROUNDS = 3, LATE_LINES = 2, LINES_MOST = 4096 };

static struct surroundings *places;
static size_t places_capacity;
static uint32_t mass;

static void
survey(struct lines *lines)
{
	repeats_count_known(lines);
	while (places_capacity < lines->count)
		places = memory_grow(places, places_capacity, &places_capacity, sizeof *places);
	mass = surroundings_measure(lines, places);
}

/*
 * Which lines are on, given that a body is in few pieces: the choice with the highest sum of scores, less SWITCHING
 * for each change between on and off.
 */
static void
choose_lines(struct lines *lines)
{
	static const float switching = 0.3f;
	static uint8_t (*came)[2]; /* for a line off or on: was the one before it on? */
	static size_t capacity;
	float best[2] = { 0, 0 };
	while (capacity < lines->count)
		came = memory_grow(came, capacity, &capacity, sizeof *came);
	for (size_t i = 0; i < lines->count; i++) {
		bool rises = best[0] - switching > best[1], falls = best[1] - switching > best[0];
		float off = falls ? best[1] - switching : best[0];
		best[1] = (rises ? best[0] - switching : best[1]) + lines->at[i].score;
		best[0] = off;
		came[i][0] = falls;
		came[i][1] = !rises;
	}
	bool on = best[1] > best[0];
	for (size_t i = lines->count; i-- > 0; on = came[i][on])
		lines->at[i].on = on;
}

static void
run_pass(struct lines *lines, unsigned pass)
{
	survey(lines);
	for (size_t i = 0; i < lines->count; i++) {
		struct features features;
		features_clear(&features, false);
		features_context(lines, places, i, mass, pass > 0, &features);
		places[i].score = lines->at[i].own.of[pass] + features.sum.of[pass];
	}
	for (size_t i = 0; i < lines->count; i++) {
		lines->at[i].score = places[i].score;
		lines->at[i].on = places[i].score > 0;
	}
}

void
clean_features(const struct lines *lines, size_t n, unsigned pass, struct features *out)
{
	features_clear(out, true);
	features_own(&lines->at[n], out);
	features_context(lines, places, n, mass, pass > 1, out);
}

/* Judge lines that are measured and indexed. */
static void
judge(struct lines *lines, unsigned passes)
{
	for (size_t i = 0; i < lines->count; i++)
		lines->at[i].on = lines->at[i].texty;
	for (unsigned pass = 0; pass < passes; pass++)
		run_pass(lines, pass);
	if (passes < MODEL_PASSES) {
		survey(lines);
	} else {
		choose_lines(lines);
		rules_apply(lines);
	}
}

/* Put the lines that are on into REST, which borrows their terms; false when that is all of them, or none. */
static bool
take_rest(const struct lines *lines, struct lines *rest)
{
	rest->count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (!lines->at[i].on)
			continue;
		rest->at = memory_grow(rest->at, rest->count, &rest->capacity, sizeof *rest->at);
		rest->at[rest->count++] = lines->at[i];
	}
	rest->terms = lines->terms;
	rest->term_kinds = lines->term_kinds;
	return rest->count && rest->count < lines->count;
}

static size_t
count_gone(const struct lines *lines)
{
	size_t gone = 0;
	for (size_t i = 0; i < lines->count; i++)
		gone += !lines->at[i].on;
	return gone;
}

/*
 * What stays must stay when it is judged alone, so that text that was cleaned is clean. Where much more would go, as
 * of a long list, the first judgement was the better one.
 */
static void
judge_rest(struct lines *lines)
{
	static struct lines rest;
	for (unsigned round = 0; round < ROUNDS && take_rest(lines, &rest); round++) {
		judge(&rest, MODEL_PASSES);
		size_t gone = count_gone(&rest);
		if (!gone || gone > LATE_LINES)
			return;
		for (size_t i = 0, k = 0; i < lines->count; i++) {
			if (!lines->at[i].on)
				continue;
			lines->at[i].on = rest.at[k].on;
			lines->at[i].why = rest.at[k++].why;
		}
	}
}

void
clean_judge(struct lines *lines, struct text text, unsigned passes)
{
	lines_measure(lines, text);
	repeats_index(lines);
	for (size_t i = 0; i < lines->count; i++) {
		struct features features;
		features_clear(&features, false);
		features_own(&lines->at[i], &features);
		lines->at[i].own = features.sum;
	}
	judge(lines, passes);
	if (passes == MODEL_PASSES && lines->count <= LINES_MOST)
		judge_rest(lines);
}
