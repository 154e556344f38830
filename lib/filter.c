/* SPDX-License-Identifier: MIT */
/* The one loop: operands, lines, elements, what is rejected, and the status at the end. */
#include "news/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "each.h"
#include "json.h"
#include "option.h"
#include "sandbox.h"
#include "stats.h"

static const struct filter *tool;
static enum status status;
static struct sink out, rejects, stats_file;
static struct each each;
static struct record *parent;
static unsigned long long parents;

static bool help, version, strict, progress;
static const char *each_field, *rejects_name, *stats_name, *completion;
static size_t max_line = (size_t)64 << 20;

static const struct option_row shared[] = {
	{ 'e', "each", "FIELD", "take every element of FIELD as a record of its own", OPTION_TEXT, &each_field },
	{ 0, "rejects", "FILE", "put input lines that could not be used into FILE", OPTION_FILE, &rejects_name },
	{ 0, "strict", NULL, "stop at the first line that cannot be used", OPTION_FLAG, &strict },
	{ 0, "max-line", "SIZE", "reject lines longer than SIZE (64M)", OPTION_SIZE, &max_line },
	{ 0, "stats", "FILE", "write counts as a JSON object into FILE at the end", OPTION_FILE, &stats_name },
	{ 0, "progress", NULL, "show on stderr how far the work is", OPTION_FLAG, &progress },
	{ 0, "completion", "SHELL", "print a completion script for bash, zsh or fish", OPTION_TEXT, &completion },
	{ 'h', "help", NULL, "show this help", OPTION_FLAG, &help },
	{ 'V', "version", NULL, "show the version", OPTION_FLAG, &version },
	{ 0 }
};

static void
worsen(enum status to)
{
	if (to > status)
		status = to;
}

static void
flush_output(void)
{
	sink_flush(&out);
	if (rejects_name)
		sink_flush(&rejects);
}

/* After the last record, or when --strict stops the run. */
static int
end_run(void)
{
	if (tool->finish)
		tool->finish(&out);
	stats.out = out.lines;
	sink_close(&out);
	stats.bytes_out = out.bytes;
	if (rejects_name)
		sink_close(&rejects);
	if (progress)
		progress_end();
	if (stats_name) {
		stats_write(&stats_file, tool->name);
		sink_close(&stats_file);
	}
	return (int)status;
}

/* --- What cannot be used --- */

static void
count_rejected(const struct source *in, const char *reason)
{
	stats.records++;
	stats_reason(reason);
	worsen(STATUS_REJECTED);
	if (strict) {
		stats.bytes_in += in->bytes;
		exit(end_run());
	}
}

static void
keep_rejected(const struct source *in, struct text bytes)
{
	if (!rejects_name)
		return;
	sink_piece(&rejects, bytes);
	sink_piece(&rejects, text_of(in->crlf ? "\r\n" : "\n"));
}

void
filter_reject(struct source *in, size_t line, struct text bytes, const char *reason)
{
	warn_at(in->name, line, "%s", reason);
	keep_rejected(in, bytes);
	count_rejected(in, reason);
}

static void
reject_at(struct source *in, struct text line, const char *reason, size_t at)
{
	warn_at(in->name, in->line, "%s at byte %zu", reason, at + 1);
	keep_rejected(in, line);
	count_rejected(in, reason);
}

void
filter_reject_long(struct source *in, struct text piece)
{
	static const char reason[] = "longer than --max-line";
	size_t line = in->line;

	do
		if (rejects_name)
			sink_piece(&rejects, piece);
	while (source_rest(in, &piece));
	if (rejects_name)
		sink_piece(&rejects, text_of("\n"));
	warn_at(in->name, line, "%s", reason);
	count_rejected(in, reason);
}

void
filter_unreadable(const struct source *in, const char *reason)
{
	warn_at(in->name, 0, "%s", reason);
	worsen(STATUS_FAILED);
}

/* --- The loop --- */

size_t
filter_limit(void)
{
	return max_line;
}

const char *
filter_each(void)
{
	return each_field;
}

struct record *
filter_parent(unsigned long long *number)
{
	*number = parents;
	return parent;
}

void
filter_count(const char *name, long long by)
{
	stats_count(name, by);
}

static const char *
pass_one(struct record *r)
{
	unsigned long long before = out.lines;
	const char *reason = tool->map(r, &out);

	if (!reason)
		stats.records += tool->multiplies ? out.lines - before : 1;
	return reason;
}

