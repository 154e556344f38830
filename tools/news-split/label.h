/* SPDX-License-Identifier: MIT */
/* Labelled lines: "Source: Daily News", and the coded ones of Factiva ("SN   Daily News"). */
#ifndef LABEL_H
#define LABEL_H

#include "fields.h"

struct label {
	enum field field; /* FIELD_NONE when it has no label that labels.txt or factiva-codes.txt knows */
	struct text name, value;
};

/* The label of LINE, and what stands behind it. */
struct label label_of(struct text line);

/* Is LINE labelled by a code of Factiva? */
bool label_is_code(struct text line);

/* Put what stood behind a label into F; a byline becomes authors, too. */
void label_set(struct fields *f, struct label label);

#endif
