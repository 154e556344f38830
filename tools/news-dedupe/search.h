/* SPDX-License-Identifier: MIT */
/* Which of the records seen so far are like the one at hand. */
#ifndef NEWS_DEDUPE_SEARCH_H
#define NEWS_DEDUPE_SEARCH_H

#include "candidates.h"
#include "likeness.h"
#include "segment.h"

struct match {
	uint32_t place; /* of the earlier record */
	struct likeness likeness;
	bool same_speaker;
};

struct found {
	struct match best; /* that which resembles it most, of near equals one by the same speaker, then the oldest */
	uint32_t alike[CANDIDATES_MOST]; /* the places of all that do; of a short text the best alone */
	size_t count;
};

/* Look in S for records like K; false when there is none. */
bool segments_search(const struct segments *s, const struct sketching *k, struct found *found);

#endif
