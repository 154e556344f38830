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

void
buffer_grow(struct buffer *b, size_t more)
{
	size_t grown = b->capacity + b->capacity / 2;
	size_t needed = b->length + more;

	if (needed < more)
		fail("out of memory");
	b->capacity = grown > needed ? grown : needed + 64;
	b->data = memory_resize(b->data, b->capacity, 1);
}

void
buffer_add_number(struct buffer *b, unsigned long long number, unsigned width)
{
	unsigned length = 1;

	for (unsigned long long rest = number / 10; rest; rest /= 10)
		length++;
	if (length < width)
		length = width;
	char *start = buffer_reserve(b, length);
	for (char *p = start + length; p > start; number /= 10)
		*--p = (char)('0' + number % 10);
	b->length += length;
}

void
buffer_print(struct buffer *b, const char *format, ...)
{
	va_list arguments, again;
	int length;

	va_start(arguments, format);
	va_copy(again, arguments);
	buffer_reserve(b, 64);
	length = vsnprintf(b->data + b->length, b->capacity - b->length, format, arguments);
	va_end(arguments);
	if (length > 0 && (size_t)length >= b->capacity - b->length)
		vsnprintf(buffer_reserve(b, (size_t)length + 1), (size_t)length + 1, format, again);
	va_end(again);
	if (length > 0)
		b->length += (size_t)length;
}
