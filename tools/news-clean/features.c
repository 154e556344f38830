/* SPDX-License-Identifier: MIT */
#include "features.h"

/* Which of the half-open bins that begin at BOUNDS[0..COUNT) N falls into; 0 is below the first. */
static unsigned
bin(uint32_t n, const uint32_t *bounds, unsigned count)
{
	unsigned b = 0;
	while (b < count && n >= bounds[b])
		b++;
	return b;
}

#define BIN(n, ...) bin(n, (const uint32_t[]){ __VA_ARGS__ }, sizeof (const uint32_t[]){ __VA_ARGS__ } / sizeof (uint32_t))

/* PART of WHOLE in percent. */
static uint32_t
percent(uint32_t part, uint32_t whole)
{
	return whole ? (uint32_t)((uint64_t)part * 100 / whole) : 0;
}

static void
add_shaped(struct features *out, const struct line *line, enum group group, unsigned b)
{
	feature_add_shaped(out, group, b, line->shape);
}

/* Nothing of a kind is the usual case and needs no feature. */
static void
add_some(struct features *out, const struct line *line, enum group group, unsigned b)
{
	if (b)
		add_shaped(out, line, group, b);
}

/* One feature for each bit of KINDS. */
static void
add_kinds(struct features *out, const struct line *line, enum group group, uint32_t kinds)
{
	for (; kinds; kinds &= kinds - 1)
		add_shaped(out, line, group, (unsigned)__builtin_ctz(kinds));
}

void
features_own(const struct line *line, struct features *out)
{
	uint32_t words = line->words ? line->words : 1, measured = line->measured;
	unsigned length = BIN(words, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 33, 46, 71);
	feature_add(out, GROUP_BIAS, 0);
	feature_add(out, GROUP_CLOSE, length * CLOSE_COUNT + line->close);
	add_shaped(out, line, GROUP_FIRST, line->first);
	feature_add(out, GROUP_STOPS, BIN(line->stops, 1, 2, 3) * SIZE_COUNT + line->size);
	add_shaped(out, line, GROUP_CAPITALS, BIN(percent(line->capitals, measured), 1, 15, 30, 50, 75, 100));
	if (line->upper)
		feature_add(out, GROUP_UPPER, line->shape);
	add_some(out, line, GROUP_SEPARATORS, BIN(line->separators, 1, 2));
	add_some(out, line, GROUP_NUMBERS, BIN(percent(line->numbers, measured), 1, 30, 100));
	add_some(out, line, GROUP_LINK, line->link);
	add_shaped(out, line, GROUP_FUNCTIONS, BIN(percent(line->functions, measured), 1, 15, 25, 35, 45));
	add_some(out, line, GROUP_YOU, BIN(line->you, 1, 2));
	add_some(out, line, GROUP_WE, BIN(line->we, 1, 2));
	add_some(out, line, GROUP_COLON, line->colon);
	add_some(out, line, GROUP_QUOTES, line->quotes);
	add_some(out, line, GROUP_COMMAS, BIN(line->commas, 1, 2, 4));
	add_some(out, line, GROUP_TIME, (line->month ? 1u : 0) + (line->clock ? 2u : 0) + (line->numbers ? 4u : 0));
	if (line->label)
		feature_add(out, GROUP_LABEL, line->label);
	add_some(out, line, GROUP_OPENING, line->opening);
	add_kinds(out, line, GROUP_PHRASE, line->phrases);
	add_kinds(out, line, GROUP_WEAK, line->weak);
	add_some(out, line, GROUP_COPIES, BIN(line->copies, 1, 2));
}

