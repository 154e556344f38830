/* SPDX-License-Identifier: MIT */
#include "sentence-parts.h"

static bool
code_is_bullet(uint32_t code)
{
	return code == 0x2022 || code == 0x2023 || code == 0x2043 || code == 0x25A0 ||
	       code == 0x25AA || code == 0x25CF || code == 0x25E6;
}

/* The stop or bracket behind a marker, and a space behind that. */
static bool
list_tail(struct text t, size_t at, char tail[3])
{
	size_t n = 0;
	if (at < t.length && t.data[at] == '.')
		tail[n++] = '.';
	if (at + n < t.length && t.data[at + n] == ')')
		tail[n++] = ')';
	tail[n] = 0;
	return n && at + n < t.length && ascii_is_space(t.data[at + n]);
}

/* Digits of one to three places, "4.1" too, or one small letter; then a tail. */
static bool
list_marker(struct text t, size_t at, struct list *list)
{
	size_t end = at, group = at;
	unsigned number = 0;
	while (end < t.length && end - group < 3 && ascii_is_digit(t.data[end])) {
		number = number * 10 + (unsigned)(t.data[end++] - '0');
		if (end + 1 < t.length && t.data[end] == '.' && ascii_is_digit(t.data[end + 1])) {
			group = ++end;
			number = 0;
		}
	}
	if (end == at && end < t.length && ascii_is_lower(t.data[end]))
		number = (unsigned char)t.data[end++];
	if (end == at || !list_tail(t, end, list->tail))
		return false;
	list->number = number;
	list->after = end + strlen(list->tail);
	return true;
}

struct list
list_at(struct text t, size_t at)
{
	struct list list = { .after = at }, inner;
	size_t size;
	if (ascii_is_upper(t.data[at]))
		return list;
	uint32_t code = utf8_at(t, at, &size);
	list.active = list_marker(t, at, &list);
	if (code == '*' && list_marker(t, at + size, &inner))
		list.after = inner.after;
	if (!list.active && code_is_bullet(code)) {
		list.active = true;
		list.bullet = code;
		list.after = skip_space(t, at + size);
		if (list_marker(t, list.after, &inner))
			list.after = inner.after;
	}
	return list;
}

bool
list_goes_on(const struct list *list, struct text t, size_t at)
{
	size_t size;
	struct list next;
	if (++at >= t.length)
		return false;
	if (list->bullet)
		return utf8_at(t, at, &size) == list->bullet;
	return list_marker(t, at, &next) && next.number == list->number + 1 &&
	       strcmp(next.tail, list->tail) == 0 && is_capital(t, skip_space(t, next.after));
}
