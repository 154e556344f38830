/* SPDX-License-Identifier: MIT */
/* What --help, --version and --completion print, made of the option rows. None of them returns. */
#ifndef NEWS_LIB_USAGE_H
#define NEWS_LIB_USAGE_H

#include "news/filter.h"

struct rows {
	const struct option_row **row;
	size_t count;
};

_Noreturn void usage_help(const struct filter *tool, const struct option_row *shared);
_Noreturn void usage_version(const struct filter *tool);

/* SHELL is bash, zsh or fish; any other is a wrong usage. */
_Noreturn void usage_completion(const struct filter *tool, struct rows rows, const char *shell);

#endif
