/* SPDX-License-Identifier: MIT */
/* What a filter costs that loads and dumps every line with jansson: a yardstick for the record layer. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int
main(void)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	while ((length = getline(&line, &capacity, stdin)) > 0) {
		json_t *record = json_loadb(line, (size_t)length, 0, NULL);
		if (!record)
			continue;
		json_dumpf(record, stdout, JSON_COMPACT);
		putchar('\n');
		json_decref(record);
	}
	free(line);
	return 0;
}
