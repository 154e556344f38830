/* SPDX-License-Identifier: MIT */
#include "fields.h"

static const char *const names[] = {
	[FIELD_ID] = "id",
	[FIELD_TITLE] = "title",
	[FIELD_BYLINE] = "byline",
	[FIELD_PUBLISHED] = "published",
	[FIELD_UPDATED] = "updated",
	[FIELD_PUBLISHER] = "publisher",
	[FIELD_URL] = "url",
	[FIELD_LANGUAGE] = "language",
	[FIELD_SECTION] = "section",
	[FIELD_TAGS] = "tags",
	[FIELD_DESCRIPTION] = "description",
	[FIELD_DATELINE] = "dateline",
	[FIELD_COUNT] = "",
	[FIELD_TEXT] = "text",
	[FIELD_OTHER] = "-",
};

const char *
field_name(enum field field)
{
	return names[field];
}

enum field
field_of(const char *name)
{
	for (int i = 0; i < FIELD_OTHER; i++)
		if (!strcmp(names[i], name))
			return (enum field)i;
	return FIELD_OTHER;
}

bool
fields_set(struct fields *f, enum field field, struct text value)
{
	if (field >= FIELD_COUNT || f->value[field].length)
		return false;
	f->value[field] = value;
	return true;
}

void
fields_add(struct fields *f, struct text name, struct text value)
{
	if (f->other_count < FIELD_OTHERS)
		f->others[f->other_count++] = (struct other_field){ name, value };
}
