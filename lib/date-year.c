/* SPDX-License-Identifier: MIT */
/* Years that say so: decades, eras, centuries, years in words. */
#include "date-finder.h"

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

/* A capital letter and its point. */
static bool
is_letter(const struct finder *f, size_t i, char letter)
{
	return token_at(f, i)->end - token_at(f, i)->start == 1 && f->t->text.data[token_at(f, i)->start] == letter &&
	       token_mark(f, i + 1, '.') && token_at(f, i + 1)->before == TOKEN_JOINED;
}

/* "AD", "BCE", "A.D.", "B.C.E."; returns the token behind it, or I. */
static size_t
read_era(const struct finder *f, size_t i, bool *bc)
{
	const struct date_token *k = token_at(f, i);
	size_t next;

	*bc = k->class == DATE_BC;
	if (k->before >= TOKEN_LINE || !(k->flags & TOKEN_CAPITALS))
		return i;
	if (*bc || k->class == DATE_AD)
		return i + 1;
	*bc = is_letter(f, i, 'B');
	if (*bc ? !is_letter(f, i + 2, 'C') : !(is_letter(f, i, 'A') && is_letter(f, i + 2, 'D')) && !(is_letter(f, i, 'C') && is_letter(f, i + 2, 'E')))
		return i;
	next = i + 4;
	return *bc && is_letter(f, next, 'E') && token_at(f, next)->before == TOKEN_JOINED ? next + 2 : next;
}

/* The era of the second of two years, for the first: "1200 to about 400 BC". */
static bool
is_before_era(const struct finder *f, size_t i, bool *bc)
{
	const struct date_token *k = token_at(f, i);

	if (k->class != DATE_TO && k->class != DATE_AND && k->class != DATE_OR && !token_is_mark(k, '-'))
		return false;
	i += token_class(f, i + 1, DATE_AROUND) ? 2 : 1;
	return token_is_number(token_at(f, i)) && token_at(f, i)->digits <= 4 && read_era(f, i + 1, bc) > i + 1;
}

/* "AD 314", "314 A.D.", "400 BC": at the number. */
bool
date_parse_era(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	bool bc = false, before = false;
	size_t next;

	if (!token_is_number(k) || k->digits > 4 || k->value < 1 || k->before >= TOKEN_LINE)
		return false;
	next = read_era(f, i + 1, &bc);
	if (next == i + 1)
		before = (read_era(f, i - 1, &bc) == i || (i > 4 && read_era(f, i - 4, &bc) == i)) && !bc;
	if (next == i + 1 && !before && !is_before_era(f, next, &bc))
		return false;
	e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = bc ? -k->value : k->value };
	e->next = next;
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
		size_t behind;

		at += token_class(f, at + 1, DATE_THE);
		behind = at + 2;
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

/* "and five", "fifteen", "and twenty-one" behind "two thousand", with no noun behind them. */
static size_t
read_since_2000(const struct finder *f, size_t i, int *year)
{
	size_t at = i + token_class(f, i, DATE_AND);
	const struct date_token *k = token_at(f, at);

	*year = 2000;
	if (k->class != DATE_NUMBER || k->value >= 100)
		return i;
	*year += k->value;
	at++;
	if (k->value >= 20 && token_class(f, at + token_mark(f, at, '-'), DATE_NUMBER)) {
		at += token_mark(f, at, '-');
		*year += token_at(f, at)->value % 10;
		at++;
	}
	return token_class(f, at, DATE_WORD) || token_class(f, at, DATE_COUNTED) ? i : at;
}

/* "nineteen ninety-six", "two thousand [and] five", "twenty oh five" is none. */
bool
date_parse_year_words(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *a = token_at(f, i), *b = token_at(f, i + 1);
	const struct date_token *before = token_at(f, i - 1);
	bool placed = before->class != DATE_AROUND && date_is_preposition(before);
	int year = 0, oldest = placed || token_class(f, i - 2, DATE_NUMBER) ? 13 : 17;
	size_t at = i + 2;

	if (a->class == DATE_DECADE && (before->class == DATE_THE || before->class == DATE_IN || before->class == DATE_MID ||
	                                before->class == DATE_EARLY || before->class == DATE_LATE))
		return set_decade(e, i + 1, a->value);
	if (a->class != DATE_NUMBER || b->class != DATE_NUMBER)
		return false;
	if (a->value == 2 && b->value == 1000) {
		at = read_since_2000(f, at, &year);
		if (!token_class(f, i - 1, DATE_UNIT) && (!placed || at == i + 2))
			return false;
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

/* The year that the apostrophe at I shortens: "'89", and the second of "1918-'19". */
static int
year_of_two(const struct finder *f, size_t i)
{
	const struct date_token *first = token_at(f, i - 2);
	int year = token_at(f, i + 1)->value;

	if (!token_mark(f, i - 1, '-') || !token_is_year(first))
		return year + (year < 40 ? 2000 : 1900);
	year += first->value / 100 * 100;
	return year > first->value ? year : year + 100;
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
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = year_of_two(f, at) };
		e->next = at + 2;
		return true;
	case DATE_UNIT:
		return at > i && k->value == 'y' && date_parse_unit(f, at, e, true) && e->value.grain == GRAIN_YEAR;
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
	return date_parse_year(f, i, e) && (token_at(f, i + 2)->before != TOKEN_JOINED ||
	       token_class(f, i + 2, DATE_MARK));
}

/* "Q3", "q1 2019", "2019-Q1", "H2 2024", "FY2019". */
bool
date_parse_letters(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i), *number = token_at(f, i + 1);
	struct text word = token_text(f, i);
	bool half = text_equal_folded(word, text_of("h"));
	int year = 0;

	if (!token_is_number(number) || number->before != TOKEN_JOINED || (k->before == TOKEN_JOINED &&
	    !token_mark(f, i - 1, '-') && !token_is_year(token_at(f, i - 1))))
		return false;
	e->rule = "quarter-letter";
	if (text_equal(word, text_of("FY")) && (token_is_year(number) || number->digits == 2)) {
		e->value = (struct date_value){ .grain = GRAIN_YEAR, .year = number->value };
		e->value.year += number->digits == 4 ? 0 : number->value < 40 ? 2000 : 1900;
		e->next = i + 2;
		return true;
	}
	if ((!half && !text_equal_folded(word, text_of("q"))) || number->digits != 1 || number->value < 1 ||
	    number->value > (half ? 2 : 4))
		return false;
	e->value = (struct date_value){ .grain = half ? GRAIN_HALF : GRAIN_QUARTER, .number = number->value };
	e->next = i + 2;
	e->next += token_mark(f, e->next, '-') && token_is_year(token_at(f, e->next + 1));
	e->next = date_read_year_behind(f, e->next, &year);
	e->value.year = year;
	return year || k->before == TOKEN_JOINED || (k->flags & TOKEN_CAPITAL && !half &&
	       date_is_preposition(token_at(f, i - 1)));
}
