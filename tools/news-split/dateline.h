/* SPDX-License-Identifier: MIT */
/* "MEXICO CITY, May 3 (Reuters) - ": the place in front of a report's first sentence. */
#ifndef DATELINE_H
#define DATELINE_H

#include "fields.h"

/* Read the dateline that PARAGRAPH opens with into F, and an agency in it as the publisher. It stays in the text. */
void dateline_read(struct fields *f, struct text paragraph);

#endif
