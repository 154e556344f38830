/* SPDX-License-Identifier: MIT */
/* Days, months, years and longer stretches that are named. */
#include "date-finder.h"

#include <stdio.h>

TABLE(holidays);

enum { FIRST_YEAR = 1000, LAST_YEAR = 2999 };

static bool
is_plain(const struct date_token *k)
{
	return k->class == DATE_DIGITS && !(k->flags & (TOKEN_GROUPED | TOKEN_ORDINAL));
}

static bool
is_year(const struct date_token *k)
{
	return is_plain(k) && k->digits == 4 && k->value >= FIRST_YEAR && k->value <= LAST_YEAR;
}

/* A day of the month in digits: "3", "3rd". */
static bool
is_month_day(const struct date_token *k)
{
	return k->class == DATE_DIGITS && k->digits <= 2 && k->value >= 1 && k->value <= 31;
}

/* Is the number at I the head of something else: "3.5", "3:15", "3/4", "3%", "3 million", "3 people" do not follow a month. */
static bool
is_cut_number(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i + 1);

	if (k->before != TOKEN_JOINED)
		return k->class == DATE_NUMBER && k->value >= 1000;
	if (k->class == DATE_MARK && (k->value == '.' || k->value == ',' || k->value == ':' || k->value == '/'))
		return token_class(f, i + 2, DATE_DIGITS) && token_at(f, i + 2)->before == TOKEN_JOINED &&
		       token_at(f, i + 2)->digits != 4;
	return token_is_mark(k, '%') || (k->class != DATE_MARK && k->class != DATE_S && k->class != DATE_NONE);
}

/* A year after a month or a season: "2025", ", 2025", "of 2025", "'25", "last year". */
static size_t
read_year_behind(struct finder *f, size_t i, int *year)
{
	struct expression y;
	size_t at = i;

	at += token_mark(f, at, ',') || token_class(f, at, DATE_OF) || token_class(f, at, DATE_IN);
	if (is_year(token_at(f, at)) && !is_cut_number(f, at)) {
		*year = token_at(f, at)->value;
		return at + 1;
	}
	if (token_mark(f, i, ',') || token_class(f, i, DATE_IN))
		return i;
	if (!date_parse_year(f, at, &y) || !y.value.year)
		return i;
	*year = y.value.year;
	return y.next;
}

/* Does a second month or day follow that has the year for both: "May 3 to June 5, 2025", "May or June 2025"? */
static int
year_ahead(struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	if (k->class != DATE_AND && k->class != DATE_OR && k->class != DATE_TO && k->class != DATE_THROUGH &&
	    k->class != DATE_UNTIL && !token_is_mark(k, '-') && !token_is_mark(k, '/'))
		return 0;
	i++;
	if (token_class(f, i, DATE_MONTH)) {
		i += token_mark(f, i + 1, '.') ? 2 : 1;
		i += is_month_day(token_at(f, i));
	} else if (is_month_day(token_at(f, i))) {
		i++;
	} else {
		return 0;
	}
	i += token_mark(f, i, ',') || token_class(f, i, DATE_IN);
	return is_year(token_at(f, i)) && !is_cut_number(f, i) ? token_at(f, i)->value : 0;
}

static bool
is_preposition(const struct date_token *k)
{
	switch (k->class) {
	case DATE_IN: case DATE_ON: case DATE_BY: case DATE_SINCE: case DATE_UNTIL: case DATE_FROM: case DATE_TO:
	case DATE_OF: case DATE_DURING: case DATE_FOR: case DATE_THROUGH: case DATE_BETWEEN: case DATE_BEFORE:
	case DATE_AFTER: case DATE_EARLY: case DATE_LATE: case DATE_MID: case DATE_LAST: case DATE_NEXT: case DATE_THIS:
	case DATE_EVERY: case DATE_AROUND: case DATE_WITHIN: case DATE_PAST: case DATE_COMING: case DATE_FOLLOWING:
	case DATE_PREVIOUS: case DATE_SAME: case DATE_THAT: case DATE_MIDDLE: case DATE_EARLIER: case DATE_LATER:
	case DATE_FISCAL: case DATE_NEARLY: case DATE_END: case DATE_START:
		return true;
	default:
		return false;
	}
}

