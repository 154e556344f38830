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

/*
 * The same for a document of an export, where labels stand anywhere and an outlet and a day come first. False, and
 * nothing read, when it has no label.
 */
bool head_read_export(struct fields *f, struct paragraphs *p);

/* Does LINE stand alone where lines are wrapped? See paragraphs_read(). */
bool head_line_stands_alone(struct text line, bool near);

#endif