/* Lines FROM to TO are all on or all off: what they are together. */
static void
measure_stretch(const struct lines *lines, size_t from, size_t to, struct surroundings *at)
{
	bool on = lines->at[from].on;
	uint32_t words = 0, plain = 0, terms = 0, known = 0, listed = 0;
	unsigned colons = from && lines->at[from - 1].close == CLOSE_COLON ? 1 : 0;
	colons += lines->at[from].close == CLOSE_COLON ? 2 : 0;
	for (size_t i = from; i < to; i++) {
		const struct line *line = &lines->at[i];
		words += line->words;
		plain += line->label || line->phrases || line->link;
		terms += line->terms;
		known += line->known;
		listed += line->colon || line->first == FIRST_BULLET || line->first == FIRST_DIGIT;
	}
	for (size_t i = from; i < to; i++) {
		at[i].gap = on ? 0 : (uint32_t)(to - from);
		at[i].island = on ? words : 0;
		at[i].plain = (uint8_t)percent(plain, (uint32_t)(to - from));
		at[i].listed = (uint8_t)percent(listed, (uint32_t)(to - from));
		at[i].colons = (uint8_t)colons;
		at[i].familiar = (uint8_t)percent(known, terms);
	}
}

static void
measure_stretches(const struct lines *lines, struct surroundings *at)
{
	size_t main = 0, main_end = 0;
	uint32_t most = 0;
	for (size_t from = 0, to; from < lines->count; from = to) {
		for (to = from + 1; to < lines->count && lines->at[to].on == lines->at[from].on;)
			to++;
		measure_stretch(lines, from, to, at);
		if (at[from].island > most) {
			most = at[from].island;
			main = from;
			main_end = to;
		}
	}
	bool any_before = false;
	for (size_t i = 0; i < lines->count; i++) {
		bool is_main = i >= main && i < main_end;
		bool inside = !lines->at[i].on && any_before && at[i].after;
		at[i].place = is_main ? PLACE_MAIN : inside ? PLACE_INSIDE : i < main ? PLACE_BEFORE : PLACE_AFTER;
		at[i].apart = (uint32_t)(is_main ? 0 : i < main ? main - i : i - main_end + 1);
		any_before |= lines->at[i].on;
	}
}

/* Runs of lines without a stop at their end that are about as long. */
static void
measure_runs(const struct lines *lines, struct surroundings *at)
{
	for (size_t from = 0, to; from < lines->count; from = to) {
		const struct line *first = &lines->at[from];
		for (to = from + 1; to < lines->count; to++) {
			const struct line *line = &lines->at[to];
			if ((line->shape & 1) != (first->shape & 1) || (line->size > 1) != (first->size > 1))
				break;
		}
		for (size_t i = from; i < to; i++)
			at[i].run = (uint32_t)(to - from);
	}
}

/* "Posted by Ann on May 3, 10:15", such as stands over or under a comment. */
static bool
is_stamp(const struct line *line)
{
	return line->words <= 20 && ((line->clock && (line->month || line->numbers > 1))
		|| (line->opening == KIND_DATE && line->numbers) || line->opening == KIND_BYLINE);
}

/* What came before each line, and after it, once the body had begun. */
static void
measure_seen(const struct lines *lines, struct surroundings *at)
{
	uint32_t seen = 0, stamps = 0, words = 0, sentences = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->at[i];
		at[i].seen = seen;
		at[i].stamps_before = stamps;
		if (at[i].passed) {
			seen |= line->phrases | (line->label ? 1u << line->label : 0);
			stamps += is_stamp(line);
		}
		if (line->on && line->texty) {
			words += line->words;
			sentences++;
		}
		at[i].stamps_after = stamps;
	}
	for (size_t i = 0; i < lines->count; i++) {
		at[i].stamps_after = stamps - at[i].stamps_after;
		at[i].mean = sentences ? words / sentences : 0;
	}
}

uint32_t
surroundings_measure(const struct lines *lines, struct surroundings *at)
{
	uint32_t passed = 0, before = 0, after = 0, label_distance = 0, since_label = 0;
	uint8_t label = KIND_NONE;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->at[i];
		at[i].passed = passed;
		at[i].before = before;
		at[i].label = label;
		at[i].label_distance = label_distance;
		at[i].since_label = since_label;
		before = line->on ? 1 : before ? before + 1 : 0;
		label_distance += label != KIND_NONE;
		since_label += line->on;
		passed += line->on ? line->words : 0;
		if (line->label) {
			label = line->label;
			label_distance = 1;
			since_label = 0;
		}
	}
	for (size_t i = lines->count; i-- > 0;) {
		at[i].after = after;
		after = lines->at[i].on ? 1 : after ? after + 1 : 0;
	}
	measure_seen(lines, at);
	measure_stretches(lines, at);
	measure_runs(lines, at);
	return passed;
}

