/* SPDX-License-Identifier: MIT */
#include "news/filter.h"
#include "quotes.h"

enum { NEAR = 1 << 10 }; /* bytes */

static const char *kinds = "direct,mixed,indirect";
static bool wanted[3];

static const struct option_row options[] = {
	{ 'k', "kind", "LIST",
	  "only these kinds: direct, mixed, indirect, with commas between them", OPTION_TEXT,
	  &kinds },
	{ 0 },
};

static const char *
start(void)
{
	for (const char *at = kinds; *at;) {
		size_t length = strcspn(at, ","), kind = 0;
		while (kind < 3 && !text_equal((struct text){ at, length },
		                               text_of(quote_kind_name((enum quote_kind)kind))))
			kind++;
		if (kind == 3)
			return "--kind takes direct, mixed and indirect, with commas between them";
		wanted[kind] = true;
		at += length + (at[length] == ',');
	}
	return NULL;
}

static void
write_quote(struct writer *w, const struct quotes *q, const struct quote *quote,
            struct points *points, struct points *mentions)
{
	write_open(w, '{');
	write_member(w, "text", text_span(points->text, quote->span));
	write_member_integer(w, "start", (long long)points_at(points, quote->span.start));
	write_member_integer(w, "end", (long long)points_at(points, quote->span.end));
	write_member(w, "kind", text_of(quote_kind_name(quote->kind)));
	if (quote->segment_count) {
		write_key(w, "segments");
		write_open(w, '[');
		for (size_t i = 0; i < quote->segment_count; i++) {
			write_open(w, '[');
			write_integer(w, (long long)points_at(
			                         points, q->segments[quote->segment + i].start));
			write_integer(w, (long long)points_at(points,
			                                      q->segments[quote->segment + i].end));
			write_close(w, ']');
		}
		write_close(w, ']');
	}
	write_member_integer(w, "group", (long long)quote->group);
	if (quote->has_speaker) {
		size_t far = quote->mention.start > points->byte
		                     ? quote->mention.start - points->byte
		                     : points->byte - quote->mention.start;
		if (far < NEAR)
			mentions = points;
		write_member(w, "speaker", quote->speaker);
		write_member(w, "speaker_mention", text_span(points->text, quote->mention));
		write_member_integer(w, "speaker_start",
		                     (long long)points_at(mentions, quote->mention.start));
		write_member_integer(w, "speaker_end",
		                     (long long)points_at(mentions, quote->mention.end));
	}
	if (quote->has_cue)
		write_member(w, "cue", text_span(points->text, quote->cue));
	write_member(w, "rule", text_of(quote->rule));
	write_close(w, '}');
}

static const char *
map(struct record *r, struct sink *out)
{
	static struct quotes quotes;
	struct text text, title = { "", 0 };
	struct points points, mentions; /* a mention may stand far away */
	long long count = 0;

	if (record_text(r, "text", &text)) {
		record_text(r, "title", &title);
		quotes_find(&quotes, title, text);
		points_init(&points, text);
		points_init(&mentions, text);
		struct writer *w = NULL;
		for (size_t i = 0; i < quotes.count; i++) {
			if (!wanted[quotes.list[i].kind])
				continue;
			if (!w) {
				w = record_begin(r, "quotes");
				write_open(w, '[');
			}
			write_quote(w, &quotes, &quotes.list[i], &points, &mentions);
			count++;
		}
		if (w) {
			write_close(w, ']');
			record_end(r);
		}
	}
	filter_count("quotes", count);
	sink_put(out, r);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter quotes = {
		.name = "news-quotes",
		.summary = "find quotations and who spoke them",
		.options = options,
		.start = start,
		.map = map,
	};
	return filter_main(&quotes, argc, argv);
}
