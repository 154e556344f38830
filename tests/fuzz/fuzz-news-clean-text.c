/* SPDX-License-Identifier: MIT */
/* Repair gives text again; lines that are judged lie inside the text; what stays and what goes gives the text back. */
#include "target.h"
#include "tools/news-clean/clean.h"
#include "tools/news-clean/layout.h"
#include "tools/news-clean/repair.h"

/* Lines that went must come in order; they are walked through along with the text and what is left of it. */
struct walk {
	struct text text, left;
	size_t at, left_at;
	uint32_t number;
};

static struct text
next_line(struct text t, size_t *at)
{
	must(*at <= t.length);
	size_t start = *at, end = text_find(t, text_of("\n"), start);
	*at = end + 1;
	return text_slice(t, start, end);
}

static void
pass_kept(struct walk *w, uint32_t until)
{
	for (; w->number < until; w->number++)
		must(text_equal(next_line(w->text, &w->at), next_line(w->left, &w->left_at)));
}

static void
check_gone(void *context, struct text line, uint32_t number, enum kind why)
{
	struct walk *w = context;
	must(why != KIND_NONE);
	pass_kept(w, number);
	must(text_equal(next_line(w->text, &w->at), line));
	w->number++;
}

static void
check_layout(const struct lines *lines, struct text text)
{
	static struct buffer left, again;
	buffer_reset(&left);
	buffer_reset(&again);
	layout_write(lines, text, &left, NULL, NULL);
	struct walk walk = { .text = text, .left = buffer_text(&left), .number = 1 };
	layout_write(lines, text, &again, check_gone, &walk);
	pass_kept(&walk, walk.at <= text.length ? lines->total + 1 : walk.number);
	must(walk.at == text.length + 1 && (walk.left_at == left.length + 1 || left.length == 0));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct buffer room, repaired;
	static struct lines lines;
	static bool ready;
	struct text text = text_of_bytes(data, size, &room);

	if (!ready) {
		lexicon_init(NULL);
		model_init();
		ready = true;
	}
	buffer_reset(&repaired);
	if (repair_text(text, &repaired)) {
		must(utf8_check(buffer_text(&repaired)) == repaired.length);
		text = buffer_text(&repaired);
	}
	clean_judge(&lines, text, MODEL_PASSES);
	for (size_t i = 0; i < lines.count; i++)
		must(is_inside(text, lines.at[i].span));
	check_layout(&lines, text);
	return 0;
}
