/* SPDX-License-Identifier: MIT */
/* Which lines could be the title of an article. */
#ifndef TITLE_H
#define TITLE_H

#include "news/text.h"

enum { TITLE_LONGEST = 170 };

/* No sentence, or one that asks or exclaims, or any in title case; and none of the furniture of not-titles.txt. */
bool is_title(struct text line);

#endif
