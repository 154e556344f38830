/* SPDX-License-Identifier: MIT */
#include "news/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_SIZE = 256 * 1024 };

bool
source_open(struct source *s, const char *name)
{
	struct stat about;
	bool standard = strcmp(name, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return false;
	int error = fstat(fd, &about) < 0 ? errno : S_ISDIR(about.st_mode) ? EISDIR : 0;
	if (error) {
		if (!standard)
			close(fd);
		errno = error;
		return false;
	}
	s->fd = fd;
	s->name = name;
	s->line = 0;
	s->bytes = s->begin = s->end = 0;
	s->size = S_ISREG(about.st_mode) ? (unsigned long long)about.st_size : 0;
	s->ended = s->skipping = s->crlf = false;
	s->error = 0;
	return true;
}

void
source_close(struct source *s)
{
	if (s->fd != STDIN_FILENO)
		close(s->fd);
	s->fd = -1;
	if (s->room.capacity > 16 * (size_t)READ_SIZE)
		buffer_release(&s->room);
}

static bool
would_wait(int fd)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };

	return poll(&ready, 1, 0) == 0;
}

static void
wait_for_input(int fd)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };

	while (poll(&ready, 1, -1) < 0 && errno == EINTR)
		;
}

/* read(2) until it gives bytes, the end (0), or an error (-1). */
static ssize_t
read_some(struct source *s, char *data, size_t room)
{
	for (;;) {
		ssize_t got;

		if (would_wait(s->fd) && s->wait)
			s->wait();
		got = read(s->fd, data, room);
		if (got >= 0)
			return got;
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			wait_for_input(s->fd);
		else if (errno != EINTR)
			return -1;
	}
}

/* Move what is left to the front when little room is behind it. */
static char *
make_room(struct source *s)
{
	struct buffer *b = &s->room;
	size_t left = s->end - s->begin;

	if (b->capacity - s->end < READ_SIZE && s->begin > 0 && s->begin >= left) {
		memcpy(b->data, b->data + s->begin, left);
		s->begin = 0;
		s->end = left;
	}
	b->length = s->end;
	return buffer_reserve(b, READ_SIZE);
}

/* Read once more. False at the end or on an error. */
static bool
fill(struct source *s)
{
	char *place;
	ssize_t got;

	if (s->ended)
		return false;
	if (s->tick)
		s->tick(s);
	place = make_room(s);
	got = read_some(s, place, s->room.capacity - s->room.length);
	if (got <= 0) {
		s->error = got < 0 ? errno : 0;
		s->ended = true;
		return false;
	}
	s->end += (size_t)got;
	s->bytes += (size_t)got;
	return true;
}

static void
drop_mark(struct source *s)
{
	while (s->end - s->begin < 3 && fill(s))
		;
	if (s->end - s->begin >= 3 && !memcmp(s->room.data + s->begin, "\xEF\xBB\xBF", 3))
		s->begin += 3;
}

/* The bytes between FROM and the end of what is buffered, up to a line end; NULL when there is none. */
static const char *
line_end(const struct source *s, size_t from)
{
	return s->end > from ? memchr(s->room.data + from, '\n', s->end - from) : NULL;
}

enum source_state
source_line(struct source *s, size_t limit, struct text *line)
{
	size_t searched;
	const char *end;

	if (s->line == 0)
		drop_mark(s);
	searched = s->begin;
	while (!(end = line_end(s, searched))) {
		size_t ahead = s->end - s->begin;
		if (ahead > limit) {
			s->line++;
			s->skipping = true;
			*line = (struct text){ s->room.data + s->begin, ahead };
			s->begin = s->end;
			return SOURCE_LONG;
		}
		if (!fill(s)) {
			if (s->error)
				return SOURCE_FAILED;
			if (!ahead)
				return SOURCE_END;
			s->line++;
			s->crlf = false;
			*line = (struct text){ s->room.data + s->begin, ahead };
			s->begin = s->end;
			return SOURCE_LINE;
		}
		searched = s->begin + ahead;
	}
	s->line++;
	*line = (struct text){ s->room.data + s->begin, (size_t)(end - s->room.data) - s->begin };
	s->begin += line->length + 1;
	if (line->length > limit)
		return SOURCE_LONG;
	s->crlf = line->length && line->data[line->length - 1] == '\r';
	line->length -= s->crlf;
	return SOURCE_LINE;
}

bool
source_rest(struct source *s, struct text *piece)
{
	const char *end;

	if (!s->skipping)
		return false;
	if (s->begin == s->end && !fill(s)) {
		s->skipping = false;
		return false;
	}
	end = line_end(s, s->begin);
	*piece = (struct text){ s->room.data + s->begin,
		                (end ? (size_t)(end - s->room.data) : s->end) - s->begin };
	s->begin += piece->length + (end != NULL);
	s->skipping = !end;
	return true;
}

struct text
source_peek(struct source *s, size_t want)
{
	while (s->end - s->begin < want && fill(s))
		;
	return (struct text){ s->room.data + s->begin, s->end - s->begin };
}

void
source_take(struct source *s, size_t bytes)
{
	s->begin += bytes;
}
