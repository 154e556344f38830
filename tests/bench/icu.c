/* SPDX-License-Identifier: MIT */
/* ICU's sentence boundaries over the texts of NDJSON records: a yardstick for news-split --by sentence. */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include "news/record.h"

int
main(void)
{
	struct record *r = record_new();
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &error);
	char *line = NULL;
	size_t capacity = 0, at, count = 0;
	ssize_t length;

	while ((length = getline(&line, &capacity, stdin)) > 0) {
		UText text = UTEXT_INITIALIZER;
		struct text body;
		if (record_read(r, (struct text){ line, (size_t)length }, &at) || !record_text(r, "text", &body))
			continue;
		utext_openUTF8(&text, body.data, (int64_t)body.length, &error);
		ubrk_setUText(sentences, &text, &error);
		while (ubrk_next(sentences) != UBRK_DONE)
			count++;
		utext_close(&text);
	}
	ubrk_close(sentences);
	record_free(r);
	free(line);
	printf("%zu\n", count);
	return U_FAILURE(error);
}
