/* SPDX-License-Identifier: MIT */
/* Years, decades, eras and centuries. */
#include "date-finder.h"

/* "2000 soldiers" is no year. */
static bool
counts_things(const struct date_token *k)
{
	return k->class == DATE_UNITS || (k->class == DATE_NUMBER && k->value >= 100) || k->class == DATE_COUNTED ||
	       token_is_mark(k, '%');
}

/* "H.R. 2016", "S. 2123": a bill of the Congress. */
static bool
is_bill(const struct finder *f, size_t i)
{
	struct text letter = token_text(f, i - 2);

	return token_mark(f, i - 1, '.') && (text_equal(letter, text_of("R")) || text_equal(letter, text_of("S"))) &&
	       !text_equal(token_text(f, i - 4), text_of("U"));
}

/* Is the number at I a part of something longer: a price, a phone number, "21-1984", "model.1984"? */
static bool
is_part_of_number(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);

	if (is_bill(f, i) || before->class == DATE_NUMBERED || (token_is_mark(before, '.') && token_class(f, i - 2, DATE_NUMBERED)))
		return true;
	if (before->class == DATE_DIGITS && k->before == TOKEN_SPACED && !(before->flags & TOKEN_ORDINAL))
		return true;
	if (k->before != TOKEN_JOINED || before->class == DATE_NONE)
		return false;
	if (before->class != DATE_MARK || strchr("$#.:=_@+", before->value))
		return true;
	if (before->value == '-' && before->before == TOKEN_JOINED)
		return token_class(f, i - 2, DATE_DIGITS) && token_at(f, i - 2)->digits != 4;
	if (before->value == ',')
		return token_class(f, i - 2, DATE_DIGITS);
	return before->value == '/' && token_at(f, i - 2)->digits != 4;
}

/* Does what follows the number at I take it away from the years: "1,500", "1984-B", "2000 people"? */
static bool
is_no_year_behind(const struct finder *f, size_t i)
{
	const struct date_token *after = token_at(f, i + 1), *behind = token_at(f, i + 2);

	if (date_is_cut_number(f, i) && !token_is_mark(after, '/'))
		return true;
	if (token_is_mark(after, '-') && after->before == TOKEN_JOINED) {
		if (behind->class == DATE_DIGITS)
			return behind->digits != 2 && behind->digits != 4;
		if (behind->class == DATE_UNIT || (behind->class == DATE_WORD && behind->end - behind->start == 1))
			return true;
	}
	return counts_things(after);
}

/* May a year of any age stand behind such a word? */
static bool
is_before_years(const struct finder *f, size_t i)
{
	switch (token_at(f, i)->class) {
	case DATE_IN: case DATE_SINCE: case DATE_BY: case DATE_UNTIL: case DATE_FROM: case DATE_DURING: case DATE_BETWEEN:
	case DATE_EARLY: case DATE_LATE: case DATE_MID: case DATE_BEFORE: case DATE_AFTER: case DATE_THROUGH:
	case DATE_END: case DATE_FISCAL: case DATE_SEASON: case DATE_AROUND:
		return true;
	case DATE_AND: case DATE_TO: case DATE_OR:
		return token_class(f, i - 1, DATE_DIGITS) && token_at(f, i - 1)->digits == 4;
	case DATE_UNIT:
		return token_at(f, i)->value == 'y';
	default:
		return false;
	}
}

/* Is the number at I, which may be of any age, a year by its marks: "(1715-1774)", ". 1669, built", "(Lee, 2000)"? */
static bool
is_year_by_marks(const struct finder *f, size_t i, bool modern)
{
	const struct date_token *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	int value = token_at(f, i)->value;

	if (token_is_mark(after, '-') && token_is_year(token_at(f, i + 2)) && token_at(f, i + 2)->value > value)
		return true;
	if (before->class != DATE_MARK)
		return false;
	if (before->value == '.')
		return value >= 1400 && value % 100 && token_is_mark(after, ',');
	if (before->value == ',')
		return modern && (token_is_mark(after, ')') || token_is_mark(after, ':') || token_is_mark(after, ';'));
	if ((before->value != '(' && before->value != '-') || value < 1400 || value >= 2100)
		return false;
	return token_is_mark(after, ')') || token_is_mark(after, '-') || token_is_mark(after, ',') ||
	       token_class(f, i - 2, DATE_DIGITS);
}

