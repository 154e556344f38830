/* SPDX-License-Identifier: MIT */
#include "book.h"

#include "news/diag.h"

/* Where the extension of NAME begins, or its end. */
static size_t
stem_length(const char *name)
{
	const char *slash = strrchr(name, '/'), *base = slash ? slash + 1 : name, *dot = strrchr(base, '.');

	return dot && dot > base ? (size_t)(dot - name) : strlen(name);
}

/* The name of the file to open now; the sink keeps it until the next. */
static const char *
file_name(const struct book *b)
{
	static struct buffer name;
	size_t stem = stem_length(b->output);

	if (b->files == 1)
		return b->output;
	buffer_reset(&name);
	buffer_add(&name, b->output, stem);
	buffer_print(&name, "-%zu%s", b->files, b->output + stem);
	buffer_add_char(&name, '\0');
	return name.data;
}

/* The loop's own sink goes on in another file, with what it has counted. */
static void
turn_page(struct book *b, struct sink *out)
{
	unsigned long long lines = out->lines, bytes = 0;

	b->files++;
	b->rows = 0;
	if (b->output) {
		sink_close(out);
		bytes = out->bytes;
		sink_open(out, file_name(b));
		out->lines = lines;
		out->bytes = bytes;
	}
	if (b->header.length > 0)
		sink_piece(out, buffer_text(&b->header));
}

void
book_begin(struct book *b, struct sink *out)
{
	if (!b->begun)
		turn_page(b, out);
	b->begun = true;
}

void
book_row(struct book *b, struct sink *out, struct text row)
{
	book_begin(b, out);
	if (b->limit > 0 && b->rows == b->limit) {
		if (b->output)
			turn_page(b, out);
		else
			warn("row %zu and those behind it do not fit in one sheet: with --output they go on in another file",
				b->rows + 1);
	}
	b->rows++;
	sink_write(out, row);
}
