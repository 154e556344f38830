/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "tools/news-csv/guard.h"

static bool
wanted(const char *t, enum type type, bool excel)
{
	return guard_wanted(text_of(t), type, excel);
}

static void
test_formulas(void)
{
	static const char *const formulas[] = { "=", "+1", "-", "@x", "＝1", "＋", "－", "＠", "\tx", "\r", "\nx", "  =1", "\u00a0\u200b\ufeff+",
		"\x01=1", "\u00ad@", "\u2066-1", "\u200f=", "\u202a=", "\u202e=", "\u2060=", "\u2069=", "\x7f=" };
	static const char *const harmless[] = { "", " ", "a=1", "1-1", "1", "—", "−1", "(=1)", "\"=1\"", "'", "'a", "''", "'tis", "\u200a\u2010=" };

	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
		for (int type = TYPE_ANY; type <= TYPE_JSON; type++)
			CHECK(wanted(formulas[i], (enum type)type, false));
	for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
		CHECK(!wanted(harmless[i], TYPE_TEXT, true));
		CHECK(!guard_borne(text_of(harmless[i]), TYPE_TEXT));
	}
}

static void
test_apostrophes(void)
{
	CHECK(wanted("'=1", TYPE_TEXT, false) && guard_borne(text_of("'=1"), TYPE_TEXT));
	CHECK(wanted("''-", TYPE_TEXT, false) && guard_borne(text_of("'''-"), TYPE_TEXT));
	CHECK(wanted("'00", TYPE_TEXT, false) && wanted("'2025-05", TYPE_TEXT, false));
	CHECK(!wanted("'90", TYPE_TEXT, true) && wanted("'90", TYPE_NUMBER, false) && !wanted("'90s", TYPE_NUMBER, true));
	CHECK(!wanted("'[]", TYPE_TEXT, true) && wanted("'[]", TYPE_ANY, false));
}

static void
test_numbers(void)
{
	static const char *const changing[] = { "00", "007", "1234567890123456", "1e5", "12E-3", "2025-05" };
	static const char *const kept[] = { "0", "0.5", "7", "123456789012345", "1e", "e1", ".", "2025-05-03", "2025", "0x10", "1.2.3", "0.12345678901234567" };

	for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
		CHECK(wanted(changing[i], TYPE_TEXT, true) && !wanted(changing[i], TYPE_TEXT, false));
	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
		CHECK(!wanted(kept[i], TYPE_TEXT, true));
	CHECK(guard_long_number(text_of("1234567890123456")) && guard_long_number(text_of("-1234567890123456")));
	CHECK(!guard_long_number(text_of("123456789012345")) && !guard_long_number(text_of("1.234567890123456")));
}

static void
test_json(void)
{
	CHECK(wanted("7", TYPE_NUMBER, false) && wanted("1e5", TYPE_NUMBER, false) && !wanted("007", TYPE_NUMBER, false));
	CHECK(wanted("[1]", TYPE_ANY, false) && wanted("{}", TYPE_JSON, false) && wanted("[]", TYPE_LIST, false));
	CHECK(!wanted("[1]", TYPE_TEXT, false) && !wanted("[1", TYPE_ANY, false) && !wanted("[1] ", TYPE_JSON, false) &&
		!wanted("[1] x", TYPE_JSON, false));
	CHECK(guard_reads_as_json(text_of("7"), TYPE_NUMBER) && !guard_reads_as_json(text_of("7"), TYPE_ANY));
	CHECK(guard_reads_as_json(text_of("[7]"), TYPE_ANY) && !guard_reads_as_json(text_of("[7]"), TYPE_NUMBER));
}

int
main(void)
{
	test_formulas();
	test_apostrophes();
	test_numbers();
	test_json();
	return CHECK_STATUS();
}
