/* SPDX-License-Identifier: MIT */
/*
 * The words of lib/tables/date-words.txt, and those that begin a name in lib/tables/holidays.txt, in one
 * hash table. A longer word than WORD_LONGEST is in no table.
 */
#ifndef DATE_WORD_H
#define DATE_WORD_H

#include "date-token.h"

enum { WORD_LONGEST = 15 };

/* Fill the table; once, before the first look. */
void date_words_init(void);

/*
 * Give TOKEN the class, the value and the flags of the word of LENGTH ASCII letters at P, 1 to WORD_LONGEST, whatever
 * their case; 16 bytes can be read there. TOKEN is left alone when there is no such word.
 */
void date_word_look_up(const char *p, size_t length, struct date_token *token);

#endif
