/* SPDX-License-Identifier: MIT */
/* Cells: every string and every list of strings comes back from its cell, and no guarded cell begins a formula. */
#include "tools/news-csv/cell.h"

#include "target.h"

/* JSON through a cell of TYPE and back. */
static void
there_and_back(struct text json, enum type type, bool excel)
{
	struct cell_rules rules = { .join = text_of("; "), .guard = true, .excel = excel };
	struct found found = { .list = &json, .count = 1 };
	struct buffer back = { 0 };
	struct cell cell = cell_of(&found, false, type, &rules);

	must(!cell.empty && !cell.bare);
	must(cell.text.length == 0 || !strchr("=+-@\t\r\n", cell.text.data[0]));
	if (cell.text.length > 0 && !cell.cut) {
		cell_json(cell.text, type, &rules, &back);
		must(text_equal(buffer_text(&back), json));
	}
	buffer_release(&back);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = { (const char *)data, size };
	struct buffer string = { 0 }, list = { 0 };
	struct writer one = { .out = &string }, many = { .out = &list };
	struct span line;
	size_t at = 0;

	if (utf8_check(text) < size || memchr(text.data, '\0', size) || memchr(text.data, '\r', size))
		return 0;
	write_text(&one, text);
	for (int excel = 0; excel < 2; excel++)
		for (int type = TYPE_ANY; type <= TYPE_JSON; type++)
			if (type != TYPE_LIST)
				there_and_back(buffer_text(&string), (enum type)type, excel);
	write_open(&many, '[');
	while (text_next_line(text, &at, &line))
		write_text(&many, text_span(text, line));
	write_close(&many, ']');
	there_and_back(buffer_text(&list), TYPE_LIST, false);
	buffer_release(&string);
	buffer_release(&list);
	return 0;
}
