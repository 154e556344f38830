/* SPDX-License-Identifier: MIT */
/*
 * Growing bytes, and the one place where memory runs out.
 *
 * A buffer owns its bytes; `data` moves when it grows, so keep offsets, not pointers.
 * Allocation failure never returns: it ends the program with a message and status 2.
 */
#ifndef NEWS_BUFFER_H
#define NEWS_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "news/text.h"

struct buffer {
	char *data;
	size_t length, capacity;
};

/* realloc() of COUNT things of SIZE bytes that ends the program instead of failing. */
void *memory_resize(void *old, size_t count, size_t size);

/* Room for one more thing of SIZE bytes in the array OLD that holds USED of *CAPACITY; grows by doubling. */
void *memory_grow(void *old, size_t used, size_t *capacity, size_t size);

/* Empty B and keep its memory for the next record. */
void buffer_reset(struct buffer *b);

/* Give B's memory back. B is empty and usable afterwards. */
void buffer_release(struct buffer *b);

/* Make room for MORE bytes, moving the data. */
void buffer_grow(struct buffer *b, size_t more);

/* Make room for MORE bytes and return where they begin; `length` is unchanged. */
static inline char *
buffer_reserve(struct buffer *b, size_t more)
{
	if (b->capacity - b->length < more)
		buffer_grow(b, more);
	return b->data + b->length;
}

static inline void
buffer_add(struct buffer *b, const void *data, size_t length)
{
	if (!length)
		return;
	memcpy(buffer_reserve(b, length), data, length);
	b->length += length;
}

static inline void
buffer_add_text(struct buffer *b, struct text text)
{
	buffer_add(b, text.data, text.length);
}

static inline void
buffer_add_string(struct buffer *b, const char *string)
{
	buffer_add(b, string, strlen(string));
}

static inline void
buffer_add_char(struct buffer *b, char c)
{
	*buffer_reserve(b, 1) = c;
	b->length++;
}

/* NUMBER in decimal, with zeros before it up to WIDTH digits (20 at most). */
void buffer_add_number(struct buffer *b, unsigned long long number, unsigned width);

void buffer_print(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* CODE as UTF-8. */
static inline void
buffer_add_code(struct buffer *b, uint32_t code)
{
	b->length += utf8_put(buffer_reserve(b, 4), code);
}

/* The bytes of B, borrowed until B changes. */
static inline struct text
buffer_text(const struct buffer *b)
{
	return (struct text){ b->data ? b->data : "", b->length };
}

#endif
