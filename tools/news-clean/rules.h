/* SPDX-License-Identifier: MIT */
/* What no table of weights should decide about lines that have been judged, and what kind of furniture each is. */
#ifndef CLEAN_RULES_H
#define CLEAN_RULES_H

#include "lines.h"

/* Correct `on` and fill `why` of LINES. */
void rules_apply(struct lines *lines);

#endif
