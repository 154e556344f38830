/* SPDX-License-Identifier: MIT */
#include "rules.h"

#include "features.h"

/* Labels of these kinds are never part of an article, wherever they stand. */
static const uint32_t hard_labels = 1u << KIND_ADVERT | 1u << KIND_COMMENTS | 1u << KIND_LOGIN | 1u << KIND_NEWSLETTER
	| 1u << KIND_RELATED | 1u << KIND_SHARE;

static bool
has(uint32_t kinds, unsigned kind)
{
	return kinds >> kind & 1;
}

/* Do the words of LINE say by themselves that it is furniture? */
static bool
is_plain_furniture(const struct line *line)
{
	return line->label || line->phrases || (line->opening && line->words <= 9)
		|| (line->link != LINK_NONE && line->words <= 3);
}

/* A line of two or three words up to nine that could head the paragraph behind it. */
static bool
could_be_subheading(const struct line *line)
{
	return line->words >= 1 && line->words <= 9 && (line->first == FIRST_UPPER || line->first == FIRST_DIGIT || line->first == FIRST_QUOTE)
		&& !is_plain_furniture(line) && (!line->weak || (line->shape & 1 && line->functions > 1)) && !line->separators && !line->month && !line->clock
		&& line->close != CLOSE_BRACKET;
}

static bool
is_prose(const struct line *line)
{
	return line->on && line->texty;
}

/* The body's own short lines: a subheading, what stands behind a colon, a last short sentence. */
static void
save_short_lines(struct lines *lines)
{
	for (size_t i = 1; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		const struct line *before = &lines->at[i - 1];
		const struct line *after = i + 1 < lines->count ? &lines->at[i + 1] : NULL;
		if (line->on || !could_be_subheading(line))
			continue;
		bool closed = line->close == CLOSE_STOP || line->close == CLOSE_ELLIPSIS;
		if (before->on && before->close == CLOSE_COLON && closed)
			line->on = true;
		else if (line->score > -2 && is_prose(before) && after && is_prose(after))
			line->on = true;
		else if (line->score > -2 && before->on && closed && !line->you)
			line->on = true;
	}
}

static uint32_t
words_on(const struct lines *lines, size_t from)
{
	uint32_t words = 0;
	for (size_t i = from; i < lines->count; i++)
		words += lines->at[i].on ? lines->at[i].words : 0;
	return words;
}

/* Body words up to which a text is so short that each sentence counts. */
enum { FEW_WORDS = 80 };

/* In a short text a plain sentence stays when in doubt. */
static void
save_sentences(struct lines *lines)
{
	if (words_on(lines, 0) > FEW_WORDS)
		return;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		bool plain = !line->phrases && !line->link && !line->you && !line->we && !line->clock;
		if (line->texty && line->shape & 1 && plain && line->score > -0.7f)
			line->on = true;
	}
}

/* Short lines in a row inside the body, FROM to TO: where some stay, those like them stay, too. */
static void
save_list(struct lines *lines, size_t from, size_t to)
{
	size_t on = 0;
	for (size_t i = from; i < to; i++)
		on += lines->at[i].on;
	for (size_t i = from; on * 3 >= to - from && i < to; i++)
		if (lines->at[i].score > -2 && could_be_subheading(&lines->at[i]))
			lines->at[i].on = true;
}

static void
save_lists(struct lines *lines)
{
	for (size_t from = 0, to; from < lines->count; from = to + 1) {
		for (to = from; to < lines->count && !lines->at[to].texty;)
			to++;
		if (from && to < lines->count && lines->at[from - 1].on && lines->at[to].on)
			save_list(lines, from, to);
	}
}

/* "By Ann Berg, Staff Writer" */
static bool
is_byline(const struct line *line)
{
	return line->opening == KIND_BYLINE && line->words <= 7 && line->capitals + 1 >= line->words && !(line->shape & 1);
}

/* "May 3, 2025", "Updated 10:15" */
static bool
is_date(const struct line *line)
{
	return (line->month || line->clock) && line->numbers && line->words <= 6 && line->close != CLOSE_COLON
		&& !(line->shape & 1);
}

/* "Ann Berg is a reporter for the Post. Follow her on Twitter @annberg." */
static bool
is_pitch(const struct line *line)
{
	return line->link != LINK_NONE && line->words <= 40 && __builtin_popcount(line->phrases) > 1;
}

/* Labels wherever they stand; a byline and the day above the first paragraph. */
static void
drop_labels(struct lines *lines)
{
	bool head = true;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		if (has(hard_labels, line->label) || is_pitch(line) || (head && (is_byline(line) || is_date(line))))
			line->on = false;
		head &= !(line->on && line->texty);
	}
}

/* A heading over comments, with most of the body before it, ends the article. */
static void
end_at_comments(struct lines *lines)
{
	uint32_t left = words_on(lines, 0), passed = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->at[i];
		if (line->label == KIND_COMMENTS && line->words > 1 && passed / 3 > left) {
			for (; i < lines->count; i++)
				lines->at[i].on = false;
			return;
		}
		passed += line->on ? line->words : 0;
		left -= line->on ? line->words : 0;
	}
}

/* A text without a single long sentence may be a poem, a list, a brief: only plain furniture goes. */
static void
save_short_text(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->at[i].texty)
			return;
	for (size_t i = 0; i < lines->count; i++)
		lines->at[i].on = !is_plain_furniture(&lines->at[i]);
}

/* Of a text that would lose everything, what does not call itself furniture stays. */
static void
save_last_lines(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->at[i].on)
			return;
	for (size_t i = 0; i < lines->count; i++)
		lines->at[i].on = lines->at[i].texty && !is_plain_furniture(&lines->at[i]);
	save_short_lines(lines);
}

/* Lines like headlines that go, in a row: what phrases stand in them says nothing then. */
enum { HEADLINES_LEAST = 4 };

static bool
is_headline(const struct line *line)
{
	return !line->on && !line->label && line->words > 4 && line->close != CLOSE_STOP;
}

/* What furniture is LINE? By its words first, then by its shape. */
static enum kind
kind_of(const struct line *line, bool in_row, bool heads)
{
	if (line->label)
		return (enum kind)line->label;
	if (heads && could_be_subheading(line))
		return KIND_SUBHEAD;
	if (in_row && is_headline(line))
		return KIND_HEADLINES;
	if (line->opening)
		return (enum kind)line->opening;
	if (line->phrase)
		return (enum kind)line->phrase;
	if (is_date(line))
		return KIND_DATE;
	if (line->texty)
		return KIND_TEASER;
	return line->words > 4 ? KIND_HEADLINES : KIND_LABEL;
}

static void
name_kinds(struct lines *lines)
{
	for (size_t from = 0, to; from < lines->count; from = to) {
		for (to = from; to < lines->count && is_headline(&lines->at[to]);)
			to++;
		bool in_row = to - from >= HEADLINES_LEAST;
		to += to == from;
		for (size_t i = from; i < to; i++) {
			bool heads = i && lines->at[i - 1].on && i + 1 < lines->count && is_prose(&lines->at[i + 1]);
			lines->at[i].why = lines->at[i].on ? KIND_NONE : (uint8_t)kind_of(&lines->at[i], in_row, heads);
		}
	}
}

void
rules_apply(struct lines *lines)
{
	save_sentences(lines);
	save_short_lines(lines);
	save_lists(lines);
	drop_labels(lines);
	end_at_comments(lines);
	save_short_text(lines);
	save_last_lines(lines);
	name_kinds(lines);
}