static unsigned
distance_bin(uint32_t lines)
{
	return BIN(lines, 1, 2, 3, 4, 6, 12);
}

/* Which of seven bins X falls into. */
static unsigned
float_bin(float x, const float bounds[6])
{
	unsigned b = 0;
	while (b < 6 && !(x < bounds[b]))
		b++;
	return b;
}

static unsigned
score_bin(float score)
{
	static const float bounds[] = { -4, -2, -0.7f, 0.7f, 2, 4 };
	return float_bin(score, bounds);
}

/* The mean of how sure the lines before (STEP -1) or after N are, near ones; 0..6. */
static unsigned
mean_bin(const struct lines *lines, size_t n, int step)
{
	float sum = 0;
	unsigned count = 0;
	for (size_t i = n + (size_t)step; i < lines->count && count < 6; i += (size_t)step, count++)
		sum += lines->at[i].score > 3 ? 3 : lines->at[i].score < -3 ? -3 : lines->at[i].score;
	if (!count)
		return 3;
	float mean = sum / (float)count;
	static const float bounds[] = { -2.2f, -1.2f, -0.4f, 0.4f, 1.2f, 2.2f };
	return float_bin(mean, bounds);
}

/* A short line with a day or a time, such as stands over a comment. */
static bool
is_time(const struct line *line)
{
	return line->words <= 14 && line->numbers && (line->month || line->clock);
}

static void
add_around(const struct lines *lines, size_t n, bool scored, struct features *out)
{
	const struct line *line = &lines->at[n];
	unsigned near_scores[2] = { 7, 7 };
	for (unsigned k = 0; k < 6; k++) {
		size_t i = n + (size_t)k - 3 + (k > 2);
		unsigned outline = i < lines->count ? lines->at[i].outline : OUTLINE_COUNT;
		add_shaped(out, line, GROUP_AROUND, k * (OUTLINE_COUNT + 1) + outline);
		if (!scored)
			continue;
		unsigned score = i < lines->count ? score_bin(lines->at[i].score) : 7;
		add_shaped(out, line, GROUP_SCORES, k * 8 + score);
		if (k == 2 || k == 3)
			near_scores[k - 2] = score;
	}
	unsigned before = n ? lines->at[n - 1].shape : SHAPE_COUNT;
	unsigned after = n + 1 < lines->count ? lines->at[n + 1].shape : SHAPE_COUNT;
	unsigned times = 0;
	for (unsigned k = 0; k < 4; k++) {
		size_t i = n + (size_t)k - 2 + (k > 1);
		if (i < lines->count && is_time(&lines->at[i]))
			times |= 1u << k;
	}
	add_some(out, line, GROUP_TIMES_AROUND, times);
	unsigned alike = (n && lines->at[n - 1].begins == line->begins ? 1u : 0)
		+ (n + 1 < lines->count && lines->at[n + 1].begins == line->begins ? 2u : 0);
	add_some(out, line, GROUP_ALIKE, alike);
	feature_add(out, GROUP_BETWEEN, before * (SHAPE_COUNT + 1) + after);
	if (scored) {
		float own = line->score;
		unsigned sure = own < -2 ? 0 : own < 0 ? 1 : own < 2 ? 2 : 3;
		feature_add(out, GROUP_SCORES_BETWEEN, (near_scores[0] * 8 + near_scores[1]) * 4 + sure);
		feature_add(out, GROUP_SCORE, own < -6 ? 0 : own > 6 ? 9 : score_bin(own) + 1);
		add_shaped(out, line, GROUP_MEAN, mean_bin(lines, n, -1) * 7 + mean_bin(lines, n, 1));
	}
}