/* Could the bare month at I be a verb, a name or half a word: "may", "March on", "April Jones", "Jan"? */
static bool
is_doubtful_month(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	size_t back = i - 1;

	if (!(k->flags & TOKEN_CAPITAL))
		return k->flags & TOKEN_SHORT || k->value == 5 || k->value == 3 || !is_preposition(before);
	if (token_is_mark(before, '-') && back > 0)
		before = token_at(f, back - 1);
	if (is_preposition(before))
		return k->value >= 4 && k->value <= 8 && after->class == DATE_WORD && after->flags & TOKEN_CAPITAL &&
		       (before->class == DATE_TO || before->class == DATE_OF || before->class == DATE_BY ||
		        before->class == DATE_FOR || before->class == DATE_FROM || before->class == DATE_AFTER);
	if (k->flags & TOKEN_SHORT)
		return !token_is_mark(after, '.');
	if (before->class == DATE_WORD && before->flags & TOKEN_CAPITAL && k->before == TOKEN_SPACED && k->value <= 8)
		return true;
	if (after->class == DATE_WORD && after->flags & TOKEN_CAPITAL && k->value >= 3 && k->value <= 8)
		return true;
	if (before->class == DATE_A && after->class == DATE_WORD)
		return false;
	if (k->value == 5 || k->value == 3)
		return before->class != DATE_AND && before->class != DATE_OR &&
		       !(before->class == DATE_THE && after->class == DATE_WORD) &&
		       !token_is_mark(before, ',') && !token_is_mark(before, '-') && before->class != DATE_MONTH &&
		       !(token_is_mark(after, '\'') && token_class(f, i + 2, DATE_S));
	return false;
}

bool
date_parse_month(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1, behind;
	int year = 0;

	if (token_at(f, i)->before == TOKEN_JOINED && token_class(f, i - 1, DATE_DIGITS))
		return false;
	at += token_mark(f, at, '.') && token_at(f, i)->flags & TOKEN_SHORT && token_at(f, at)->before == TOKEN_JOINED;
	e->value = (struct date_value){ .grain = GRAIN_MONTH, .month = token_at(f, i)->value };
	if (token_mark(f, at, '-') && is_month_day(token_at(f, at + 1)) && token_at(f, at)->before == TOKEN_JOINED)
		at++;
	else if (token_class(f, at, DATE_THE) && token_at(f, at + 1)->flags & TOKEN_ORDINAL)
		at++;
	if (is_month_day(token_at(f, at)) && !is_cut_number(f, at) && token_at(f, at)->before != TOKEN_PARAGRAPH) {
		e->value.grain = GRAIN_DAY;
		e->value.day = token_at(f, at)->value;
		at++;
	} else if (token_class(f, at, DATE_ORDINAL)) {
		e->value.grain = GRAIN_DAY;
		e->value.day = token_at(f, at)->value;
		at++;
		if (e->value.day == 20 && token_mark(f, at, '-') && token_class(f, at + 1, DATE_ORDINAL))
			at += 2;
	}
	behind = read_year_behind(f, at, &year);
	if (behind == at)
		year = year_ahead(f, at);
	e->value.year = year;
	if (e->value.grain == GRAIN_DAY && !calendar_is_day(year ? year : 2000, e->value.month, e->value.day))
		return false;
	if (e->value.grain == GRAIN_MONTH && !year && is_doubtful_month(f, i))
		return false;
	e->next = behind;
	e->rule = e->value.grain == GRAIN_DAY ? (year ? "full-date" : "month-day") : (year ? "month-year" : "month");
	return true;
}

/* "Tuesday of next week", "Monday last", "Friday week" is none. */
static bool
parse_weekday_week(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k;
	struct expression week = { .first = i };
	size_t at = i + 1;
	long from, to;

	at += token_class(f, at, DATE_OF);
	k = token_at(f, at);
	if (k->class != DATE_LAST && k->class != DATE_NEXT && k->class != DATE_THIS)
		return false;
	if (k->class != DATE_THIS && at == i + 1 && token_class(f, at + 1, DATE_MARK)) {
		e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = token_at(f, i)->value };
		e->lean = k->class == DATE_LAST ? LEAN_LAST : LEAN_NEXT;
		e->next = at + 1;
		e->rule = "weekday";
		return true;
	}
	if (!token_class(f, at + 1, DATE_UNIT) || !date_parse_relative(f, at, &week, false) ||
	    week.value.grain != GRAIN_WEEK || !date_value_days(&week.value, &from, &to))
		return false;
	e->value = date_value_at(from + token_at(f, i)->value - 1, GRAIN_DAY);
	e->next = week.next;
	e->rule = "weekday-week";
	return true;
}

/* "Tues", "Thurs": short, and no other word. */
static bool
is_plain_short(const struct date_token *k)
{
	return k->end - k->start > 3 && k->value != 7;
}

