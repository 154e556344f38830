/* SPDX-License-Identifier: MIT */
#include "label.h"

#include <stdio.h>

#include "news/calendar.h"
#include "news/hash.h"

struct text
record_id(struct record *r, struct text text)
{
	static char digits[20];
	struct text id;

	if ((record_json(r, "id", &id) || record_json(r, "url", &id)) && id.length <= STORE_ID_MOST)
		return id;
	hash_id(hash_text(text, 0), digits + 1);
	digits[0] = digits[17] = '"';
	return (struct text){ digits, 18 };
}

int32_t
record_day(struct record *r)
{
	struct text text;
	int year, month, day;
	char date[11];

	if (!record_text(r, "published", &text) || text.length < 10)
		return 0;
	memcpy(date, text.data, 10);
	date[10] = '\0';
	if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 || !calendar_is_day(year, month, day))
		return 0;
	return (int32_t)calendar_number(year, month, day);
}

void
record_label(struct record *r, const struct verdict *verdict)
{
	record_set_json(r, "cluster", store_id(store_group(verdict->place)));
	if (!verdict->duplicate) {
		record_remove(r, "duplicate_of");
		record_remove(r, "similarity");
		record_remove(r, "duplicate_rule");
		return;
	}
	record_set_json(r, "duplicate_of", store_id(verdict->match.place));
	write_number(record_begin(r, "similarity"), verdict->match.likeness.similarity);
	record_end(r);
	record_set_text(r, "duplicate_rule", text_of(rule_name(verdict->match.likeness.rule)));
}
