/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "tools/news-clean/clean.h"
#include "tools/news-clean/layout.h"

static struct lines lines;
static struct buffer out;
static const char *numbers; /* of the lines that should go, one digit each */

static void
check_number(void *context, struct text line, uint32_t number, enum kind why)
{
	(void)context;
	(void)line;
	CHECK(why == KIND_BLANK || why == KIND_LABEL);
	CHECK(*numbers && number == (uint32_t)(*numbers - '0'));
	numbers += *numbers != '\0';
}

/* Are the lines NUMBERS (with letters for blank ones) those that go when the lines in GOES do? */
static bool
leaves(const char *in, const char *goes, const char *gone, const char *want)
{
	lines_measure(&lines, text_of(in));
	for (size_t i = 0; i < lines.count; i++) {
		lines.at[i].on = !strchr(goes, in[lines.at[i].span.start]);
		lines.at[i].why = KIND_LABEL;
	}
	buffer_reset(&out);
	numbers = gone;
	layout_write(&lines, text_of(in), &out, check_number, NULL);
	return !*numbers && text_equal(buffer_text(&out), text_of(want));
}

static void
test_layout(void)
{
	CHECK(leaves("a\nb\nc", "b", "2", "a\nc"));
	CHECK(leaves("a\n\nb\n\nc", "b", "34", "a\n\nc"));
	CHECK(leaves("a\nb\n\nc", "b", "2", "a\n\nc"));
	CHECK(leaves("x\n\na\n", "x", "12", "a\n"));
	CHECK(leaves("a\n\nx\n", "x", "234", "a"));
	CHECK(leaves("\n\na\n\n", "x", "", "\n\na\n\n"));
	CHECK(leaves("x\n", "x", "12", ""));
	CHECK(leaves("", "", "", ""));
}

static void
test_measures(void)
{
	lines_measure(&lines, text_of("  The Mayor said: “It’s 5 pm on Monday.” She left.\n\nADVERTISEMENT (12)\nmail@a.example"));
	CHECK(lines.count == 3 && lines.total == 4);
	const struct line *line = &lines.at[0];
	CHECK(line->number == 1 && line->words == 10 && line->capitals == 5 && line->stops == 1 && line->numbers == 1);
	CHECK(line->quotes && line->month && line->close == CLOSE_STOP && line->first == FIRST_UPPER && line->texty);
	CHECK(lines.at[1].number == 3 && lines.at[1].label == KIND_ADVERT);
	CHECK(lines.at[2].link == LINK_MAIL);
}

static void
test_words_fast_and_slow(void)
{
	/* the same word eight bytes at a time, byte by byte, and cut by the end of the text */
	lines_measure(&lines, text_of("harbours\nHARBOURS.\n“harbours\nharbour's\nsea\n(sea)\nsea"));
	for (size_t i = 1; i < 4; i++)
		CHECK(lines.at[i].begins == lines.at[0].begins);
	CHECK(lines.at[5].begins == lines.at[4].begins && lines.at[6].begins == lines.at[4].begins);
	CHECK(lines.at[4].begins != lines.at[0].begins && lines.at[1].upper && !lines.at[0].upper);
}

int
main(void)
{
	lexicon_init(NULL);
	model_init();
	test_layout();
	test_measures();
	test_words_fast_and_slow();
	return CHECK_STATUS();
}
