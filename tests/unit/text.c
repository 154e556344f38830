/* SPDX-License-Identifier: MIT */
#include "news/text.h"

#include "check.h"
#include "news/buffer.h"
#include "news/pattern.h"
#include "news/table.h"

TABLE(date_words);

/* Every code point there is goes out and in again; surrogates and what lies beyond are refused. */
static void
every_code_point(void)
{
	char bytes[4];

	for (uint32_t code = 0; code < 0x110000; code++) {
		struct text t = { bytes, utf8_put(bytes, code) };
		bool surrogate = code >= 0xD800 && code <= 0xDFFF;
		size_t size;

		if ((utf8_check(t) == t.length) == surrogate || (utf8_sequence(bytes, 4) == t.length) == surrogate) {
			printf("U+%04X is taken wrongly\n", code);
			check_failures++;
			return;
		}
		if (surrogate)
			continue;
		if (utf8_at(t, 0, &size) != code || size != t.length || utf8_before(t, size, &size) != code || utf8_count(t) != 1) {
			printf("U+%04X is read wrongly\n", code);
			check_failures++;
			return;
		}
	}
}

/* Of all sequences of up to three bytes only those are taken that utf8_put() makes. */
static void
every_short_sequence(void)
{
	for (uint32_t n = 0; n < 0x1000000; n++) {
		char bytes[3] = { (char)(n >> 16), (char)(n >> 8), (char)n }, again[4];
		size_t length = utf8_sequence(bytes, 3), size;

		if (!length)
			continue;
		uint32_t code = utf8_at((struct text){ bytes, length }, 0, &size);
		if (utf8_put(again, code) != length || memcmp(again, bytes, length) != 0) {
			printf("%06X is taken for U+%04X\n", n, code);
			check_failures++;
			return;
		}
	}
}

static void
bytes_and_points(void)
{
	struct text t = text_of("aé–😀z");
	size_t bytes[] = { 0, 1, 3, 6, 10, 11 };
	struct points p;

	points_init(&p, t);
	for (size_t from = 0; from < 6; from++)
		for (size_t to = 0; to < 6; to++) {
			CHECK(points_at(&p, bytes[from]) == from);
			CHECK(points_at(&p, bytes[to]) == to);
			CHECK(points_byte(&p, from) == bytes[from]);
			CHECK(points_byte(&p, to) == bytes[to]);
		}
	CHECK(points_byte(&p, 99) == t.length);
	CHECK(points_byte(&p, 2) == 3);
	points_init(&p, text_of("0123456789–0123456789–––––––––z"));
	CHECK(points_byte(&p, 29) == 47 && points_byte(&p, 11) == 13 && points_byte(&p, 30) == 50);
	CHECK(points_byte(&p, 10) == 10 && points_byte(&p, 22) == 26 && points_byte(&p, 25) == 35);
	CHECK(utf8_count(text_of("0123456789é0123456789–😀")) == 23);
}

static void
lines_and_trims(void)
{
	struct text t = text_of("one\r\n\ntwo");
	struct span line;
	size_t at = 0;

	CHECK(text_next_line(t, &at, &line) && line.start == 0 && line.end == 3);
	CHECK(text_next_line(t, &at, &line) && line.start == 5 && line.end == 5);
	CHECK(text_next_line(t, &at, &line) && line.start == 6 && line.end == 9);
	CHECK(!text_next_line(t, &at, &line));
	CHECK(text_equal(text_trim(text_of(" \xC2\xA0 a b\t\xE2\x80\x89")), text_of("a b")));
	CHECK(text_find(text_of("abcabc"), text_of("ca"), 0) == 2);
	CHECK(text_find(text_of("abc"), text_of("x"), 0) == 3);
	CHECK(text_is_word_edge(text_of("don't"), 3) && !text_is_word_edge(text_of("été"), 2));
}

static void
tables(void)
{
	size_t length;

	CHECK(table_find(&table_date_words, text_of("march")) && !table_find(&table_date_words, text_of("March")));
	CHECK(table_find_folded(&table_date_words, text_of("MARCH")));
	CHECK(!table_find_folded(&table_date_words, text_of("marchex")) && !table_find_folded(&table_date_words, text_of("")));
	CHECK(table_longest(&table_date_words, text_of("March 3"), &length) && length == 5);
	CHECK(!table_longest(&table_date_words, text_of("Marching"), &length));
}

static void
patterns(void)
{
	static struct pattern year = PATTERN("\\b(19|20)(\\d\\d)\\b"), slow = PATTERN("(a+)+$");
	struct pattern bad = PATTERN("(");
	struct groups groups;

	CHECK(pattern_find(&year, text_of("in 1987."), 0, &groups));
	CHECK(groups.at[0].start == 3 && groups.at[0].end == 7 && groups.at[2].start == 5 && groups.at[3].start == SIZE_MAX);
	CHECK(!pattern_find(&year, text_of("in 1987."), 4, &groups));
	CHECK(pattern_compile(&bad) != NULL);
	CHECK(!pattern_find(&slow, text_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"), 0, &groups));
	CHECK(pattern_gave_up() == 1);
}

static void
buffers(void)
{
	struct buffer b = { 0 };

	buffer_add_number(&b, 7, 3);
	buffer_add_char(&b, ' ');
	buffer_add_number(&b, 18446744073709551615u, 1);
	buffer_print(&b, " %s", "and a longer text that does not fit into the room that is first made for what is printed, no");
	CHECK(text_starts(buffer_text(&b), text_of("007 18446744073709551615 and a longer")));
	CHECK(text_ends(buffer_text(&b), text_of("printed, no")));
	buffer_release(&b);
}

int
main(void)
{
	every_code_point();
	every_short_sequence();
	bytes_and_points();
	lines_and_trims();
	tables();
	patterns();
	buffers();
	return CHECK_STATUS();
}
