/* SPDX-License-Identifier: MIT */
#include "news/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "news/diag.h"

enum { BLOCK = 128 * 1024, PIPE_SIZE = 4 * BLOCK };

/*
 * A lock that other processes on the same pipe or file see. It belongs to an open file description, which children
 * share, so the pipe or file is opened once more for it. A lock of fcntl(2), not of flock(2): the latter is what a
 * user's own `flock out.ndjson news-quotes ...` already holds. O_NONBLOCK: a pipe whose reader is gone must not
 * hold us.
 */
static int
lock_of(int fd)
{
	struct stat about;
	char path[40];

	if (fstat(fd, &about) < 0 || !(S_ISREG(about.st_mode) || S_ISFIFO(about.st_mode)))
		return -1;
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	return open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
}

/* Room for some blocks in a pipe, so that neighbours run side by side; where the system grants it. */
static void
widen(int fd)
{
	int size = fcntl(fd, F_GETPIPE_SZ);

	if (size > 0 && size < PIPE_SIZE)
		(void)fcntl(fd, F_SETPIPE_SZ, PIPE_SIZE);
}

static char **spared;
static size_t spared_count;

void
sink_spare(char **names, size_t count)
{
	spared = names;
	spared_count = count;
}

static bool
is_same(const struct stat *a, const struct stat *b)
{
	return S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool
sink_is(const struct sink *s, int fd)
{
	struct stat own, other;

	return fstat(s->fd, &own) == 0 && fstat(fd, &other) == 0 && is_same(&own, &other);
}

/* Opening NAME would cut short what is read, or mix with what goes to standard output. */
static void
check_name(const char *name)
{
	struct stat about, other;

	if (stat(name, &about) < 0)
		return;
	for (size_t i = 0; i < spared_count; i++)
		if ((strcmp(spared[i], "-") ? stat(spared[i], &other) : fstat(STDIN_FILENO, &other)) == 0 &&
		    is_same(&about, &other))
			fail("%s: the input is the output", name);
	if (fstat(STDOUT_FILENO, &other) == 0 && is_same(&about, &other))
		fail("%s: is standard output, too", name);
}

void
sink_init(struct sink *s, int fd, const char *name)
{
	*s = (struct sink){ .name = name, .fd = fd, .lock = lock_of(fd) };
	widen(fd);
}

/* The names of our own descriptors are not opened anew: that would cut short what others wrote there. */
static int
open_for_writing(const char *name)
{
	if (!strcmp(name, "/dev/stderr"))
		return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (!strcmp(name, "/dev/stdout"))
		return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	check_name(name);
	return open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

void
sink_open(struct sink *s, const char *name)
{
	int fd = open_for_writing(name);

	if (fd < 0)
		fail("%s: %s", name, strerror(errno));
	sink_init(s, fd, name);
}

static void
hold(const struct sink *s, short how)
{
	struct flock whole = { .l_type = how, .l_whence = SEEK_SET };

	if (s->lock >= 0)
		while (fcntl(s->lock, F_OFD_SETLKW, &whole) < 0 && errno == EINTR)
			;
}

static void
write_all(struct sink *s, const char *data, size_t length)
{
	while (length) {
		ssize_t put = write(s->fd, data, length);

		if (put >= 0) {
			data += put;
			length -= (size_t)put;
			s->bytes += (size_t)put;
		} else if (errno == EAGAIN || errno == EWOULDBLOCK) {
			struct pollfd ready = { .fd = s->fd, .events = POLLOUT };
			poll(&ready, 1, -1);
		} else if (errno == EPIPE) {
			_exit(STATUS_FAILED); /* SIGPIPE was blocked; the reader has gone and wants no message */
		} else if (errno != EINTR) {
			fail("%s: %s", s->name, strerror(errno));
		}
	}
}

void
sink_flush(struct sink *s)
{
	if (!s->room.length)
		return;
	hold(s, F_WRLCK);
	write_all(s, s->room.data, s->room.length);
	hold(s, F_UNLCK);
	buffer_reset(&s->room);
}

static void
write_piece(void *context, struct text piece)
{
	write_all(context, piece.data, piece.length);
}

/* A line that does not fit goes straight out, in pieces, under one lock. */
static void
put_long(struct sink *s, const struct record *r)
{
	sink_flush(s);
	hold(s, F_WRLCK);
	record_pieces(r, write_piece, s);
	write_all(s, "\n", 1);
	hold(s, F_UNLCK);
}

void
sink_put(struct sink *s, const struct record *r)
{
	size_t length = record_length(r) + 1;

	s->lines++;
	if (length > BLOCK) {
		put_long(s, r);
		return;
	}
	if (s->room.length + length > BLOCK)
		sink_flush(s);
	record_write(r, &s->room);
	buffer_add_char(&s->room, '\n');
}

void
sink_write(struct sink *s, struct text lines)
{
	s->lines++;
	if (s->room.length + lines.length > BLOCK)
		sink_flush(s);
	if (lines.length > BLOCK) {
		hold(s, F_WRLCK);
		write_all(s, lines.data, lines.length);
		hold(s, F_UNLCK);
	} else {
		buffer_add_text(&s->room, lines);
	}
}

void
sink_piece(struct sink *s, struct text piece)
{
	sink_flush(s);
	write_all(s, piece.data, piece.length);
}

void
sink_close(struct sink *s)
{
	sink_flush(s);
	if (close(s->fd) < 0 && errno != EINTR)
		fail("%s: %s", s->name, strerror(errno));
	if (s->lock >= 0)
		close(s->lock);
	buffer_release(&s->room);
}
