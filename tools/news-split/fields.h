/* SPDX-License-Identifier: MIT */
/* What the head of an article showed, as text borrowed from it. */
#ifndef FIELDS_H
#define FIELDS_H

#include "news/buffer.h"

enum field {
	FIELD_ID,
	FIELD_TITLE,
	FIELD_BYLINE,
	FIELD_PUBLISHED, /* as it stands there */
	FIELD_UPDATED,
	FIELD_PUBLISHER,
	FIELD_URL,
	FIELD_LANGUAGE,
	FIELD_SECTION,
	FIELD_TAGS,
	FIELD_DESCRIPTION,
	FIELD_DATELINE,
	FIELD_COUNT,
	FIELD_TEXT, /* opens the text itself */
	FIELD_OTHER, /* one of no name of ours */
	FIELD_NONE  /* is no label */
};

enum { FIELD_AUTHORS = 16, FIELD_OTHERS = 32 };

struct other_field {
	struct text name, value;
};

struct fields {
	struct text value[FIELD_COUNT]; /* length 0: not shown */
	struct text authors[FIELD_AUTHORS];
	size_t author_count;
	struct other_field others[FIELD_OTHERS];
	size_t other_count;
};

/* The name of a field in records, and the field of that name (FIELD_OTHER when there is none). */
const char *field_name(enum field field);
enum field field_of(const char *name);

/* Keep VALUE, unless the field has one: false then. */
bool fields_set(struct fields *f, enum field field, struct text value);

/* Keep VALUE under a NAME that is not one of ours. */
void fields_add(struct fields *f, struct text name, struct text value);

#endif
