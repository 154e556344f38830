/* SPDX-License-Identifier: MIT */
/* Whole values as trees: the one door to jansson. */
#include "news/record.h"

#include <jansson.h>

#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

/* jansson 2.14 drops bytes in silence when a string buffer cannot grow, so it must never see a failure. */
static void *
allocate(size_t size)
{
	return memory_resize(NULL, size, 1);
}

void
value_init(void)
{
	size_t seed = 0;

	json_set_alloc_funcs(allocate, free);
	if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) < 0)
		seed = (size_t)getpid();
	json_object_seed(seed | 1); /* 0 would make jansson open /dev/urandom, later */
}

struct value *
value_read(struct text json)
{
	return (struct value *)json_loadb(json.data, json.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

void
value_free(struct value *v)
{
	json_decref((json_t *)v);
}

const struct value *
value_member(const struct value *v, const char *name)
{
	return (const struct value *)json_object_get((const json_t *)v, name);
}

const struct value *
value_element(const struct value *v, size_t n)
{
	return (const struct value *)json_array_get((const json_t *)v, n);
}

bool
value_text(const struct value *v, struct text *text)
{
	const json_t *json = (const json_t *)v;

	if (!json_is_string(json))
		return false;
	*text = (struct text){ json_string_value(json), json_string_length(json) };
	return true;
}

bool
value_integer(const struct value *v, long long *number)
{
	const json_t *json = (const json_t *)v;

	if (!json_is_integer(json))
		return false;
	*number = json_integer_value(json);
	return true;
}
