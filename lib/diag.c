/* SPDX-License-Identifier: MIT */
#include "news/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *program = "news";

void
diag_init(const char *name)
{
	program = name;
}

/* One write(2) a message, so that lines of several processes do not mix. */
static void
say(const char *place, const char *format, va_list arguments)
{
	char line[1024];
	size_t room = sizeof line - 1;
	int head = snprintf(line, room, "%s: %s", program, place);
	size_t length = head < 0 ? 0 : (size_t)head < room ? (size_t)head : room - 1;
	int body = vsnprintf(line + length, room - length, format, arguments);

	if (body > 0)
		length += (size_t)body < room - length ? (size_t)body : room - length - 1;
	line[length++] = '\n';
	if (write(STDERR_FILENO, line, length) < 0)
		return; /* nowhere left to complain */
}

void
warn(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("", format, arguments);
	va_end(arguments);
}

void
warn_at(const char *file, size_t line, const char *format, ...)
{
	char place[512];
	va_list arguments;

	if (line)
		snprintf(place, sizeof place, "%.400s:%zu: ", file, line);
	else
		snprintf(place, sizeof place, "%.400s: ", file);
	va_start(arguments, format);
	say(place, format, arguments);
	va_end(arguments);
}

void
fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	say("", format, arguments);
	va_end(arguments);
	_exit(STATUS_FAILED);
}
