/* SPDX-License-Identifier: MIT */
/*
 * Who said what in one article.
 *
 * quotes_find() reads a text once, paragraph by paragraph, and leaves a list of quotations in the
 * order in which they begin. Spans are bytes of that text; everything is borrowed from it and from
 * the title, and holds until the next call. Memory is kept from article to article.
 */
#ifndef QUOTES_QUOTES_H
#define QUOTES_QUOTES_H

#include "people.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT };

struct quote {
	enum quote_kind kind;
	struct span span;              /* the words: direct speech without its marks */
	size_t segment, segment_count; /* the stretches inside marks: places in quotes.segments */
	size_t group;                  /* the same for the parts of one utterance, from 1 */
	bool has_speaker;
	struct span mention; /* the words that name the speaker: a phrase, or "who" */
	struct span source;  /* the phrase, also for "who" */
	int who;             /* the speaker among the people of the article, or NO_PERSON */
	struct text speaker; /* the name, or the words of the mention */
	bool has_cue;
	struct span cue;
	const char *rule;
};

struct quotes {
	struct quote *list;
	size_t count, room;
	struct span *segments;
	size_t segment_count, segment_room;
};

void quotes_find(struct quotes *q, struct text title, struct text text);

const char *quote_kind_name(enum quote_kind kind);

#endif
