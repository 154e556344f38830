/* SPDX-License-Identifier: MIT */
#include "form.h"

#include "input.h"
#include "news/record.h"
#include "news/table.h"

TABLE(aliases);
TABLE(wrappers);

/* --- What cannot be read --- */

struct magic {
	const char *bytes;
	size_t length, offset;
	const char *message;
};

#define MAGIC(bytes, offset, what) { bytes, sizeof(bytes) - 1, offset, what }

static const struct magic magics[] = {
	MAGIC("%PDF-", 0, "a PDF file: extract its text first (pdftotext)"),
	MAGIC("\x1F\x8B", 0, "compressed by gzip: unpack it first (zcat)"),
	MAGIC("BZh", 0, "compressed by bzip2: unpack it first (bzcat)"),
	MAGIC("\xFD" "7zXZ", 0, "compressed by xz: unpack it first (xzcat)"),
	MAGIC("\x28\xB5\x2F\xFD", 0, "compressed by zstd: unpack it first (zstdcat)"),
	MAGIC("PK\x03\x04", 0, "a ZIP archive or an office document: extract its text first"),
	MAGIC("\xD0\xCF\x11\xE0", 0, "an office document: extract its text first"),
	MAGIC("{\\rtf", 0, "an RTF document: extract its text first"),
	MAGIC("ustar", 257, "a tar archive: unpack it first"),
	MAGIC("\x7F" "ELF", 0, "a program, not text"),
	MAGIC("\x89PNG", 0, "an image, not text"),
	MAGIC("\xFF\xD8\xFF", 0, "an image, not text"),
	MAGIC("GIF8", 0, "an image, not text"),
};

static const char *const markup[] = { "<!doctype html", "<html", "<?xml", "<rss", "<feed" };

static bool
is_binary(struct text head)
{
	enum { ENOUGH = 4096 };
	size_t controls = 0;

	head.length = head.length < ENOUGH ? head.length : ENOUGH;
	for (size_t i = 0; i < head.length; i++) {
		unsigned char c = (unsigned char)head.data[i];
		controls += c < 0x20 && !ascii_is_space(head.data[i]) && c != 0x1B && c != '\b';
	}
	return controls * 20 > head.length;
}

const char *
form_unreadable(struct text head)
{
	for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
		const struct magic *m = &magics[i];
		if (head.length >= m->offset + m->length &&
		    !memcmp(head.data + m->offset, m->bytes, m->length))
			return m->message;
	}
	struct text start = raw_trim(head);
	for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
		if (text_starts_folded(start, text_of(markup[i])))
			return "a page of HTML or XML: extract its text first";
	return is_binary(head) ? "binary data, not text" : NULL;
}

/* --- What can --- */

static size_t
skip_blank(struct text t, size_t at)
{
	while (at < t.length && ascii_is_space(t.data[at]))
		at++;
	return at;
}

static struct text
line_at(struct text t, size_t at)
{
	const char *end = memchr(t.data + at, '\n', t.length - at);
	struct text line = text_slice(t, at, end ? (size_t)(end - t.data) : t.length);

	line.length -= line.length && line.data[line.length - 1] == '\r';
	return line;
}

/* The member at byte *AT of an object, whose value may be cut; moves *AT behind it. False at the end. */
static bool
next_member(struct text t, size_t *at, struct text *key, struct text *value)
{
	size_t start = skip_blank(t, *at), end = start;

	if (start < t.length && t.data[start] == ',')
		start = end = skip_blank(t, start + 1);
	if (start >= t.length || t.data[start] != '"' || json_scan(t, &end))
		return false;
	*key = text_slice(t, start + 1, end - 1);
	start = skip_blank(t, end);
	if (start >= t.length || t.data[start] != ':')
		return false;
	*at = start = skip_blank(t, start + 1);
	*value = text_slice(t, start, t.length);
	json_scan(t, at);
	return start < t.length;
}

/* Is T one JSON value and nothing else? */
static bool
is_alone(struct text t)
{
	size_t at = 0;

	return !json_scan(t, &at) && skip_blank(t, at) == t.length;
}

