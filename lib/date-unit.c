/* SPDX-License-Identifier: MIT */
/* Numbers, units of time, and the stretches that they make: "two years", "a week ago", "every month". */
#include "date-finder.h"

/* How many tokens behind a quarter "the quarter" and "a year earlier" still speak of it. */
enum { QUARTER_REACH = 300 };

static bool
is_unit(const struct date_token *k)
{
	return k->class == DATE_UNIT || k->class == DATE_UNITS;
}

/* A number in words: "twenty-four", "a hundred", "two thousand". */
static size_t
read_number_words(const struct finder *f, size_t i, long *number)
{
	size_t at = i;
	long sum = 0, part = 0;

	for (; token_class(f, at, DATE_NUMBER); at++) {
		long value = token_at(f, at)->value;

		if (value == 100 || value == 12 * (value == 12 && part > 0)) {
			part = (part ? part : 1) * value;
		} else if (value >= 1000) {
			sum += (part ? part : 1) * value;
			part = 0;
		} else if (part % 10 == 0 && (part == 0 || part % 100 == 0 || (value < 10 && part % 100 >= 20))) {
			part += value;
		} else {
			break;
		}
		if (sum > 1000000000)
			break;
		if (token_mark(f, at + 1, '-') && token_class(f, at + 2, DATE_NUMBER) && token_at(f, at + 1)->before == TOKEN_JOINED)
			at++;
	}
	*number = sum + part;
	return at;
}

size_t
date_read_number(const struct finder *f, size_t i, long *halves)
{
	const struct date_token *k = token_at(f, i);
	long number = 0;
	size_t at = i;

	if (k->class == DATE_A && (token_class(f, i + 1, DATE_VAGUE) || token_class(f, i + 1, DATE_NUMBER)))
		k = token_at(f, ++at);
	if (k->class == DATE_VAGUE) {
		*halves = -1;
		return token_class(f, at + 1, DATE_OF) ? at + 2 : at + 1;
	}
	if (k->class == DATE_HALF) {
		*halves = 1;
		return token_class(f, at + 1, DATE_A) ? at + 2 : at;
	}
	if (k->class == DATE_NUMBER) {
		at = read_number_words(f, at, &number);
		*halves = 2 * number;
		at += token_class(f, at, DATE_OF) && k->value == 2;
	} else if (k->class == DATE_DIGITS && !(k->flags & TOKEN_ORDINAL)) {
		if (k->before == TOKEN_JOINED && token_class(f, i - 1, DATE_MARK) && token_at(f, i - 1)->value != '-' &&
		    token_at(f, i - 1)->value != '(' && token_at(f, i - 1)->value != '"' && token_at(f, i - 1)->value != '~')
			return i;
		*halves = 2 * (long)k->value;
		at++;
		if (token_mark(f, at, '.') && token_at(f, at)->before == TOKEN_JOINED && token_class(f, at + 1, DATE_DIGITS) &&
		    token_at(f, at + 1)->before == TOKEN_JOINED) {
			*halves += token_at(f, at + 1)->value == 5 && token_at(f, at + 1)->digits == 1;
			at += 2;
		} else if (token_class(f, at, DATE_DIGITS) && token_at(f, at)->value == 1 && token_mark(f, at + 1, '/') &&
		           token_class(f, at + 2, DATE_DIGITS)) {
			*halves += 1;
			at += 3;
		}
		if (token_class(f, at, DATE_NUMBER) && token_at(f, at)->value >= 1000) {
			*halves *= token_at(f, at)->value;
			at++;
		}
	} else {
		return i;
	}
	if (token_class(f, at, DATE_AND) && token_class(f, at + 1, DATE_A) && token_class(f, at + 2, DATE_HALF)) {
		*halves += 1;
		at += 3;
	}
	return at;
}

static void
set_duration(struct expression *e, size_t next, long halves, int unit)
{
	e->type = DATE_TYPE_DURATION;
	e->halves = halves;
	e->unit = unit;
	e->next = next;
	e->rule = "duration";
}

