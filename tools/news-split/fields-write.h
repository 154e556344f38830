/* SPDX-License-Identifier: MIT */
/* Fields of text as members of a record: names as a list, days as ISO 8601, languages as tags. */
#ifndef FIELDS_WRITE_H
#define FIELDS_WRITE_H

#include "fields.h"
#include "news/record.h"

/* All but the id. */
void fields_write(const struct fields *f, struct record *r);

/* A member that is the array of the parts of LIST: "Trade; Drug policy". */
void record_set_list(struct record *r, const char *name, struct text list, char separator);

#endif
