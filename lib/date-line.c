/* SPDX-License-Identifier: MIT */
#include "news/date.h"

#include "date-read.h"
#include "news/calendar.h"

enum { LONGEST_LINE = 200 };

/* One day or moment of a line: each piece is said at most once. */
struct moment {
	struct date_day day;
	struct date_clock clock;
	bool has_clock, has_weekday, updated;
};

static bool
is_separator(const struct date_token *k)
{
	return k->class == DATE_AT || k->class == DATE_ON ||
	       (k->class == DATE_MARK && strchr(",|-:;()~.[]/", k->value) != NULL);
}

/* "Published:", "Last updated on", "Date:". */
static size_t
read_label(const struct date_tokens *t, size_t i, bool *updated)
{
	size_t next = i;

	while (t->tokens[next].class == DATE_LAST || t->tokens[next].class == DATE_LATEST ||
	       (t->tokens[next].class == DATE_ORDINAL && t->tokens[next].value == 1))
		next++;
	if (t->tokens[next].class != DATE_LABEL && t->tokens[next].class != DATE_LABEL_UPDATED &&
	    t->tokens[next].class != DATE_DATE)
		return i;
	*updated = t->tokens[next].class == DATE_LABEL_UPDATED;
	next += t->tokens[next].class != DATE_DATE && t->tokens[next + 1].class == DATE_DATE ? 2 : 1;
	return next;
}

/* "May 2025". */
static size_t
read_month_year(const struct date_tokens *t, size_t i, struct date_day *day)
{
	const struct date_token *k = &t->tokens[i];

	if (k->class != DATE_MONTH)
		return i;
	k += token_is_mark(&k[1], '.');
	k += token_is_mark(&k[1], ',');
	if (k[1].class != DATE_DIGITS || k[1].digits != 4 || k[1].value < 1000 || k[1].value > 2999)
		return i;
	*day = (struct date_day){ k[1].value, t->tokens[i].value, 0 };
	return (size_t)(k - t->tokens) + 2;
}

/* "May  3 10:15:00 UTC 2025", as date(1) and ctime(3) write it. */
static size_t
read_ctime(const struct date_tokens *t, size_t i, struct moment *m)
{
	const struct date_token *k = &t->tokens[i];
	size_t next;

	if (k->class != DATE_MONTH || k[1].class != DATE_DIGITS || k[1].digits > 2)
		return i;
	next = date_read_clock(t, i + 2, &m->clock);
	if (next == i + 2)
		return i;
	next = date_read_zone(t, next, &m->clock);
	if (t->tokens[next].digits != 4 || !calendar_is_day(t->tokens[next].value, k->value, k[1].value))
		return i;
	m->day = (struct date_day){ t->tokens[next].value, k->value, k[1].value };
	m->has_clock = true;
	return next + 1;
}

static size_t
read_date(const struct date_tokens *t, size_t i, struct moment *m)
{
	size_t next = date_read_day(t, i, ORDER_UNKNOWN, &m->day);

	if (next == i)
		next = read_month_year(t, i, &m->day);
	if (next == i && !m->has_clock)
		next = read_ctime(t, i, m);
	return next;
}

/* "T101500" of the compact form, and the "T" of the long one. */
static size_t
read_iso_clock(const struct date_tokens *t, size_t i, struct date_clock *clock)
{
	const struct date_token *k = &t->tokens[i];
	struct text word = text_slice(t->text, k->start, k->end);

	if (k->before != TOKEN_JOINED || !text_equal(word, text_of("T")))
		return i;
	if (k[1].class == DATE_DIGITS && k[1].digits == 6 && k[1].value < 240000) {
		*clock = (struct date_clock){ k[1].value / 10000, k[1].value / 100 % 100, k[1].value % 100, ZONE_NONE, 0 };
		return i + 2;
	}
	i = date_read_clock(t, i + 1, clock) == i + 1 ? i : date_read_clock(t, i + 1, clock);
	return i;
}

