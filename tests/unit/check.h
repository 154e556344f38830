/* SPDX-License-Identifier: MIT */
/* A unit test prints what is wrong and where; silence and status 0 mean good. */
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>

static int check_failures;

#define CHECK(condition) \
	((condition) ? (void)0 : (void)(check_failures++, printf("%s:%d: %s\n", __FILE__, __LINE__, #condition)))

#define CHECK_STATUS() (check_failures ? 1 : 0)

#endif