void
filter_pass(struct source *in, size_t line, struct text bytes, struct record *r)
{
	const char *reason;
	int found;

	if (!each_field) {
		if ((reason = pass_one(r)))
			filter_reject(in, line, bytes, reason);
		return;
	}
	if ((reason = each_start(&each, r, each_field))) {
		filter_reject(in, line, bytes, reason);
		return;
	}
	parent = r;
	parents++;
	while ((found = each_next(&each)))
		if ((reason = found < 0 ? "an element of --each holds no text" : pass_one(each.unit)))
			filter_reject(in, line, bytes, reason);
	parent = NULL;
}

/* Nothing but the white space of JSON. */
static bool
is_blank(struct text line)
{
	struct scan s = { .text = line };

	scan_space(&s);
	return s.at == line.length;
}

static void
take_line(struct source *in, struct record *r, struct text line)
{
	const char *reason;
	size_t at;

	if (is_blank(line))
		return;
	stats.lines++;
	if ((reason = record_read(r, line, &at)))
		reject_at(in, line, reason, at);
	else
		filter_pass(in, in->line, line, r);
}

void
filter_lines(struct source *in)
{
	static struct record *r;
	enum source_state state;
	struct text line;

	if (!r)
		r = record_new();
	while ((state = source_line(in, max_line, &line)) != SOURCE_END && state != SOURCE_FAILED) {
		if (state == SOURCE_LINE) {
			take_line(in, r, line);
		} else {
			stats.lines++;
			filter_reject_long(in, line);
		}
	}
	record_clear(r);
}

/* One operand alone is opened before the right to open goes; of several the names are allowed. */
static void
take_operand(struct source *in, const char *name, bool alone)
{
	bool opened = source_open(in, name);
	int error = errno;

	if (alone)
		sandbox_enter();
	if (!opened) {
		warn_at(name, 0, "%s", strerror(error));
		worsen(STATUS_FAILED);
		return;
	}
	if (sink_is(&out, in->fd))
		filter_unreadable(in, "the input is the output");
	else if (tool->feed)
		tool->feed(in);
	else
		filter_lines(in);
	if (in->error) {
		warn_at(name, 0, "%s", strerror(in->error));
		worsen(STATUS_FAILED);
	}
	stats.bytes_in += in->bytes;
	source_close(in);
}

static void
take_operands(char **names, size_t count)
{
	static struct source in;
	struct stat about;
	unsigned long long total = 0;
	bool known = true;

	in.wait = flush_output;
	for (size_t i = 0; i < count; i++) {
		known = known && stat(names[i], &about) == 0 && S_ISREG(about.st_mode);
		total += known ? (unsigned long long)about.st_size : 0;
		if (count > 1)
			sandbox_allow_file(names[i]);
	}
	if (progress) {
		in.tick = progress_tick;
		progress_start(tool->name, known ? total : 0);
	}
	if (count > 1)
		sandbox_enter();
	for (size_t i = 0; i < count; i++)
		take_operand(&in, names[i], count == 1);
}

/* --- Start --- */

/* A closed standard descriptor would give its number to the next file opened. */
static void
check_descriptors(void)
{
	if (fcntl(STDIN_FILENO, F_GETFD) < 0 && open("/dev/null", O_WRONLY) != STDIN_FILENO)
		fail("standard input: %s", strerror(EBADF));
	if (fcntl(STDOUT_FILENO, F_GETFD) < 0)
		fail("standard output: %s", strerror(EBADF));
	if (fcntl(STDERR_FILENO, F_GETFD) < 0 && open("/dev/null", O_RDWR) < 0)
		exit(STATUS_FAILED);
}

static void
open_outputs(void)
{
	sink_init(&out, STDOUT_FILENO, "standard output");
	if (rejects_name)
		sink_open(&rejects, rejects_name);
	if (stats_name)
		sink_open(&stats_file, stats_name);
}

int
filter_main(const struct filter *filter, int argc, char **argv)
{
	static char *standard[] = { "-" };
	const char *wrong;
	int first;

	tool = filter;
	diag_init(tool->name);
	check_descriptors();
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a failed write like others */
	value_init();
	first = option_read(tool, shared, argc, argv);
	if (each_field && !*each_field)
		fail("--each: the name of a field is missing");
	sink_spare(first < argc ? argv + first : standard, first < argc ? (size_t)(argc - first) : 1);
	stats_start();
	if (tool->start && (wrong = tool->start()))
		fail("%s", wrong);
	open_outputs();
	if (first < argc)
		take_operands(argv + first, (size_t)(argc - first));
	else
		take_operands(standard, 1);
	return end_run();
}
