/* SPDX-License-Identifier: MIT */
#include "site.h"

#include <inttypes.h>
#include <stdlib.h>

#include "news/hash.h"

enum {
	BUCKETS = 1 << 17, WAYS = 8, /* of 16 bytes each: 16 MB */
	SHORT_TIMES = 2,  /* earlier articles that make a short line furniture */
	LONG_TIMES = 3    /* and one that reads like a sentence */
};

static struct slot {
	uint64_t hash;
	uint32_t count, last; /* articles; the last one, by number */
} (*buckets)[WAYS];
static uint32_t article;

static struct slot *
bucket_of(uint64_t hash)
{
	if (!buckets) {
		buckets = memory_resize(NULL, BUCKETS, sizeof *buckets);
		memset(buckets, 0, BUCKETS * sizeof *buckets);
	}
	return buckets[hash % BUCKETS];
}

static struct slot *
find(uint64_t hash)
{
	struct slot *bucket = bucket_of(hash);
	for (unsigned i = 0; i < WAYS; i++)
		if (bucket[i].hash == hash)
			return &bucket[i];
	return NULL;
}

/* A slot for HASH, taken from the line seen least and longest ago. */
static struct slot *
take(uint64_t hash)
{
	struct slot *bucket = bucket_of(hash), *least = bucket;
	for (unsigned i = 1; i < WAYS; i++)
		if (bucket[i].count < least->count || (bucket[i].count == least->count && bucket[i].last < least->last))
			least = &bucket[i];
	*least = (struct slot){ .hash = hash };
	return least;
}

static struct text
host_of(struct text url)
{
	size_t start = text_find(url, text_of("://"), 0), end;
	start = start < url.length ? start + 3 : 0;
	for (end = start; end < url.length && !strchr("/?#:", url.data[end]);)
		end++;
	return text_slice(url, start, end);
}

uint64_t
site_key(struct text domain, struct text url, struct text publisher)
{
	struct text name = domain.length ? domain : url.length ? host_of(url) : publisher;
	if (text_starts(name, text_of("www.")))
		name = text_slice(name, 4, name.length);
	return name.length ? hash_text(name, 0) | 1 : 0;
}

static uint64_t
key_of(const struct line *line, uint64_t site)
{
	uint64_t key = (site ^ (uint64_t)line->hash * 0x9E3779B97F4A7C15u) * 0xC2B2AE3D27D4EB4Fu;
	return key ^ key >> 29;
}

static bool
was_seen(const struct line *line, uint64_t site, uint32_t times)
{
	const struct slot *slot = find(key_of(line, site));
	return slot && slot->count >= times;
}

/* An article that came before, more or less, says nothing about its lines. */
static bool
is_second_edition(const struct lines *lines, uint64_t site)
{
	uint64_t all = 0, seen = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (!lines->at[i].texty)
			continue;
		all += lines->at[i].words;
		seen += was_seen(&lines->at[i], site, 1) ? lines->at[i].words : 0;
	}
	return seen * 2 > all;
}

size_t
site_judge(struct lines *lines, uint64_t site)
{
	size_t gone = 0;
	bool second = is_second_edition(lines, site);
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		if (!line->on || (second && line->texty) || !was_seen(line, site, line->texty ? LONG_TIMES : SHORT_TIMES))
			continue;
		line->on = false;
		line->why = KIND_SITE;
		gone++;
	}
	return gone;
}

void
site_learn(const struct lines *lines, uint64_t site)
{
	if (!site || is_second_edition(lines, site))
		return;
	article++;
	for (size_t i = 0; i < lines->count; i++) {
		uint64_t hash = key_of(&lines->at[i], site);
		struct slot *slot = find(hash);
		if (!slot)
			slot = take(hash);
		slot->count += slot->last != article;
		slot->last = article;
	}
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = ((const struct slot *)a)->hash, y = ((const struct slot *)b)->hash;
	return x < y ? -1 : x > y;
}

void
site_write(struct buffer *out)
{
	struct slot *slots = NULL;
	size_t count = 0, capacity = 0;
	for (size_t i = 0; buckets && i < (size_t)BUCKETS * WAYS; i++) {
		const struct slot *slot = &buckets[i / WAYS][i % WAYS];
		if (slot->count <= SHORT_TIMES)
			continue;
		slots = memory_grow(slots, count, &capacity, sizeof *slots);
		slots[count++] = *slot;
	}
	if (count)
		qsort(slots, count, sizeof *slots, compare);
	for (size_t i = 0; i < count; i++)
		buffer_print(out, "%016" PRIx64 "\t%" PRIu32 "\n", slots[i].hash, slots[i].count);
	free(slots);
}

bool
site_read(struct text line)
{
	char copy[32], *end;
	if (line.length < 18 || line.length >= sizeof copy || line.data[16] != '\t')
		return false;
	memcpy(copy, line.data, line.length);
	copy[line.length] = '\0';
	uint64_t hash = strtoull(copy, &end, 16);
	if (end != copy + 16)
		return false;
	unsigned long long count = strtoull(copy + 17, &end, 10);
	if (*end)
		return false;
	take(hash)->count = (uint32_t)count;
	return true;
}
