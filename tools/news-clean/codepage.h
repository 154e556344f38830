/* SPDX-License-Identifier: MIT */
/* Which byte a character stands for in an encoding that UTF-8 was mistaken for (codepages.txt). */
#ifndef CLEAN_CODEPAGE_H
#define CLEAN_CODEPAGE_H

#include "news/text.h"

/* In the order in which they are tried. */
enum page { PAGE_1252, PAGE_1251, PAGE_1250, PAGE_LATIN2, PAGE_1257, PAGE_1253, PAGE_1254, PAGE_MAC, PAGE_437, PAGE_850, PAGE_COUNT };

enum { BYTE_LOST = 1 }; /* U+FFFD: some byte that had no character */

/* The byte from 0x80 up of CODE in PAGE, BYTE_LOST, or 0. */
unsigned codepage_byte(enum page page, uint32_t code);

#endif
