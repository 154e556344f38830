/* SPDX-License-Identifier: MIT */
/* Repair gives text again and is done after one more time; lines that are judged lie inside the text. */
#include "target.h"
#include "tools/news-clean/clean.h"
#include "tools/news-clean/repair.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer room, repaired;
	static struct lines lines;
	struct text text = text_of_bytes(data, size, &room);

	buffer_reset(&repaired);
	if (repair_text(text, &repaired)) {
		must(utf8_check(buffer_text(&repaired)) == repaired.length);
		text = buffer_text(&repaired);
	}
	clean_judge(&lines, text, MODEL_PASSES);
	for (size_t i = 0; i < lines.count; i++)
		must(is_inside(text, lines.at[i].span));
	return 0;
}
