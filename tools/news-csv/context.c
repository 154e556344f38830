/* SPDX-License-Identifier: MIT */
#include "context.h"

#include "news/filter.h"
#include "news/sentence.h"

static struct {
	unsigned long long parent; /* which one the rest is about; 0 is none */
	struct text text;
	struct sentences sentences;
	struct points points;
	struct span last;
	long long asked; /* going back is refused: units in any order would cost a pass each */
} state;

static bool
start_on(struct record *parent, unsigned long long number)
{
	state.parent = 0;
	if (!record_text(parent, "text", &state.text))
		return false;
	state.parent = number;
	sentences_init(&state.sentences, state.text);
	points_init(&state.points, state.text);
	state.last = (struct span){ 0 };
	state.asked = 0;
	return true;
}

bool
context_find(struct record *r, struct text *sentence)
{
	unsigned long long number;
	struct record *parent = filter_parent(&number);
	long long start;

	if (!parent || !record_integer(r, "start", &start))
		return false;
	if (state.parent != number && !start_on(parent, number))
		return false;
	if (start < state.asked)
		return false;
	state.asked = start;
	while (state.last.end <= points_byte(&state.points, (size_t)start))
		if (!sentence_next(&state.sentences, &state.last))
			return false;
	*sentence = text_span(state.text, state.last);
	return true;
}
