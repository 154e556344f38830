/* SPDX-License-Identifier: MIT */
/*
 * A tool as data: its name, its option rows and what it does to one record. The loop over
 * operands, lines and elements, the shared options, messages, statistics and the exit status are here.
 */
#ifndef NEWS_FILTER_H
#define NEWS_FILTER_H

#include "news/diag.h"
#include "news/record.h"
#include "news/stream.h"

/* --- Options --- */

enum option_type {
	OPTION_FLAG,   /* bool: given or not */
	OPTION_TEXT,   /* const char *: the argument as it stands */
	OPTION_COUNT,  /* size_t: a whole number */
	OPTION_SIZE,   /* size_t: bytes, with K, M or G behind */
	OPTION_NUMBER, /* double */
	OPTION_CHOICE, /* int: which of the words in `argument` ("article|paragraph|sentence"), from 0 */
	OPTION_FILE    /* const char *: a file name, so that shells complete it */
};

struct option_row {
	char letter;          /* 0 when there is only the long name */
	const char *name;
	const char *argument; /* as --help shows it; NULL for a flag */
	const char *help;     /* one line, without a capital or a full stop */
	enum option_type type;
	void *value;          /* holds the default, takes what was given */
};

/* --- A tool --- */

struct filter {
	const char *name, *summary;
	const struct option_row *options; /* ends with a row without a name */

	/* After the options are read and before any input: check settings, open files. NULL or what is wrong. */
	const char *(*start)(void);

	/* One record. Put what comes of it into OUT. NULL, or the reason it cannot be used (a static string). */
	const char *(*map)(struct record *r, struct sink *out);
	bool multiplies; /* map() may cut a record into several, or none: the pieces are what is counted */

	/* In place of the loop over lines, for a tool that reads other forms; ends in filter_pass() or filter_lines(). */
	void (*feed)(struct source *in);

	/* After the last record. */
	void (*finish)(struct sink *out);
};

int filter_main(const struct filter *filter, int argc, char **argv);

/* For a tool with a feed(): */

/* Every line of IN is a record: the usual loop. */
void filter_lines(struct source *in);

/* Hand one record over: `--each`, map(), the counts. LINE is where it stands in IN, BYTES are its input for --rejects. */
void filter_pass(struct source *in, size_t line, struct text bytes, struct record *r);

/* Say that BYTES, at LINE of IN, could not be used and why; they go to --rejects. Ends the run under --strict. */
void filter_reject(struct source *in, size_t line, struct text bytes, const char *reason);

/* The same for a line that came as SOURCE_LONG, PIECE being its beginning; reads the rest of it. */
void filter_reject_long(struct source *in, struct text piece);

/* The file itself cannot be used: a message, status 2 at the end, and the next operand goes on. */
void filter_unreadable(const struct source *in, const char *reason);

/* FIELD of --each, or NULL. */
const char *filter_each(void);

/* While map() has an element of --each: the record that it is in, and which one that is since the start. Else NULL. */
struct record *filter_parent(unsigned long long *number);

/* --max-line in bytes. */
size_t filter_limit(void);

/* Add BY to a count of the tool's own, shown by --stats. NAME is kept. "merged" counts dropped duplicates. */
void filter_count(const char *name, long long by);

/* --- Rights --- */

/* Files that a tool will still open after start(): for reading, or anything beneath a directory for writing. */
void sandbox_allow_file(const char *path);
void sandbox_allow_directory(const char *path);
void sandbox_allow_directory_of(const char *file); /* a file that will be made */

#endif
