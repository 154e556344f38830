/* SPDX-License-Identifier: MIT */
#include "sentence-parts.h"

/* Terminators that need no space behind them: Arabic, Urdu, Devanagari, ideographic and full width. */
static bool
code_is_full_stop(uint32_t code)
{
	return code == 0x061F || code == 0x06D4 || code == 0x0964 || code == 0x0965 ||
	       code == 0x3002 || code == 0xFF01 || code == 0xFF0E || code == 0xFF1F ||
	       code == 0xFF61;
}

static bool
code_is_quote(uint32_t code)
{
	return code == '"' || code == '\'' || code == 0x2019 || code == 0x201D || code == 0xBB ||
	       code == 0x203A || code == 0x300D || code == 0x300F;
}

static bool
code_is_closer(uint32_t code)
{
	return code_is_quote(code) || code == ')' || code == ']' || code == '}' ||
	       code == 0x3011 || code == 0xFF09;
}

static bool
byte_is(struct text t, size_t at, char c)
{
	return at < t.length && t.data[at] == c;
}

/* The length of the space at byte AT, a lone one or a wrap. */
static size_t
space_at(struct text t, size_t at, bool wrapped)
{
	size_t feed = at + byte_is(t, at, '\r');

	if (byte_is(t, at, ' '))
		return 1;
	return wrapped && byte_is(t, feed, '\n') ? feed + 1 - at : 0;
}

/* ". . ." goes on when a stop stands behind the space and no word behind that: the length of the space. */
static size_t
spaced_dot(struct text t, size_t at, bool wrapped)
{
	size_t space = space_at(t, at, wrapped), end = at + space + 1;

	return byte_is(t, end - 1, '.') && (end == t.length || !(ascii_is_digit(t.data[end]) || ascii_is_alpha(t.data[end])))
	               ? space : 0;
}

/* "What ? ?": a mark that stands alone. */
static bool
spaced_mark(struct text t, size_t at)
{
	return (byte_is(t, at, '?') || byte_is(t, at, '!')) &&
	       (at + 1 == t.length || ascii_is_space(t.data[at + 1]));
}

/* Pass over dots, with spaces between them, from byte *AT on; how many. */
static size_t
pass_dots(struct text t, size_t *at, bool wrapped)
{
	size_t dots = 0, space = 0;

	while (byte_is(t, *at, '.') || (dots && (space = spaced_dot(t, *at, wrapped)))) {
		dots += t.data[*at] == '.';
		*at += t.data[*at] == '.' ? 1 : space;
	}
	return dots;
}

/* Does the paragraph go on behind the white space at byte AT? */
static bool
goes_on(struct text t, size_t at, bool wrapped)
{
	size_t next = skip_space(t, at), feeds = 0;

	for (size_t i = at; i < next; i++)
		feeds += t.data[i] == '\n';
	return next > at && next < t.length && feeds <= wrapped;
}

/*
 * "he left. ... Later", "he left. . . . Later": the stop of a sentence and then an omission, which opens the next; "..."
 * may stand alone, too.
 */
static bool
omission_follows(struct text t, size_t at, bool wrapped)
{
	enum { TIGHT = 3 };
	size_t space = spaced_dot(t, at, wrapped), start = at + space, end = start;

	if (!space || pass_dots(t, &end, wrapped) != 3)
		return false;
	return goes_on(t, end, wrapped) ||
	       (end == start + TIGHT && (end == t.length || ascii_is_space(t.data[end])));
}

static size_t
wide_stop(struct text t, size_t at, struct stop *stop)
{
	size_t size;
	uint32_t code = utf8_at(t, at, &size);
	if (code == 0x2026)
		stop->dots += 3;
	else if (code == 0x203C || (code >= 0x2047 && code <= 0x2049))
		stop->strong = true;
	else if (code_is_full_stop(code))
		stop->full = true;
	else
		return 0;
	return size;
}

