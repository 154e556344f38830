/* SPDX-License-Identifier: MIT */
#include "label.h"

#include "index.h"
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

/* The number that the COUNT digits at P make, or -1. */
static int
digits_at(const char *p, size_t count)
{
	int number = 0;

	for (; count; count--, p++) {
		if (!ascii_is_digit(*p))
			return -1;
		number = number * 10 + (*p - '0');
	}
	return number;
}

int32_t
record_day(struct record *r)
{
	struct text t;
	int year, month, day;

	if (!record_text(r, "published", &t) || t.length < 10 || t.data[4] != '-' || t.data[7] != '-')
		return 0;
	year = digits_at(t.data, 4);
	month = digits_at(t.data + 5, 2);
	day = digits_at(t.data + 8, 2);
	return calendar_is_day(year, month, day) ? (int32_t)calendar_number(year, month, day) : 0;
}

/* The id of PLACE. One from a damaged index may be anything, and must not spoil the record. */
static struct text
id_at(uint32_t place)
{
	struct text id = store_id(place);
	size_t at = 0;

	if (json_scan(id, &at) || at != id.length)
		index_damaged();
	return id;
}

void
record_label(struct record *r, const struct verdict *verdict)
{
	record_set_json(r, "cluster", id_at(store_group(verdict->place)));
	if (!verdict->duplicate) {
		record_remove(r, "duplicate_of");
		record_remove(r, "similarity");
		record_remove(r, "duplicate_rule");
		return;
	}
	record_set_json(r, "duplicate_of", id_at(verdict->match.place));
	write_number(record_begin(r, "similarity"), verdict->match.likeness.similarity);
	record_end(r);
	record_set_text(r, "duplicate_rule", text_of(rule_name(verdict->match.likeness.rule)));
}
