/* SPDX-License-Identifier: MIT */
/* The scanner's inner parts, shared by the modules that read and write JSON. */
#ifndef NEWS_LIB_JSON_H
#define NEWS_LIB_JSON_H

#include "news/text.h"

/* Where a scan stands: on trouble `reason` is set and `at` is the offending byte. */
struct scan {
	struct text text;
	size_t at;
	const char *reason;
	bool escaped; /* the string scanned last holds a backslash */
};

void scan_space(struct scan *s);

/* Pass over the string whose opening quote is at S->at. */
bool scan_string(struct scan *s);

/* Pass over a member's key and colon, up to its value. KEY is given with its quotes. */
bool scan_key(struct scan *s, struct text *key);

/* Pass over a value, DEPTH levels down. */
bool scan_value(struct scan *s, unsigned depth);

/* Where the next of E's elements begins, or its end. */
struct elements;
size_t elements_place(const struct elements *e);

/* Set the reason; false, for `return scan_fail(...)`. */
bool scan_fail(struct scan *s, size_t at, const char *reason);

#endif
