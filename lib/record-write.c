/* SPDX-License-Identifier: MIT */
/* A record as a line. */
#include "record-parts.h"

typedef void give(void *context, struct text piece);

/* The members that were added, behind the last that is left; SURVIVORS says whether there is one. */
static void
give_added(const struct record *r, bool survivors, give *out, void *context)
{
	for (size_t i = r->own; i < r->count; i++) {
		const struct member *m = &r->members[i];
		if (m->state == REMOVED)
			continue;
		if (survivors)
			out(context, text_of(","));
		survivors = true;
		out(context, quoted(m->key));
		out(context, text_of(":"));
		out(context, m->json);
	}
}

/*
 * The line with what was set in its place. COPIED is how much of the line is out, LAST where the last member
 * that is left ends; a member that goes takes the comma before it along, or behind it when it was the first.
 */
void
record_pieces(const struct record *r, give *out, void *context)
{
	size_t copied = 0, last = 0;

	for (size_t i = 0; i < r->own; i++) {
		const struct member *m = &r->members[i];
		if (!last && !copied && m->state == REMOVED) {
			out(context, text_slice(r->line, 0, m->start));
			copied = m->start;
		}
		if (m->state == REMOVED) {
			if (last && copied < last)
				out(context, text_slice(r->line, copied, last));
			copied = m->end;
			continue;
		}
		if (!last && copied)
			copied = m->start;
		if (m->state == SET) {
			out(context, text_slice(r->line, copied, m->value));
			out(context, m->json);
			copied = m->end;
		}
		last = m->end;
	}
	if (r->count > r->own) {
		size_t place = last > copied ? last : copied ? copied : (size_t)(strchr(r->line.data, '{') - r->line.data) + 1;
		out(context, text_slice(r->line, copied, place));
		copied = place;
		give_added(r, last != 0, out, context);
	}
	out(context, text_slice(r->line, copied, r->line.length));
}

static void
add_piece(void *context, struct text piece)
{
	buffer_add_text(context, piece);
}

void
record_write(const struct record *r, struct buffer *out)
{
	if (r->changed)
		record_pieces(r, add_piece, out);
	else
		buffer_add_text(out, r->line);
}

static void
add_length(void *context, struct text piece)
{
	*(size_t *)context += piece.length;
}

size_t
record_length(const struct record *r)
{
	size_t length = 0;

	if (!r->changed)
		return r->line.length;
	record_pieces(r, add_length, &length);
	return length;
}
