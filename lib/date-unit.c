/* SPDX-License-Identifier: MIT */
/* Units without a number: "a year", "years", "the quarter", "every month". */
#include "date-finder.h"

/* "a year" that is "each year": behind a sum, a percentage or a count of times. */
static bool
is_rate(const struct finder *f, size_t i)
{
	for (size_t n = 1; n <= 4 && n < i; n++) {
		const struct date_token *k = token_at(f, i - n);

		if (k->class == DATE_ONCE || k->class == DATE_TWICE || k->class == DATE_PER || k->class == DATE_RATE)
			return true;
		if (token_is_mark(k, '$') || token_is_mark(k, '%'))
			return true;
		if (k->class == DATE_NUMBER && k->value >= 1000)
			return true;
		if (k->class == DATE_DIGITS && n == 1)
			return true;
		if (k->class == DATE_MARK || k->class == DATE_FOR || k->class == DATE_IN || k->class == DATE_NONE ||
		    k->class == DATE_WITHIN || k->class == DATE_AFTER || k->class == DATE_OVER)
			return false;
	}
	return false;
}

/* "player of the year", "this time of the year"; but "the end of the year", and "the rest", which is no DATE_WORD. */
static bool
is_kind_of_year(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i - 3);

	return token_at(f, i)->value != 'w' && token_class(f, i - 1, DATE_THE) && token_class(f, i - 2, DATE_OF) &&
	       (k->class == DATE_WORD || k->class == DATE_TIME || k->class == DATE_PART);
}

/* "year-earlier", "year-ago", with the quarter or period behind. */
static bool
parse_hyphen_ago(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i + 3;

	if (!token_mark(f, i + 1, '-') || (!token_class(f, i + 2, DATE_EARLIER) && !token_class(f, i + 2, DATE_AGO)))
		return false;
	date_set_moved(f, e, at, 2, k->value, -1, token_class(f, i + 2, DATE_EARLIER));
	e->rule = "year-earlier";
	at += token_class(f, at, DATE_FISCAL);
	if (token_class(f, at, DATE_ORDINAL) && f->day) {
		struct expression quarter = { .first = at };

		if (date_parse_ordinal(f, at, &quarter, true) && quarter.value.grain == GRAIN_QUARTER) {
			e->value = quarter.value;
			e->value.year = calendar_day(f->day).year - 1;
			e->next = quarter.next;
		}
	} else if (token_class(f, at, DATE_PERIOD) || token_is_unit(token_at(f, at))) {
		e->next = at + 1;
	}
	return true;
}

/* "year-end", "year's end". */
static bool
parse_year_end(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1;
	struct date_value year = date_now(f, GRAIN_YEAR);

	if (token_mark(f, at, '\'') && token_class(f, at + 1, DATE_S))
		at += 2;
	else
		at += token_mark(f, at, '-');
	if (!token_class(f, at, DATE_END))
		return false;
	if (year.year && (token_class(f, i - 1, DATE_SINCE) ||
	    (calendar_day(f->day).month < 4 && date_tense(f, i, at + 1) <= 0)))
		year.year--;
	e->value = (struct date_value){ .grain = GRAIN_DAY, .year = year.year, .month = 12, .day = 31 };
	e->next = at + 1;
	e->rule = "year-end";
	e->mod = "END";
	return true;
}

/* "the year 2000". */
static bool
parse_year_number(struct finder *f, size_t i, struct expression *e)
{
	struct expression year = { .first = i };

	if (!(token_is_year(token_at(f, i)) && date_parse_digits(f, i, &year)) &&
	    !(token_class(f, i, DATE_NUMBER) && date_parse_year_words(f, i, &year)))
		return false;
	e->value = year.value;
	e->next = year.next;
	e->rule = "year";
	return true;
}

/* "a year", at the unit: "a year ago", "a year and a half", "twice a year". */
static bool
parse_a_unit(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	size_t next = i + 1;
	long halves = 2;

	e->first = i - 1;
	if (k->value == 'S')
		return false;
	if (token_class(f, next, DATE_AND) && token_class(f, next + 1, DATE_A) &&
	    token_class(f, next + 2, DATE_HALF)) {
		halves = 3;
		next += 3;
	}
	e->mod = date_mod_before(f, i - 1, &e->first);
	if (date_parse_moved(f, next, halves, k->value, e))
		return true;
	if (token_mark(f, next, '-') || token_mark(f, next, '\'') || (k->value == 'q' &&
	    (token_class(f, next, DATE_OF) || token_class(f, next, DATE_TO))))
		return false;
	if (token_class(f, next, DATE_OR) && token_class(f, next + 1, DATE_NUMBER))
		next += 2;
	date_set_duration(e, next, halves, k->value);
	if (!e->mod && is_rate(f, i - 1)) {
		e->type = DATE_TYPE_SET;
		e->rule = "rate";
	}
	return true;
}

/* "years", "months ago". */
static bool
parse_units(struct finder *f, size_t i, struct expression *e)
{
	int unit = token_at(f, i)->value;

	if (token_mark(f, i + 1, '-') || unit == 'q' || unit == 'S' || token_class(f, i + 1, DATE_OLD))
		return false;
	if (!date_parse_moved(f, i + 1, -1, unit, e))
		date_set_duration(e, i + 1, -1, unit);
	return true;
}