/* What counts more in a line that nothing but furniture follows. NEXT: it stands right behind body. */
static void
add_last(const struct line *line, bool next, struct features *out)
{
	unsigned closed = (line->shape & 1) * 2u + next;
	for (unsigned kind = 1; kind < KIND_COUNT; kind++) {
		if (line->phrases >> kind & 1)
			feature_add(out, GROUP_LAST_PHRASE, kind * 4 + closed);
		if (line->weak >> kind & 1)
			feature_add(out, GROUP_LAST_WEAK, kind * 4 + closed);
	}
	add_some(out, line, GROUP_LAST_ADDRESS, line->link ? line->link : line->you ? 4 : line->we ? 5 : 0);
}

void
features_context(const struct lines *lines, const struct surroundings *at, size_t n, uint32_t mass, bool scored,
	struct features *out)
{
	const struct line *line = &lines->at[n];
	const struct surroundings *here = &at[n];
	add_around(lines, n, scored, out);
	unsigned known = line->terms ? 1 + BIN(percent(line->known, line->terms), 1, 25, 50, 75, 100) : 0;
	add_shaped(out, line, GROUP_KNOWN, known);
	add_shaped(out, line, GROUP_FROM_START, BIN((uint32_t)n, 1, 2, 3, 5, 10, 20));
	add_shaped(out, line, GROUP_FROM_END, BIN((uint32_t)(lines->count - 1 - n), 1, 2, 3, 5, 10, 20));
	uint32_t passed = percent(here->passed, mass);
	add_shaped(out, line, GROUP_PASSED, here->passed && !passed ? 1 : BIN(passed, 1, 10, 50, 90, 99, 100));
	add_shaped(out, line, GROUP_DISTANCE, distance_bin(here->before) * 7 + distance_bin(here->after));
	add_some(out, line, GROUP_GAP, BIN(here->gap, 1, 2, 3, 5, 10, 25));
	add_some(out, line, GROUP_ISLAND, BIN(percent(here->island, mass), 1, 5, 15, 40, 70, 95));
	add_shaped(out, line, GROUP_MASS, BIN(mass, 1, 40, 100, 200, 400, 900));
	unsigned side = here->place + (line->on && here->place != PLACE_MAIN ? PLACE_COUNT - 1u : 0);
	unsigned size = line->on ? BIN(percent(here->island, mass), 1, 5, 10, 20, 40, 70)
		: BIN(here->gap, 2, 3, 4, 6, 10, 25);
	add_shaped(out, line, GROUP_STRETCH_PLACE, side * 7 + size);
	add_shaped(out, line, GROUP_STRETCH_PLAIN, side * 5 + BIN(here->plain, 1, 15, 35, 70));
	add_shaped(out, line, GROUP_STRETCH_KNOWN, side * 7 + BIN(here->familiar, 10, 25, 40, 55, 70, 85));
	add_shaped(out, line, GROUP_STRETCH_APART, side * 7 + BIN(here->apart, 2, 4, 8, 15, 30, 60));
	add_shaped(out, line, GROUP_STRETCH_LIST, side * 5 + BIN(here->listed, 1, 30, 60, 90));
	add_shaped(out, line, GROUP_STRETCH_COLON, side * 4 + here->colons);
	add_kinds(out, line, GROUP_SEEN, here->seen);
	add_some(out, line, GROUP_STAMPS, BIN(here->stamps_before, 1, 2, 3, 6) * 5 + BIN(here->stamps_after, 1, 2, 3, 6));
	add_shaped(out, line, GROUP_RELATIVE, here->mean ? BIN(percent(line->words, here->mean), 15, 30, 50, 75, 100, 150, 200) : 8);
	if (!here->after)
		add_last(line, here->before == 1, out);
	add_shaped(out, line, GROUP_RUN, BIN(here->run, 2, 3, 4, 6, 10, 20));
	if (here->label) {
		if (!here->since_label)
			add_shaped(out, line, GROUP_AFTER_LABEL, here->label);
		else
			feature_add(out, GROUP_SINCE_LABEL, here->label * 4 + BIN(here->since_label, 2, 4, 8));
		add_shaped(out, line, GROUP_LABEL_DISTANCE, distance_bin(here->label_distance));
	}
}
