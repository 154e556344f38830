/* SPDX-License-Identifier: MIT */
/*
 * The records seen so far: their sketches, their ids, and the groups they fell into. A group is known by the id of
 * its oldest record, also after that one is forgotten.
 */
#ifndef NEWS_DEDUPE_STORE_H
#define NEWS_DEDUPE_STORE_H

#include "search.h"

enum { STORE_ID_MOST = 1024 }; /* bytes of an id */

struct verdict {
	uint32_t place;     /* of the record, or of its exact double */
	bool duplicate;
	struct match match; /* when it is one */
};

/* Remember at least the last RECORDS, or what the last DAYS brought, at most twice as much; 0 stands for all. */
void store_window(uint32_t records, int32_t days);

/* Where the records are kept; for what reads and writes them whole. There is a last segment to add to. */
struct segments *store_segments(void);

/*
 * Find what S resembles and remember it, of DAY (0 when not known), under ID, JSON as it stands in the record.
 * It joins the group of what it resembles. A longer text that resembles several groups makes them one; a short one
 * does not, or one long quotation would chain all its fragments. An exact duplicate is not remembered again.
 */
struct verdict store_settle(const struct sketching *s, struct text id, int32_t day);

/* The place of the oldest record of PLACE's group. */
uint32_t store_group(uint32_t place);

/* The id that the record at PLACE came with, borrowed until the next store_settle(). */
struct text store_id(uint32_t place);

#endif
