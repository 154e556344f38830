/* SPDX-License-Identifier: MIT */
/*
 * A compiled regular expression over text: PCRE2 in byte mode, with JIT, match limits set.
 *
 * A pattern is a static object that compiles at its first use:
 *
 *	static struct pattern year = PATTERN("\\b(1[89]|20)\\d\\d\\b");
 *
 * Write patterns whose time grows with their input: no group repeated over text, [^x]*+ instead.
 */
#ifndef NEWS_PATTERN_H
#define NEWS_PATTERN_H

#include "news/text.h"

enum { PATTERN_GROUPS = 16 };

enum {
	PATTERN_CASELESS = 1, /* ASCII letters, unless PATTERN_UTF */
	PATTERN_UTF = 2,      /* match code points, with Unicode properties: slower by 2.6 */
	PATTERN_ANCHORED = 4, /* match only where the search begins */
	PATTERN_MULTILINE = 8 /* ^ and $ at line ends */
};

struct pattern {
	const char *source;
	unsigned flags;
	void *code, *match; /* PCRE2's own */
};

#define PATTERN(source) { source, 0, NULL, NULL }
#define PATTERN_WITH(source, flags) { source, flags, NULL, NULL }

/* A group that took no part has start == end == SIZE_MAX. groups[0] is the whole match. */
struct groups {
	struct span at[PATTERN_GROUPS];
};

/* Compile now, for an expression that a user gave. Returns NULL or what is wrong with it (static memory). */
const char *pattern_compile(struct pattern *p);

/* Find P in T at or after byte FROM. A match that reached its limits counts as none and is counted. */
bool pattern_find(struct pattern *p, struct text t, size_t from, struct groups *groups);

/* How many searches gave up at a limit since the start. */
size_t pattern_gave_up(void);

#endif