/* COUNT units from BASE; years and months keep the grain of the unit, weeks and days end at a day. */
static struct date_value
moved_by(struct date_value base, long halves, int unit, int sign, bool keep)
{
	enum date_grain grain = date_grain_of(unit);
	long from, to, count = halves / 2 * sign;
	struct date_value v;

	if (grain == GRAIN_NONE || !date_value_days(&base, &from, &to)) {
		if (unit == 'H' || unit == 'M' || unit == 'S')
			return date_value_days(&base, &from, &to) ? date_value_at(sign < 0 && halves / 2 >= 24 && unit == 'H'
			                                                          ? from - halves / 48 : from, GRAIN_DAY) : base;
		return (struct date_value){ .grain = GRAIN_NONE };
	}
	if (unit == 'w' || unit == 'd' || unit == 'f') {
		if (base.grain < GRAIN_DAY && unit == 'w')
			return date_value_move(date_value_at(from, GRAIN_WEEK), count);
		v = date_value_at(from, GRAIN_DAY);
		v = date_value_move(v, count * (unit == 'w' ? 7 : unit == 'f' ? 14 : 1) + (halves % 2 && unit == 'w' ? 3 * sign : 0));
		return v;
	}
	if (unit == 't' || unit == 'c')
		return date_value_move(date_value_at(from, GRAIN_YEAR), count * (unit == 't' ? 10 : 100));
	if (keep && unit == 'y' && (base.grain == GRAIN_HALF || base.grain == GRAIN_QUARTER)) {
		base.year += (int)count;
		return base;
	}
	v = date_value_at(from, grain);
	v = date_value_move(v, count);
	if (halves % 2 && unit == 'y') {
		v = date_value_at(from, GRAIN_MONTH);
		return date_value_move(v, 6 * halves * sign);
	}
	return v;
}

/* The value of "a year ago" where a quarter is what the text speaks of, else of the year. */
static bool
is_about_quarters(const struct finder *f, size_t i)
{
	return f->quarter.grain == GRAIN_QUARTER && i - f->quarter_at < QUARTER_REACH;
}