/* "Saturday Evening Post". */
static bool
is_title(const struct finder *f, size_t i)
{
	return token_class(f, i + 1, DATE_PART) && token_at(f, i + 1)->flags & TOKEN_CAPITAL && token_class(f, i + 2, DATE_WORD) &&
	       token_at(f, i + 2)->flags & TOKEN_CAPITAL && !(token_at(f, i + 2)->flags & TOKEN_CAPITALS);
}

bool
date_parse_weekday(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	struct expression day = *e;
	size_t at = i + 1;

	at += token_mark(f, at, '.') && k->flags & TOKEN_SHORT;
	at += token_mark(f, at, ',');
	at += token_class(f, at, DATE_THE) || token_class(f, at, DATE_ON);
	if (token_at(f, at)->before < TOKEN_PARAGRAPH && (k->flags & TOKEN_CAPITAL || !(k->flags & TOKEN_SHORT))) {
		bool found = token_class(f, at, DATE_MONTH)    ? date_parse_month(f, at, &day)
		             : token_class(f, at, DATE_DIGITS) ? date_parse_digits(f, at, &day)
		                                               : false;

		if (found && day.value.grain == GRAIN_DAY) {
			e->value = day.value;
			e->next = day.next;
			e->rule = day.value.year ? "weekday-full-date" : "weekday-month-day";
			return true;
		}
		if (token_at(f, at)->flags & TOKEN_ORDINAL && is_month_day(token_at(f, at)))
			return false;
	}
	if ((!(k->flags & TOKEN_CAPITAL) && k->flags & TOKEN_SHORT) || (k->flags & TOKEN_SHORT && !token_class(f, i - 1, DATE_ON) && !is_plain_short(k)) ||
	    is_title(f, i))
		return false;
	if (parse_weekday_week(f, i, e))
		return true;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = k->value };
	e->next = i + 1;
	e->rule = "weekday";
	return true;
}

/* A noun in the plural, or people: "2000 soldiers" is no year. */
static bool
counts_things(const struct finder *f, size_t i)
{
	static const char *const words[] = { "people", "men", "women", "children", "feet", "percent", "troops", "km",
		"kilometers", "miles", "meters", "metres", "tons", "tonnes", "dollars", "pounds", "euros", "votes", "points",
		"pages", "words", "square", "barrels", "acres", "calories", "kg", "mph", "rpm", "horsepower", "civilians" };
	const struct date_token *k = token_at(f, i);
	struct text word = token_text(f, i);

	if (k->class == DATE_UNITS || (k->class == DATE_NUMBER && k->value >= 100) || token_is_mark(k, '%'))
		return true;
	if (k->class != DATE_WORD || k->flags & TOKEN_CAPITAL)
		return false;
	for (size_t n = 0; n < sizeof words / sizeof *words; n++)
		if (text_equal(word, text_of(words[n])))
			return true;
	return false;
}

static bool
is_possessive(const struct finder *f, size_t i)
{
	static const char *const words[] = { "his", "her", "its", "their", "our" };

	for (size_t n = 0; n < sizeof words / sizeof *words; n++)
		if (text_equal_folded(token_text(f, i), text_of(words[n])))
			return true;
	return false;
}

