/* SPDX-License-Identifier: MIT */
#include "alias.h"

#include "news/table.h"
#include "shape.h"

TABLE(aliases);
TABLE(languages);

/* Our names, in the order in which a record gets them. */
enum target {
	TO_ID, TO_TITLE, TO_AUTHORS, TO_BYLINE, TO_PUBLISHED, TO_UPDATED, TO_PUBLISHER, TO_DOMAIN, TO_URL,
	TO_LANGUAGE, TO_SECTION, TO_TAGS, TO_DESCRIPTION, TO_TEXT, TO_COUNT
};

static const char *const targets[TO_COUNT] = {
	"id", "title", "authors", "byline", "published", "updated", "publisher", "domain", "url",
	"language", "section", "tags", "description", "text",
};

/* The best of the members that could become a field: a smaller rank is better. */
struct candidate {
	struct text key, json;
	char rank; /* 0 when there is none */
	bool own;  /* it has our name */
};

static enum target
target_of(struct text name)
{
	int i = 0;

	while (i < TO_COUNT && !text_equal(name, text_of(targets[i])))
		i++;
	return (enum target)i;
}

static bool
is_empty(struct text json)
{
	return text_equal(json, text_of("\"\"")) || text_equal(json, text_of("null")) ||
	       text_equal(json, text_of("[]")) || text_equal(json, text_of("{}"));
}

static bool
is_url(struct text json)
{
	return text_starts(json, text_of("\"http://")) || text_starts(json, text_of("\"https://"));
}

/* The value of an alias is the name of a field and its rank, "title 2". */
static void
consider(struct candidate *best, struct text key, struct text json)
{
	const struct table_entry *e = table_find_folded(&table_aliases, key);

	if (!e || is_empty(json))
		return;
	struct text value = text_of(e->value);
	char rank = value.data[value.length - 1];
	enum target to = target_of(text_slice(value, 0, value.length - 2));
	bool own = text_equal(key, text_of(targets[to]));
	if (own)
		rank = '0';
	else if (to == TO_URL && !is_url(json) && json.data[0] == '"')
		return;
	else if (to == TO_PUBLISHER && is_url(json))
		to = TO_URL;
	if (!best[to].rank || rank < best[to].rank)
		best[to] = (struct candidate){ key, json, rank, own };
}

/* The tag of a language that is called by its name, or NULL. */
static const struct table_entry *
language_of(struct text json)
{
	if (json.length < 2 || json.data[0] != '"')
		return NULL;
	return table_find_folded(&table_languages, text_slice(json, 1, json.length - 1));
}

/* Does a member under our own name need another shape? */
static bool
is_foreign(enum target to, struct text json)
{
	if (to == TO_AUTHORS)
		return json.data[0] == '"' || text_starts(json, text_of("[{"));
	if (to == TO_PUBLISHED || to == TO_UPDATED)
		return json.data[0] != '"' || !shape_is_iso(text_slice(json, 1, json.length - 1));
	if (to == TO_PUBLISHER)
		return json.data[0] == '{';
	if (to == TO_LANGUAGE)
		return language_of(json) != NULL;
	return to == TO_TAGS && json.data[0] == '"';
}

static void
adopt(struct record *r, enum target to, const struct candidate *c)
{
	static struct buffer key;

	if (c->own && !is_foreign(to, c->json))
		return;
	buffer_reset(&key);
	buffer_add_text(&key, c->key);
	buffer_add_char(&key, '\0');
	if (to == TO_AUTHORS)
		shape_authors(r, c->json);
	else if (to == TO_TAGS)
		shape_tags(r, c->json);
	else if (to == TO_PUBLISHED || to == TO_UPDATED)
		shape_day(r, targets[to], c->json);
	else if (to == TO_LANGUAGE && language_of(c->json))
		record_set_text(r, targets[to], text_of(language_of(c->json)->value));
	else
		shape_name(r, targets[to], c->json);
	if (!c->own)
		record_remove(r, key.data);
}

void
alias_rename(struct record *r)
{
	struct candidate best[TO_COUNT] = { 0 };
	struct text key, json;

	for (size_t n = 0; record_member(r, n, &key, &json); n++)
		consider(best, key, json);
	for (int to = 0; to < TO_COUNT; to++)
		if (best[to].rank)
			adopt(r, (enum target)to, &best[to]);
	if (best[TO_BYLINE].rank && !best[TO_AUTHORS].rank)
		shape_authors(r, best[TO_BYLINE].json);
}
