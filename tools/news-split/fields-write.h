/* SPDX-License-Identifier: MIT */
/* Fields of text as members of a record: names as a list, days as ISO 8601, languages as tags. */
#ifndef FIELDS_WRITE_H
#define FIELDS_WRITE_H

#include "fields.h"
#include "news/record.h"

/* All but the id. */
void fields_write(const struct fields *f, struct record *r);

#endif
