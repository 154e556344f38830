/* SPDX-License-Identifier: MIT */
/*
 * Speakers for the quoted stretches that no cue reports, as far as they are speech.
 */
#ifndef QUOTES_ASSIGN_H
#define QUOTES_ASSIGN_H

#include "reading.h"

/* Attribute every stretch of R's paragraph that has no owner yet. */
void assign_rest(struct reading *r);

/* The stretch with which the paragraph begins goes on with the speech that the one before left
 * open. */
void assign_next_paragraph(struct reading *r);

/* Whose words the colon at token COLON of S announces: the name right before it, else the subject.
 */
struct phrase assign_before_colon(struct reading *r, struct sentence s, size_t colon);

#endif