/* Is the number of four digits at I a year by what stands about it? */
static bool
stands_as_year(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	bool modern = k->value >= 1900 && k->value <= 2040;
	bool round = k->value % 100 == 0;

	if (before->class == DATE_NUMBERED || (token_is_mark(before, '.') && token_class(f, i - 2, DATE_NUMBERED)))
		return false;
	if (before->class == DATE_DIGITS && k->before == TOKEN_SPACED && !(before->flags & TOKEN_ORDINAL))
		return false;

	if (k->before == TOKEN_JOINED && before->class != DATE_NONE) {
		if (before->class != DATE_MARK)
			return false;
		if (before->value == '$' || before->value == '#' || before->value == '.' || before->value == ':' ||
		    before->value == '=' || before->value == '_' || before->value == '@' || before->value == '+')
			return false;
		if (before->value == '-' && before->before == TOKEN_JOINED && token_class(f, i - 2, DATE_DIGITS) &&
		    token_at(f, i - 2)->digits != 4)
			return false;
		if (before->value == ',' && token_class(f, i - 2, DATE_DIGITS))
			return false;
		if (before->value == '/' && token_at(f, i - 2)->digits != 4)
			return false;
	}
	if (is_cut_number(f, i) && !(after->class == DATE_MARK && after->value == '/'))
		return false;
	if (token_is_mark(after, '-') && after->before == TOKEN_JOINED) {
		const struct date_token *behind = token_at(f, i + 2);

		if (behind->class == DATE_DIGITS && behind->digits != 2 && behind->digits != 4)
			return false;
		if (behind->class == DATE_UNIT || behind->class == DATE_WORD)
			return modern && behind->class == DATE_WORD && behind->end - behind->start > 1;
	}
	if (counts_things(f, i + 1))
		return false;
	if (modern && !round)
		return true;
	if (modern && (is_preposition(before) || before->class == DATE_THE || token_is_mark(before, '(')))
		return true;
	if (!round && k->value >= 1400 && token_is_mark(after, ',') && before->class == DATE_MARK &&
	    (before->value == '.' || before->value == '-'))
		return true;
	if (modern && token_is_mark(before, ',') && (token_is_mark(after, ')') || token_is_mark(after, ':') || token_is_mark(after, ';')))
		return true;
	if (token_is_mark(after, '-') && is_year(token_at(f, i + 2)) && token_at(f, i + 2)->value > k->value)
		return true;
	if (!round && k->value >= 1400 && after->class == DATE_WORD && (before->class == DATE_THE || is_possessive(f, i - 1)))
		return true;
	switch (before->class) {
	case DATE_FOR:
		return !round && k->value >= 1400;
	case DATE_WORD:
		return !round && k->value >= 1400 && text_equal_folded(token_text(f, i - 1), text_of("as"));
	case DATE_IN: case DATE_SINCE: case DATE_BY: case DATE_UNTIL: case DATE_FROM: case DATE_DURING: case DATE_BETWEEN:
	case DATE_EARLY: case DATE_LATE: case DATE_MID: case DATE_BEFORE: case DATE_AFTER: case DATE_THROUGH:
	case DATE_END: case DATE_FISCAL: case DATE_SEASON: case DATE_AROUND:
		return true;
	case DATE_AND: case DATE_TO: case DATE_OR:
		return token_class(f, i - 2, DATE_DIGITS) && token_at(f, i - 2)->digits == 4;
	case DATE_UNIT:
		return before->value == 'y';
	case DATE_OF:
		return modern || (k->value >= 1500 && after->class != DATE_WORD);
	case DATE_MARK:
		return (before->value == '(' || before->value == '-') && k->value >= 1400 && k->value < 2100 &&
		       (token_is_mark(after, ')') || token_is_mark(after, '-') || token_is_mark(after, ',') ||
		        token_class(f, i - 2, DATE_DIGITS));
	default:
		return false;
	}
}

/* "1990s", "1990's", "'90s"; *YEAR is its first, or below 100. */
static size_t
read_decade(const struct finder *f, size_t i, int *year)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i + 1;

	if (!is_plain(k) || k->value % 10 || (k->digits != 4 && k->digits != 2))
		return i;
	if (k->digits == 4 && !is_year(k))
		return i;
	if (token_mark(f, at, '\'') && token_at(f, at)->before == TOKEN_JOINED)
		at++;
	if (!token_class(f, at, DATE_S) || token_at(f, at)->before != TOKEN_JOINED)
		return i;
	if (k->digits == 2 && at > i + 1 && !token_class(f, i - 1, DATE_THE))
		return i;
	*year = k->value;
	return at + 1;
}

static bool
set_decade(struct expression *e, size_t next, int year)
{
	e->value = (struct date_value){ .grain = GRAIN_DECADE, .year = year < 100 ? 1900 + year : year };
	if (year < 30)
		e->value.year += 100 * (year < 30 && year != 0 ? 1 : 0);
	if (year >= 1000 && year % 100 == 0)
		e->value.grain = year % 1000 == 0 && year == 2000 ? GRAIN_DECADE : year < 1900 ? GRAIN_CENTURY : GRAIN_DECADE;
	e->next = next;
	e->rule = "decade";
	return true;
}

/* "AD 314", "314 AD", "400 BC": at the number. */
static bool
parse_era(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	bool bc = after->class == DATE_BC;

	if (!is_plain(k) || k->digits > 4 || k->value < 1)
		return false;
	if (!((after->class == DATE_AD || bc) && after->flags & TOKEN_CAPITALS) &&
	    !(before->class == DATE_AD && before->flags & TOKEN_CAPITALS))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = bc ? -k->value : k->value };
	e->next = after->class == DATE_AD || bc ? i + 2 : i + 1;
	e->rule = "era";
	return true;
}

