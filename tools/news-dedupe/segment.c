/* SPDX-License-Identifier: MIT */
#include "segment.h"

#include <string.h>

#include "news/diag.h"

enum { UNIT = 4, WORDS_MOST = 0xFFFFFF };

static const uint32_t places_most = (uint32_t)1 << 31;

static const struct segment *
segment_of(const struct segments *s, uint32_t place)
{
	for (size_t i = s->count; i-- > 0;)
		if ((size_t)(uint32_t)(place - s->list[i].base) * UNIT < s->list[i].entries.length)
			return &s->list[i];
	return NULL;
}

struct entry *
segments_entry(const struct segments *s, uint32_t place)
{
	const struct segment *in = segment_of(s, place);

	return in ? (struct entry *)(void *)(in->entries.data + (size_t)(uint32_t)(place - in->base) * UNIT) : NULL;
}

static struct sketch
entry_head(const struct entry *e)
{
	struct sketch s = { .words = e->words, .shift = e->shift, .count = e->count,
		.speaker = e->speaker, .unit = (const uint16_t *)(const void *)(e + 1) };

	memcpy(&s.exact, e->exact, sizeof(s.exact));
	return s;
}

static size_t
unpack(struct sketch *s, const struct entry *e, uint16_t *units)
{
	return sketch_unpack(s, (const uint8_t *)(e + 1), entry_size(e) - sizeof(*e), units);
}

const char *
entry_id(const struct entry *e)
{
	uint16_t units[SKETCH_UNITS];
	struct sketch s = entry_head(e);

	return (const char *)(e + 1) + unpack(&s, e, units);
}

struct sketch
entry_sketch(const struct entry *e, uint16_t *units)
{
	struct sketch s = entry_head(e);

	if (!sketch_is_valid(&s) || (!sketch_is_whole(&s) && !unpack(&s, e, units)))
		s.count = 0;
	return s;
}

static uint32_t
segment_end(const struct segment *s)
{
	return s->base + (uint32_t)(s->entries.length / UNIT);
}

uint32_t
segments_append(struct segments *s, const struct sketch *k, struct text id)
{
	struct segment *last = &s->list[s->count - 1];
	struct entry e = { 0 };
	uint8_t packed[SKETCH_PACKED];
	size_t length = k ? sketch_pack(k, packed) : 0;

	e.group = segment_end(last);
	if (e.group - s->list[0].base > places_most)
		fail("too many records to remember: use --window");
	if (k) {
		memcpy(e.exact, &k->exact, sizeof(e.exact));
		e.words = (k->words < WORDS_MOST ? k->words : WORDS_MOST) & WORDS_MOST;
		e.speaker = k->speaker;
		e.shift = k->shift;
		e.count = k->count;
	}
	e.size = (uint16_t)((sizeof(e) + id.length + 1 + length + UNIT - 1) / UNIT);
	buffer_add(&last->entries, &e, sizeof(e));
	buffer_add(&last->entries, packed, length);
	buffer_add_text(&last->entries, id);
	buffer_add_char(&last->entries, '\0');
	while (last->entries.length % UNIT)
		buffer_add_char(&last->entries, '\0');
	last->records += k != NULL;
	return e.group;
}

bool
segments_meet(const struct segments *s, size_t i)
{
	return !i || s->list[i].base == segment_end(&s->list[i - 1]);
}

void
segments_seal(struct segments *s)
{
	uint32_t base = s->count ? segment_end(&s->list[s->count - 1]) : 0;

	if (s->count == SEGMENTS_MOST)
		segments_merge(s, 0);
	s->list[s->count++] = (struct segment){ .base = base };
}

static void
release(struct segment *s)
{
	if (!s->mapped) {
		buffer_release(&s->entries);
		postings_release(&s->postings);
	}
}

void
segments_drop(struct segments *s)
{
	release(&s->list[0]);
	s->dropped = true;
	s->count--;
	memmove(s->list, s->list + 1, s->count * sizeof(*s->list));
}

static void
merge_into(struct segment *one, struct segment *from)
{
	buffer_add_text(&one->entries, buffer_text(&from->entries));
	postings_merge(&one->postings, &from->postings, !from->mapped);
	one->records += from->records;
	if (!one->first_day)
		one->first_day = from->first_day;
	one->day = from->day > one->day ? from->day : one->day;
	release(from);
}

void
segments_merge(struct segments *s, size_t first)
{
	struct segment *one = &s->list[first], old = *one;

	one->saved_at = 0;
	if (old.mapped) {
		*one = (struct segment){ .base = old.base };
		merge_into(one, &old);
	}
	merge_into(one, &s->list[first + 1]);
	s->count--;
	memmove(s->list + first + 1, s->list + first + 2, (s->count - first - 1) * sizeof(*s->list));
}

void
segments_regroup(struct segments *s, uint32_t place, uint32_t group)
{
	segments_entry(s, place)->group = group;
	if (!segment_of(s, place)->saved_at)
		return;
	s->regroups = memory_grow(s->regroups, s->regroups_count, &s->regroups_capacity, sizeof(*s->regroups));
	s->regroups[s->regroups_count++] = (struct regroup){ place, group };
}
