/* SPDX-License-Identifier: MIT */
#ifndef NEWS_CSV_WORDS_H
#define NEWS_CSV_WORDS_H

#include "news/text.h"

/* How many words T has: runs of anything but ASCII white space. */
size_t words_count(struct text t);

#endif
