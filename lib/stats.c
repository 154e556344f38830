/* SPDX-License-Identifier: MIT */
#include "stats.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "news/diag.h"
#include "news/pattern.h"

struct stats stats;

struct count {
	const char *name;
	long long number;
};

struct counts {
	struct count *count;
	size_t used, capacity;
};

static struct counts own, reasons;
static struct timespec started, shown;
static const char *tool_name;
static unsigned long long total_bytes, closed_bytes, last_bytes;
static bool on_terminal;

static void
add(struct counts *counts, const char *name, long long by)
{
	for (size_t i = 0; i < counts->used; i++)
		if (!strcmp(counts->count[i].name, name)) {
			counts->count[i].number += by;
			return;
		}
	counts->count = memory_grow(counts->count, counts->used, &counts->capacity, sizeof *counts->count);
	counts->count[counts->used++] = (struct count){ name, by };
}

void
stats_start(void)
{
	clock_gettime(CLOCK_MONOTONIC, &started);
	add(&own, "merged", 0);
}

void
stats_count(const char *name, long long by)
{
	add(&own, name, by);
}

void
stats_reason(const char *name)
{
	stats.rejected++;
	add(&reasons, name, 1);
}

static double
seconds_since(const struct timespec *then)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

static void
write_counts(struct writer *w, const struct counts *counts)
{
	for (size_t i = 0; i < counts->used; i++)
		write_member_integer(w, counts->count[i].name, counts->count[i].number);
}

void
stats_write(struct sink *to, const char *tool)
{
	struct buffer line = { 0 };
	struct writer w = { .out = &line };

	if (pattern_gave_up())
		add(&own, "patterns given up", (long long)pattern_gave_up());
	write_open(&w, '{');
	write_member(&w, "tool", text_of(tool));
	write_member(&w, "version", text_of(VERSION));
	write_member_integer(&w, "lines", (long long)stats.lines);
	write_member_integer(&w, "in", (long long)stats.records);
	write_member_integer(&w, "out", (long long)stats.out);
	write_member_integer(&w, "rejected", (long long)stats.rejected);
	write_counts(&w, &own);
	write_key(&w, "reasons");
	write_open(&w, '{');
	write_counts(&w, &reasons);
	write_close(&w, '}');
	write_member_integer(&w, "bytes_in", (long long)stats.bytes_in);
	write_member_integer(&w, "bytes_out", (long long)stats.bytes_out);
	write_key(&w, "seconds");
	write_number(&w, seconds_since(&started));
	write_close(&w, '}');
	buffer_add_char(&line, '\n');
	sink_write(to, buffer_text(&line));
	buffer_release(&line);
}

/* --- Progress --- */

void
progress_start(const char *tool, unsigned long long total)
{
	tool_name = tool;
	total_bytes = total;
	on_terminal = isatty(STDERR_FILENO);
	shown = started;
}

static void
show(unsigned long long bytes, const char *end)
{
	double seconds = seconds_since(&started);
	double rate = seconds > 0 ? (double)bytes / seconds : 0;
	char line[200];
	int length = snprintf(line, sizeof line, "%s%s: %llu records, %.1f MB, %.1f MB/s", on_terminal ? "\r" : "",
		tool_name, stats.records, (double)bytes / 1e6, rate / 1e6);

	if (total_bytes && rate > 0 && bytes <= total_bytes)
		length += snprintf(line + length, sizeof line - (size_t)length, ", %d %%, %.0f s left",
			(int)(100.0 * (double)bytes / (double)total_bytes), (double)(total_bytes - bytes) / rate);
	length += snprintf(line + length, sizeof line - (size_t)length, "%s%s", on_terminal ? "\033[K" : "", end);
	if (write(STDERR_FILENO, line, (size_t)length) < 0)
		return;
}

/* Twice a second on a terminal, every ten seconds in a log. */
void
progress_tick(const struct source *in)
{
	if (in->bytes < last_bytes)
		closed_bytes += last_bytes;
	last_bytes = in->bytes;
	if (seconds_since(&shown) < (on_terminal ? 0.5 : 10))
		return;
	clock_gettime(CLOCK_MONOTONIC, &shown);
	show(closed_bytes + in->bytes, on_terminal ? "" : "\n");
}

void
progress_end(void)
{
	show(stats.bytes_in, "\n");
}