/* Is the object that T begins with wrapped around a list of records, and no record itself? An empty list: when alone. */
static bool
is_wrapper(struct text t)
{
	struct text key, value;
	bool empty = false;
	size_t at = 1;

	while (next_member(t, &at, &key, &value)) {
		const struct table_entry *e = table_find_folded(&table_aliases, key);
		if (e && text_starts(text_of(e->value), text_of("text ")) && value.data[0] == '"')
			return false;
		if (value.data[0] == '[' && table_find(&table_wrappers, key)) {
			size_t next = skip_blank(value, 1);
			if (next == value.length || value.data[next] != ']')
				return next < value.length && value.data[next] == '{';
			empty = true;
		}
	}
	return empty && is_alone(t);
}

/* A JSON object: a feed, one spread over several lines, or the first of many lines. */
static enum form
object_form(struct text head)
{
	struct text line = line_at(head, 0);
	size_t at = 0;

	if (is_wrapper(head))
		return FORM_JSON;
	if (!json_scan(line, &at) || line.length == head.length)
		return FORM_NDJSON;
	size_t next = skip_blank(head, line.length);
	return next < head.length && (head.data[next] == '"' || head.data[next] == '}') ? FORM_JSON : FORM_NDJSON;
}

/* How many cells LINE has, and how many of them name a field that we know. */
static size_t
known_columns(struct text line, char delimiter, size_t *columns)
{
	size_t known = 0, start = 0;

	*columns = 0;
	for (size_t at = 0; at <= line.length; at++) {
		if (at < line.length && line.data[at] != delimiter)
			continue;
		struct text cell = raw_trim(text_slice(line, start, at));
		if (cell.length > 1 && cell.data[0] == '"' && cell.data[cell.length - 1] == '"')
			cell = text_slice(cell, 1, cell.length - 1);
		known += table_find_folded(&table_aliases, cell) != NULL;
		++*columns;
		start = at + 1;
	}
	return known;
}

char
form_delimiter(struct text head)
{
	static const char delimiters[] = { '\t', ',', ';' };
	struct text line = line_at(head, 0);
	size_t most = 0, columns;
	char best = 0;

	for (size_t i = 0; i < sizeof delimiters; i++) {
		size_t known = known_columns(line, delimiters[i], &columns);
		if (known >= 2 && known * 4 > columns && known > most) {
			most = known;
			best = delimiters[i];
		}
	}
	return best;
}

/* Seconds since 1970, a TAB, and at least five TABs more. */
static bool
is_sfeed(struct text line)
{
	size_t at = 0, tabs = 0;

	while (at < line.length && ascii_is_digit(line.data[at]))
		at++;
	if (at > 12 || at == line.length || line.data[at] != '\t')
		return false;
	for (; at < line.length; at++)
		tabs += line.data[at] == '\t';
	return tabs >= 6;
}

/* A broken first line does not make records a text. */
static bool
goes_on_with_object(struct text head)
{
	struct text first = line_at(head, 0);
	size_t at = skip_blank(head, first.length), scanned = 0;

	if (at >= head.length || head.data[at] != '{')
		return false;
	struct text line = line_at(head, at);
	return !json_scan(line, &scanned) && skip_blank(line, scanned) == line.length;
}

bool
form_is_plain(struct text head)
{
	size_t at = skip_blank(head, 0);

	return at < head.length && head.data[at] == '{' &&
	       object_form(text_slice(head, at, head.length)) == FORM_NDJSON &&
	       memchr(head.data + at, '\n', head.length - at);
}

enum form
form_find(struct text head)
{
	size_t at = skip_blank(head, 0);
	struct text rest = text_slice(head, at, head.length);

	if (!rest.length)
		return FORM_TEXT;
	if (rest.data[0] == '{')
		return object_form(rest);
	size_t next = skip_blank(rest, 1);
	if (rest.data[0] == '[' && next < rest.length && (rest.data[next] == '{' || rest.data[next] == ']'))
		return FORM_JSON;
	if (goes_on_with_object(rest))
		return FORM_NDJSON;
	if (is_sfeed(line_at(rest, 0)))
		return FORM_SFEED;
	char delimiter = form_delimiter(rest);
	return !delimiter ? FORM_TEXT : delimiter == '\t' ? FORM_TSV : FORM_CSV;
}