/* Is the number of four digits at I a year by what stands about it? */
static bool
stands_as_year(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	int value = token_at(f, i)->value;
	bool modern = value >= 1900 && value <= 2040, plain = value % 100 != 0 && value >= 1400;

	if (is_part_of_number(f, i) || is_no_year_behind(f, i))
		return false;
	if (modern && (plain || date_is_preposition(before) || before->class == DATE_THE || token_is_mark(before, '(')))
		return true;
	if (is_year_by_marks(f, i, modern) || is_before_years(f, i - 1))
		return true;
	switch (before->class) {
	case DATE_FOR: case DATE_AS:
		return plain;
	case DATE_THE: case DATE_POSSESSIVE:
		return plain && after->class == DATE_WORD;
	case DATE_OF:
		return modern || (value >= 1500 && after->class != DATE_WORD);
	default:
		return false;
	}
}

/* "in 348", "(c. 314 - 368)" in a text that has such years. */
static bool
stands_as_old_year(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *after = token_at(f, i + 1);

	if (!f->antique || !token_is_number(k) || k->digits != 3 ||
	    is_no_year_behind(f, i) || is_part_of_number(f, i))
		return false;
	if (after->class == DATE_WORD && !(after->flags & TOKEN_CAPITAL))
		return false;
	return is_before_years(f, i - 1) || token_is_mark(after, '-') || token_is_mark(after, ')');
}

bool
date_parse_plain_year(struct finder *f, size_t i, struct expression *e)
{
	if (stands_as_old_year(f, i)) {
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = token_at(f, i)->value };
		e->next = i + 1;
		e->rule = "old-year";
		return true;
	}
	if (!token_is_year(token_at(f, i)) || !stands_as_year(f, i))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = token_at(f, i)->value };
	e->next = i + 1;
	e->rule = "year";
	return true;
}

/* "1990s", "1990's", "'90s"; *YEAR is its first, or below 100. */
static size_t
read_decade(const struct finder *f, size_t i, int *year)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i + 1;

	if (!token_is_number(k) || k->value % 10 || (k->digits != 4 && k->digits != 2))
		return i;
	if (k->digits == 4 && !token_is_year(k))
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
	e->value = (struct date_value){ .grain = GRAIN_DECADE, .year = year };
	if (year < 100)
		e->value.year += year > 0 && year < 30 ? 2000 : 1900;
	else if (year % 100 == 0 && year < 1900)
		e->value.grain = GRAIN_CENTURY;
	e->next = next;
	e->rule = "decade";
	return true;
}

bool
date_parse_decade(struct finder *f, size_t i, struct expression *e)
{
	int year;
	size_t next = read_decade(f, i, &year);

	return next > i && set_decade(e, next, year);
}

/* "AD 314", "314 AD", "400 BC": at the number. */
bool
date_parse_era(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1), *after = token_at(f, i + 1);
	bool bc = after->class == DATE_BC;

	if (!token_is_number(k) || k->digits > 4 || k->value < 1)
		return false;
	if (!((after->class == DATE_AD || bc) && after->flags & TOKEN_CAPITALS && after->before < TOKEN_LINE) &&
	    !(before->class == DATE_AD && before->flags & TOKEN_CAPITALS && k->before < TOKEN_LINE))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = bc ? -k->value : k->value };
	e->next = after->class == DATE_AD || bc ? i + 2 : i + 1;
	e->rule = "era";
	return true;
}

/* "20th century", "the nineteenth century"; "the 18th and 19th centuries" gives each. */
bool
date_parse_century(struct finder *f, size_t i, int number, struct expression *e)
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