/* "20th century", "the nineteenth century"; "the 18th and 19th centuries" gives each. */
static bool
parse_century(struct finder *f, size_t i, int number, struct expression *e)
{
	size_t at = i + 1;
	bool named;

	at += token_mark(f, at, '-');
	named = (token_class(f, at, DATE_UNIT) || token_class(f, at, DATE_UNITS)) && token_at(f, at)->value == 'c';
	if (!named && (token_class(f, at, DATE_AND) || token_class(f, at, DATE_TO) || token_class(f, at, DATE_OR))) {
		size_t behind = at + 2;

		behind += token_mark(f, behind, '-');
		if ((token_class(f, at + 1, DATE_ORDINAL) || token_at(f, at + 1)->flags & TOKEN_ORDINAL) &&
		    (token_class(f, behind, DATE_UNIT) || token_class(f, behind, DATE_UNITS)) &&
		    token_at(f, behind)->value == 'c') {
			named = true;
			at = i;
		}
	}
	if (!named || number < 1 || number > 30)
		return false;
	e->value = (struct date_value){ .grain = GRAIN_CENTURY, .year = 100 * (number - 1) };
	e->next = at + 1;
	if (token_class(f, e->next, DATE_BC)) {
		e->value.year = -100 * (number - 1);
		e->next++;
	}
	e->rule = "century";
	return true;
}

/* The day first: "3 May", "3rd of May 2025", "3-5 May", "25 and 26 March". */
static bool
parse_day_month(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1, behind;
	int year = 0;

	if (!is_month_day(token_at(f, i)) || (token_at(f, i)->before == TOKEN_JOINED && !token_mark(f, i - 1, '-') &&
	                                      !token_mark(f, i - 1, '(') && !token_mark(f, i - 1, '"')))
		return false;
	if (token_mark(f, at, '-') || token_class(f, at, DATE_AND) || token_class(f, at, DATE_OR) ||
	    token_class(f, at, DATE_TO)) {
		if (is_month_day(token_at(f, at + 1)))
			at += 2;
	}
	e->next = at == i + 1 ? 0 : i + 1;
	at += token_class(f, at, DATE_OF) || (token_mark(f, at, '-') && token_at(f, at)->before == TOKEN_JOINED);
	at += token_class(f, at, DATE_THIS);
	if (!token_class(f, at, DATE_MONTH) || token_at(f, at)->before == TOKEN_PARAGRAPH)
		return false;
	if (!(token_at(f, at)->flags & TOKEN_CAPITAL) && token_at(f, at)->value == 5 && !(token_at(f, i)->flags & TOKEN_ORDINAL))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .month = token_at(f, at)->value, .day = token_at(f, i)->value };
	at++;
	if (token_at(f, at - 1)->flags & TOKEN_SHORT)
		at += token_mark(f, at, '.') || token_mark(f, at, '-');
	behind = read_year_behind(f, at, &year);
	if (behind == at)
		year = year_ahead(f, at);
	e->value.year = year;
	if (!e->next)
		e->next = behind;
	else if (token_at(f, i)->before == TOKEN_JOINED)
		return false;
	e->rule = year ? "full-date" : "day-month";
	return calendar_is_day(year ? year : 2000, e->value.month, e->value.day);
}

/* "2025-05-03", "13/5/2025", "20250503", and the moment behind it. */
static bool
parse_numeric(struct finder *f, size_t i, struct expression *e)
{
	struct date_day day;
	size_t next = date_read_day(f->t, i, f->order, &day), at, behind;
	struct date_clock clock;

	if (next == i || next == i + 1 || token_at(f, i)->before == TOKEN_JOINED)
		if (next == i || !token_mark(f, i - 1, '('))
			return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = day.year, .month = day.month, .day = day.day };
	e->next = next;
	e->rule = token_class(f, i + 1, DATE_MARK) ? "numeric" : "full-date";
	at = next;
	if (text_equal(token_text(f, at), text_of("T")) && token_at(f, at)->before == TOKEN_JOINED)
		at++;
	else if (token_at(f, at)->before != TOKEN_SPACED)
		return true;
	behind = date_read_clock(f->t, at, &clock);
	if (behind > at) {
		e->next = date_read_zone(f->t, behind, &clock);
		e->value.grain = GRAIN_CLOCK;
		e->value.clock = clock;
		e->type = DATE_TYPE_TIME;
		e->rule = "moment";
	}
	return true;
}

/* "3/5/2025" where nothing tells which is the month: its year is known. */
static bool
parse_unknown_order(struct finder *f, size_t i, struct expression *e)
{
	struct date_day day;
	size_t next = f->order ? i : date_read_day(f->t, i, ORDER_DAY_FIRST, &day);

	if (next != i + 5 || token_at(f, i)->before == TOKEN_JOINED || !token_mark(f, i + 1, '/'))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = day.year };
	e->next = next;
	e->rule = "numeric-unknown";
	return true;
}

