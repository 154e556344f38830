/* SPDX-License-Identifier: MIT */
/* The record layer alone: every record in and out, with a member added when asked. */
#include "news/filter.h"

static bool add;

static const struct option_row options[] = {
	{ 'a', "add", NULL, "add a member to each record", OPTION_FLAG, &add },
	{ 0 }
};

static const char *
map(struct record *r, struct sink *out)
{
	if (add)
		record_set_integer(r, "added", 1);
	sink_put(out, r);
	return NULL;
}

int
main(int argc, char **argv)
{
	static const struct filter pass = {
		.name = "pass", .summary = "pass records through", .options = options, .map = map,
	};
	return filter_main(&pass, argc, argv);
}
