/* SPDX-License-Identifier: MIT */
/* Quotations: spans, segments, mentions and cues lie inside the text, on whole characters; twice gives the same. */
#include "target.h"
#include "tools/news-quotes/quotes.h"

static void
check_quote(struct text text, const struct quotes *q, const struct quote *quote)
{
	must(is_inside(text, quote->span) && quote->span.start < quote->span.end);
	must(quote->segment + quote->segment_count <= q->segment_count);
	for (size_t i = 0; i < quote->segment_count; i++)
		must(is_inside(text, q->segments[quote->segment + i]));
	must(!quote->has_speaker || (is_inside(text, quote->mention) && quote->speaker.length));
	must(!quote->has_cue || is_inside(text, quote->cue));
	must(quote->rule && quote_kind_name(quote->kind));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct quotes q;
	static struct buffer room;
	struct text text = text_of_bytes(data, size, &room), title = { text.data, 0 };
	size_t count;

	quotes_find(&q, title, text);
	for (size_t i = 0; i < q.count; i++) {
		check_quote(text, &q, &q.list[i]);
		must(i == 0 || q.list[i - 1].span.start <= q.list[i].span.start);
	}
	count = q.count;
	quotes_find(&q, title, text);
	must(q.count == count);
	return 0;
}
