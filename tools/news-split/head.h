/* SPDX-License-Identifier: MIT */
/*
 * The head of an article: which of its first paragraphs are the title, the byline, the day, the outlet, a
 * standfirst or a labelled field ("Source: ..."). A paragraph that is none of these is text, and so is a first line
 * that is a sentence.
 */
#ifndef HEAD_H
#define HEAD_H

#include "fields.h"
#include "paragraphs.h"

/* Read the head of P into F, borrowing from P. Paragraphs that became fields are emptied (start == end). */
void head_read(struct fields *f, struct paragraphs *p);

#endif
