/* SPDX-License-Identifier: MIT */
/* What comes again in a text: whole lines, and the long words of lines. Linear; memory is kept from text to text. */
#ifndef CLEAN_REPEATS_H
#define CLEAN_REPEATS_H

#include "lines.h"

/* Fill `copies`, and turn the lines' terms from hashes into small numbers. Once a text. */
void repeats_index(struct lines *lines);

/* Fill `known`: how many of a line's terms stand in other lines that are on. After each change of `on`. */
void repeats_count_known(struct lines *lines);

#endif
