/* SPDX-License-Identifier: MIT */
/* Is a number a year? What stands about it tells. */
#include "date-finder.h"

/* "H.R. 2016", "S. 2123": a bill of the Congress. */
static bool
is_bill(const struct finder *f, size_t i)
{
	struct text letter = token_text(f, i - 2);

	return token_mark(f, i - 1, '.') && (text_equal(letter, text_of("R")) || text_equal(letter, text_of("S"))) &&
	       !text_equal(token_text(f, i - 4), text_of("U"));
}

/* How many letters "No." and "Ext." have at most. */
enum { LONGEST_SHORT = 3 };

/* How lib/tables/date-words.txt numbers what is counted: "2000 seats", "a 2000-seat hall", "a crowd of 2000". */
enum { MANY, ONE_OF_MANY, MANY_AS_ONE };

/* "2000 soldiers" is no year. */
static bool
counts_things(const struct date_token *k)
{
	return k->class == DATE_UNITS || (k->class == DATE_NUMBER && k->value >= 100) ||
	       (k->class == DATE_COUNTED && k->value == MANY) || token_is_mark(k, '%');
}

/* "1984 Main Street", "2010 Van Ness Ave.". */
static bool
is_house(const struct finder *f, size_t i)
{
	for (size_t at = i + 1; at <= i + 4 && token_at(f, at)->before == TOKEN_SPACED &&
	     token_at(f, at)->flags & (TOKEN_CAPITAL | TOKEN_ORDINAL); at++)
		if (at > i + 1 && token_class(f, at, DATE_STREET))
			return true;
	return false;
}

/* "Flight BA 2019", "Room 2019", "Box No. 2019". */
static bool
is_numbered(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1), *label = token_at(f, i - 2);

	if (token_is_mark(before, '.'))
		return label->class == DATE_NUMBERED && label->end - label->start <= LONGEST_SHORT;
	if (before->class == DATE_WORD && before->flags & TOKEN_CAPITALS)
		before = label;
	return before->class == DATE_NUMBERED;
}

/* Is the number at I a part of something longer: a price, a phone number, "21-1984", "model.1984"? */
static bool
is_part_of_number(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i), *before = token_at(f, i - 1);

	if (is_bill(f, i) || is_numbered(f, i) || is_house(f, i))
		return true;
	if (before->class == DATE_OF && token_class(f, i - 2, DATE_COUNTED) && token_at(f, i - 2)->value == MANY_AS_ONE)
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
		if (behind->class == DATE_UNIT || behind->class == DATE_COUNTED || behind->class == DATE_NUMBERED ||
		    (behind->class == DATE_WORD && behind->end - behind->start == 1))
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
		return value >= 1400 && value % 100 && (token_is_mark(after, ',') || token_is_mark(after, ':'));
	if (before->value == ',')
		return modern && (token_is_mark(after, ')') || token_is_mark(after, ':') || token_is_mark(after, ';'));
	if ((before->value != '(' && before->value != '-') || value < 1400 || value >= 2100)
		return false;
	return token_is_mark(after, ')') || token_is_mark(after, '-') || token_is_mark(after, ',') ||
	       token_is_mark(after, '(') || token_class(f, i - 2, DATE_DIGITS);
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
	if (modern && (plain || date_is_preposition(before) || before->class == DATE_THE ||
	    token_is_mark(before, '(')))
		return true;
	if (is_year_by_marks(f, i, modern) || is_before_years(f, i - 1))
		return true;
	switch (before->class) {
	case DATE_FOR: case DATE_AS:
		return plain;
	case DATE_TO:
		return plain && after->class != DATE_WORD;
	case DATE_S:
		return plain && after->class == DATE_WORD && token_mark(f, i - 2, '\'');
	case DATE_THE: case DATE_THIS: case DATE_POSSESSIVE:
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
