/* SPDX-License-Identifier: MIT */
#include "option.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>

#include "usage.h"

/* getopt's values for options without a letter start here; so do rows. */
enum { FIRST = 256 };

static struct rows
all_rows(const struct filter *tool, const struct option_row *shared)
{
	struct rows rows = { 0 };
	size_t capacity = 0;
	const struct option_row *parts[] = { tool->options, shared };

	for (size_t i = 0; i < 2; i++)
		for (const struct option_row *row = parts[i]; row && row->name; row++) {
			rows.row = memory_grow(rows.row, rows.count, &capacity, sizeof *rows.row);
			rows.row[rows.count++] = row;
		}
	return rows;
}

/* --- Reading --- */

static _Noreturn void
bad_argument(const struct option_row *row, const char *given, const char *wanted)
{
	fail("--%s: %s is not %s", row->name, given, wanted);
}

static size_t
whole_number(const struct option_row *row, const char *given, bool units)
{
	const char *wanted = units ? "a size such as 64M" : "a whole number";
	unsigned long long number;
	unsigned shift = 0;
	char *end;

	errno = 0;
	number = strtoull(given, &end, 10);
	if (errno || !ascii_is_digit(given[0]))
		bad_argument(row, given, wanted);
	if (units && *end) {
		static const char letters[] = "KMG";
		const char *letter = strchr(letters, toupper((unsigned char)*end));
		if (!letter)
			bad_argument(row, given, wanted);
		shift = 10 * (unsigned)(letter - letters + 1);
		end++;
	}
	if (*end || number > (SIZE_MAX >> 1) >> shift)
		bad_argument(row, given, wanted);
	return (size_t)number << shift;
}

static int
choice(const struct option_row *row, const char *given)
{
	const char *word = row->argument;

	for (int n = 0;; n++) {
		size_t length = strcspn(word, "|");
		if (strlen(given) == length && !memcmp(word, given, length))
			return n;
		if (!word[length])
			fail("--%s: %s is none of %s", row->name, given, row->argument);
		word += length + 1;
	}
}

static void
take(const struct option_row *row, const char *given)
{
	char *end;

	switch (row->type) {
	case OPTION_FLAG:
		*(bool *)row->value = true;
		break;
	case OPTION_TEXT:
	case OPTION_FILE:
		*(const char **)row->value = given;
		break;
	case OPTION_COUNT:
	case OPTION_SIZE:
		*(size_t *)row->value = whole_number(row, given, row->type == OPTION_SIZE);
		break;
	case OPTION_NUMBER:
		*(double *)row->value = strtod(given, &end);
		if (end == given || *end || strspn(given, "+-.0123456789eE") != strlen(given))
			bad_argument(row, given, "a number");
		break;
	case OPTION_CHOICE:
		*(int *)row->value = choice(row, given);
		break;
	}
}

static void
fill_getopt(struct rows rows, struct option *longs, char *letters)
{
	size_t used = 0;

	for (size_t i = 0; i < rows.count; i++) {
		const struct option_row *row = rows.row[i];
		longs[i] = (struct option){ row->name, row->argument ? required_argument : no_argument, NULL,
			                    FIRST + (int)i };
		if (!row->letter)
			continue;
		letters[used++] = row->letter;
		if (row->argument)
			letters[used++] = ':';
	}
	letters[used] = '\0';
}

static const struct option_row *
row_of(struct rows rows, int found)
{
	if (found >= FIRST)
		return rows.row[found - FIRST];
	for (size_t i = 0; i < rows.count; i++)
		if (rows.row[i]->letter == found)
			return rows.row[i];
	return NULL;
}

int
option_read(const struct filter *tool, const struct option_row *shared, int argc, char **argv)
{
	struct rows rows = all_rows(tool, shared);
	struct option *longs = memory_resize(NULL, rows.count + 1, sizeof *longs);
	char *letters = memory_resize(NULL, 2 * rows.count + 1, 1);
	const struct option_row *row;
	int found;

	longs[rows.count] = (struct option){ 0 };
	fill_getopt(rows, longs, letters);
	argv[0] = (char *)(uintptr_t)tool->name;
	while ((found = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		row = row_of(rows, found);
		if (!row) /* getopt has said why */
			fail("try '%s --help'", tool->name);
		if (!strcmp(row->name, "help"))
			usage_help(tool, shared);
		if (!strcmp(row->name, "version"))
			usage_version(tool);
		if (!strcmp(row->name, "completion"))
			usage_completion(tool, rows, optarg);
		take(row, optarg);
	}
	free(longs);
	free(letters);
	free(rows.row);
	return optind;
}
