/* SPDX-License-Identifier: MIT */
#include "news/table.h"

/* Fold one byte of text as keys are written: lower case, any single white space as a space. */
static char
fold(char c)
{
	return c == '\n' || c == '\t' || c == '\r' ? ' ' : ascii_fold(c);
}

static int
compare(struct text word, const struct table_entry *entry, bool folded)
{
	size_t shared = word.length < entry->length ? word.length : entry->length;

	for (size_t i = 0; i < shared; i++) {
		unsigned char a = (unsigned char)(folded ? fold(word.data[i]) : word.data[i]);
		unsigned char b = (unsigned char)entry->key[i];
		if (a != b)
			return a < b ? -1 : 1;
	}
	return word.length == entry->length ? 0 : word.length < entry->length ? -1 : 1;
}

static const struct table_entry *
search(const struct table *table, struct text word, bool folded)
{
	if (!word.length || word.length > table->longest)
		return NULL;
	unsigned char first = (unsigned char)(folded ? fold(word.data[0]) : word.data[0]);
	size_t low = table->first[first], high = table->first[first + 1];

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = compare(word, &table->entries[middle], folded);
		if (order == 0)
			return &table->entries[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct table_entry *
table_find(const struct table *table, struct text word)
{
	return search(table, word, false);
}

const struct table_entry *
table_find_folded(const struct table *table, struct text word)
{
	return search(table, word, true);
}

/* How many bytes of T spell ENTRY, or 0. A NBSP in T stands for a space. */
static size_t
spells(struct text t, const struct table_entry *entry)
{
	size_t at = 0;

	for (size_t i = 0; i < entry->length; i++) {
		if (at >= t.length)
			return 0;
		if (entry->key[i] == ' ' && at + 1 < t.length && t.data[at] == '\xC2' && t.data[at + 1] == '\xA0')
			at += 2;
		else if (fold(t.data[at]) == entry->key[i])
			at++;
		else
			return 0;
	}
	return text_is_word_edge(t, at) ? at : 0;
}

/* Where entries whose second byte is at least SECOND begin among [LOW, HIGH), which share the first. */
static size_t
lower_bound(const struct table *table, size_t low, size_t high, unsigned char second)
{
	while (low < high) {
		size_t middle = (low + high) / 2;
		if ((unsigned char)table->entries[middle].key[1] < second)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A key of one byte stands before all others that begin with it, and a key's second byte is then its NUL. */
const struct table_entry *
table_longest(const struct table *table, struct text t, size_t *length)
{
	const struct table_entry *found = NULL;

	if (!t.length || !table->count)
		return NULL;
	unsigned char first = (unsigned char)fold(t.data[0]);
	size_t at = table->first[first], end = table->first[first + 1];
	if (at < end && table->entries[at].length == 1 && (*length = spells(t, &table->entries[at])))
		found = &table->entries[at];
	if (t.length < 2)
		return found;
	unsigned char second = (unsigned char)(t.data[1] == '\xC2' ? ' ' : fold(t.data[1]));
	for (at = lower_bound(table, at, end, second); at < end; at++) {
		const struct table_entry *entry = &table->entries[at];
		size_t matched;

		if ((unsigned char)entry->key[1] != second)
			break;
		if ((!found || entry->length > found->length) && (matched = spells(t, entry))) {
			found = entry;
			*length = matched;
		}
	}
	return found;
}
