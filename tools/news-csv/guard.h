/* SPDX-License-Identifier: MIT */
/*
 * An apostrophe in front of text that a spreadsheet would take for something else.
 *
 * A formula is text that begins with = + - @, with one of their full-width forms, with a tab or a line end, or
 * with one of the first eight behind white space or invisible characters (OWASP, "CSV Injection"). Numbers of
 * the record are never guarded. Text that would be guarded but for apostrophes of its own gets one more, so
 * that taking one away gives back what was there, whatever it was.
 */
#ifndef NEWS_CSV_GUARD_H
#define NEWS_CSV_GUARD_H

#include "columns.h"

/* Does a string need an apostrophe, in a column that is read back as TYPE? EXCEL: also what Excel takes for another number. */
bool guard_wanted(struct text t, enum type type, bool excel);

/* Does T, as it stands in a cell of TYPE, bear an apostrophe to be taken away, with Excel in mind or not? */
bool guard_borne(struct text t, enum type type);

/* Is T a whole number of more than the 15 digits that a spreadsheet keeps? */
bool guard_long_number(struct text t);

/* Is T as it stands in a column of TYPE read back as JSON and not as a string? */
bool guard_reads_as_json(struct text t, enum type type);

#endif
