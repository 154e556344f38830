/* SPDX-License-Identifier: MIT */
/*
 * Where bytes come from and where they go: read(2) and write(2) in loops of our own.
 *
 * A source gives numbered lines, or for tools with a form of their own the bytes themselves. A sink
 * takes whole lines and lets them out whole, also when several processes share one pipe or file.
 * EINTR, EAGAIN and short transfers never show; any other trouble ends in a message and status 2.
 */
#ifndef NEWS_STREAM_H
#define NEWS_STREAM_H

#include "news/record.h"

/* --- Source --- */

struct source {
	const char *name;         /* as the user gave it; "-" is standard input */
	size_t line;              /* number of the line last given, from 1 */
	unsigned long long bytes; /* read so far */
	unsigned long long size;  /* of a regular file, else 0 */
	int fd;
	bool ended;               /* nothing more to read */
	int error;                /* errno of a failed read, else 0 */
	bool skipping;            /* inside a line beyond the limit */
	bool crlf;                /* the line last given ended in CRLF */
	size_t begin, end;        /* what is buffered and not yet given */
	struct buffer room;
	void (*wait)(void);       /* called when the next read would block */
	void (*tick)(const struct source *); /* called before each read */
};

enum source_state {
	SOURCE_LINE,   /* a line, without LF or CRLF */
	SOURCE_LONG,   /* the first bytes of a line beyond the limit */
	SOURCE_END,
	SOURCE_FAILED  /* a read failed: `error` says why; a line cut by it is not given */
};

/* Open NAME; false with errno set. A directory is refused with EISDIR. */
bool source_open(struct source *s, const char *name);
void source_close(struct source *s);

/*
 * The next line, borrowed until the next call; a BOM at the start of the file is dropped. After SOURCE_LONG call
 * source_rest() until it says false; the pieces are the rest of that line as it stands.
 */
enum source_state source_line(struct source *s, size_t limit, struct text *line);
bool source_rest(struct source *s, struct text *piece);

/*
 * For forms that are not lines: read until WANT bytes are buffered or the end is reached, and return all that
 * is buffered (which may be more), borrowed until the next call. Then take what was used.
 */
struct text source_peek(struct source *s, size_t want);
void source_take(struct source *s, size_t bytes);

/* --- Sink --- */

struct sink {
	const char *name;
	int fd, lock;             /* lock: a descriptor to lock, or -1 */
	unsigned long long lines, bytes;
	struct buffer room;
};

void sink_init(struct sink *s, int fd, const char *name);

/* Create or truncate NAME and write there; fails with a message, also for a file that is read or standard output. */
void sink_open(struct sink *s, const char *name);

/* The files that are read, or will be. NAMES is kept. */
void sink_spare(char **names, size_t count);

/* Is FD the regular file that S writes? */
bool sink_is(const struct sink *s, int fd);

/* R as one line. */
void sink_put(struct sink *s, const struct record *r);

/* Whole lines of another kind, each with its line end; counts them as one. */
void sink_write(struct sink *s, struct text lines);

/* Pieces of one long line that came through source_rest(). */
void sink_piece(struct sink *s, struct text piece);

void sink_flush(struct sink *s);
void sink_close(struct sink *s); /* flush, close, and fail when that fails */

#endif
