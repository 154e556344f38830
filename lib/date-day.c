/* SPDX-License-Identifier: MIT */
/* Days of months and of weeks, and months. */
#include "date-finder.h"

/* A year after a month or a season: "2025", ", 2025", "of 2025", "'25", "last year". */
size_t
date_read_year_behind(struct finder *f, size_t i, int *year)
{
	struct expression y;
	size_t at = i;

	at += token_mark(f, at, ',') || token_class(f, at, DATE_OF) || token_class(f, at, DATE_IN);
	if (token_is_year(token_at(f, at)) && !date_is_cut_number(f, at)) {
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
		i += token_is_month_day(token_at(f, i));
	} else if (token_is_month_day(token_at(f, i))) {
		i++;
	} else {
		return 0;
	}
	i += token_mark(f, i, ',') || token_class(f, i, DATE_IN);
	return token_is_year(token_at(f, i)) && !date_is_cut_number(f, i) ? token_at(f, i)->value : 0;
}

bool
date_is_preposition(const struct date_token *k)
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

	if (k->value == 5 && before->class == DATE_IN && (after->class == DATE_MARK || after->class == DATE_NONE))
		return false;
	if (!(k->flags & TOKEN_CAPITAL))
		return k->flags & TOKEN_SHORT || k->value == 5 || k->value == 3 || !date_is_preposition(before);
	if (token_is_mark(before, '-') && back > 0)
		before = token_at(f, back - 1);
	if (before->class == DATE_THAT && k->value == 5)
		return after->class != DATE_MARK;
	if (date_is_preposition(before))
		return k->value >= 4 && k->value <= 8 && after->class == DATE_WORD && after->flags & TOKEN_CAPITAL &&
		       (before->class == DATE_TO || before->class == DATE_OF || before->class == DATE_BY ||
		        before->class == DATE_FOR || before->class == DATE_FROM || before->class == DATE_AFTER);
	if (k->flags & TOKEN_SHORT)
		return !token_is_mark(after, '.');
	if (before->class == DATE_WORD && before->flags & TOKEN_CAPITAL && k->before == TOKEN_SPACED && k->value <= 8)
		return true;
	if ((after->class == DATE_WORD || (after->class == DATE_O && token_mark(f, i + 2, '\''))) &&
	    after->flags & TOKEN_CAPITAL && k->value >= 3 && k->value <= 8)
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

/* May a day in words end before token I: "April nine, 1982", but not "April nine men left"? */
static bool
ends_day(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	return k->class == DATE_MARK ? k->value != '-' && k->value != '%' && k->value != '$'
	                             : k->class == DATE_NONE || k->class == DATE_AND || token_is_year(k);
}

