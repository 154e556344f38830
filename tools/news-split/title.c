/* SPDX-License-Identifier: MIT */
#include "title.h"

#include "news/sentence.h"
#include "news/table.h"

TABLE(not_titles);

enum { CASED_LONGEST = 250, QUESTION_LONGEST = 120 };

/* Does a sentence end inside LINE? */
static bool
has_sentences(struct text line)
{
	struct sentences sentences;
	struct span span;

	sentences_init_paragraph(&sentences, line);
	return sentence_next(&sentences, &span) && span.end < line.length;
}

/* "The Ferry Is Back. Now It Sails at Night." */
static bool
has_title_case(struct text line)
{
	enum { LONG = 5, LEAST = 3 };
	size_t words = 0, size;

	for (size_t at = 0, end; at < line.length; at = end + 1) {
		for (end = at; end < line.length && !ascii_is_space(line.data[end]); end++)
			;
		if (end - at < LONG)
			continue;
		uint32_t first = utf8_at(line, at, &size);
		if (code_is_letter(first) && !code_is_upper(first))
			return false;
		words += code_is_upper(first);
	}
	return words >= LEAST;
}

bool
is_title(struct text line)
{
	char last = line.data[line.length - 1];
	size_t length;

	if (table_longest(&table_not_titles, line, &length) || text_ends(line, text_of(" ago")))
		return false;
	if (line.length <= CASED_LONGEST && has_title_case(line))
		return true;
	if (last == '?' || last == '!')
		return line.length <= QUESTION_LONGEST && !has_sentences(line);
	return line.length <= TITLE_LONGEST && !layout_line_is_closed(line);
}
