/* SPDX-License-Identifier: MIT */
/*
 * Which columns a sheet has, and what each shows. They are fixed before the first row is written: by
 * --fields, by the kind of record (columns.txt; fields.txt for --all), or for kinds that nobody knows
 * by the members of the first record.
 */
#ifndef NEWS_CSV_COLUMNS_H
#define NEWS_CSV_COLUMNS_H

#include "path.h"

/* What news-record(5) says a field holds, so that cells can be read back (types.txt). */
enum type {
	TYPE_ANY,    /* not said */
	TYPE_TEXT,
	TYPE_NUMBER,
	TYPE_LIST,   /* of strings */
	TYPE_JSON    /* anything deeper */
};

struct column {
	struct text name;
	struct path path;
	enum type type;
};

struct columns {
	struct column *list;
	size_t count, capacity;
};

enum type type_of(struct text name);

/* Add the columns of LIST, as --fields has it. NULL, or what is wrong with it. LIST must stay. */
const char *columns_parse(struct columns *c, struct text list);

/* Add what is shown of a KIND of record, or with ALL every field it may have. False for an unknown kind. */
bool columns_of_kind(struct columns *c, struct text kind, bool all);

enum { COLUMNS_MOST = 1024 }; /* that a record may give: each is looked up among all members, row by row */

/* Add every member of R that has no column yet. False when there are too many. */
bool columns_of_record(struct columns *c, struct record *r);

bool columns_have(const struct columns *c, struct text name);

/* The n-th kind that is known, in alphabetical order; false behind the last. */
bool columns_kind(size_t n, struct text *kind);

#endif