/* "the quarter", where the text speaks of quarters. */
static bool
parse_the_quarter(struct finder *f, size_t i, struct expression *e)
{
	if (token_mark(f, i + 1, '-') || !f->quarter.grain)
		return false;
	e->value = date_is_about_quarters(f, i) ? f->quarter : date_value_move(date_now(f, GRAIN_QUARTER), -1);
	e->next = i + 1;
	e->rule = "the-quarter";
	return e->value.grain == GRAIN_QUARTER;
}

/* "the year", "the month", "the week". */
static bool
parse_the_unit(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *after = token_at(f, i + 1);

	if (k->flags & TOKEN_CAPITAL || after->class == DATE_OF || token_is_mark(after, '-') || is_kind_of_year(f, i))
		return false;
	if (after->class == DATE_ENDED || after->class == DATE_TO) {
		date_set_duration(e, i + 1, 2, k->value);
		return k->value == 'y';
	}
	e->value = f->narrative || !f->day ? date_then(f, date_grain_of(k->value)) : date_now(f, date_grain_of(k->value));
	e->next = i + 1;
	e->rule = "the-unit";
	return e->value.grain != GRAIN_NONE;
}

/* A unit without a number: "a year", "years", "the year", "year-earlier", "the quarter". */
bool
date_parse_unit(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);

	if (k->flags & TOKEN_SHORT)
		return false;
	if (token_mark(f, i + 1, '-') && token_at(f, i + 1)->before == TOKEN_JOINED && token_class(f, i + 2, DATE_LONG)) {
		date_set_duration(e, i + 3, k->class == DATE_UNITS ? -1 : 2, k->value);
		return true;
	}
	if (k->class == DATE_UNITS)
		return !definite && parse_units(f, i, e);
	if (parse_hyphen_ago(f, i, e))
		return true;
	if (k->value == 'y' && (parse_year_end(f, i, e) || (definite && parse_year_number(f, i + 1, e))))
		return true;
	if (before->class == DATE_A)
		return parse_a_unit(f, i, e);
	if (before->class == DATE_PER) {
		e->first = i - 1;
		date_set_duration(e, i + 1, 2, k->value);
		e->type = DATE_TYPE_SET;
		e->rule = "rate";
		return true;
	}
	if (!definite)
		return false;
	if (k->value == 'q')
		return parse_the_quarter(f, i, e);
	return (k->value == 'y' || k->value == 'm' || k->value == 'w') && parse_the_unit(f, i, e);
}

/* "every day", "each July", "every other week", "every two years", "every Monday". */
bool
date_parse_every(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1, next;
	long halves = 2;
	const struct date_token *k;

	if (token_class(f, at, DATE_OTHER)) {
		halves = 4;
		at++;
	}
	next = date_read_number(f, at, &halves);
	if (next > at && token_is_unit(token_at(f, next)))
		at = next;
	k = token_at(f, at);
	e->type = DATE_TYPE_SET;
	e->next = at + 1;
	e->rule = "set";
	if (token_is_unit(k)) {
		e->halves = halves;
		e->unit = k->value;
		return k->value != 'S';
	}
	switch (k->class) {
	case DATE_WEEKDAY:
		e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = k->value };
		break;
	case DATE_MONTH:
		e->value = (struct date_value){ .grain = GRAIN_MONTH, .month = k->value };
		break;
	case DATE_SEASON:
		e->value = (struct date_value){ .grain = GRAIN_SEASON, .letters = k->value };
		break;
	case DATE_PART:
		e->value = (struct date_value){ .grain = GRAIN_PART, .letters = k->value };
		break;
	case DATE_WEEKEND:
		e->value = (struct date_value){ .grain = GRAIN_WEEKEND };
		break;
	default:
		return false;
	}
	return !(k->flags & TOKEN_SHORT);
}

/* The "Daily" of "the Daily Mail", and of "The Daily". */
static bool
is_name(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1), *after = token_at(f, i + 1);

	if (!(token_at(f, i)->flags & TOKEN_CAPITAL))
		return false;
	return (before->class != DATE_NONE && before->class != DATE_MARK && token_at(f, i)->before < TOKEN_LINE) ||
	       (after->class == DATE_WORD && after->flags & TOKEN_CAPITAL);
}

/* "daily", "weekly"; "Mondays", "weekends". */
bool
date_parse_set(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);

	e->type = DATE_TYPE_SET;
	e->next = i + 1;
	e->rule = "set";
	switch (k->class) {
	case DATE_WEEKDAYS:
		e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = k->value };
		return k->flags & TOKEN_CAPITAL;
	case DATE_WEEKENDS:
		e->value = (struct date_value){ .grain = GRAIN_WEEKEND };
		return true;
	case DATE_PARTS:
		e->value = (struct date_value){ .grain = GRAIN_PART, .letters = k->value };
		return true;
	case DATE_EVERYDAY:
		e->halves = 2;
		e->unit = 'd';
		return !token_class(f, i + 1, DATE_WORD);
	default:
		e->halves = 2;
		e->unit = k->value;
		return !is_name(f, i);
	}
}
