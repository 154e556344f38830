/* SPDX-License-Identifier: MIT */
/*
 * One paragraph read: its quoted stretches, its tokens, its sentences.
 */
#ifndef QUOTES_PARAGRAPH_H
#define QUOTES_PARAGRAPH_H

#include "tokens.h"

/* Read the paragraph at SPAN of TEXT into P. GOES_ON: see marks_pair(). */
void paragraph_read(struct paragraph *p, struct text text, struct span span, bool goes_on);

#endif
