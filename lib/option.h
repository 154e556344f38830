/* SPDX-License-Identifier: MIT */
/* Option rows into settings, --help, --version and completion scripts. */
#ifndef NEWS_LIB_OPTION_H
#define NEWS_LIB_OPTION_H

#include "news/filter.h"

/*
 * Read the options of TOOL and the SHARED rows; the operands are then ARGV[returned .. ARGC). Usage errors end the
 * program with status 2; --help, --version and --completion write to standard output and end it with 0.
 */
int option_read(const struct filter *tool, const struct option_row *shared, int argc, char **argv);

#endif
