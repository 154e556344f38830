/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <stdlib.h>
#include <unistd.h>

enum { WIDTH = 80, INDENT = 29 };

static _Noreturn void
show(struct buffer *text)
{
	struct sink out;

	sink_init(&out, STDOUT_FILENO, "standard output");
	sink_write(&out, buffer_text(text));
	sink_close(&out);
	exit(STATUS_OK);
}

/* --- Help and version --- */

static void
add_spaces(struct buffer *out, size_t count)
{
	while (count--)
		buffer_add_char(out, ' ');
}

/* HELP in lines that fit behind the indent. */
static void
add_wrapped(struct buffer *out, const char *help)
{
	size_t room = WIDTH - INDENT, length;

	while ((length = strlen(help)) > room) {
		for (length = room; length && help[length] != ' '; length--)
			;
		if (!length)
			break;
		buffer_add(out, help, length);
		buffer_add_char(out, '\n');
		add_spaces(out, INDENT);
		help += length + 1;
	}
	buffer_add_string(out, help);
	buffer_add_char(out, '\n');
}

static void
add_row(struct buffer *out, const struct option_row *row)
{
	size_t start = out->length;

	buffer_print(out, "  %c%c%s --%s%s%s", row->letter ? '-' : ' ', row->letter ? row->letter : ' ',
		row->letter ? "," : " ", row->name, row->argument ? " " : "", row->argument ? row->argument : "");
	if (out->length - start >= INDENT) {
		buffer_add_char(out, '\n');
		start = out->length;
	}
	add_spaces(out, INDENT - (out->length - start));
	add_wrapped(out, row->help);
}

void
usage_help(const struct filter *tool, const struct option_row *shared)
{
	struct buffer out = { 0 };

	buffer_print(&out, "%s - %s\n\nusage: %s [OPTION ...] [FILE ...]\n\n", tool->name, tool->summary, tool->name);
	for (const struct option_row *row = tool->options; row && row->name; row++)
		add_row(&out, row);
	if (tool->options && tool->options->name)
		buffer_add_char(&out, '\n');
	for (const struct option_row *row = shared; row->name; row++)
		add_row(&out, row);
	buffer_print(&out, "\nWithout FILE, or for -, standard input is read. See %s(1), news(7).\n", tool->name);
	show(&out);
}

void
usage_version(const struct filter *tool)
{
	struct buffer out = { 0 };

	buffer_print(&out, "%s %s\n", tool->name, VERSION);
	show(&out);
}

/* --- Completion --- */

/* TEXT between single quote marks, with a backslash before each of SPECIAL. */
static void
add_quoted(struct buffer *out, const char *text, const char *special)
{
	for (; *text; text++) {
		if (strchr(special, *text))
			buffer_add_char(out, '\\');
		buffer_add_char(out, *text);
	}
}

/* The words of a choice, with spaces between them. */
static void
add_choices(struct buffer *out, const char *words)
{
	for (; *words; words++)
		buffer_add_char(out, *words == '|' ? ' ' : *words);
}

static void
complete_bash(struct buffer *out, struct rows rows, const char *name)
{
	buffer_add_string(out, "complete -o default -W '");
	for (size_t i = 0; i < rows.count; i++)
		buffer_print(out, "--%s ", rows.row[i]->name);
	buffer_print(out, "' %s\n", name);
}

static void
complete_zsh(struct buffer *out, struct rows rows, const char *name)
{
	buffer_print(out, "#compdef %s\n_arguments -s -S \\\n", name);
	for (size_t i = 0; i < rows.count; i++) {
		const struct option_row *row = rows.row[i];
		const char *plus = row->argument ? "+" : "", *equals = row->argument ? "=" : "";
		if (row->letter)
			buffer_print(out, "\t'(-%c --%s)'{-%c%s,--%s%s}'[", row->letter, row->name, row->letter, plus,
				row->name, equals);
		else
			buffer_print(out, "\t'--%s%s[", row->name, equals);
		add_quoted(out, row->help, "[]\\:");
		buffer_add_char(out, ']');
		if (row->type == OPTION_FILE) {
			buffer_add_string(out, ":file:_files");
		} else if (row->type == OPTION_CHOICE) {
			buffer_add_string(out, ":value:(");
			add_choices(out, row->argument);
			buffer_add_char(out, ')');
		} else if (row->argument) {
			buffer_add_string(out, ":value: ");
		}
		buffer_add_string(out, "' \\\n");
	}
	buffer_add_string(out, "\t'*:file:_files'\n");
}

static void
complete_fish(struct buffer *out, struct rows rows, const char *name)
{
	for (size_t i = 0; i < rows.count; i++) {
		const struct option_row *row = rows.row[i];
		buffer_print(out, "complete -c %s -l %s", name, row->name);
		if (row->letter)
			buffer_print(out, " -s %c", row->letter);
		if (row->type == OPTION_CHOICE) {
			buffer_add_string(out, " -x -a '");
			add_choices(out, row->argument);
			buffer_add_char(out, '\'');
		} else if (row->argument) {
			buffer_add_string(out, row->type == OPTION_FILE ? " -r" : " -x");
		}
		buffer_add_string(out, " -d '");
		add_quoted(out, row->help, "'\\");
		buffer_add_string(out, "'\n");
	}
}

void
usage_completion(const struct filter *tool, struct rows rows, const char *shell)
{
	static void (*const complete[])(struct buffer *, struct rows, const char *) = {
		complete_bash, complete_zsh, complete_fish,
	};
	static const char *const shells[] = { "bash", "zsh", "fish" };
	struct buffer out = { 0 };

	for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
		if (!strcmp(shell, shells[i])) {
			complete[i](&out, rows, tool->name);
			show(&out);
		}
	fail("--completion: %s is none of bash, zsh, fish", shell);
}
