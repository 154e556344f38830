/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "clean.h"
#include "layout.h"
#include "news/diag.h"

void
report_drop_annotations(struct record *r)
{
	static const char *const names[] = { "quotes", "dates", "removed" };
	static bool said;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (!record_has(r, names[i]))
			continue;
		record_remove(r, names[i]);
		if (!said)
			warn("dropping \"%s\" from texts that change: its offsets no longer hold", names[i]);
		said = true;
	}
}

static void
write_gone(void *context, struct text line, uint32_t number, enum kind why)
{
	struct writer *w = context;
	write_open(w, '{');
	write_member(w, "text", line);
	write_member_integer(w, "line", number);
	write_member(w, "why", text_of(kind_name(why)));
	write_close(w, '}');
}

void
report_removed(struct record *r, const struct lines *lines, struct text text)
{
	static struct buffer rest;
	struct writer *w = record_begin(r, "removed");
	buffer_reset(&rest);
	write_open(w, '[');
	layout_write(lines, text, &rest, write_gone, w);
	write_close(w, ']');
	record_end(r);
}

static void
write_features(struct writer *w, const struct features *features, unsigned pass)
{
	static struct buffer name;
	write_key(w, "features");
	write_open(w, '[');
	for (unsigned i = 0; i < features->count; i++) {
		buffer_reset(&name);
		buffer_print(&name, "%u ", pass);
		feature_name(features->at[i], &name);
		write_text(w, buffer_text(&name));
	}
	write_close(w, ']');
}

void
report_explanation(struct record *r, const struct lines *lines, unsigned pass)
{
	struct writer *w = record_begin(r, "lines");
	write_open(w, '[');
	for (size_t i = 0; i < lines->count; i++) {
		struct features features;
		clean_features(lines, i, pass, &features);
		write_open(w, '{');
		write_member_integer(w, "line", lines->at[i].number);
		write_key(w, "score");
		write_number(w, (double)lines->at[i].score);
		write_features(w, &features, pass);
		write_close(w, '}');
	}
	write_close(w, ']');
	record_end(r);
}
