/* SPDX-License-Identifier: MIT */
/*
 * Lines that come again in several articles of one outlet are furniture.
 *
 * What was seen is a table of fixed size (16 MB, made when first needed) of hashes of outlet and line; when a
 * part of it is full, the line seen least and longest ago makes room.
 */
#ifndef CLEAN_SITE_H
#define CLEAN_SITE_H

#include "lines.h"
#include "news/buffer.h"

/* The outlet that a record's domain, or the host of its url, or its publisher stands for; 0 when all are empty. */
uint64_t site_key(struct text domain, struct text url, struct text publisher);

/* Take the lines that were seen often enough at SITE off the body (`on`, `why`). Returns how many. */
size_t site_judge(struct lines *lines, uint64_t site);

/* One more article of SITE, if that is not 0, has these lines. */
void site_learn(const struct lines *lines, uint64_t site);

/* What was seen in several articles, as text: lines "HASH TAB COUNT", sorted. */
void site_write(struct buffer *out);

/* Take a line of such a text in. False when it is none. */
bool site_read(struct text line);

#endif