/* "11/20" behind "on" or "by", "09/2012": what can be read one way only. */
static bool
parse_slashed(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *b = token_at(f, i + 2), *before = token_at(f, i - 1);
	bool month_first = f->order == ORDER_MONTH_FIRST || b->value > 12;

	if (!is_month_day(k) || k->flags || k->before == TOKEN_JOINED || !token_mark(f, i + 1, '/') ||
	    token_at(f, i + 1)->before != TOKEN_JOINED || !is_plain(b) || b->before != TOKEN_JOINED ||
	    (token_at(f, i + 3)->before == TOKEN_JOINED && token_mark(f, i + 3, '/')))
		return false;
	e->next = i + 3;
	e->rule = "numeric";
	if (is_year(b)) {
		e->value = (struct date_value){ .grain = GRAIN_MONTH, .year = b->value, .month = k->value };
		return k->value <= 12 && k->digits == 2;
	}
	if (before->class != DATE_ON && before->class != DATE_BY && before->class != DATE_UNTIL && before->class != DATE_SINCE)
		return false;
	if (!month_first && f->order != ORDER_DAY_FIRST && k->value <= 12)
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .month = month_first ? k->value : b->value,
		.day = month_first ? b->value : k->value };
	return e->value.month >= 1 && e->value.month <= 12 && calendar_is_day(2000, e->value.month, e->value.day);
}

/* "Q3", "Q1 2019", "2019-Q1", "H2 2024", "FY2019". */
bool
date_parse_letters(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *number = token_at(f, i + 1);
	struct text word = token_text(f, i);
	bool half = text_equal(word, text_of("H"));
	int year = 0;

	if (!is_plain(number) || number->before != TOKEN_JOINED || (k->before == TOKEN_JOINED && !token_mark(f, i - 1, '-')))
		return false;
	e->rule = "quarter-letter";
	if (text_equal(word, text_of("FY")) && is_year(number)) {
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = number->value };
		e->next = i + 2;
		return true;
	}
	if ((!half && !text_equal(word, text_of("Q"))) || number->digits != 1 || number->value < 1 ||
	    number->value > (half ? 2 : 4))
		return false;
	e->value = (struct date_value){ .grain = half ? GRAIN_HALF : GRAIN_QUARTER, .number = number->value };
	e->next = i + 2;
	e->next += token_mark(f, e->next, '-') && is_year(token_at(f, e->next + 1));
	e->next = read_year_behind(f, e->next, &year);
	e->value.year = year;
	return year || (!half && is_preposition(token_at(f, i - 1)));
}

static bool
parse_plain_year(struct finder *f, size_t i, struct expression *e)
{
	if (!is_year(token_at(f, i)) || !stands_as_year(f, i))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = token_at(f, i)->value };
	e->next = i + 1;
	e->rule = "year";
	return true;
}

/* "9/11", the one day that is known by its numbers. */
static bool
parse_nine_eleven(struct finder *f, size_t i, struct expression *e)
{
	if (token_at(f, i)->value != 9 || token_at(f, i)->digits != 1 || !token_mark(f, i + 1, '/') ||
	    token_at(f, i + 1)->before != TOKEN_JOINED || token_at(f, i + 2)->value != 11 ||
	    token_at(f, i + 2)->digits != 2 || token_at(f, i + 2)->before != TOKEN_JOINED ||
	    (token_mark(f, i + 3, '/') && token_at(f, i + 3)->before == TOKEN_JOINED))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = 2001, .month = 9, .day = 11 };
	e->next = i + 3;
	e->rule = "nine-eleven";
	return true;
}

bool
date_parse_digits(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	int year;
	size_t next;

	if (k->before == TOKEN_JOINED && (token_mark(f, i - 1, '$') || token_mark(f, i - 1, '#')))
		return false;
	if (k->flags & TOKEN_ORDINAL && parse_century(f, i, k->value, e))
		return true;
	next = read_decade(f, i, &year);
	if (next > i)
		return set_decade(e, next, year);
	return parse_numeric(f, i, e) || parse_unknown_order(f, i, e) || parse_slashed(f, i, e) || parse_day_month(f, i, e) || parse_nine_eleven(f, i, e) || parse_era(f, i, e) ||
	       parse_plain_year(f, i, e);
}

