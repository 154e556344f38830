/* SPDX-License-Identifier: MIT */
/* The field names of other ecosystems, which aliases.txt knows, made into ours, and their values into our shapes. */
#ifndef ALIAS_H
#define ALIAS_H

#include "news/record.h"

/* A record that holds only our names stays as it is. */
void alias_rename(struct record *r);

#endif
