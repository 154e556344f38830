/* SPDX-License-Identifier: MIT */
/*
 * From cues to attributions: which of the words before and behind a cue it reports.
 */
#ifndef QUOTES_REPORT_H
#define QUOTES_REPORT_H

#include "reading.h"

/* Attribute what cue N of R's cues, those of S, reports. */
void report_cue(struct reading *r, struct sentence s, size_t n);

#endif
