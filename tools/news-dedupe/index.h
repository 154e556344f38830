/* SPDX-License-Identifier: MIT */
/*
 * Segments in a file, mapped into memory: opened without reading it, extended by what is new.
 *
 * The file begins with two headers of which the one with the higher number and a right sum counts. What is new is
 * written behind all that counts and synced before the older header is replaced: whenever the program is killed,
 * one of the two holds. Where too much of the file no longer counts it is written anew beside itself and renamed.
 * Segments double in size towards the front, so that n records lie in about log n of them and are copied as often.
 *
 * The file is in this machine's byte order. One process at a time has it, by flock(2).
 */
#ifndef NEWS_DEDUPE_INDEX_H
#define NEWS_DEDUPE_INDEX_H

#include "segment.h"

/* Open PATH, which need not exist, and put its segments into S, with a new last one. Ends the program when it cannot. */
void index_open(const char *path, struct segments *s);

/* Bring the file up to S. Ends the program when it cannot; the file then stays as it was. */
void index_commit(struct segments *s);

/* What was read from the file makes no sense: ends the program. */
_Noreturn void index_damaged(void);

#endif