static bool
set_moved(struct finder *f, struct expression *e, size_t next, long halves, int unit, int sign, bool from_reference)
{
	struct date_value base = from_reference ? date_then(f, unit == 'd' ? GRAIN_DAY : GRAIN_NONE) : date_now(f, GRAIN_DAY);

	e->next = next;
	e->type = DATE_TYPE_DATE;
	e->rule = from_reference ? "moved" : "ago";
	if (halves < 0) {
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	if (from_reference && base.grain == GRAIN_NONE)
		base = date_now(f, GRAIN_DAY);
	if (unit == 'y' && halves == 2 && sign < 0 && is_about_quarters(f, e->first)) {
		e->value = f->quarter;
		e->value.year--;
		return true;
	}
	if (base.grain == GRAIN_NONE) {
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
		return true;
	}
	e->value = moved_by(base, halves, unit, sign, from_reference);
	if (e->value.grain == GRAIN_NONE)
		e->word = sign < 0 ? "PAST_REF" : "FUTURE_REF";
	return true;
}

/* What stands behind HALVES UNITs that end before token AT: "ago", "earlier", "later", "from now", "before May 3". */
static bool
parse_moved(struct finder *f, size_t at, long halves, int unit, struct expression *e)
{
	size_t next = at;

	if (ascii_is_upper((char)unit))
		return false;
	if (token_class(f, at, DATE_OR) && token_class(f, at + 1, DATE_SO))
		next = at += 2;
	switch (token_at(f, at)->class) {
	case DATE_AGO:
		return set_moved(f, e, at + 1, halves, unit, -1, f->narrative && f->reference.grain);
	case DATE_EARLIER: case DATE_PREVIOUS: case DATE_PAST:
		if (token_class(f, at, DATE_PAST))
			return false;
		return set_moved(f, e, at + 1, halves, unit, -1, true);
	case DATE_LATER:
		return set_moved(f, e, at + 1, halves, unit, 1, true);
	case DATE_HENCE:
		return set_moved(f, e, at + 1, halves, unit, 1, false);
	case DATE_FROM:
		if (token_class(f, at + 1, DATE_NOW))
			return set_moved(f, e, at + 2, halves, unit, 1, false);
		if (!token_class(f, at + 1, DATE_TODAY) && !token_class(f, at + 1, DATE_TOMORROW) && !token_class(f, at + 1, DATE_WEEKDAY))
			return false;
		/* fall through */
	case DATE_BEFORE: case DATE_AFTER: {
		struct expression point;
		int sign = token_class(f, at, DATE_BEFORE) ? -1 : 1;

		if (date_parse(f, at + 1, &point) && point.type == DATE_TYPE_DATE && !point.word && halves > 0) {
			long from, to;

			date_resolve(f, &point);
			e->next = point.next;
			e->rule = "moved-from";
			if (date_value_days(&point.value, &from, &to)) {
				e->value = moved_by(point.value, halves, unit, sign, true);
				return e->value.grain != GRAIN_NONE;
			}
			return false;
		}
		if (token_class(f, next + 1, DATE_MARK) && halves > 0 && (unit == 'd' || unit == 'w' || unit == 'm' || unit == 'y'))
			return set_moved(f, e, at + 1, halves, unit, sign, true);
		return false;
	}
	default:
		if (!token_class(f, e->first - 1, DATE_IN) || halves <= 0 || f->narrative || date_tense(f, e->first - 1, at) <= 0)
			return false;
		set_moved(f, e, at, halves, unit, 1, false);
		e->rule = "in";
		return true;
	}
}

static const char *
mod_before(const struct finder *f, size_t i, size_t *first)
{
	const struct date_token *k = token_at(f, i - 1);

	if (k->class == DATE_THAN && (token_class(f, i - 2, DATE_MORE) || token_class(f, i - 2, DATE_LESS))) {
		*first = i - 2;
		return token_class(f, i - 2, DATE_MORE) ? "MORE_THAN" : "LESS_THAN";
	}
	if (k->class == DATE_LEAST && token_class(f, i - 2, DATE_AT)) {
		*first = i - 2;
		return "EQUAL_OR_MORE";
	}
	if (k->class == DATE_MOST && token_class(f, i - 2, DATE_AT)) {
		*first = i - 2;
		return "EQUAL_OR_LESS";
	}
	if (k->class == DATE_NEARLY) {
		*first = i - 1;
		return "LESS_THAN";
	}
	if (k->class == DATE_AROUND) {
		*first = i - 1;
		return "APPROX";
	}
	if (k->class == DATE_OVER) {
		*first = i - 1;
		return "MORE_THAN";
	}
	return NULL;
}

/* "a year" that is "each year": behind a sum, a percentage or a count of times. */
static bool
is_rate(const struct finder *f, size_t i)
{
	for (size_t n = 1; n <= 4 && n < i; n++) {
		const struct date_token *k = token_at(f, i - n);

		if (k->class == DATE_ONCE || k->class == DATE_TWICE || k->class == DATE_PER || token_is_mark(k, '$') ||
		    token_is_mark(k, '%'))
			return true;
		if (k->class == DATE_NUMBER && k->value >= 1000)
			return true;
		if (k->class == DATE_DIGITS && n == 1)
			return true;
		if (k->class == DATE_MARK || k->class == DATE_FOR || k->class == DATE_IN || k->class == DATE_NONE ||
		    k->class == DATE_WITHIN || k->class == DATE_AFTER || k->class == DATE_OVER)
			return false;
		if (text_equal_folded(token_text(f, i - n), text_of("times")) || text_equal_folded(token_text(f, i - n), text_of("percent")))
			return true;
	}
	return false;
}

/* A number and a unit: a stretch, or a point a stretch away. */
bool
date_parse_number(struct finder *f, size_t i, struct expression *e)
{
	long halves, more;
	size_t at = date_read_number(f, i, &halves), next, first = i;
	const struct date_token *k;
	bool hyphen;

	if (token_mark(f, at, '-') && token_class(f, at + 1, DATE_UNITS) && token_at(f, at + 1)->value == 'q')
		return false;
	if (at == i || (token_at(f, i)->before == TOKEN_JOINED && token_mark(f, i - 1, '$')))
		return false;
	if ((token_class(f, at, DATE_TO) || token_class(f, at, DATE_OR) || token_mark(f, at, '-')) && halves > 0) {
		next = date_read_number(f, at + 1, &more);
		if (next > at + 1 && is_unit(token_at(f, next)))
			at = next;
	}
	hyphen = token_mark(f, at, '-') && token_at(f, at)->before == TOKEN_JOINED;
	k = token_at(f, at + hyphen);
	if (k->class == DATE_MORE)
		k = token_at(f, ++at + hyphen);
	if (!is_unit(k) && halves != 0 && k->class == DATE_WORD && is_unit(k + 1) && k[1].class == DATE_UNITS &&
	    text_equal(token_text(f, at), text_of("trading")))
		k = token_at(f, ++at + hyphen);
	if (!is_unit(k) || k->before > TOKEN_LINE)
		return false;
	if (k->class == DATE_UNIT && !hyphen && halves > 2 && k->value != 'y' && k->value != 'H' && k->value != 'M' && k->value != 'd' &&
	    k->value != 'm' && k->value != 'w')
		return false;
	at += (size_t)hyphen + 1;
	if (token_mark(f, at, '-') && (token_class(f, at + 1, DATE_OLD) || text_equal_folded(token_text(f, at + 1), text_of("olds"))))
		return false;
	if (token_class(f, at, DATE_OLD))
		return false;
	if (token_mark(f, at, '\'') && token_class(f, at + 1, DATE_S))
		at += 2;
	else if (token_mark(f, at, '\'') && k->class == DATE_UNITS)
		at++;
	if (token_class(f, at, DATE_AND) && token_class(f, at + 1, DATE_A) && token_class(f, at + 2, DATE_HALF)) {
		halves++;
		at += 3;
	}
	e->mod = mod_before(f, i, &first);
	if (e->mod)
		e->first = first;
	if (!hyphen && parse_moved(f, at, halves, k->value, e))
		return true;
	if (e->type == DATE_TYPE_DATE)
		e->value = (struct date_value){ .grain = GRAIN_NONE };
	set_duration(e, at, halves, k->value);
	return true;
}

/* "player of the year", "this time of the year", unlike "the end of the year". */
static bool
is_kind_of_year(const struct finder *f, size_t i)
{
	static const char *const parts[] = { "rest", "part", "remainder", "balance", "course", "months", "days", "weeks" };

	if (!token_class(f, i - 1, DATE_THE) || !token_class(f, i - 2, DATE_OF) ||
	    (!token_class(f, i - 3, DATE_WORD) && !token_class(f, i - 3, DATE_TIME) && !token_class(f, i - 3, DATE_PART)))
		return false;
	for (size_t n = 0; n < sizeof parts / sizeof *parts; n++)
		if (text_equal_folded(token_text(f, i - 3), text_of(parts[n])))
			return false;
	return true;
}

/* A unit without a number: "a year", "years", "the year", "the weekend", "year-earlier", "quarter". */
bool
date_parse_unit(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);
	size_t at = i + 1;

	if (k->flags & TOKEN_SHORT)
		return false;
	if (token_mark(f, at, '-') && (token_class(f, at + 1, DATE_EARLIER) || token_class(f, at + 1, DATE_AGO)) && k->class == DATE_UNIT) {
		set_moved(f, e, at + 2, 2, k->value, -1, token_class(f, at + 1, DATE_EARLIER));
		at += 2;
		at += token_class(f, at, DATE_FISCAL);
		if (token_class(f, at, DATE_ORDINAL)) {
			struct expression quarter = { .first = at };

			if (date_parse_ordinal(f, at, &quarter, true) && quarter.value.grain == GRAIN_QUARTER && f->day) {
				e->value = quarter.value;
				e->value.year = calendar_day(f->day).year - 1;
				at = quarter.next - 1;
			}
		}
		if (token_class(f, at, DATE_PERIOD) || is_unit(token_at(f, at)))
			e->next = at + 1;
		e->rule = "year-earlier";
		return true;
	}
	if (k->class == DATE_UNIT && k->value == 'y' && (token_mark(f, at, '-') || token_class(f, at, DATE_END) || token_mark(f, at, '\''))) {
		size_t end = at + token_mark(f, at, '-');

		if (token_mark(f, at, '\'') && token_class(f, at + 1, DATE_S))
			end = at + 2;
		if (token_class(f, end, DATE_END)) {
			e->value = date_now(f, GRAIN_YEAR);
			if (e->value.year && f->day && calendar_day(f->day).month < 4 && date_tense(f, i, end + 1) <= 0)
				e->value.year--;
			e->value = (struct date_value){ .grain = GRAIN_DAY, .year = e->value.year, .month = 12, .day = 31 };
			e->next = end + 1;
			e->rule = "year-end";
			e->mod = "END";
			return true;
		}
		if (token_mark(f, at, '-') && token_at(f, at)->before == TOKEN_JOINED && !definite)
			return false;
	}
	if (k->class == DATE_UNIT && k->value == 'y' && definite) {
		struct expression year = { .first = at };

		if ((token_class(f, at, DATE_DIGITS) && token_at(f, at)->digits == 4 && date_parse_digits(f, at, &year)) ||
		    (token_class(f, at, DATE_NUMBER) && date_parse_year_words(f, at, &year))) {
			e->value = year.value;
			e->next = year.next;
			e->rule = "year";
			return true;
		}
	}
	if (k->class == DATE_UNIT && before->class == DATE_A && k->value != 'S') {
		size_t next = at;

		e->first = i - 1;
		if (token_class(f, at, DATE_AND) && token_class(f, at + 1, DATE_A) && token_class(f, at + 2, DATE_HALF)) {
			if (!parse_moved(f, at + 3, 3, k->value, e))
				set_duration(e, at + 3, 3, k->value);
			return true;
		}
		if (token_class(f, at, DATE_OR) && token_class(f, at + 1, DATE_NUMBER))
			next = at + 2;
		e->mod = mod_before(f, i - 1, &e->first);
		if (parse_moved(f, at, 2, k->value, e))
			return true;
		if (token_mark(f, at, '-') || token_mark(f, at, '\'') || (k->value == 'q' && token_class(f, at, DATE_OF)))
			return false;
		set_duration(e, next, 2, k->value);
		if (!e->mod && is_rate(f, i - 1)) {
			e->type = DATE_TYPE_SET;
			e->rule = "rate";
		}
		return true;
	}
	if (k->class == DATE_UNIT && before->class == DATE_PER) {
		e->first = i - 1;
		set_duration(e, at, 2, k->value);
		e->type = DATE_TYPE_SET;
		e->rule = "rate";
		return true;
	}
	if (k->class == DATE_UNITS && !definite) {
		if (token_mark(f, at, '-') || k->value == 'q' || token_class(f, at, DATE_OLD))
			return false;
		if (parse_moved(f, at, -1, k->value, e))
			return true;
		set_duration(e, at, -1, k->value);
		return k->value != 'S';
	}
	if (k->class == DATE_UNIT && definite && k->value == 'q') {
		if (token_mark(f, at, '-'))
			return false;
		if (is_about_quarters(f, i)) {
			e->value = f->quarter;
		} else {
			e->value = date_value_move(date_now(f, GRAIN_QUARTER), -1);
		}
		e->next = at;
		e->rule = "the-quarter";
		return e->value.grain == GRAIN_QUARTER && f->quarter.grain;
	}
	if (k->class == DATE_UNIT && definite && (k->value == 'y' || k->value == 'm' || k->value == 'w')) {
		if (k->flags & TOKEN_CAPITAL)
			return false;
		if (token_class(f, at, DATE_OF) || token_mark(f, at, '-') || is_kind_of_year(f, i))
			return false;
		if (token_class(f, at, DATE_ENDED) || token_class(f, at, DATE_TO)) {
			set_duration(e, at, 2, k->value);
			return k->value == 'y';
		}
		e->value = date_now(f, date_grain_of(k->value));
		if (f->narrative || !f->day)
			e->value = date_then(f, date_grain_of(k->value));
		e->next = at;
		e->rule = "the-unit";
		return e->value.grain != GRAIN_NONE;
	}
	return false;
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
	if (next > at && is_unit(token_at(f, next)))
		at = next;
	k = token_at(f, at);
	e->type = DATE_TYPE_SET;
	e->next = at + 1;
	e->rule = "set";
	if (is_unit(k)) {
		e->halves = halves;
		e->unit = k->value;
		return k->value != 'S';
	}
	if (k->class == DATE_WEEKDAY || k->class == DATE_MONTH || k->class == DATE_SEASON || k->class == DATE_PART) {
		e->value.grain = k->class == DATE_MONTH ? GRAIN_MONTH : k->class == DATE_SEASON ? GRAIN_SEASON
		               : k->class == DATE_PART                                          ? GRAIN_PART
		                                                                                : GRAIN_DAY;
		e->value.month = k->class == DATE_MONTH ? k->value : 0;
		e->value.weekday = k->class == DATE_WEEKDAY ? k->value : 0;
		e->value.letters = k->class == DATE_SEASON || k->class == DATE_PART ? k->value : 0;
		return !(k->flags & TOKEN_SHORT);
	}
	return false;
}

/* "daily", "annual"; "Mondays"; "mornings". */
bool
date_parse_set(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);

	e->type = DATE_TYPE_SET;
	e->next = i + 1;
	e->rule = "set";
	if (k->class == DATE_WEEKDAYS) {
		e->value = (struct date_value){ .grain = GRAIN_DAY, .weekday = k->value };
		return k->flags & TOKEN_CAPITAL;
	}
	if (k->value == 'y' || k->value == 'q')
		return e->halves = 2, e->unit = k->value, true;
	e->halves = k->value == 'b' ? 4 : 2;
	e->unit = k->value == 'b' ? 'y' : k->value;
	return true;
}
