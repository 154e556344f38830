/* SPDX-License-Identifier: MIT */
#include "codepage.h"

#include <stdlib.h>

#include "news/table.h"

TABLE(codepages);

enum { CODES = 0x2600 };

static uint8_t bytes[PAGE_COUNT][CODES];
static bool ready;

static void
read_page(enum page page, const char *name)
{
	const struct table_entry *entry = table_find(&table_codepages, text_of(name));
	char *at = (char *)(uintptr_t)entry->value;
	for (unsigned byte = 0x80; byte < 0x100; byte++) {
		unsigned long code = strtoul(at, &at, 16);
		if (code < CODES)
			bytes[page][code] = (uint8_t)byte;
	}
	/* Windows-1252 is often mixed with Latin-1, where these bytes are C1 controls */
	for (unsigned byte = 0x80; page == PAGE_1252 && byte < 0xA0; byte++)
		if (!bytes[page][byte])
			bytes[page][byte] = (uint8_t)byte;
}

unsigned
codepage_byte(enum page page, uint32_t code)
{
	static const char *const names[PAGE_COUNT] = {
		"cp1252", "cp1251", "cp1250", "latin2", "cp1257", "cp1253", "cp1254", "macroman", "cp437", "cp850"
	};
	if (!ready)
		for (unsigned i = 0; i < PAGE_COUNT; i++)
			read_page((enum page)i, names[i]);
	ready = true;
	if (code < CODES)
		return bytes[page][code];
	if (page == PAGE_MAC && (code == 0xFB01 || code == 0xFB02))
		return code - 0xFB01 + 0xDE;
	return code == 0xFFFD ? BYTE_LOST : 0;
}
