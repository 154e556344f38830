/* SPDX-License-Identifier: MIT */
#ifndef NEWS_CSV_WIDTH_H
#define NEWS_CSV_WIDTH_H

#include "news/buffer.h"

/*
 * Add T as one line of a terminal to OUT, cut at ROOM columns with a mark at the cut; returns the columns it takes
 * (by grapheme clusters, East Asian Wide counting two). White space of any kind becomes one space; controls go.
 */
size_t width_add(struct buffer *out, struct text t, size_t room);

#endif