static size_t
read_clock(const struct date_tokens *t, size_t i, struct moment *m)
{
	size_t next = read_iso_clock(t, i, &m->clock), zone;

	if (next == i)
		next = date_read_clock(t, i, &m->clock);
	if (next == i && t->tokens[i].class == DATE_DIGITS && t->tokens[i + 1].class == DATE_MARK &&
	    t->tokens[i + 1].value == '.' && t->tokens[i + 2].digits == 2 && t->tokens[i].value < 24 &&
	    t->tokens[i + 2].value < 60) {
		m->clock = (struct date_clock){ t->tokens[i].value, t->tokens[i + 2].value, -1, ZONE_NONE, 0 };
		next = i + 3;
	}
	if (next == i || m->clock.hour > 23)
		return i;
	m->has_clock = true;
	zone = date_read_zone(t, next, &m->clock);
	return zone;
}

/* "5 min read", which web pages set beside the day. */
static size_t
read_reading_time(const struct date_tokens *t, size_t i)
{
	const struct date_token *k = &t->tokens[i];
	size_t next = i + 1;

	if (k->class != DATE_DIGITS)
		return i;
	next += token_is_mark(&t->tokens[next], '-');
	if ((t->tokens[next].class != DATE_UNIT && t->tokens[next].class != DATE_UNITS) ||
	    t->tokens[next].value != 'M')
		return i;
	next++;
	next += token_is_mark(&t->tokens[next], '-');
	return t->tokens[next].class == DATE_READ ? next + 1 : i;
}

/* One piece of M at token I; I when what stands there is none. */
static size_t
read_piece(const struct date_tokens *t, size_t i, struct moment *m)
{
	const struct date_token *k = &t->tokens[i];
	size_t next = i;

	if (k->class == DATE_WEEKDAY && !m->has_weekday) {
		m->has_weekday = true;
		return token_is_mark(&k[1], '.') ? i + 2 : i + 1;
	}
	if (!m->day.year)
		next = read_date(t, i, m);
	if (next == i && !m->has_clock)
		next = read_clock(t, i, m);
	return next == i ? read_reading_time(t, i) : next;
}

/* A moment from token I on, up to the line's end or to the next label. */
static size_t
read_moment(const struct date_tokens *t, size_t i, struct moment *m)
{
	size_t next = i;
	bool updated;

	*m = (struct moment){ .clock = { .hour = -1 } };
	i = read_label(t, i, &m->updated);
	while (i < t->count) {
		if (is_separator(&t->tokens[i])) {
			i++;
			continue;
		}
		if (m->day.year && read_label(t, i, &updated) > i)
			break;
		next = read_piece(t, i, m);
		if (next == i)
			return 0;
		i = next;
	}
	return m->day.year ? i : 0;
}

static void
write_moment(const struct moment *m, struct buffer *out)
{
	buffer_print(out, "%04d-%02d", m->day.year, m->day.month);
	if (!m->day.day)
		return;
	buffer_print(out, "-%02d", m->day.day);
	if (!m->has_clock)
		return;
	buffer_print(out, "T%02d:%02d", m->clock.hour, m->clock.minute);
	if (m->clock.second >= 0)
		buffer_print(out, ":%02d", m->clock.second);
	date_write_zone(&m->clock, &m->day, out);
}

bool
date_line(struct text line, struct buffer *out)
{
	static struct date_tokens tokens;
	struct moment first, second;
	size_t at;

	if (line.length < 8 || line.length > LONGEST_LINE)
		return false;
	date_tokens_read(&tokens, line);
	at = read_moment(&tokens, 1, &first);
	if (!at)
		return false;
	if (at < tokens.count) {
		at = read_moment(&tokens, at, &second);
		if (at != tokens.count)
			return false;
		if (first.updated && !second.updated)
			first = second;
	}
	write_moment(&first, out);
	return true;
}