static size_t
stop_run(struct text t, struct stop *stop, bool wrapped)
{
	size_t at = stop->start, size;
	bool attached = at > 0 && !ascii_is_space(t.data[at - 1]);
	while (at < t.length) {
		char c = t.data[at];
		if (c == '.') {
			stop->dots++;
			at++;
		} else if (c == '?' || c == '!') {
			stop->strong = true;
			at++;
		} else if (stop->strong && (size = space_at(t, at, wrapped)) && spaced_mark(t, at + size)) {
			at += size;
		} else if (stop->dots && !stop->strong && (size = spaced_dot(t, at, wrapped))) {
			if (attached && stop->dots == 1 && omission_follows(t, at, wrapped))
				break;
			stop->spaced = true;
			at += size;
		} else if ((unsigned char)c >= 0xC2 && (size = wide_stop(t, at, stop))) {
			at += size;
		} else {
			break;
		}
	}
	return at;
}

/* "[1]", "[2, 3]", "[...]", "[note 4]" at byte AT: its end, or AT. */
static size_t
footnote(struct text t, size_t at)
{
	enum { LONGEST = 12 };
	if (!byte_is(t, at, '['))
		return at;
	bool mark = false;
	for (size_t end = at + 1; end < t.length && end < at + LONGEST; end++) {
		if (t.data[end] == ']')
			return mark ? end + 1 : at;
		mark |= ascii_is_digit(t.data[end]) || t.data[end] == '.' || t.data[end] == '\xE2';
	}
	return at;
}

/* ":)", ";-)", ":D" at byte AT and white space behind: its end, or AT. */
static size_t
smiley(struct text t, size_t at)
{
	size_t end = at;
	if (!byte_is(t, end, ':') && !byte_is(t, end, ';'))
		return at;
	end++;
	end += byte_is(t, end, '-');
	if (end >= t.length || !memchr(")(DPp", t.data[end], 5))
		return at;
	while (byte_is(t, end, ')') || byte_is(t, end, '('))
		end++;
	end += end == at + 1 || t.data[end - 1] == ':' || t.data[end - 1] == '-';
	return end == t.length || ascii_is_space(t.data[end]) ? end : at;
}

/* " )" or " ”" with white space behind: a closing mark that stands alone. Straight marks close behind others. */
static size_t
lone_closer(struct text t, size_t at, bool quoted)
{
	size_t size = 1;
	uint32_t code = at < t.length ? utf8_at(t, at, &size) : 0;
	bool closes = code == ')' || code == ']' || code == 0x201D || ((code == '"' || code == '\'') && quoted);

	return closes && (at + size == t.length || ascii_is_space(t.data[at + size])) ? at + size : at;
}

/* What belongs to the sentence behind a space: footnote marks, a closing mark, a smiley. */
static size_t
appendix(struct text t, size_t at, bool quoted, bool wrapped)
{
	size_t end = at + space_at(t, at, wrapped), found;
	if (end == t.length || ascii_is_alpha(t.data[end]))
		return at;
	found = footnote(t, end);
	if (found == end)
		found = lone_closer(t, end, quoted);
	if (found == end)
		found = smiley(t, end);
	return found > end ? found : at;
}

bool
stop_read(struct text t, size_t at, bool wrapped, struct stop *stop)
{
	*stop = (struct stop){ .start = at };
	stop->end = stop_run(t, stop, wrapped);
	stop->close = stop->end;
	if (stop->end == at)
		return false;
	size_t size, more;
	while (stop->close < t.length && !ascii_is_space(t.data[stop->close])) {
		uint32_t code = utf8_at(t, stop->close, &size);
		if (!code_is_closer(code))
			break;
		stop->quoted |= code_is_quote(code);
		stop->close += size;
	}
	while ((more = appendix(t, stop->close, stop->quoted, wrapped)) > stop->close)
		stop->close = more;
	return true;
}
