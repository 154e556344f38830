/* SPDX-License-Identifier: MIT */
/*
 * Which of the attributions found are indirect speech: reports in words, without quoted ones.
 */
#ifndef QUOTES_REPORTED_H
#define QUOTES_REPORTED_H

#include "reading.h"

/* Is A, without a quoted stretch, indirect speech? */
bool reported_is(const struct reading *r, const struct attribution *a);

/* Does attribution N stand in what another one reports: "she said he had told her"? The outer one
 * says it all. */
bool reported_inside(const struct reading *r, int n);

#endif
