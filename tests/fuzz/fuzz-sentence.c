/* SPDX-License-Identifier: MIT */
/*
 * The sentence finder: sentences lie inside the text, in order, on whole characters, without white space at their ends,
 * and leave nothing but white space between them.
 */
#include "news/sentence.h"

#include "target.h"

static void
check_gap(struct text t, size_t start, size_t end)
{
	size_t size;

	for (; start < end; start += size)
		must(code_is_space(utf8_at(t, start, &size)));
	must(start == end);
}

static void
check(struct sentences *s)
{
	struct span found;
	size_t last = 0;

	while (sentence_next(s, &found)) {
		struct span trimmed = span_trim(s->text, found);
		must(found.start >= last && found.start < found.end && found.end <= s->text.length);
		must(trimmed.start == found.start && trimmed.end == found.end);
		check_gap(s->text, last, found.start);
		last = found.end;
	}
	check_gap(s->text, last, s->text.length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = { (const char *)data, size };
	struct sentences sentences;

	if (utf8_check(text) != size)
		return 0;
	sentences_init(&sentences, text);
	check(&sentences);
	sentences_init_paragraph(&sentences, text);
	check(&sentences);
	return 0;
}
