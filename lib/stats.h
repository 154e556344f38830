/* SPDX-License-Identifier: MIT */
/* What a run counts: the object that --stats writes and the line that --progress shows. */
#ifndef NEWS_LIB_STATS_H
#define NEWS_LIB_STATS_H

#include "news/stream.h"

struct stats {
	unsigned long long lines;    /* not blank, read from line-based input */
	unsigned long long records;  /* handed to map() or rejected */
	unsigned long long rejected;
	unsigned long long bytes_in, bytes_out, out;
};

extern struct stats stats;

void stats_start(void);

/* Add BY to the count NAME, or to the count of rejections for the reason NAME. Names are kept. */
void stats_count(const char *name, long long by);
void stats_reason(const char *name);

/* The final object, as one line. */
void stats_write(struct sink *to, const char *tool);

/* --progress: TOTAL bytes are to come, 0 when that is not known. Then a sign of life before each read. */
void progress_start(const char *tool, unsigned long long total);
void progress_tick(const struct source *in);
void progress_end(void);

#endif
