/* SPDX-License-Identifier: MIT */
/* What the whole text tells before it is read: its day, the order of its numeric dates, its kind. */
#include "date-finder.h"

/* How far these looks go, so that a long text costs no more than a short one. */
enum { HEAD_LINES = 12, HEAD_TOKENS = 60, HISTORY_TOKENS = 4000, LONG = 200 };

/* How many tokens may stand before the day of a dateline, or in brackets behind it. */
enum { DATELINE = 10 };

/* A day before this year that stands in a sentence is told of, not reported from. */
enum { OLDEST = 1990 };

/* The number of "born" among the verbs of the past. */
enum { BORN = 2 };

/* How many bytes a date in numbers may have, with one behind it. */
enum { LONGEST_DATE = 16 };

/* A history has no more than one word of the day in so many tokens. */
enum { NEWS_RATE = 350 };

/* A text of one day has so many of them, or one "I" or "we" in so many tokens. */
enum { NEWS_WORDS = 2, SPEAKER_RATE = 120 };

bool
date_day_of(struct text text, long *number)
{
	struct date_value v;
	long to;

	*number = 0;
	if (!date_value_read(text, &v))
		return false;
	if (v.grain == GRAIN_DAY)
		return date_value_days(&v, number, &to);
	return true;
}

/* The order of the date whose first slash stands at AT; ORDER_UNKNOWN: it can be read both ways, or is none. */
static enum date_order
order_at(struct text text, size_t at)
{
	static struct date_tokens few;
	size_t start = at;
	struct date_day day;

	while (start > 0 && at - start < 3 && ascii_is_digit(text.data[start - 1]))
		start--;
	if (start == at || at - start > 2)
		return ORDER_UNKNOWN;
	text = text_slice(text, start, text.length);
	date_tokens_read(&few, text_slice(text, 0, text.length < LONGEST_DATE ? text.length : LONGEST_DATE));
	if (few.tokens[1].value == few.tokens[3].value || date_read_day(&few, 1, ORDER_UNKNOWN, &day) != 6)
		return ORDER_UNKNOWN;
	return few.tokens[1].value > 12 ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
}

/* What the numeric dates of the text tell of their order: the first that can be read one way only. */
static enum date_order
order_in_text(struct text text)
{
	enum date_order order = ORDER_UNKNOWN;
	const char *slash = text.data;

	while (!order && text.length && (slash = memchr(slash, '/', text.length - (size_t)(slash - text.data))))
		order = order_at(text, (size_t)(slash++ - text.data));
	return order;
}

/* A line of the head that as a whole is a day. */
static long
day_in_lines(struct text text)
{
	static struct buffer line;
	struct span span;
	size_t at = 0;
	long number;

	for (int n = 0; n < HEAD_LINES && text_next_line(text, &at, &span); n++) {
		buffer_reset(&line);
		if (date_line(text_span(text, span), &line) && date_day_of(buffer_text(&line), &number) && number)
			return number;
	}
	return 0;
}

/* "PARIS, May 3, 2025 (Reuters) -": a place in capitals before the date from I to NEXT, a dash behind it. */
static bool
is_dateline(const struct finder *f, size_t i, size_t next)
{
	bool place = false;
	size_t start = i;

	while (start > 1 && i - start < DATELINE && token_at(f, start)->before < TOKEN_LINE)
		place |= token_at(f, --start)->flags & TOKEN_CAPITALS && token_at(f, start)->class == DATE_WORD;
	if (!place || token_at(f, start)->before < TOKEN_LINE)
		return false;
	if (token_mark(f, next, '('))
		for (size_t n = 0; n < DATELINE && !token_mark(f, next - 1, ')'); n++)
			next++;
	return token_mark(f, next, '-') || token_mark(f, next, '~') || token_mark(f, next, '_');
}

/* Does the full date from I to NEXT belong to a picture, a post or an event long known? */
static bool
is_caption(const struct finder *f, size_t i, size_t next)
{
	const struct date_token *after = token_at(f, next);

	after += token_is_mark(after, '.') || token_is_mark(after, ',');
	if (token_is_mark(after, '(') || after->before >= TOKEN_LINE || after->flags & TOKEN_CAPITALS)
		return true;
	if (token_class(f, i - 1, DATE_ON) && token_class(f, i - 2, DATE_PAST_VERB) && token_at(f, i - 2)->value == BORN)
		return true;
	return token_mark(f, i - 1, ')') || token_class(f, i - 1, DATE_SINCE) || token_class(f, i - 1, DATE_AFTER) ||
	       token_class(f, i - 1, DATE_BEFORE) || token_class(f, i - 1, DATE_OF) ||
	       token_class(f, i - 1, DATE_THIS) ||
	       token_class(f, i - 1, DATE_UNTIL);
}