/* "nineteen ninety-six", "two thousand [and] five", "twenty oh five" is none. */
bool
date_parse_year_words(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *a = token_at(f, i), *b = token_at(f, i + 1);
	int year = 0;
	size_t at = i + 2;

	if (a->class == DATE_DECADE && (token_class(f, i - 1, DATE_THE) || token_class(f, i - 1, DATE_MID) ||
	                                token_class(f, i - 1, DATE_EARLY) || token_class(f, i - 1, DATE_LATE)))
		return set_decade(e, i + 1, a->value);
	if (a->class != DATE_NUMBER || b->class != DATE_NUMBER)
		return false;
	if (a->value == 2 && b->value == 1000 && token_class(f, i - 1, DATE_UNIT)) {
		year = 2000;
	} else if (a->value >= (is_preposition(token_at(f, i - 1)) ? 13 : 17) && a->value <= 20 && b->value >= 10 && b->value < 100) {
		year = 100 * a->value + b->value;
		if (b->value >= 20) {
			size_t ones = at + token_mark(f, at, '-');

			if (token_class(f, ones, DATE_NUMBER) && token_at(f, ones)->value < 10) {
				year += token_at(f, ones)->value;
				at = ones + 1;
			}
		}
	}
	if (!year || token_class(f, at, DATE_UNITS) || token_class(f, at, DATE_NUMBER))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = year };
	e->next = at;
	e->rule = "year-words";
	return true;
}

/* "second Wednesday of October 2014", "last Friday in May", at the weekday. */
bool
date_parse_nth_weekday(struct finder *f, size_t i, int number, struct expression *e)
{
	struct expression month = { .first = e->first };
	long day;

	if ((!token_class(f, i + 1, DATE_OF) && !token_class(f, i + 1, DATE_IN)) || !token_class(f, i + 2, DATE_MONTH) ||
	    !date_parse_month(f, i + 2, &month) || month.value.grain != GRAIN_MONTH)
		return false;
	date_resolve(f, &month);
	if (!month.value.year)
		return false;
	day = calendar_nth_weekday(month.value.year, month.value.month, token_at(f, i)->value, number);
	e->value = date_value_at(day, GRAIN_DAY);
	e->next = month.next;
	e->rule = "nth-weekday";
	return e->value.month == month.value.month;
}

/* "first quarter", "third-quarter", "fourth quarters", "first half of 1990", "the fifth of January", "the 29th". */
bool
date_parse_ordinal(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i + 1;
	int number = k->value;

	if (k->class == DATE_DIGITS && !(k->flags & TOKEN_ORDINAL))
		return false;
	if (parse_century(f, i, number, e))
		return true;
	at += token_mark(f, at, '-');
	if ((token_class(f, at, DATE_UNIT) || token_class(f, at, DATE_UNITS)) && token_at(f, at)->value == 'q' && number <= 4) {
		e->value = (struct date_value){ .grain = GRAIN_QUARTER, .number = number };
		e->next = at + 1;
		e->rule = "quarter";
		if (token_class(f, at, DATE_UNITS))
			e->type = DATE_TYPE_SET;
		return true;
	}
	if (token_class(f, at, DATE_WEEKDAY) && number <= 5)
		return date_parse_nth_weekday(f, at, number, e);
	if (token_class(f, at, DATE_HALF) && number <= 2) {
		int year = 0;
		size_t next = at + 1, behind = next;

		next += token_class(f, next, DATE_OF);
		next += token_class(f, next, DATE_THE);
		behind = read_year_behind(f, next, &year);
		if (behind == next)
			return false;
		e->value = (struct date_value){ .grain = GRAIN_HALF, .year = year, .number = number };
		e->next = behind;
		e->rule = "half";
		return true;
	}
	if (definite && k->class == DATE_DIGITS && number <= 31 &&
	    (token_class(f, i - 2, DATE_ON) || token_class(f, i - 2, DATE_BY)) &&
	    !token_class(f, i + 1, DATE_WORD) && !token_class(f, i + 1, DATE_OF) && !token_class(f, i + 1, DATE_UNIT)) {
		struct date_value month = date_then(f, GRAIN_MONTH);

		if (month.year && !calendar_is_day(month.year, month.month, number))
			return false;
		e->value = (struct date_value){ .grain = GRAIN_DAY, .year = month.year, .month = month.month, .day = number };
		e->next = i + 1;
		e->rule = "anaphor";
		return true;
	}
	if (token_class(f, i + 1, DATE_OF) && token_class(f, i + 2, DATE_MONTH) && number <= 31) {
		int year = 0;

		e->value = (struct date_value){ .grain = GRAIN_DAY, .month = token_at(f, i + 2)->value, .day = number };
		e->next = read_year_behind(f, i + 3, &year);
		e->value.year = year;
		e->rule = "day-month";
		return true;
	}
	return false;
}

