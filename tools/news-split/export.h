/* SPDX-License-Identifier: MIT */
/* Documents of an export (Nexis, ProQuest, Factiva): labels stand anywhere, an outlet and a day come first. */
#ifndef EXPORT_H
#define EXPORT_H

#include "fields.h"
#include "paragraphs.h"

/* Like head_read(). False, and nothing read, when P has no label. */
bool export_read(struct fields *f, struct paragraphs *p);

#endif
