/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "tools/news-csv/width.h"

/* Is T shown in ROOM columns as EXPECTED, which takes COLUMNS? */
static bool
shows(const char *t, size_t room, const char *expected, size_t columns)
{
	struct buffer out = { 0 };
	size_t taken = width_add(&out, text_of(t), room);
	bool same = text_equal(buffer_text(&out), text_of(expected)) && taken == columns;

	if (!same)
		printf("%zu columns: %.*s\n", taken, (int)out.length, out.data);
	buffer_release(&out);
	return same;
}

/* A letter under any number of marks takes one column and few bytes. */
static void
test_heaped_marks(void)
{
	struct buffer heap = { 0 }, out = { 0 };

	buffer_add_char(&heap, 'a');
	for (size_t i = 0; i < 100000; i++)
		buffer_add_string(&heap, "\u0301");
	buffer_add_char(&heap, 'b');
	CHECK(width_add(&out, buffer_text(&heap), 9) == 2);
	CHECK(out.length < 80 && out.data[0] == 'a' && out.data[out.length - 1] == 'b');
	buffer_release(&heap);
	buffer_release(&out);
}

int
main(void)
{
	CHECK(shows("", 5, "", 0));
	CHECK(shows("plain", 5, "plain", 5));
	CHECK(shows("plainer", 5, "plai…", 5));
	CHECK(shows(" a \t\n b ", 5, "a b", 3));
	CHECK(shows("a\u00a0\u3000b", 5, "a b", 3));
	CHECK(shows("ab cd", 4, "ab…", 3));
	CHECK(shows("漢字", 4, "漢字", 4));
	CHECK(shows("漢字漢", 4, "漢…", 3));
	CHECK(shows("漢字", 1, "…", 1));
	CHECK(shows("e\u0301e\u0301", 2, "e\u0301e\u0301", 2));
	CHECK(shows("e\u0301e\u0301e", 2, "e\u0301…", 2));
	CHECK(shows("👩‍👩‍👧‍👦x", 3, "👩‍👩‍👧‍👦x", 3));
	CHECK(shows("❤️x", 3, "❤️x", 3));
	CHECK(shows("🇩🇪🇫🇷", 4, "🇩🇪🇫🇷", 4));
	CHECK(shows("a\x1b[1mb\x7f", 9, "a[1mb", 5));
	CHECK(shows("\u202eab\u202c\ufeff", 9, "ab", 2));
	test_heaped_marks();
	return CHECK_STATUS();
}
