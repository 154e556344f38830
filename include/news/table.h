/* SPDX-License-Identifier: MIT */
/*
 * Word lists compiled in from sorted .txt files (one entry a line, a TAB before an optional value).
 *
 * lib/tables/NAME.txt and tools/TOOL/NAME.txt become `const struct table table_NAME` (a dash in
 * the file name becomes an underscore). Declare one with TABLE(NAME). Keys that are looked up
 * folded stand in the file in lower case.
 */
#ifndef NEWS_TABLE_H
#define NEWS_TABLE_H

#include "news/text.h"

struct table_entry {
	const char *key;
	const char *value;     /* what stands behind the TAB; "" when nothing does */
	unsigned short length; /* of the key, in bytes */
};

struct table {
	const struct table_entry *entries; /* sorted by bytes */
	size_t count;
	unsigned short longest;            /* key, in bytes */
	unsigned short first[257];         /* entries[first[b] .. first[b + 1]) begin with byte b */
};

#define TABLE(name) extern const struct table table_##name

/* The entry whose key is WORD, or NULL. */
const struct table_entry *table_find(const struct table *table, struct text word);

/* The same with the ASCII letters of WORD folded to lower case. */
const struct table_entry *table_find_folded(const struct table *table, struct text word);

/*
 * The longest entry that T begins with, ASCII folded, and that ends where a word ends; or NULL.
 * A space in a key matches one space, NBSP or line end of T; *LENGTH is what was matched, in bytes of T.
 */
const struct table_entry *table_longest(const struct table *table, struct text t, size_t *length);

#endif
