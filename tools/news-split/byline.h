/* SPDX-License-Identifier: MIT */
/* Names of people and outlets in the head of an article. */
#ifndef BYLINE_H
#define BYLINE_H

#include "fields.h"

/* Does LINE hold the names of people, with their roles, and nothing else? */
bool is_people(struct text line);

/* Is T the name of an outlet: up to six words, one of them such as News, Times or Reuters? */
bool is_outlet(struct text t);

/* "USA TODAY", "Fox News": nothing but words of outlets? */
bool is_plain_outlet(struct text line);

/* Does T open as a byline does ("By ", "Written by ")? Its length then, else 0. */
size_t byline_opener(struct text t);

/*
 * Read the names in LINE, with or without an opener: people become authors, an outlet behind them or behind
 * the opener the publisher. False, and F as it was, when it begins with neither.
 */
bool byline_read(struct text line, struct fields *f);

#endif
