/* SPDX-License-Identifier: MIT */
/*
 * The record reader: what it accepts leaves as it came; after a change the line is valid again, holds what was set and
 * all else; and jansson agrees on what is JSON. jansson's known limits, where it may refuse what RFC 8259 allows:
 * numbers beyond 64 bits or a double, lone surrogates, NUL in a key. It reads over a NUL byte behind a number.
 */
#include "news/record.h"

#include "target.h"

static bool
within_jansson(struct text line)
{
	static const char *const beyond[] = { "\\ud", "\\uD", "\\u0000" };
	size_t digits = 0;

	for (size_t i = 0; i < 3; i++)
		if (text_find(line, text_of(beyond[i]), 0) < line.length)
			return false;
	for (size_t i = 0; i < line.length; i++) {
		digits = ascii_is_digit(line.data[i]) ? digits + 1 : 0;
		if (digits > 15 || (i && (line.data[i] | 0x20) == 'e' && ascii_is_digit(line.data[i - 1])))
			return false;
	}
	return true;
}

static void
change(struct record *r, struct text line)
{
	struct record *again = record_new();
	struct buffer out = { 0 };
	struct text text, before, after, key;
	size_t at, members = 0, left = 0;

	while (record_member(r, members, &key, &text))
		members++;
	record_set_text(r, "text", text_of("new \"words\"\n\x01"));
	record_set_integer(r, "added", -7);
	record_remove(r, "gone");
	record_write(r, &out);
	must(out.length == record_length(r));
	must(!record_read(again, buffer_text(&out), &at));
	must(record_text(again, "text", &text) && text_equal(text, text_of("new \"words\"\n\x01")));
	must(!record_has(again, "gone"));
	must(!record_read(r, line, &at));
	while (record_member(again, left, &key, &after))
		left++;
	must(left <= members + 2);
	if (record_json(r, "a", &before))
		must(record_json(again, "a", &after) && text_equal(before, after));
	record_free(again);
	buffer_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct record *r;
	struct text line = { (const char *)data, size };
	struct buffer out = { 0 };
	struct value *tree;
	const char *reason;
	size_t at;

	if (!r) {
		value_init();
		r = record_new();
	}
	reason = record_read(r, line, &at);
	must(!reason || at <= size);
	tree = value_read(line);
	if (reason && !memchr(data, 0, size) && !text_equal(text_of(reason), text_of("nested too deep")) &&
	    !text_equal(text_of(reason), text_of("not a JSON object")))
		must(!tree);
	if (!reason) {
		must(tree || !within_jansson(line));
		record_write(r, &out);
		must(text_equal(buffer_text(&out), line));
		change(r, line);
	}
	value_free(tree);
	buffer_release(&out);
	return 0;
}
