/* SPDX-License-Identifier: MIT */
/* What a record is made of, for the modules that read it, change it and write it. */
#ifndef NEWS_LIB_RECORD_PARTS_H
#define NEWS_LIB_RECORD_PARTS_H

#include "news/record.h"

enum state { KEPT, SET, REMOVED };

/* Members of the line come first, in its order; then those that were added, of which a name may have several. */
struct member {
	size_t start, value, end; /* of the key's quote, the value and what is behind it, in the line */
	struct text key;          /* between the quotes */
	struct text json;         /* the value, as it stands or as it was set */
	struct text decoded;      /* its text once it was asked for; data is NULL before */
	enum state state;
	bool escaped;             /* the key holds escapes */
};

struct record {
	struct text line;
	struct member *members;
	size_t count, capacity;
	size_t own;               /* so many of them are the line's */
	uint64_t names;           /* a bit for each name that may be among them, by its ends and its length */
	bool changed;
	struct buffer **rooms;    /* what was decoded and what was set, each in a buffer that stays where it is */
	size_t room_count, room_capacity;
	struct value **trees;
	size_t tree_count, tree_capacity;
	struct writer writer;
	const char *writing;      /* the member between record_begin() and record_end() */
	size_t given, next;       /* record_member() gave so many members, those before `next`; 0 and 0 start anew */
};

/* The bit of a name; a key with escapes may be any. */
static inline uint64_t
name_bit(struct text name, bool escaped)
{
	size_t n = name.length, ends;

	if (escaped)
		return UINT64_MAX;
	ends = n ? (unsigned char)name.data[0] * (size_t)29 + (unsigned char)name.data[n - 1] * (size_t)27 : 0;
	return (uint64_t)1 << (ends + n * 4) % 64; /* the factors give each of our own names a bit for itself */
}

/* What stands between quotes, as the JSON of a string again. */
static inline struct text
quoted(struct text inside)
{
	return (struct text){ inside.data - 1, inside.length + 2 };
}

#endif
