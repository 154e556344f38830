/* SPDX-License-Identifier: MIT */
#include "news/record.h"

#include "check.h"

static struct record *r;
static struct buffer out;

static void
read_line(const char *line)
{
	size_t at;

	CHECK(!record_read(r, text_of(line), &at));
}

static bool
writes(const char *line)
{
	buffer_reset(&out);
	record_write(r, &out);
	return text_equal(buffer_text(&out), text_of(line)) && record_length(r) == strlen(line);
}

static bool
has_text(const char *name, const char *want)
{
	struct text text;

	return record_text(r, name, &text) && text_equal(text, text_of(want));
}

static void
setting(void)
{
	read_line("{\"a\":1 , \"b\" : 2,\"c\":3}");
	record_set_text(r, "b", text_of("two \"2\"\n"));
	CHECK(writes("{\"a\":1 , \"b\" : \"two \\\"2\\\"\\n\",\"c\":3}"));
	CHECK(has_text("b", "two \"2\"\n"));
	record_set_integer(r, "d", -9);
	CHECK(writes("{\"a\":1 , \"b\" : \"two \\\"2\\\"\\n\",\"c\":3,\"d\":-9}"));
	record_set_integer(r, "d", 10);
	record_set_json(r, "e", text_of("[1.10]"));
	CHECK(writes("{\"a\":1 , \"b\" : \"two \\\"2\\\"\\n\",\"c\":3,\"d\":10,\"e\":[1.10]}"));
}

static void
removing(void)
{
	read_line("{ \"a\":1, \"b\":2, \"c\":3 }");
	record_remove(r, "b");
	CHECK(writes("{ \"a\":1, \"c\":3 }"));
	record_remove(r, "a");
	CHECK(writes("{ \"c\":3 }"));
	record_remove(r, "c");
	CHECK(writes("{  }"));
	record_set_integer(r, "d", 1);
	CHECK(writes("{ \"d\":1 }"));
	record_remove(r, "d");
	CHECK(writes("{  }"));
	read_line("{\"a\":1,\"b\":2,\"c\":3}");
	record_remove(r, "b");
	record_remove(r, "c");
	record_set_integer(r, "d", 4);
	CHECK(writes("{\"a\":1,\"d\":4}"));
}

static void
repeating(void)
{
	read_line("{\"a\":1,\"b\":2,\"\\u0061\":3}");
	long long number = 0;
	CHECK(record_integer(r, "a", &number) && number == 3);
	record_set_integer(r, "a", 4);
	CHECK(writes("{\"b\":2,\"\\u0061\":4}"));
	record_remove(r, "a");
	CHECK(!record_has(r, "a"));
	CHECK(writes("{\"b\":2}"));
}

static void
reading(void)
{
	long long number;
	struct text key, json;

	read_line("{\"s\":\"a\\u00e9\\ud83d\\ude00\\ud800b\\/\",\"n\":12,\"big\":99999999999999999999,\"real\":1.5,\"plain\":\"x y\"}");
	CHECK(has_text("s", "aé😀\xEF\xBF\xBD" "b/"));
	CHECK(has_text("plain", "x y"));
	CHECK(!has_text("n", "12"));
	CHECK(record_integer(r, "n", &number) && number == 12);
	CHECK(!record_integer(r, "big", &number));
	CHECK(!record_integer(r, "real", &number));
	CHECK(!record_integer(r, "s", &number));
	CHECK(record_member(r, 4, &key, &json) && text_equal(key, text_of("plain")));
	CHECK(!record_member(r, 5, &key, &json));
}

/* What was handed out stays right while more is set. */
static void
staying(void)
{
	struct text set, json;

	record_clear(r);
	record_set_text(r, "first", text_of("stays"));
	CHECK(record_text(r, "first", &set) && record_json(r, "first", &json));
	for (int i = 0; i < 1000; i++)
		record_set_text(r, i % 2 ? "odd" : "even", text_of("a text that takes some room"));
	CHECK(text_equal(set, text_of("stays")) && text_equal(json, text_of("\"stays\"")));
	CHECK(writes("{\"first\":\"stays\",\"even\":\"a text that takes some room\",\"odd\":\"a text that takes some room\"}"));
}

static void
borrowing(void)
{
	struct text json;

	read_line("{\"a\":1,\"b\":2,\"a\":3}");
	record_borrow(r, text_slice(text_of("\"a\""), 1, 2), text_of("[4]"));
	record_borrow(r, text_slice(text_of("\"c\""), 1, 2), text_of("5"));
	CHECK(record_json_key(r, text_of("a"), &json) && text_equal(json, text_of("[4]")));
	CHECK(writes("{\"a\":1,\"b\":2,\"a\":3,\"a\":[4],\"c\":5}"));
	record_remove(r, "c");
	CHECK(!record_json_key(r, text_of("c"), &json) && writes("{\"a\":1,\"b\":2,\"a\":3,\"a\":[4]}"));
}

static void
writing(void)
{
	struct writer *w;

	record_clear(r);
	w = record_begin(r, "list");
	write_open(w, '[');
	write_open(w, '{');
	write_member(w, "k", text_of("\x01\x1f\x7f"));
	write_key(w, "n");
	write_number(w, 0.25);
	write_close(w, '}');
	write_integer(w, -9223372036854775807LL - 1);
	write_number(w, -3);
	write_number(w, .98);
	write_number(w, .007);
	write_number(w, 12);
	write_number(w, .0004567);
	write_number(w, 2e9 / 3);
	write_json(w, text_of("null"));
	write_close(w, ']');
	record_end(r);
	CHECK(writes("{\"list\":[{\"k\":\"\\u0001\\u001f\x7f\",\"n\":0.25},-9223372036854775808,"
		"-3,0.98,0.007,12,0.000457,666666666.666667,null]}"));
}

static void
values(void)
{
	const struct value *v;
	struct text text;
	long long number;

	read_line("{\"v\":{\"a\":[1,\"two\"]},\"big\":[1e999]}");
	v = value_member(record_value(r, "v"), "a");
	CHECK(value_integer(value_element(v, 0), &number) && number == 1);
	CHECK(value_text(value_element(v, 1), &text) && text_equal(text, text_of("two")));
	CHECK(!value_element(v, 2));
	CHECK(!value_text(value_member(v, "a"), &text));
	CHECK(!record_value(r, "big"));
	CHECK(!record_value(r, "none"));
}

static void
elements(void)
{
	struct elements e;
	struct text json;
	long long number;

	CHECK(!elements_init(&e, text_of("{}")));
	CHECK(elements_init(&e, text_of("[ {\"a\": 1} ,[2], {} ]")));
	CHECK(elements_record(&e, r, &json) && text_equal(json, text_of("{\"a\": 1}")));
	CHECK(record_integer(r, "a", &number) && number == 1);
	CHECK(!elements_record(&e, r, &json) && !record_has(r, "a"));
	CHECK(elements_next(&e, &json) && text_equal(json, text_of("[2]")));
	CHECK(elements_record(&e, r, &json) && text_equal(json, text_of("{}")));
	CHECK(!elements_record(&e, r, &json) && !elements_next(&e, &json));
}

int
main(void)
{
	value_init();
	r = record_new();
	setting();
	removing();
	repeating();
	reading();
	staying();
	borrowing();
	writing();
	values();
	elements();
	record_free(r);
	buffer_release(&out);
	return CHECK_STATUS();
}
