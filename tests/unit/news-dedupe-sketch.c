/* SPDX-License-Identifier: MIT */
/* Words, sketches, their packed and their written form, the tables of keys, and what aligns. */
#include "check.h"

#include <stdlib.h>

#include "tools/news-dedupe/align.h"
#include "tools/news-dedupe/codec.h"
#include "tools/news-dedupe/likeness.h"
#include "tools/news-dedupe/postings.h"

static struct buffer room;

/* COUNT made-up words, from FIRST on. */
static struct text
made_up(unsigned first, unsigned count)
{
	buffer_reset(&room);
	for (unsigned i = first; i < first + count; i++)
		buffer_print(&room, "w%c%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576);
	return buffer_text(&room);
}

static bool
same_words(const char *a, const char *b)
{
	struct words x = { 0 }, y = { 0 };
	bool same;

	words_read(&x, text_of(a));
	words_read(&y, text_of(b));
	same = x.count == y.count && x.exact == y.exact;
	words_release(&x);
	words_release(&y);
	return same;
}

static void
check_words(void)
{
	struct words w = { 0 };

	CHECK(same_words("Don’t stop", "dont STOP"));
	CHECK(same_words("caf\xc3\xa9", "cafe\xcc\x81"));
	CHECK(same_words("1,250 of them", "1250 of them"));
	CHECK(!same_words("12.5", "125"));
	CHECK(!same_words("one two", "onetwo"));
	CHECK(same_words("antidisestablishmentarianism's", "ANTIDISESTABLISHMENTARIANISMS"));
	words_read(&w, text_of("The 3 Trams of Ulm: eleven"));
	CHECK(w.count == 6);
	CHECK((w.unit[0] & UNIT_FLAGS) == 0);
	CHECK((w.unit[1] & UNIT_FLAGS) == UNIT_NUMERAL);
	CHECK((w.unit[2] & UNIT_FLAGS) == UNIT_CAPITAL);
	CHECK((w.unit[5] & UNIT_FLAGS) == UNIT_NUMERAL);
	words_read(&w, text_of("\xe6\xb8\xaf\xe5\x8f\xa3 closed"));
	CHECK(w.count == 3);
	words_read(&w, text_of(" … — !"));
	CHECK(w.count == 0);
	words_release(&w);
}

static bool
same_sketch(const struct sketch *a, const struct sketch *b)
{
	return a->exact == b->exact && a->words == b->words && a->shift == b->shift && a->count == b->count &&
		a->speaker == b->speaker && !memcmp(a->unit, b->unit, a->count * sizeof(*a->unit));
}

static void
check_forms(unsigned words)
{
	static struct sketching s, back;
	struct sketch unpacked;
	struct buffer code = { 0 };
	uint8_t packed[SKETCH_PACKED];
	uint16_t units[SKETCH_UNITS];
	size_t size;

	CHECK(sketch_text(&s, made_up(7, words), text_of("Ana Belo")));
	CHECK(sketch_is_valid(&s.sketch));
	CHECK(s.sketch.words == words && s.sketch.speaker);
	unpacked = s.sketch;
	size = sketch_pack(&s.sketch, packed);
	CHECK(size <= SKETCH_PACKED && sketch_unpack(&unpacked, packed, size, units) == size);
	CHECK(same_sketch(&s.sketch, &unpacked));
	CHECK(!sketch_unpack(&unpacked, packed, size - 1, units));
	sketch_encode(&s, &code);
	CHECK(sketch_decode(&back, buffer_text(&code)));
	CHECK(same_sketch(&s.sketch, &back.sketch) && s.count == back.count);
	CHECK(!memcmp(s.keys, back.keys, s.count * sizeof(*s.keys)) && !memcmp(s.keep, back.keep, s.count));
	CHECK(!sketch_decode(&back, text_slice(buffer_text(&code), 0, code.length - 4)));
	CHECK(!sketch_decode(&back, text_of("no sketch!")));
	buffer_release(&code);
}

/* A nested part is found alike, and its samples are a part of the whole's. */
static void
check_nesting(void)
{
	static struct sketching whole, part;
	uint16_t a[SKETCH_UNITS], b[SKETCH_UNITS];
	struct likeness likeness;
	size_t i, n, m, found = 0;

	sketch_text(&whole, made_up(0, 3000), text_of(""));
	sketch_text(&part, made_up(0, 1000), text_of(""));
	CHECK(whole.sketch.shift > part.sketch.shift);
	n = sketch_sample(&whole.sketch, whole.sketch.shift, a);
	m = sketch_sample(&part.sketch, whole.sketch.shift, b);
	for (i = 0; i < n; i++)
		for (size_t k = 0; k < m; k++)
			found += a[i] >> 3 == b[k] >> 3;
	CHECK(m && found >= m);
	likeness_with(&whole.sketch);
	CHECK(likeness_judge(&part.sketch, 0, &likeness) && likeness.rule == RULE_SAMPLE);
	sketch_text(&part, made_up(5000, 1000), text_of(""));
	CHECK(!likeness_judge(&part.sketch, 0, &likeness));
}

static void
check_postings(void)
{
	static struct postings p, merged;
	uint32_t found[POSTINGS_MOST], i;

	for (i = 0; i < 100000; i++)
		postings_add(&p, i * 2654435761u, i);
	for (i = 0; i < 100; i++)
		postings_add(&p, 42, 200000 + i);
	for (i = 0; i < 100000; i += 997)
		CHECK(postings_find(&p, i * 2654435761u, found) == 1 && found[0] == i);
	CHECK(postings_find(&p, 42, found) == POSTINGS_MOST && found[0] == 200000 && found[1] == 200001);
	CHECK(postings_find(&p, 43, found) == 0);
	postings_merge(&merged, &p, false);
	CHECK(postings_find(&merged, 42, found) == POSTINGS_MOST && found[0] == 200000);
	/* All keys at the end of one part: it must grow rather than run over. */
	for (i = 0; i < 20000; i++)
		postings_add(&merged, 0xFFFFFFFFu - i % 2000, i);
	CHECK(postings_find(&merged, 0xFFFFFFFFu, found) > 9);
	postings_merge(&merged, &p, true);
	CHECK(postings_find(&merged, 2654435761u, found) == 2 && found[0] == 1 && found[1] == 1);
	CHECK(postings_find(&p, 2654435761u, found) == 0);
	postings_release(&p);
	postings_release(&merged);
}

static double
inside(const char *a, const char *b)
{
	struct words x = { 0 }, y = { 0 };
	double share;

	words_read(&x, text_of(a));
	words_read(&y, text_of(b));
	share = align_inside((struct passage){ x.unit, x.count }, (struct passage){ y.unit, y.count }, 0);
	words_release(&x);
	words_release(&y);
	return share;
}

/* What A and B have in common, of the weight of the shorter; the same whichever of the two is the one compared with. */
static double
bag(const char *a, const char *b)
{
	struct words x = { 0 }, y = { 0 };
	struct tally t, turned;

	words_read(&x, text_of(a));
	words_read(&y, text_of(b));
	align_with((struct passage){ y.unit, y.count });
	turned = align_bag((struct passage){ x.unit, x.count });
	align_with((struct passage){ x.unit, x.count });
	t = align_bag((struct passage){ y.unit, y.count });
	CHECK(t.weight == turned.weight && t.common == turned.common);
	CHECK(t.numerals == turned.numerals && t.capitals == turned.capitals);
	words_release(&x);
	words_release(&y);
	return (double)t.common / t.weight;
}

static void
check_bags(void)
{
	CHECK(bag("ferry sank", "yesterday the 3 ferries of Ulm sank: one ferry") >= 1);
	CHECK(bag("ferry sank", "two trams run again") <= 0);
	CHECK(bag("ferry ferry trams", "no ferry runs tonight") * 3 > 1.99);
	CHECK(bag("ferry trams trams", "no ferry runs tonight") * 3 < 1.01);
}

static void
check_alignment(void)
{
	CHECK(inside("ferry sank yesterday", "the ferry sank yesterday evening") >= 1);
	CHECK(inside("ferry sank quickly", "the ferry sank slowly") > .6 && inside("ferry sank quickly", "the ferry sank slowly") < .7);
	CHECK(inside("ferry sank", "trams run") <= 0);
	CHECK(inside("ferry sank at dawn", "ferry never sank at dawn") > inside("ferry sank at dawn", "ferry at dawn sank"));
}

int
main(void)
{
	words_init();
	likeness_threshold(.64);
	check_words();
	check_forms(1);
	check_forms(5);
	check_forms(SKETCH_WHOLE);
	check_forms(SKETCH_WHOLE + 1);
	check_forms(900);
	check_forms(20000);
	check_nesting();
	check_postings();
	check_bags();
	check_alignment();
	buffer_release(&room);
	return CHECK_STATUS();
}
