/* SPDX-License-Identifier: MIT */
#include "feed.h"

#include "article.h"
#include "html.h"
#include "news/filter.h"
#include "rows.h"
#include "texts.h"
#include "values.h"

static struct record *record;

static void
feed_texts(struct input *in, const struct feed_settings *settings, enum form form)
{
	static struct texts texts;
	struct article article = { .file = in->source->name, .seq = 1 };
	enum texts_parting parting = settings->separator ? PARTED_BY_PATTERN :
	                             form == FORM_NUL    ? PARTED_BY_NUL :
	                                                   PARTED_BY_TABLE;
	bool guessed;

	texts_init(&texts, in, parting, settings->separator, filter_limit());
	texts.exported = form >= FORM_NEXIS && form <= FORM_FACTIVA;
	while (texts_next(&texts, &article.raw)) {
		article.exported = texts.exported;
		article.labelled = texts.labelled;
		guessed = false;
		if (texts.too_long) {
			filter_reject(in->source, texts.line, article.raw, "an article longer than --max-line");
		} else if (article_record(record, &article, &guessed)) {
			filter_pass(in->source, texts.line, article.raw, record);
			article.seq++;
		} else {
			filter_count("no_article", 1);
		}
		filter_count("windows_1252", guessed);
	}
}

/* A member of JSON Feed holds HTML where it holds no plain text. */
static void
use_html(struct record *r)
{
	static struct buffer text;
	struct text html;

	if (record_has(r, "text") || record_has(r, "content_text") || !record_text(r, "content_html", &html))
		return;
	buffer_reset(&text);
	html_text(html, &text);
	record_set_text(r, "text", buffer_text(&text));
	record_remove(r, "content_html");
	article_reflow(r);
}

/* The name and the language of the JSON Feed that R came in. */
static void
inherit_feed(struct record *r, const struct values *values)
{
	static struct buffer room;
	static struct record *outer;
	struct text text;
	size_t at;

	if (!values->wrapped || !values->outer.length)
		return;
	if (!outer)
		outer = record_new();
	buffer_reset(&room);
	buffer_add_char(&room, '{');
	buffer_add(&room, values->outer.data + 1, values->outer.length - 1);
	buffer_add_char(&room, '}');
	if (record_read(outer, buffer_text(&room), &at) || !record_text(outer, "version", &text) ||
	    text_find(text, text_of("//jsonfeed.org/"), 0) == text.length)
		return;
	if (!record_has(r, "publisher") && record_text(outer, "title", &text))
		record_set_text(r, "publisher", text);
	if (!record_has(r, "language") && record_text(outer, "language", &text))
		record_set_text(r, "language", text);
}

static void
feed_value(struct input *in, const struct values *values, struct text json, size_t seq)
{
	size_t at;
	const char *reason = record_read(record, json, &at);

	if (reason) {
		filter_reject(in->source, values->line, json, reason);
		return;
	}
	use_html(record);
	inherit_feed(record, values);
	record_identify(record, in->source->name, seq);
	article_place(record, in->source->name, seq);
	filter_pass(in->source, values->line, json, record);
}

static void
feed_values(struct input *in)
{
	static struct values values;
	struct text json;
	const char *reason;
	size_t seq = 0;

	values_init(&values, in, filter_limit());
	while (values_next(&values, &json, &reason))
		if (reason)
			filter_reject(in->source, values.line, json, reason);
		else
			feed_value(in, &values, json, ++seq);
}

static void
take_row(struct source *source, size_t line, struct text bytes, struct record *row, const char *reason)
{
	while (bytes.length && (bytes.data[bytes.length - 1] == '\n' || bytes.data[bytes.length - 1] == '\r'))
		bytes.length--;
	if (reason)
		filter_reject(source, line, bytes, reason);
	else
		filter_pass(source, line, bytes, row);
}

/* As much of the file as tells its form. */
static struct text
head_of(struct input *in)
{
	struct text head = input_peek(in, 1);

	while (head.length < FORM_HEAD && !input_ended(in) && !form_is_plain(head))
		head = input_peek(in, head.length + 1);
	return head;
}

void
feed_source(struct source *source, const struct feed_settings *settings)
{
	static struct input in;
	enum form form = (enum form)settings->form;
	const char *wrong;

	if (!record)
		record = record_new();
	input_init(&in, source);
	struct text head = head_of(&in);
	if (form == FORM_AUTO && (wrong = form_unreadable(head))) {
		filter_unreadable(source, wrong);
		return;
	}
	if (form == FORM_AUTO && !settings->separator)
		form = form_find(head);
	if (form == FORM_NDJSON && in.encoding == ENCODING_BYTES)
		filter_lines(source);
	else if (form == FORM_JSON || form == FORM_NDJSON)
		feed_values(&in);
	else if (form == FORM_CSV || form == FORM_TSV)
		rows_read(&in, form == FORM_TSV ? '\t' : form_delimiter(head) == ';' ? ';' : ',', filter_limit(), take_row);
	else if (form == FORM_SFEED)
		rows_read_sfeed(&in, filter_limit(), take_row);
	else
		feed_texts(&in, settings, form);
}
