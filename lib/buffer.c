/* SPDX-License-Identifier: MIT */
#include "news/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "news/diag.h"

void *
memory_resize(void *old, size_t count, size_t size)
{
	void *new = reallocarray(old, count ? count : 1, size);

	if (!new)
		fail("out of memory");
	return new;
}

void *
memory_grow(void *old, size_t used, size_t *capacity, size_t size)
{
	if (used < *capacity)
		return old;
	*capacity = *capacity ? *capacity * 2 : 16;
	return memory_resize(old, *capacity, size);
}

void
buffer_reset(struct buffer *b)
{
	b->length = 0;
}

void
buffer_release(struct buffer *b)
{
	free(b->data);
	*b = (struct buffer){ 0 };
}

char *
buffer_reserve(struct buffer *b, size_t more)
{
	if (b->capacity - b->length < more) {
		size_t grown = b->capacity + b->capacity / 2;
		size_t needed = b->length + more;

		if (needed < more)
			fail("out of memory");
		b->capacity = grown > needed ? grown : needed + 64;
		b->data = memory_resize(b->data, b->capacity, 1);
	}
	return b->data + b->length;
}

void
buffer_add(struct buffer *b, const void *data, size_t length)
{
	if (!length)
		return;
	memcpy(buffer_reserve(b, length), data, length);
	b->length += length;
}

void
buffer_add_text(struct buffer *b, struct text text)
{
	buffer_add(b, text.data, text.length);
}

void
buffer_add_string(struct buffer *b, const char *string)
{
	buffer_add(b, string, strlen(string));
}

void
buffer_add_char(struct buffer *b, char c)
{
	*buffer_reserve(b, 1) = c;
	b->length++;
}

void
buffer_print(struct buffer *b, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length > 0) {
		vsnprintf(buffer_reserve(b, (size_t)length + 1), (size_t)length + 1, format, again);
		b->length += (size_t)length;
	}
	va_end(again);
}
