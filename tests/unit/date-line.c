/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "news/date.h"

static bool
reads_as(const char *line, const char *expected)
{
	struct buffer out = { 0 };
	bool read = date_line(text_of(line), &out);
	bool good = expected ? read && text_equal(buffer_text(&out), text_of(expected)) : !read;

	if (!good)
		printf("%s: %.*s, not %s\n", line, (int)out.length, read ? out.data : "", expected ? expected : "none");
	buffer_release(&out);
	return good;
}

int
main(void)
{
	static const struct { const char *line, *value; } lines[] = {
		{ "May 3, 2025", "2025-05-03" },
		{ "SATURDAY, MAY 3, 2025", "2025-05-03" },
		{ "3rd of May, 2025", "2025-05-03" },
		{ "Sat 3 May 2025 10.15 BST", "2025-05-03T10:15+01:00" },
		{ "Published: 3 May 2025 10:15 GMT", "2025-05-03T10:15Z" },
		{ "Posted on May 3rd, 2025 at 9:05 p.m.", "2025-05-03T21:05" },
		{ "Last updated on Sat 3 May 2025 12.30 EDT", "2025-05-03T12:30-04:00" },
		{ "Updated 10:15 a.m. ET, May 3, 2025", "2025-05-03T10:15-04:00" },
		{ "Updated 10:15 a.m. ET, Dec. 3, 2025", "2025-12-03T10:15-05:00" },
		{ "Updated May 4, 2025 \xE2\x80\xA2 Published May 3, 2025", "2025-05-03" },
		{ "May 3, 2025 \xC2\xB7 5 min read", "2025-05-03" },
		{ "Sat, 03 May 2025 10:15:00 +0000", "2025-05-03T10:15:00Z" },
		{ "Sat May  3 10:15:00 UTC 2025", "2025-05-03T10:15:00Z" },
		{ "2025-05-03T10:15:30.123+01:00", "2025-05-03T10:15:30+01:00" },
		{ "20250503T101500Z", "2025-05-03T10:15:00Z" },
		{ "13.05.2025", "2025-05-13" },
		{ "5/13/2025", "2025-05-13" },
		{ "May 2025", "2025-05" },
		{ "3/5/2025", NULL }, /* who can tell */
		{ "February 30, 2025", NULL },
		{ "On May 3, 2025 the council met", NULL },
		{ "Evening Post, May 3, 2025", NULL },
		{ "June 4 - July 5, 2025", NULL },
		{ "May", NULL },
		{ "2025", NULL },
		{ "", NULL },
	};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		CHECK(reads_as(lines[i].line, lines[i].value));
	return CHECK_STATUS();
}
