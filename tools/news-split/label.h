/* SPDX-License-Identifier: MIT */
/* Labelled lines: "Source: Daily News", and the coded ones of Factiva ("SN   Daily News"). */
#ifndef LABEL_H
#define LABEL_H

#include "fields.h"

/*
 * The field that LINE is labelled with, and what stands behind the label. FIELD_NONE when it has no label that
 * labels.txt or factiva-codes.txt knows.
 */
enum field label_read(struct text line, struct text *value);

/* Is LINE labelled by a code of Factiva? */
bool label_is_code(struct text line);

/* Put what stood behind a label into F; a byline becomes authors, too. */
void label_set(struct fields *f, enum field field, struct text value);

#endif
