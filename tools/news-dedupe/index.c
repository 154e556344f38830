/* SPDX-License-Identifier: MIT */
#include "index.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "news/filter.h"
#include "news/hash.h"

enum { VERSION_NUMBER = 3, HEADER = 4096, HEADERS = 2, ALIGN = 8, BEHIND = 1 << 19 };

static const char magic[8] = "NEWSDUP";

struct header {
	char magic[8];
	uint32_t version, segments;
	uint64_t number, end;              /* of commits; where what counts ends */
	uint64_t at[SEGMENTS_MOST];        /* of each segment */
	uint64_t regroups_at, regroups;
	uint64_t sum;                      /* of all before it */
};

/* How a segment begins in the file; its entries and its postings follow. */
struct block {
	uint32_t base, records;
	int32_t first_day, day;
	uint64_t entries;                  /* bytes */
	uint64_t capacity[POSTINGS_PARTS], count[POSTINGS_PARTS];
};

static const char *path;
static int file = -1;
static struct header header;

_Noreturn void
index_damaged(void)
{
	fail("%s: a damaged index", path);
}

/* --- Reading --- */

static uint64_t
header_sum(const struct header *h)
{
	return hash_text((struct text){ (const char *)h, offsetof(struct header, sum) }, 0);
}

static size_t
aligned(size_t size)
{
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* The newer of the headers that are whole. */
static void
read_header(off_t size)
{
	struct header h;
	bool ours = false;
	uint32_t version = 0;

	for (int i = 0; i < HEADERS; i++) {
		if (pread(file, &h, sizeof(h), (off_t)i * HEADER) != (ssize_t)sizeof(h) || memcmp(h.magic, magic, sizeof(magic)))
			continue;
		ours = true;
		version = h.version;
		if (h.version == VERSION_NUMBER && h.sum == header_sum(&h) && h.number > header.number)
			header = h;
	}
	if (!ours)
		fail("%s: not an index of this tool", path);
	if (!header.number && version != VERSION_NUMBER)
		fail("%s: an index of version %u, not %d", path, version, VERSION_NUMBER);
	if (!header.number)
		index_damaged();
	if ((uint64_t)size < header.end)
		fail("%s: an index cut short", path);
}

static bool
map_segment(struct segment *s, char *map, uint64_t at)
{
	const struct block *b = (const struct block *)(void *)(map + at);
	uint64_t left;
	size_t part;

	if (at % ALIGN || at > header.end || header.end - at < sizeof(*b))
		return false;
	left = header.end - at - sizeof(*b);
	if (b->entries > left || aligned(b->entries) > left)
		return false;
	*s = (struct segment){ .base = b->base, .records = b->records, .first_day = b->first_day, .day = b->day,
		.mapped = true, .saved_at = at };
	s->entries.data = map + at + sizeof(*b);
	s->entries.length = b->entries;
	left -= aligned(b->entries);
	for (part = 0; part < POSTINGS_PARTS; part++) {
		if (b->capacity[part] > left / sizeof(struct posting))
			return false;
		s->postings.parts[part] = (struct posting *)(void *)(map + header.end - left);
		s->postings.capacity[part] = b->capacity[part];
		s->postings.count[part] = b->count[part];
		left -= b->capacity[part] * sizeof(struct posting);
	}
	return postings_may_be(&s->postings);
}

static void
apply_regroups(struct segments *s, const char *map)
{
	struct regroup r;

	for (size_t i = 0; i < header.regroups; i++) {
		memcpy(&r, map + header.regroups_at + i * sizeof(r), sizeof(r));
		if (segments_entry(s, r.place) && segments_entry(s, r.group))
			segments_regroup(s, r.place, r.group);
	}
}

/* The file in memory, with zeros behind it: what a damaged entry leads to is there. */
static char *
map_bytes(void)
{
	int access = PROT_READ | PROT_WRITE, flags = MAP_PRIVATE | MAP_NORESERVE;
	char *map = mmap(NULL, header.end + BEHIND, access, flags | MAP_ANONYMOUS, -1, 0);

	if (map == MAP_FAILED || mmap(map, header.end, access, flags | MAP_FIXED, file, 0) == MAP_FAILED)
		fail("%s: %s", path, strerror(errno));
	return map;
}

static void
map_file(struct segments *s)
{
	char *map = map_bytes();

	if (header.segments > SEGMENTS_MOST || header.regroups_at > header.end ||
	    header.regroups > (header.end - header.regroups_at) / sizeof(struct regroup))
		index_damaged();
	for (s->count = 0; s->count < header.segments; s->count++)
		if (!map_segment(&s->list[s->count], map, header.at[s->count]) || !segments_meet(s, s->count))
			index_damaged();
	apply_regroups(s, map);
}

/* --- One at a time --- */

/* Open and lock PATH; again when it was replaced between the two. */
static void
open_locked(struct stat *now)
{
	struct stat named;

	for (;;) {
		if ((file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666)) < 0)
			fail("%s: %s", path, strerror(errno));
		if (flock(file, LOCK_EX | LOCK_NB))
			fail("%s: %s", path, errno == EWOULDBLOCK ? "another process has this index open" : strerror(errno));
		if (fstat(file, now) || !S_ISREG(now->st_mode))
			fail("%s: not a regular file", path);
		if (!stat(path, &named) && named.st_ino == now->st_ino && named.st_dev == now->st_dev)
			return;
		close(file);
	}
}

