/* SPDX-License-Identifier: MIT */
#include "head-line.h"

#include "byline.h"
#include "label.h"
#include "news/date.h"
#include "news/table.h"

TABLE(standfirst_labels);

bool
line_is_day(struct text line)
{
	static struct buffer value;

	buffer_reset(&value);
	return line.length <= HEAD_LINE_LONGEST && date_line(line, &value);
}

static bool
is_updated(struct text line)
{
	return text_starts_folded(line, text_of("updated")) ||
	       text_starts_folded(line, text_of("last updated")) ||
	       text_starts_folded(line, text_of("last modified"));
}

bool
line_set_day(struct fields *f, struct text line)
{
	return fields_set(f, is_updated(line) ? FIELD_UPDATED : FIELD_PUBLISHED, line);
}

static bool
is_separator(uint32_t code)
{
	return code == ',' || code == '|' || code == '-' || code == ';' || code == '/' || code == 0xB7 ||
	       code == 0x2013 || code == 0x2014 || code == 0x2022 || code_is_space(code);
}

static struct text
without_separators(struct text t)
{
	size_t size;

	while (t.length && is_separator(utf8_at(t, 0, &size)))
		t = text_slice(t, size, t.length);
	while (t.length && is_separator(utf8_before(t, t.length, &size)))
		t.length -= size;
	return t;
}

bool
line_read_source(struct fields *f, struct text line)
{
	if (byline_opener(line) || is_people(line))
		return byline_read(line, f);
	return is_outlet(line) && fields_set(f, FIELD_PUBLISHER, line);
}

bool
line_read_dated(struct fields *f, struct text line)
{
	for (size_t at = 1; at < line.length && line.length <= HEAD_LINE_LONGEST; at++) {
		if (!ascii_is_space(line.data[at - 1]) || ascii_is_space(line.data[at]))
			continue;
		struct text before = without_separators(text_slice(line, 0, at));
		struct text rest = without_separators(text_slice(line, at, line.length));
		if (!before.length || !line_is_day(rest))
			continue;
		return !f->value[FIELD_PUBLISHED].length && line_read_source(f, before) && line_set_day(f, rest);
	}
	return false;
}

bool
line_is_dated(struct text line)
{
	struct fields fields = { 0 };

	return line_is_day(line) || line_read_dated(&fields, line);
}

bool
line_is_standfirst_label(struct text line)
{
	return table_find_folded(&table_standfirst_labels, line) != NULL;
}

bool
line_stands_alone(struct text line, bool near)
{
	struct fields fields = { 0 };

	if (!near)
		return label_is_code(line);
	if (line.length > HEAD_LINE_LONGEST)
		return false;
	return line_is_day(line) || label_of(line).field != FIELD_NONE ||
	       (byline_opener(line) && byline_read(line, &fields)) || line_read_dated(&fields, line) ||
	       line_is_standfirst_label(line);
}
