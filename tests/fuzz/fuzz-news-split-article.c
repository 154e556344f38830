/* SPDX-License-Identifier: MIT */
/* Any bytes as an article: what comes out is a record that reads back. */
#include "target.h"
#include "tools/news-split/article.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct record *r, *again;
	static struct buffer line;
	struct article article = { .raw = { (const char *)data, size }, .file = "-", .seq = 1 };
	struct text text;
	bool guessed = false;
	size_t at;

	if (!r) {
		r = record_new();
		again = record_new();
	}
	if (!article_record(r, &article, &guessed))
		return 0;
	buffer_reset(&line);
	record_write(r, &line);
	must(!record_read(again, buffer_text(&line), &at));
	must(record_text(again, "id", &text) && text.length == 16);
	must(!record_text(again, "text", &text) || utf8_check(text) == text.length);
	return 0;
}