/* The directory of PATH, to be freed. */
static char *
directory(void)
{
	const char *slash = strrchr(path, '/');
	struct buffer name = { 0 };

	if (slash)
		buffer_add(&name, path, slash == path ? 1 : (size_t)(slash - path));
	else
		buffer_add_char(&name, '.');
	buffer_add_char(&name, '\0');
	return name.data;
}

static void
allow_directory(void)
{
	char *name = directory();

	sandbox_allow_directory(name);
	free(name);
}

void
index_open(const char *name, struct segments *s)
{
	struct stat now;

	path = name;
	s->count = 0;
	allow_directory();
	open_locked(&now);
	if (now.st_size) {
		read_header(now.st_size);
		map_file(s);
	}
	segments_seal(s);
}

/* --- Writing --- */

static bool
write_at(int fd, const void *data, size_t size, uint64_t at)
{
	const char *from = data;
	ssize_t n;

	while (size) {
		n = pwrite(fd, from, size, (off_t)at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		from += n;
		at += (uint64_t)n;
		size -= (size_t)n;
	}
	return true;
}

static bool
write_segment(int fd, const struct segment *s, uint64_t at)
{
	struct block b = { s->base, s->records, s->first_day, s->day, s->entries.length, { 0 }, { 0 } };
	size_t part;

	for (part = 0; part < POSTINGS_PARTS; part++) {
		b.capacity[part] = s->postings.capacity[part];
		b.count[part] = s->postings.count[part];
	}
	if (!write_at(fd, &b, sizeof(b), at) || !write_at(fd, s->entries.data, s->entries.length, at + sizeof(b)))
		return false;
	at += sizeof(b) + aligned(b.entries);
	for (part = 0; part < POSTINGS_PARTS; part++) {
		if (!write_at(fd, s->postings.parts[part], b.capacity[part] * sizeof(struct posting), at))
			return false;
		at += b.capacity[part] * sizeof(struct posting);
	}
	return true;
}

static size_t
segment_size(const struct segment *s)
{
	size_t part, size = sizeof(struct block) + aligned(s->entries.length);

	for (part = 0; part < POSTINGS_PARTS; part++)
		size += s->postings.capacity[part] * sizeof(struct posting);
	return size;
}

/* Write all of S that is not yet in FD from *NEXT's end on, sync, and then NEXT as its header. */
static bool
write_segments(int fd, struct segments *s, struct header *next, bool all)
{
	uint64_t at[SEGMENTS_MOST];
	size_t i;

	next->segments = 0;
	for (i = 0; i < s->count; i++) {
		if (!s->list[i].entries.length)
			continue;
		at[i] = s->list[i].saved_at;
		if (all || !at[i]) {
			at[i] = next->end;
			if (!write_segment(fd, &s->list[i], at[i]))
				return false;
			next->end += segment_size(&s->list[i]);
		}
		next->at[next->segments++] = at[i];
	}
	next->regroups = all ? 0 : s->regroups_count;
	next->regroups_at = next->end;
	next->end += next->regroups * sizeof(*s->regroups);
	if (!write_at(fd, s->regroups, next->regroups * sizeof(*s->regroups), next->regroups_at) ||
	    ftruncate(fd, (off_t)next->end) || fdatasync(fd))
		return false;
	next->number++;
	next->sum = header_sum(next);
	if (!write_at(fd, next, sizeof(*next), next->number % HEADERS * HEADER) || fdatasync(fd))
		return false;
	for (i = 0; i < s->count; i++)
		if (s->list[i].entries.length)
			s->list[i].saved_at = at[i];
	return true;
}

static void
sync_directory(void)
{
	char *name = directory();
	int fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	free(name);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

/* Write the file anew beside itself, and put it in its place. */
static void
write_anew(struct segments *s)
{
	struct header next = { .version = VERSION_NUMBER, .end = (uint64_t)HEADERS * HEADER };
	struct buffer name = { 0 };
	int fd;

	memcpy(next.magic, magic, sizeof(magic));
	buffer_print(&name, "%s.new", path);
	buffer_add_char(&name, '\0');
	fd = open(name.data, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) || !write_segments(fd, s, &next, true) || rename(name.data, path)) {
		int error = errno;

		unlink(name.data);
		fail("%s: %s", name.data, strerror(error));
	}
	sync_directory();
	close(file);
	file = fd;
	header = next;
	s->regroups_count = 0;
	s->dropped = false;
	buffer_release(&name);
}

/* Merge segments from the back until each is more than twice as large as the next. */
static void
balance(struct segments *s)
{
	while (s->count > 1 && s->list[s->count - 2].entries.length < 2 * s->list[s->count - 1].entries.length)
		segments_merge(s, s->count - 2);
}

static size_t
size_of_all(const struct segments *s)
{
	size_t i, size = HEADERS * HEADER;

	for (i = 0; i < s->count; i++)
		size += segment_size(&s->list[i]);
	return size;
}

void
index_commit(struct segments *s)
{
	struct header next = header;

	if (!s->list[s->count - 1].entries.length && !s->dropped)
		return;
	if (!s->windowed)
		balance(s);
	if (!header.number || s->dropped || header.end > 2 * size_of_all(s)) {
		write_anew(s);
	} else {
		next.end = aligned(next.end);
		if (!write_segments(file, s, &next, false))
			fail("%s: %s", path, strerror(errno));
		header = next;
	}
	segments_seal(s);
}