/* "nineteen ninety-six", "two thousand [and] five", "twenty oh five" is none. */
bool
date_parse_year_words(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *a = token_at(f, i), *b = token_at(f, i + 1);
	int year = 0, oldest = date_is_preposition(token_at(f, i - 1)) ? 13 : 17;
	size_t at = i + 2;

	if (a->class == DATE_DECADE && (token_class(f, i - 1, DATE_THE) || token_class(f, i - 1, DATE_MID) ||
	                                token_class(f, i - 1, DATE_EARLY) || token_class(f, i - 1, DATE_LATE)))
		return set_decade(e, i + 1, a->value);
	if (a->class != DATE_NUMBER || b->class != DATE_NUMBER)
		return false;
	if (a->value == 2 && b->value == 1000 && token_class(f, i - 1, DATE_UNIT)) {
		year = 2000;
	} else if (a->value >= oldest && a->value <= 20 && b->value >= 10 && b->value < 100) {
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

bool
date_parse_year(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	size_t at = i;

	*e = (struct expression){ .first = i, .rule = "year" };
	if (k->class == DATE_THE || k->class == DATE_FISCAL)
		k = token_at(f, ++at);
	switch (k->class) {
	case DATE_DIGITS:
		if (k->digits != 4 || k->flags || k->value < 1000 || k->value > 2999)
			return false;
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = k->value };
		e->next = at + 1;
		return true;
	case DATE_MARK:
		if (k->value != '\'' || token_at(f, at + 1)->digits != 2 || token_at(f, at + 1)->before != TOKEN_JOINED ||
		    !token_class(f, at + 1, DATE_DIGITS) || token_class(f, at + 2, DATE_S))
			return false;
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = token_at(f, at + 1)->value };
		e->value.year += e->value.year < 40 ? 2000 : 1900;
		e->next = at + 2;
		return true;
	case DATE_LAST: case DATE_NEXT: case DATE_THIS: case DATE_SAME: case DATE_THAT: case DATE_PREVIOUS:
	case DATE_FOLLOWING: case DATE_CURRENT:
		return date_parse_relative(f, at, e, at > i) && e->value.grain == GRAIN_YEAR && !e->word;
	case DATE_NUMBER:
		return date_parse_year_words(f, at, e) && e->value.grain == GRAIN_YEAR;
	default:
		return false;
	}
}

/* "'90s", "'89". */
bool
date_parse_apostrophe(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i + 1);

	if (token_at(f, i)->before == TOKEN_JOINED && !token_mark(f, i - 1, '-') && !token_mark(f, i - 1, '('))
		return false;
	if (k->class != DATE_DIGITS || k->digits != 2 || k->before != TOKEN_JOINED)
		return false;
	if (token_class(f, i + 2, DATE_S) && token_at(f, i + 2)->before == TOKEN_JOINED && k->value % 10 == 0) {
		e->value = (struct date_value){ .grain = GRAIN_DECADE, .year = (k->value < 30 ? 2000 : 1900) + k->value };
		e->next = i + 3;
		e->rule = "decade";
		return true;
	}
	return date_parse_year(f, i, e) && (token_at(f, i + 2)->before != TOKEN_JOINED || token_class(f, i + 2, DATE_MARK));
}

/* "Q3", "Q1 2019", "2019-Q1", "H2 2024", "FY2019". */
bool
date_parse_letters(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *number = token_at(f, i + 1);
	struct text word = token_text(f, i);
	bool half = text_equal(word, text_of("H"));
	int year = 0;

	if (!token_is_number(number) || number->before != TOKEN_JOINED || (k->before == TOKEN_JOINED && !token_mark(f, i - 1, '-')))
		return false;
	e->rule = "quarter-letter";
	if (text_equal(word, text_of("FY")) && token_is_year(number)) {
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = number->value };
		e->next = i + 2;
		return true;
	}
	if ((!half && !text_equal(word, text_of("Q"))) || number->digits != 1 || number->value < 1 ||
	    number->value > (half ? 2 : 4))
		return false;
	e->value = (struct date_value){ .grain = half ? GRAIN_HALF : GRAIN_QUARTER, .number = number->value };
	e->next = i + 2;
	e->next += token_mark(f, e->next, '-') && token_is_year(token_at(f, e->next + 1));
	e->next = date_read_year_behind(f, e->next, &year);
	e->value.year = year;
	return year || token_mark(f, i - 1, '-') || (!half && date_is_preposition(token_at(f, i - 1)));
}
