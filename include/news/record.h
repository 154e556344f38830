/* SPDX-License-Identifier: MIT */
/*
 * One record: a JSON object on a line, kept as slices of that line.
 *
 * record_read() validates the whole line (RFC 8259, RFC 3629) in one scan and remembers where each
 * top-level member stands. Values are decoded only when asked for. What is set is encoded into the
 * record and spliced in on writing; every other byte leaves as it came. A record nobody changed
 * leaves as the very bytes that came in.
 *
 * A record borrows the line it read until the next record_read() or record_clear(). Text and values
 * that it hands out are valid just as long. Repeated keys: the last one counts, all leave;
 * setting one replaces the last and drops the others.
 */
#ifndef NEWS_RECORD_H
#define NEWS_RECORD_H

#include "news/buffer.h"
#include "news/text.h"

enum { RECORD_DEPTH = 1024 }; /* how deep values may nest */

struct record *record_new(void);
void record_free(struct record *r);

/* Read LINE. Returns NULL, or the reason it is no record (a static string); *AT is then the offending byte. */
const char *record_read(struct record *r, struct text line, size_t *at);

/* Make R an empty object, to be filled. */
void record_clear(struct record *r);

/* --- What it holds --- */

bool record_has(const struct record *r, const char *name);

/* The JSON of a member as it stands or as it was set. False when there is none. */
bool record_json(const struct record *r, const char *name, struct text *json);
bool record_json_key(const struct record *r, struct text key, struct text *json);

/*
 * The text of a member that is a string. False when it is absent or something else. Free of escapes it is the
 * line's own bytes; else it is decoded once. A lone surrogate escape reads as one U+FFFD.
 */
bool record_text(struct record *r, const char *name, struct text *text);

/* The whole number of a member. False when it is absent, no number, not whole, or beyond 64 bits. */
bool record_integer(struct record *r, const char *name, long long *number);

/* The n-th member, in order, with its decoded key and its JSON; false behind the last. */
bool record_member(struct record *r, size_t n, struct text *key, struct text *json);

/* --- What a tool adds --- */

void record_set_text(struct record *r, const char *name, struct text text);
void record_set_integer(struct record *r, const char *name, long long number);
void record_set_json(struct record *r, const char *name, struct text json); /* JSON is trusted and copied */

/*
 * Add a member, behind others of that name if there are, without copying: KEY is what stands between the quotes of
 * its JSON. Both stay until R is read anew or cleared.
 */
void record_borrow(struct record *r, struct text key, struct text json);

void record_remove(struct record *r, const char *name);

/* Write a value of any shape: between the two calls, through the writer. One at a time. */
struct writer *record_begin(struct record *r, const char *name);
void record_end(struct record *r);

/* Add R as one line of JSON, without the line end, to OUT. */
void record_write(const struct record *r, struct buffer *out);

/* How long that line is, and its pieces one after the other: GIVE is called with each. */
size_t record_length(const struct record *r);
void record_pieces(const struct record *r, void (*give)(void *context, struct text piece), void *context);

/* --- Writing JSON --- */

/* Appends to `out`; keeps track of commas. Strings are escaped as jansson does: only what must be. */
struct writer {
	struct buffer *out;
	bool comma;
};

void write_open(struct writer *w, char bracket);  /* '{' or '[' */
void write_close(struct writer *w, char bracket); /* '}' or ']' */
void write_key(struct writer *w, const char *key); /* a name of ours: nothing in it needs an escape */
void write_text(struct writer *w, struct text text);
void write_integer(struct writer *w, long long number);
void write_number(struct writer *w, double number); /* at most 6 digits behind the point */
void write_json(struct writer *w, struct text json);

/* What stands between the quotes of TEXT's JSON. */
void write_inside(struct buffer *out, struct text text);

/* The JSON of a string that begins with ID, itself JSON of any type, without the closing quote. */
void write_stem(struct buffer *out, struct text id);

void write_member(struct writer *w, const char *key, struct text text);
void write_member_integer(struct writer *w, const char *key, long long number);

/* --- Reading JSON inside a value --- */

/* The elements of an array's JSON, one after the other, as slices of it. */
struct elements {
	struct text json;
	size_t at;
};

bool elements_init(struct elements *e, struct text json); /* false when JSON is no array */
bool elements_next(struct elements *e, struct text *json);

/* The next one as R, in the same scan, when it is an object; else false, and E stays before it. */
bool elements_record(struct elements *e, struct record *r, struct text *json);

/* The text of a string's JSON: a slice of it, or decoded into ROOM. False when it is no string. */
bool json_text(struct text json, struct buffer *room, struct text *text);

/*
 * Check one JSON value at byte *AT of T (white space before it is passed over) and move *AT behind it.
 * Returns NULL or the reason; *AT is then the offending byte.
 */
const char *json_scan(struct text t, size_t *at);

/* --- Whole values, decoded by jansson --- */

struct value; /* a tree, borrowed from its record */

/* Decode JSON; owned by the caller. NULL when jansson cannot hold it. */
struct value *value_read(struct text json);
void value_free(struct value *v);

/* Let jansson end the program when memory runs out, and draw its hash seed now. */
void value_init(void);

/* NULL when the member is absent or jansson cannot hold it (a number beyond 64 bits, a lone surrogate). */
const struct value *record_value(struct record *r, const char *name);

const struct value *value_member(const struct value *v, const char *name);
const struct value *value_element(const struct value *v, size_t n); /* NULL behind the last, or when V is no array */
bool value_text(const struct value *v, struct text *text);          /* false for NULL and for what is no string */
bool value_integer(const struct value *v, long long *number);

#endif
