/* SPDX-License-Identifier: MIT */
#include "grid.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "width.h"

enum {
	HELD_ROWS = 100,   /* that the widths are found from */
	WINDOW = 100,      /* columns, when nothing tells */
	WINDOW_MOST = 1000,
	NARROW = 18,       /* a column is not cut below: a name fits */
	PASSAGE = 45,      /* percent of the window that the passage itself has at least */
	GAP = 2
};

struct place {
	size_t natural, width;
	bool passage, right, shown;
};

struct held {
	size_t start, length, columns; /* in `texts` */
};

static struct {
	struct place *places;
	size_t count;         /* of places: the rules' columns */
	struct held *held;    /* row by row */
	size_t cells, capacity;
	struct buffer texts, line;
	size_t window;
	bool settled;
} grid;

/* --- Widths --- */

static size_t
window_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	unsigned long width = columns ? strtoul(columns, NULL, 10) : 0;

	if (!width && isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		width = size.ws_col;
	return !width ? WINDOW : width > WINDOW_MOST ? WINDOW_MOST : width;
}

static bool
is_passage(struct text name)
{
	return text_equal(name, text_of("text")) || text_equal(name, text_of("context"));
}

static void
start(const struct row_rules *rules)
{
	grid.count = rules->columns.count;
	grid.window = window_width();
	grid.places = memory_resize(NULL, grid.count, sizeof *grid.places);
	memset(grid.places, 0, grid.count * sizeof *grid.places);
	for (size_t i = 0; i < grid.count; i++)
		grid.places[i].passage = is_passage(rules->columns.list[i].name);
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
least(const struct place *p)
{
	return smaller(p->natural, p->passage ? grid.window * PASSAGE / 100 : NARROW);
}

/* Leave columns out from the right until the others have their least width; returns what is left to give. */
static size_t
choose_columns(void)
{
	size_t gap = 0, left = grid.window;

	for (size_t i = 0; i < grid.count; i++) {
		struct place *p = &grid.places[i];
		bool fits = least(p) + gap <= left;
		p->shown = p->shown && (fits || gap == 0 || (p->passage && left >= NARROW));
		if (!p->shown)
			continue;
		p->width = fits ? least(p) : left - gap;
		left -= p->width + gap;
		gap = GAP;
	}
	return left;
}

/* What is left goes round, three times as much to the passage as to the others. */
static void
widen_columns(size_t left)
{
	for (bool given = true; left > 0 && given;) {
		given = false;
		for (size_t i = 0; i < grid.count; i++) {
			struct place *p = &grid.places[i];
			if (!p->shown || p->width == p->natural)
				continue;
			size_t more = smaller(smaller(p->passage ? 3 : 1, p->natural - p->width), left);
			p->width += more;
			left -= more;
			given = given || more;
		}
	}
}

/* --- Lines --- */

static void
add_blanks(size_t count)
{
	while (count--)
		buffer_add_char(&grid.line, ' ');
}

/* One cell of the line: T takes COLUMNS, or is cut. The blanks behind the last cell go with end_line(). */
static void
add_cell(const struct place *p, struct text t)
{
	size_t start = grid.line.length, columns = width_add(&grid.line, t, p->width);

	if (p->right && columns < p->width) {
		size_t blanks = p->width - columns, length = grid.line.length - start;
		buffer_reserve(&grid.line, blanks);
		memmove(grid.line.data + start + blanks, grid.line.data + start, length);
		memset(grid.line.data + start, ' ', blanks);
		grid.line.length += blanks;
	} else {
		add_blanks(p->width - columns);
	}
	add_blanks(GAP);
}

static void
end_line(void)
{
	while (grid.line.length > 0 && grid.line.data[grid.line.length - 1] == ' ')
		grid.line.length--;
	buffer_add_char(&grid.line, '\n');
}

static void
write_row(struct sink *out)
{
	end_line();
	sink_write(out, buffer_text(&grid.line));
	buffer_reset(&grid.line);
}

static void
write_names(const struct row_rules *rules, struct sink *out)
{
	for (size_t i = 0; i < grid.count; i++)
		if (grid.places[i].shown)
			add_cell(&grid.places[i], rules->columns.list[i].name);
	end_line();
	for (size_t i = 0; i < grid.count; i++) {
		for (size_t n = 0; grid.places[i].shown && n < grid.places[i].width; n++)
			buffer_add_string(&grid.line, "─");
		if (grid.places[i].shown)
			add_blanks(GAP);
	}
	end_line();
	sink_piece(out, buffer_text(&grid.line)); /* counts as no row */
	buffer_reset(&grid.line);
}

/* --- The rows that are held back --- */

static void
hold(const struct row_rules *rules, struct record *r)
{
	for (size_t i = 0; i < grid.count; i++) {
		struct place *p = &grid.places[i];
		struct cell c = row_cell(rules, r, i);
		struct held h = { .start = grid.texts.length };

		h.columns = width_add(&grid.texts, c.text, grid.window);
		h.length = grid.texts.length - h.start;
		grid.held = memory_grow(grid.held, grid.cells, &grid.capacity, sizeof *grid.held);
		grid.held[grid.cells++] = h;
		p->shown = p->shown || h.columns > 0;
		p->right = p->right || c.bare;
		if (h.columns > p->natural)
			p->natural = h.columns;
	}
}

static void
settle(const struct row_rules *rules, struct sink *out)
{
	struct buffer scratch = { 0 };

	for (size_t i = 0; i < grid.count; i++) {
		size_t name = width_add(&scratch, rules->columns.list[i].name, grid.window);
		if (name > grid.places[i].natural)
			grid.places[i].natural = name;
	}
	buffer_release(&scratch);
	widen_columns(choose_columns());
	write_names(rules, out);
	for (size_t n = 0; n < grid.cells; n++) {
		const struct place *p = &grid.places[n % grid.count];
		if (p->shown)
			add_cell(p, text_slice(buffer_text(&grid.texts), grid.held[n].start,
				grid.held[n].start + grid.held[n].length));
		if (n % grid.count == grid.count - 1)
			write_row(out);
	}
	grid.settled = true;
}

void
grid_row(const struct row_rules *rules, struct record *r, struct sink *out)
{
	if (!grid.places)
		start(rules);
	if (!grid.settled) {
		hold(rules, r);
		if (grid.cells >= HELD_ROWS * grid.count)
			settle(rules, out);
		return;
	}
	for (size_t i = 0; i < grid.count; i++)
		if (grid.places[i].shown)
			add_cell(&grid.places[i], row_cell(rules, r, i).text);
	write_row(out);
}

void
grid_end(const struct row_rules *rules, struct sink *out)
{
	if (grid.places && !grid.settled)
		settle(rules, out);
}