/* How much of the text at BYTE spells KEY, a typographic apostrophe standing for a plain one; 0: it does not. */
static size_t
spells(struct text t, size_t byte, const char *key)
{
	size_t at = byte, size;

	for (; *key; key++) {
		if (at >= t.length)
			return 0;
		if (ascii_fold(t.data[at]) == *key || (*key == ' ' && t.data[at] == '\n')) {
			at++;
		} else if (*key == '\'' && (unsigned char)t.data[at] >= 0x80 && utf8_at(t, at, &size) == 0x2019) {
			at += size;
		} else {
			return 0;
		}
	}
	return text_is_word_edge(t, at) ? at - byte : 0;
}

/* The day of a holiday by its RULE (lib/tables/holidays.txt); year 0 when YEAR is and the rule needs one. */
static struct date_value
holiday_value(const char *rule, int year)
{
	struct date_value v = { .grain = GRAIN_DAY, .year = year };
	int month = 0, weekday = 0, which = 0, plus = 0;
	long number;

	if (sscanf(rule, "%4d-%2d-%2d", &v.year, &v.month, &v.day) == 3)
		return v;
	v.year = year;
	if (sscanf(rule, "%2d-%2d", &v.month, &v.day) == 2)
		return v;
	v.month = v.day = 0;
	if (!year)
		return v;
	if (sscanf(rule, "easter %d", &plus) == 1)
		number = calendar_easter(year) + plus;
	else if (strcmp(rule, "election") == 0)
		number = calendar_nth_weekday(year, 11, 1, 1) + 1;
	else if (sscanf(rule, "%d %d %d %d", &month, &weekday, &which, &plus) >= 3)
		number = calendar_nth_weekday(year, month, weekday, which) + plus;
	else
		return v;
	return date_value_at(number, GRAIN_DAY);
}

/* The year whose holiday is meant, seen from the text's day. */
static int
holiday_year(const struct finder *f, const struct expression *e, const char *rule)
{
	int year = calendar_day(f->day).year;
	long here[3], to;

	for (int i = 0; i < 3; i++) {
		struct date_value v = holiday_value(rule, year + i - 1);

		if (!date_value_days(&v, &here[i], &to))
			return year;
	}
	if (e->lean == LEAN_LAST)
		return here[1] < f->day ? year : year - 1;
	if (e->lean == LEAN_NEXT)
		return here[1] > f->day ? year : year + 1;
	if (here[1] == f->day || e->lean)
		return year;
	if (here[1] < f->day)
		return date_is_past(f, e, f->day - here[1], here[2] - f->day) ? year : year + 1;
	return date_is_past(f, e, f->day - here[0], here[1] - f->day) ? year - 1 : year;
}

/* "Easter week", "Labor Day weekend". */
static void
add_week(const struct finder *f, struct expression *e)
{
	const struct date_token *k = token_at(f, e->next);
	long from, to;

	if (!date_value_days(&e->value, &from, &to))
		return;
	if (k->class == DATE_WEEKEND)
		e->value = date_value_at(from, GRAIN_WEEKEND);
	else if (k->class == DATE_UNIT && k->value == 'w')
		e->value = date_value_at(from, GRAIN_WEEK);
	else
		return;
	e->next++;
}

bool
date_parse_holiday(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	const struct table_entry *best = NULL;
	unsigned char first = (unsigned char)ascii_fold(f->t->text.data[k->start]);
	size_t length = 0, at;
	int year = 0;

	if (text_equal_folded(token_text(f, i - 1), text_of("merry")) ||
	    text_equal_folded(token_text(f, i - 1), text_of("happy")))
		return false;
	for (size_t n = table_holidays.first[first]; n < table_holidays.first[first + 1]; n++) {
		size_t spelled = spells(f->t->text, k->start, table_holidays.entries[n].key);

		if (spelled > length) {
			length = spelled;
			best = &table_holidays.entries[n];
		}
	}
	if (!best)
		return false;
	for (at = i; at < f->t->count && token_at(f, at)->end < k->start + length;)
		at++;
	if (at == i && token_class(f, at + 1, DATE_WORD) && token_at(f, at + 1)->before == TOKEN_SPACED)
		return false;
	e->next = read_year_behind(f, at + 1, &year);
	if (!year && f->narrative)
		year = date_then(f, GRAIN_YEAR).year;
	else if (!year && f->day)
		year = holiday_year(f, e, best->value);
	e->value = holiday_value(best->value, year);
	e->lean = LEAN_NONE;
	e->rule = "holiday";
	add_week(f, e);
	return true;
}
