/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "news/sheet.h"

/* One line a row: its line number, then [cell] for each, or its fault and {bytes}. */
static void
show(void *context, const struct sheet_row *row)
{
	struct buffer *out = context;

	buffer_print(out, "%zu", row->line);
	for (size_t i = 0; i < row->count; i++) {
		buffer_add_char(out, '[');
		if (row->cells[i].data)
			buffer_add_text(out, row->cells[i]);
		else
			buffer_add_char(out, '-');
		buffer_add_char(out, ']');
	}
	if (row->fault) {
		buffer_add_char(out, '{');
		buffer_add_text(out, row->bytes);
		buffer_add_char(out, '}');
	}
	buffer_add_char(out, '\n');
}

static void
read_in_steps(struct sheet *s, struct text csv, size_t step)
{
	for (size_t at = 0; at < csv.length; at += step)
		sheet_read(s, text_slice(csv, at, at + step < csv.length ? at + step : csv.length));
	sheet_end(s);
}

/* The rows must not depend on how the bytes arrive. */
static bool
reads_as(const char *csv, const char *expected, size_t limit)
{
	struct buffer out = { 0 };
	struct sheet *s = sheet_new(',', limit, show, &out);
	bool same = true;

	for (size_t step = 1; step < strlen(csv) + 2; step++) {
		buffer_reset(&out);
		read_in_steps(s, text_of(csv), step);
		bool equal = text_equal(buffer_text(&out), text_of(expected));
		if (!equal && same)
			printf("in steps of %zu:\n%.*s", step, (int)out.length, out.data);
		same = same && equal;
	}
	sheet_free(s);
	buffer_release(&out);
	return same;
}

static bool
writes_as(const char *cell, const char *expected)
{
	struct buffer out = { 0 };

	sheet_cell(&out, text_of(cell), ',');
	bool same = text_equal(buffer_text(&out), text_of(expected));
	buffer_release(&out);
	return same;
}

static void
test_rows(void)
{
	CHECK(reads_as("", "", 99));
	CHECK(reads_as("a,b\n1,2\n", "1[a][b]\n2[1][2]\n", 99));
	CHECK(reads_as("a,b\r\n1,2", "1[a][b]\n2[1][2]\n", 99));
	CHECK(reads_as("a\rb\rc", "1[a]\n2[b]\n3[c]\n", 99));
	CHECK(reads_as("a,,\n,\n\"\"\n", "1[a][-][-]\n2[-][-]\n3[]\n", 99));
	CHECK(reads_as(" a , b\t\n", "1[ a ][ b\t]\n", 99));
	CHECK(reads_as("a\n\n\r\nb\n", "1[a]\n4[b]\n", 99));
}

static void
test_quotes(void)
{
	CHECK(reads_as("\"a,\"\"b\"\"\",c\n", "1[a,\"b\"][c]\n", 99));
	CHECK(reads_as("\"a\n\nb\r\nc\",d\ne,f\n", "1[a\n\nb\r\nc][d]\n5[e][f]\n", 99));
	CHECK(reads_as("\"a\"", "1[a]\n", 99));
}

static void
test_faults(void)
{
	CHECK(reads_as("a,b\n1,x\"y\n2,z\n", "1[a][b]\n2{1,x\"y\n}\n3[2][z]\n", 99));
	CHECK(reads_as("1,\"x\" \n2,z\n", "1{1,\"x\" \n}\n2[2][z]\n", 99));
	CHECK(reads_as("1,\"x\n2,z\n3,y\n", "1{1,\"x\n}\n2[2][z]\n3[3][y]\n", 99));
	CHECK(reads_as("1,\"x\n2,z\n\"3\",y\n", "1{1,\"x\n}\n2[2][z]\n3[3][y]\n", 99));
	CHECK(reads_as("1,\"", "1{1,\"}\n", 99));
	CHECK(reads_as("1,\"x\n2,z\n\"3\"y", "1{1,\"x\n}\n2[2][z]\n3{\"3\"y}\n", 99));
}

static void
test_limit(void)
{
	CHECK(reads_as("1,\"x\n2,zz\n3,y\n", "1{1,\"x\n}\n2[2][zz]\n3[3][y]\n", 8));
	CHECK(reads_as("\"234567\n\",\n", "1{\"234567\n}\n2{\",\n}\n", 8));
	CHECK(reads_as("\"2345\n\"\n", "1[2345\n]\n", 8));

	struct buffer out = { 0 };
	struct sheet *s = sheet_new(',', 8, show, &out);
	read_in_steps(s, text_of("a\n0123456789012345\nb\n"), 4);
	CHECK(text_equal(buffer_text(&out), text_of("1[a]\n2{0123456789}\n3[b]\n")));
	sheet_free(s);
	buffer_release(&out);
}

static void
test_writing(void)
{
	CHECK(writes_as("", ""));
	CHECK(writes_as("plain text", "plain text"));
	CHECK(writes_as("a,b", "\"a,b\""));
	CHECK(writes_as("say \"hi\"", "\"say \"\"hi\"\"\""));
	CHECK(writes_as("two\nlines", "\"two\nlines\""));
	CHECK(writes_as("two\rlines", "\"two\rlines\""));
	CHECK(writes_as(" x", "\" x\""));
	CHECK(writes_as("x\t", "\"x\t\""));
	CHECK(writes_as("a;b", "a;b"));

	struct buffer out = { 0 };
	sheet_quoted(&out, text_of("a"));
	sheet_quoted(&out, (struct text){ NULL, 0 });
	CHECK(text_equal(buffer_text(&out), text_of("\"a\"\"\"")));
	buffer_release(&out);
}

int
main(void)
{
	test_rows();
	test_quotes();
	test_faults();
	test_limit();
	test_writing();
	return CHECK_STATUS();
}