/*
 * The text's own day when only its sentences can tell: the latest full date of the head that they report of,
 * unless the text speaks of a later year.
 */
static long
day_in_head(struct finder *f)
{
	long best = 0;
	int year = 0;

	for (size_t i = 1; i < f->t->count && i < HISTORY_TOKENS; i++) {
		struct date_day day;
		const struct date_token *k = token_at(f, i);
		size_t next, start = i;
		long number;

		if (k->class == DATE_DIGITS && k->digits == 4 && !k->flags && k->value > year && k->value < 2100 &&
		    date_tense(f, i, i + 1) < 0)
			year = k->value;
		if ((k->class != DATE_MONTH && k->class != DATE_DIGITS) || i > HEAD_TOKENS)
			continue;
		next = date_read_day(f->t, i, f->order, &day);
		if (next == i || day.year < 1700)
			continue;
		start -= token_mark(f, start - 1, ',');
		start -= token_class(f, start - 1, DATE_WEEKDAY);
		number = calendar_number(day.year, day.month, day.day);
		if (is_dateline(f, start, next))
			return number;
		if (number > best && day.year >= OLDEST && !is_caption(f, start, next) && date_tense(f, start, next) <= 0)
			best = number;
		i = next - 1;
	}
	return best && calendar_day(best).year >= year ? best : 0;
}

/* Does the text give the years of a life of old, "(c. 314 - 368)"? */
static bool
is_antique(const struct finder *f)
{
	if (!f->t->text.length || !memchr(f->t->text.data, '(', f->t->text.length))
		return false;
	for (size_t i = 1; i < f->t->count && i < HISTORY_TOKENS; i++) {
		const struct date_token *k = token_at(f, i);

		if (!token_is_mark(k, '('))
			continue;
		k += token_is_mark(&k[2], '.') ? 3 : 1;
		if (token_is_number(k) && k->digits == 3 && token_is_mark(&k[1], '-') && token_is_number(&k[2]) &&
		    k[2].digits == 3 && k[2].value > k->value && token_is_mark(&k[3], ')'))
			return true;
	}
	return false;
}

/* "Friday", "today", "said", "last week": what news is full of and histories are not. */
static bool
is_news_word(const struct date_token *k)
{
	switch (k->class) {
	case DATE_WEEKDAY: case DATE_TODAY: case DATE_YESTERDAY: case DATE_TOMORROW: case DATE_TONIGHT: case DATE_AGO:
	case DATE_SAYS:
		return true;
	case DATE_THIS: case DATE_LAST: case DATE_NEXT:
		return k[1].class == DATE_UNIT;
	default:
		return false;
	}
}

/* Do most of its years lie well before its own day, and few words point at that day? */
static bool
is_history(const struct finder *f)
{
	int year = f->day ? calendar_day(f->day).year : 0;
	size_t years = 0, old = 0, news = 0, read = 1;

	for (; read < f->t->count && read < HISTORY_TOKENS; read++) {
		const struct date_token *k = token_at(f, read);

		news += is_news_word(k);
		if (k->class != DATE_DIGITS || k->digits != 4 || k->flags || k->value < 1000 || k->value > 2100)
			continue;
		years++;
		old += !year || k->value < year - 1 || k->value > year + 1;
	}
	if (news * NEWS_RATE > read)
		return false;
	return (years >= 6 && old * 10 >= years * 9) || (years >= 12 && old * 5 >= years * 3 && years * 120 >= read);
}

void
date_read_context(struct finder *f)
{
	if (!f->order)
		f->order = order_in_text(f->t->text);
	if (!f->day)
		f->day = day_in_lines(f->t->text);
	if (!f->day)
		f->day = day_in_head(f);
	f->narrative = f->narrative || is_history(f);
	f->antique = is_antique(f);
}

/* Does someone speak in the text, or does it point at days about its own? */
static bool
is_of_a_day(const struct finder *f)
{
	size_t news = 0, speakers = 0, read = 1;

	for (; read < f->t->count && read < HISTORY_TOKENS; read++) {
		const struct date_token *k = token_at(f, read);

		news += k->class != DATE_TODAY && k->class != DATE_AGO && is_news_word(k);
		speakers += k->class == DATE_SPEAKER;
	}
	return news >= NEWS_WORDS || speakers * SPEAKER_RATE >= read;
}

bool
date_is_timeless(struct finder *f)
{
	if (f->age == AGE_UNKNOWN)
		f->age = f->narrative || (f->t->count > LONG && !is_of_a_day(f)) ? AGE_TIMELESS : AGE_OF_A_DAY;
	return f->age == AGE_TIMELESS;
}