/* "fourth", "twenty-first", "twenty-nine" behind a month. */
static size_t
read_day_words(const struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i;
	int tens = 0;

	if (k->class == DATE_NUMBER && (k->value == 20 || k->value == 30)) {
		tens = k->value;
		at++;
		at += token_mark(f, at, '-');
	}
	k = token_at(f, at);
	if ((tens && k->value > 9) ||
	    (k->class != DATE_ORDINAL && !(k->class == DATE_NUMBER && k->value < 20 && ends_day(f, at + 1))))
		return i;
	e->value.grain = GRAIN_DAY;
	e->value.day = tens + k->value;
	return at + 1;
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
	if ((token_mark(f, at, '-') || token_mark(f, at, '/')) && token_is_month_day(token_at(f, at + 1)) &&
	    token_at(f, at)->before == TOKEN_JOINED)
		at++;
	else if (token_class(f, at, DATE_THE) && token_at(f, at + 1)->flags & TOKEN_ORDINAL)
		at++;
	if (token_is_month_day(token_at(f, at)) && !date_is_cut_number(f, at) &&
	    token_at(f, at)->before != TOKEN_PARAGRAPH) {
		e->value.grain = GRAIN_DAY;
		e->value.day = token_at(f, at)->value;
		at++;
	} else {
		at = read_day_words(f, at, e);
	}
	behind = date_read_year_behind(f, at, &year);
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

/* "thu" and "fri" are no words of their own. */
static bool
is_small_short(const struct date_token *k)
{
	return !(k->flags & TOKEN_CAPITAL) && (k->value == 4 || k->value == 5);
}

/* "Friday the 13th", the number at AT: the nearest day that is both. */
static bool
parse_weekday_number(struct finder *f, size_t i, size_t at, struct expression *e)
{
	int number = token_at(f, at)->value;
	struct date_value month = date_now(f, GRAIN_MONTH);

	if (!month.year || token_class(f, at + 1, DATE_WORD) || token_class(f, at + 1, DATE_OF))
		return false;
	for (int n = 0; n < 14; n++) {
		struct date_value v = date_value_move(month, n % 2 ? -(n + 1) / 2 : n / 2);

		if (!calendar_is_day(v.year, v.month, number) ||
		    calendar_weekday(calendar_number(v.year, v.month, number)) != token_at(f, i)->value)
			continue;
		e->value = (struct date_value){ .grain = GRAIN_DAY, .year = v.year, .month = v.month, .day = number };
		e->next = at + 1;
		e->rule = "weekday-number";
		return true;
	}
	return false;
}

/* "sat", "Sun" and the like, alone. */
static bool
is_doubtful_weekday(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	return k->flags & TOKEN_SHORT && !is_small_short(k) &&
	       (!(k->flags & TOKEN_CAPITAL) || (!is_plain_short(k) && !token_class(f, i - 1, DATE_ON) &&
	       (token_class(f, i + 1, DATE_WORD) || !date_is_preposition(token_at(f, i - 1)))));
}

/* A word in capital and small letters. */
static bool
is_name(const struct date_token *k)
{
	return (k->class == DATE_WORD || k->class == DATE_RATE) && k->flags & TOKEN_CAPITAL && !(k->flags & TOKEN_CAPITALS);
}

/* "Saturday Evening Post", "Super Tuesday", "the Sunday Times", "Sunday school". */
static bool
is_title(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1), *after = token_at(f, i + 1);

	if (before->class == DATE_NAMING && before->flags & TOKEN_CAPITAL)
		return true;
	if (after->class == DATE_FISCAL || (before->class == DATE_THE && after->before == TOKEN_SPACED && is_name(after)))
		return true;
	return after->class == DATE_PART && after->flags & TOKEN_CAPITAL && is_name(token_at(f, i + 2));
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
			e->value.weekday = k->value;
			e->next = day.next;
			e->rule = day.value.year ? "weekday-full-date" : "weekday-month-day";
			return true;
		}
		if (token_at(f, at)->flags & TOKEN_ORDINAL && token_is_month_day(token_at(f, at)))
			return parse_weekday_number(f, i, at, e);
	}
	if (is_doubtful_weekday(f, i) || is_title(f, i))
		return false;
	if (parse_weekday_week(f, i, e))
		return true;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = k->value };
	e->next = i + 1;
	e->rule = "weekday";
	return true;
}

/* The day first: "3 May", "3rd of May 2025", "3-5 May", "25 and 26 March". */
bool
date_parse_day_month(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1, behind;
	int year = 0;

	if (!token_is_month_day(token_at(f, i)) || (token_at(f, i)->before == TOKEN_JOINED &&
	    !token_mark(f, i - 1, '-') &&
	                                      !token_mark(f, i - 1, '(') && !token_mark(f, i - 1, '"')))
		return false;
	if (token_mark(f, at, '-') || token_class(f, at, DATE_AND) || token_class(f, at, DATE_OR) ||
	    token_class(f, at, DATE_TO)) {
		if (token_is_month_day(token_at(f, at + 1)))
			at += 2;
	}
	e->next = at == i + 1 ? 0 : i + 1;
	if (token_mark(f, at, '-') && token_class(f, at + 1, DATE_MONTH) && token_is_month_day(token_at(f, at + 2)))
		return false;
	at += token_class(f, at, DATE_OF) || (token_mark(f, at, '-') && token_at(f, at)->before == TOKEN_JOINED);
	at += token_class(f, at, DATE_THIS);
	if (!token_class(f, at, DATE_MONTH) || token_at(f, at)->before == TOKEN_PARAGRAPH)
		return false;
	if (!(token_at(f, at)->flags & TOKEN_CAPITAL) && token_at(f, at)->value == 5 &&
	    !(token_at(f, i)->flags & TOKEN_ORDINAL))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .month = token_at(f, at)->value, .day = token_at(f, i)->value };
	at++;
	if (token_at(f, at - 1)->flags & TOKEN_SHORT)
		at += token_mark(f, at, '.') || token_mark(f, at, '-');
	behind = date_read_year_behind(f, at, &year);
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
