/* SPDX-License-Identifier: MIT */
/*
 * The only voice on stderr, and the exit statuses.
 *
 * Every message is one line, `PROGRAM: FILE:LINE: what`, written in one piece.
 * Engines never print; they return what is wrong and the loop says it.
 */
#ifndef NEWS_DIAG_H
#define NEWS_DIAG_H

#include <stddef.h>

enum status {
	STATUS_OK = 0,       /* everything went through */
	STATUS_REJECTED = 1, /* some input was rejected, and said so */
	STATUS_FAILED = 2    /* usage, an unreadable file, a failed write */
};

/* Name the program for all later messages; NAME is kept, not copied. */
void diag_init(const char *name);

/* Say one line. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Say one line about FILE; a LINE of 0 is left out. */
void warn_at(const char *file, size_t line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Say one line and leave with STATUS_FAILED. */
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
