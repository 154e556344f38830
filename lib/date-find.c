/* SPDX-License-Identifier: MIT */
#include "news/date.h"

#include "date-finder.h"

enum { DEPTH = 6 };

struct text
token_text(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	return text_slice(f->t->text, k->start, k->end);
}

/* --- One expression --- */

/* "morning", "evening" behind a day; "9 a.m." behind "Tuesday at". */
static void
add_part(struct finder *f, struct expression *e)
{
	size_t at = e->next;
	struct date_clock clock;
	size_t behind;

	if (e->value.grain != GRAIN_DAY || e->word || e->type != DATE_TYPE_DATE)
		return;
	if (token_class(f, at, DATE_EARLY) || token_class(f, at, DATE_LATE))
		at++;
	if (token_class(f, at, DATE_PART) && token_at(f, at)->before <= TOKEN_LINE && !(token_at(f, at)->flags & TOKEN_CAPITAL &&
	    token_class(f, at + 1, DATE_WORD) && token_at(f, at + 1)->flags & TOKEN_CAPITAL)) {
		e->value.grain = GRAIN_PART;
		e->value.letters = token_at(f, at)->value;
		e->type = DATE_TYPE_TIME;
		e->next = at + 1;
		return;
	}
	at = e->next;
	at += token_mark(f, at, ',');
	at += token_class(f, at, DATE_AT);
	at += token_class(f, at, DATE_AROUND);
	behind = date_read_clock(f->t, at, &clock);
	if (behind == at || token_at(f, at)->before > TOKEN_LINE || clock.hour > 24)
		return;
	e->next = date_read_zone(f->t, behind, &clock);
	e->value.grain = GRAIN_CLOCK;
	e->value.clock = clock;
	e->type = DATE_TYPE_TIME;
}

/* "10:15 a.m. EST", with the day that follows: "on Tuesday", ", May 3". */
static bool
parse_clock(struct finder *f, size_t i, struct expression *e)
{
	struct date_clock clock;
	struct expression day = { .first = i };
	size_t next = date_read_clock(f->t, i, &clock), at;

	if (next == i)
		next = date_read_clock_start(f->t, i, &clock);
	if (next == i || token_at(f, i)->before == TOKEN_JOINED || text_equal_folded(token_text(f, i - 1), text_of("high")))
		return false;
	if (next == i + 3 && token_mark(f, i + 1, ':') && !token_class(f, i - 1, DATE_AT) && !token_class(f, i - 1, DATE_BY) &&
	    !token_class(f, next, DATE_ZONE) && !token_class(f, next, DATE_ZONE_US))
		return false;
	next = date_read_zone(f->t, next, &clock);
	e->value = (struct date_value){ .grain = GRAIN_CLOCK, .clock = clock };
	e->type = DATE_TYPE_TIME;
	e->next = next;
	e->rule = "clock";
	at = next + token_mark(f, next, ',');
	at += token_class(f, at, DATE_ON) || token_class(f, at, DATE_LATE);
	switch (token_at(f, at)->class) {
	case DATE_WEEKDAY: case DATE_MONTH: case DATE_TODAY: case DATE_YESTERDAY: case DATE_TOMORROW: case DATE_LAST:
	case DATE_NEXT: case DATE_THIS:
		if (!date_parse(f, at, &day) || day.value.grain != GRAIN_DAY || day.word || day.type != DATE_TYPE_DATE)
			break;
		day.value.grain = GRAIN_CLOCK;
		day.value.clock = clock;
		day.first = e->first;
		day.type = DATE_TYPE_TIME;
		day.rule = "clock-day";
		*e = day;
		break;
	default:
		break;
	}
	return true;
}

/* "morning", "night": alone only where a word before it points there. */
static bool
parse_part(struct finder *f, size_t i, struct expression *e, bool definite)
{
	struct expression day = { .first = i };

	e->type = DATE_TYPE_TIME;
	e->next = i + 1;
	e->rule = "part";
	e->value = (struct date_value){ .grain = GRAIN_PART, .letters = token_at(f, i)->value };
	if (token_class(f, i + 1, DATE_OF) && date_parse(f, i + 2, &day) && day.type == DATE_TYPE_DATE &&
	    day.value.grain == GRAIN_DAY && !day.word) {
		day.value.grain = GRAIN_PART;
		day.value.letters = e->value.letters;
		day.type = DATE_TYPE_TIME;
		day.first = e->first;
		*e = day;
		return true;
	}
	switch (token_at(f, i + 1)->class) {
	case DATE_YESTERDAY: case DATE_TODAY: case DATE_TOMORROW: case DATE_WEEKDAY:
		if (!date_parse(f, i + 1, &day) || day.value.grain != GRAIN_DAY || day.word)
			break;
		day.value.grain = GRAIN_PART;
		day.value.letters = e->value.letters;
		day.type = DATE_TYPE_TIME;
		day.first = e->first;
		*e = day;
		return true;
	default:
		break;
	}
	return definite && token_class(f, i - 2, DATE_IN) && token_class(f, i - 1, DATE_THE) && date_tense(f, i - 1, i + 1) < 0;
}

/* "summer of 1789", "fall 2004"; alone behind "the" or "in". */
static bool
parse_season(struct finder *f, size_t i, struct expression *e, bool definite)
{
	struct expression year = { .first = i };
	size_t at = i + 1;

	e->value = (struct date_value){ .grain = GRAIN_SEASON, .letters = token_at(f, i)->value };
	e->next = at;
	e->rule = "season";
	at += token_class(f, at, DATE_OF) || token_mark(f, at, ',');
	if (date_parse_year(f, at, &year) && year.value.year) {
		e->value.year = year.value.year;
		e->next = year.next;
		return true;
	}
	if (token_class(f, i + 1, DATE_OF) || token_class(f, i + 1, DATE_WORD))
		return definite && token_class(f, i + 1, DATE_WORD) && token_class(f, i - 2, DATE_IN);
	return definite || token_class(f, i - 1, DATE_IN) || token_class(f, i - 1, DATE_BY) || token_class(f, i - 1, DATE_SINCE);
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
static bool
parse_apostrophe(struct finder *f, size_t i, struct expression *e)
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
	return date_parse_year(f, i, e) && token_at(f, i + 2)->before != TOKEN_JOINED;
}

/* A year and what it limits: "the 1988 quarter", "this year's third quarter", "1989 fiscal year". */
static void
add_quarter(struct finder *f, struct expression *e)
{
	struct expression part = { .first = e->next };
	size_t at = e->next;
	int year = e->value.year;

	if (e->value.grain != GRAIN_YEAR || e->word || e->type != DATE_TYPE_DATE)
		return;
	if (token_mark(f, at, '\'') && token_class(f, at + 1, DATE_S))
		at += 2;
	at += token_class(f, at, DATE_FISCAL);
	if (token_class(f, at, DATE_ORDINAL) && date_parse_ordinal(f, at, &part, true) && part.value.grain == GRAIN_QUARTER) {
		e->value = part.value;
		e->value.year = year;
		e->next = part.next;
		e->rule = "year-quarter";
	} else if ((token_class(f, at, DATE_UNIT) && token_at(f, at)->value == 'q') || token_class(f, at, DATE_PERIOD)) {
		e->next = at + 1;
		if (f->quarter.number) {
			e->value = f->quarter;
			e->value.year = year;
		}
		e->rule = "year-quarter";
	} else if (token_class(f, at, DATE_SEASON) && at > e->next) {
		e->value = (struct date_value){ .grain = GRAIN_SEASON, .year = year, .letters = token_at(f, at)->value };
		e->next = at + 1;
	} else if (token_class(f, at, DATE_END) && at > e->next) {
		e->mod = "END";
		e->next = at + 1;
	}
}

/* "third quarter of 1984", "third quarter last year", "the quarter a year ago". */
static void
add_year(struct finder *f, struct expression *e)
{
	struct expression year = { .first = e->next };
	size_t at = e->next;

	if ((e->value.grain != GRAIN_QUARTER && e->value.grain != GRAIN_HALF) || e->value.year || e->word)
		return;
	if (token_class(f, at, DATE_A) && token_class(f, at + 1, DATE_UNIT) && token_at(f, at + 1)->value == 'y' &&
	    (token_class(f, at + 2, DATE_AGO) || token_class(f, at + 2, DATE_EARLIER)) && f->day) {
		e->value.year = calendar_day(f->day).year - 1;
		e->next = at + 3;
		return;
	}
	at += token_class(f, at, DATE_OF) || token_mark(f, at, ',');
	at += token_class(f, at, DATE_FISCAL);
	if (date_parse_year(f, at, &year) && year.value.year) {
		e->value.year = year.value.year;
		e->next = year.next;
	}
}

/* What begins at I, without what may limit it. */
static bool
parse_core(struct finder *f, size_t i, struct expression *e, bool definite)
{
	const struct date_token *k = token_at(f, i);

	switch (k->class) {
	case DATE_DIGITS:
		if (date_parse_digits(f, i, e))
			return true;
		*e = (struct expression){ .first = e->first };
		if (parse_clock(f, i, e))
			return true;
		*e = (struct expression){ .first = e->first };
		return date_parse_number(f, i, e) || (k->flags & TOKEN_ORDINAL && date_parse_ordinal(f, i, e, definite));
	case DATE_NUMBER: case DATE_DECADE:
		return date_parse_year_words(f, i, e) || date_parse_number(f, i, e);
	case DATE_VAGUE: case DATE_HALF:
		return date_parse_number(f, i, e);
	case DATE_A:
		if (token_class(f, i + 1, DATE_UNIT))
			return date_parse_unit(f, i + 1, e, false);
		return (token_class(f, i + 1, DATE_VAGUE) || token_class(f, i + 1, DATE_NUMBER)) && date_parse_number(f, i, e);
	case DATE_PER:
		return token_class(f, i + 1, DATE_UNIT) && date_parse_unit(f, i + 1, e, false);
	case DATE_UNIT: case DATE_UNITS:
		return date_parse_unit(f, i, e, definite);
	case DATE_MONTH:
		return date_parse_month(f, i, e);
	case DATE_WEEKDAY:
		return date_parse_weekday(f, i, e);
	case DATE_WEEKDAYS: case DATE_SET:
		return date_parse_set(f, i, e);
	case DATE_EVERY:
		return date_parse_every(f, i, e);
	case DATE_ORDINAL:
		return date_parse_ordinal(f, i, e, definite);
	case DATE_THIS: case DATE_THESE: case DATE_THAT: case DATE_THOSE: case DATE_LAST: case DATE_PAST:
	case DATE_PREVIOUS: case DATE_NEXT: case DATE_COMING: case DATE_FOLLOWING: case DATE_SAME: case DATE_CURRENT:
	case DATE_RECENT: case DATE_LATEST:
		if (date_parse_relative(f, i, e, definite))
			return true;
		*e = (struct expression){ .first = e->first };
		return f->settings->references && date_parse_reference(f, i, e);
	case DATE_TODAY: case DATE_YESTERDAY: case DATE_TOMORROW: case DATE_TONIGHT:
		return date_parse_deictic(f, i, e);
	case DATE_NOW: case DATE_RECENTLY: case DATE_FUTURE:
		return f->settings->references && date_parse_reference(f, i, e);
	case DATE_SEASON:
		return parse_season(f, i, e, definite);
	case DATE_WEEKEND:
		if (!definite)
			return false;
		e->value = date_now(f, GRAIN_WEEKEND);
		if (e->value.grain && date_tense(f, i, i + 1) <= 0 && calendar_weekday(f->day) < 6 &&
		    !token_class(f, i - 2, DATE_BEFORE) && !(token_class(f, i - 2, DATE_OF) && token_class(f, i - 3, DATE_AHEAD)))
			e->value = date_value_move(e->value, -1);
		e->next = i + 1;
		e->rule = "the-unit";
		return e->value.grain != GRAIN_NONE;
	case DATE_PART:
		return parse_part(f, i, e, definite);
	case DATE_CLOCK:
		return parse_clock(f, i, e);
	case DATE_MARK:
		return k->value == '\'' && parse_apostrophe(f, i, e);
	case DATE_LETTERS:
		return date_parse_letters(f, i, e);
	case DATE_AD:
		return token_class(f, i + 1, DATE_DIGITS) && date_parse_digits(f, i + 1, e);
	default:
		return false;
	}
}

static const char *
mod_of(enum date_class class)
{
	switch (class) {
	case DATE_EARLY: case DATE_START: case DATE_EARLIER:
		return "START";
	case DATE_MID: case DATE_MIDDLE:
		return "MID";
	case DATE_LATE: case DATE_END: case DATE_LATER:
		return "END";
	default:
		return NULL;
	}
}

/* "early May", "mid-1996", "the end of the month", "earlier this year", "late in 1943". */
static bool
parse_modified(struct finder *f, size_t i, struct expression *e)
{
	enum date_class class = token_at(f, i)->class;
	size_t at = i + 1;
	bool joined = token_mark(f, at, '-');

	at += joined;
	if (class == DATE_START || class == DATE_END || class == DATE_MIDDLE) {
		if (!token_class(f, at, DATE_OF))
			return false;
		at++;
		if (token_class(f, at, DATE_UNIT)) {
			e->first = i;
			e->mod = mod_of(class);
			return token_at(f, at)->value != 'w' && date_parse_unit(f, at, e, true);
		}
	} else if (token_class(f, at, DATE_IN) || token_class(f, at, DATE_ON)) {
		at++;
	}
	if (token_class(f, at, DATE_NONE) || !date_parse(f, at, e) || e->type == DATE_TYPE_DURATION ||
	    e->type == DATE_TYPE_SET || e->word)
		return false;
	e->first = i;
	if (e->type == DATE_TYPE_DATE && (e->value.grain != GRAIN_DAY || class == DATE_EARLY || class == DATE_LATE))
		e->mod = mod_of(class);
	return true;
}

/* "the day before yesterday", "the day after tomorrow", "the day before May 3", "the week of March 6", "the day before". */
static bool
parse_the_unit_about(struct finder *f, size_t i, struct expression *e)
{
	struct expression point = { .first = i };
	const struct date_token *k = token_at(f, i);
	int move = token_class(f, i + 1, DATE_BEFORE) ? -1 : token_class(f, i + 1, DATE_AFTER) ? 1 : 0;
	long from, to;

	if (k->class != DATE_UNIT || (!move && !token_class(f, i + 1, DATE_OF)))
		return false;
	if (k->value != 'd' && k->value != 'w' && !(move && k->value == 'y'))
		return false;
	if (date_parse(f, i + 2, &point) && point.type == DATE_TYPE_DATE && !point.word) {
		date_resolve(f, &point);
		if (point.value.grain == GRAIN_DAY && date_value_days(&point.value, &from, &to)) {
			e->value = date_value_move(date_value_at(from, date_grain_of(k->value)), move);
			e->next = point.next;
			e->rule = "moved-from";
			return move || k->value == 'w';
		}
	}
	if (!move || !(token_class(f, i + 2, DATE_MARK) || k->value == 'd') || token_class(f, i + 2, DATE_MONTH))
		return false;
	if (!token_class(f, i + 2, DATE_MARK) && !token_class(f, i + 2, DATE_NONE))
		return false;
	e->value = date_value_move(date_then(f, date_grain_of(k->value)), move);
	e->next = i + 2;
	e->rule = "anaphor";
	return e->value.grain != GRAIN_NONE;
}

static bool
parse_definite(struct finder *f, size_t i, struct expression *e)
{
	size_t at = i + 1;

	at += token_class(f, at, DATE_VERY);
	if (parse_the_unit_about(f, at, e))
		return true;
	*e = (struct expression){ .first = e->first };
	at += token_class(f, at, DATE_FISCAL);
	at += token_mark(f, at, '-');
	switch (token_at(f, at)->class) {
	case DATE_EARLY: case DATE_MID: case DATE_LATE: case DATE_START: case DATE_MIDDLE: case DATE_END:
		return parse_modified(f, at, e);
	case DATE_FULL:
		return token_class(f, at + 1, DATE_UNIT) && date_parse_unit(f, at + 1, e, true);
	case DATE_NUMBER: case DATE_DIGITS: {
		bool found = parse_core(f, at, e, true);

		return found;
	}
	case DATE_ORDINAL: {
		long halves;
		size_t next;

		if (date_parse_ordinal(f, at, e, true))
			return true;
		next = date_read_number(f, at + 1, &halves);
		if (token_at(f, at)->value != 1 || next == at + 1 || !token_class(f, next, DATE_UNITS))
			return false;
		e->type = DATE_TYPE_DURATION;
		e->halves = halves;
		e->unit = token_at(f, next)->value;
		e->next = next + 1;
		e->rule = "stretch";
		return true;
	}
	case DATE_NOW: case DATE_TODAY: case DATE_A: case DATE_THE: case DATE_WEEKDAYS: case DATE_EVERY: case DATE_THAT:
	case DATE_THIS:
		return false;
	default:
		return parse_core(f, at, e, true);
	}
}

/* Does the "the" at I belong to a noun behind E rather than to E: "the 1944 treaty", "the recent talks"? */
static bool
stands_beside(const struct finder *f, size_t i, const struct expression *e)
{
	switch (token_at(f, i + 1)->class) {
	case DATE_DIGITS:
		return e->next == i + 2 && e->value.grain == GRAIN_YEAR;
	case DATE_RECENT: case DATE_RECENTLY: case DATE_CURRENT: case DATE_SET:
		return e->next == i + 2;
	default:
		return false;
	}
}

/* An expression and its modifiers, before what may follow it. */
static bool
parse_head(struct finder *f, size_t i, struct expression *e)
{
	bool found;

	*e = (struct expression){ .first = i };
	switch (token_at(f, i)->class) {
	case DATE_NONE:
		return false;
	case DATE_THE:
		found = parse_definite(f, i, e);
		if (found)
			e->first = stands_beside(f, i, e) ? i + 1 : i;
		break;
	case DATE_EARLY: case DATE_LATE: case DATE_MID: case DATE_START: case DATE_END: case DATE_EARLIER: case DATE_LATER:
	case DATE_MIDDLE:
		found = parse_modified(f, i, e);
		break;
	case DATE_FISCAL:
		found = token_class(f, i + 1, DATE_DIGITS) || token_class(f, i + 1, DATE_ORDINAL) ? parse_core(f, i + 1, e, false)
		      : token_class(f, i + 1, DATE_UNIT) && token_class(f, i + 2, DATE_DIGITS)
		              ? date_parse_year(f, i + 2, e)
		              : false;
		if (found)
			e->first = i;
		break;
	default:
		found = parse_core(f, i, e, false);
		if (!found && token_at(f, i)->flags & TOKEN_HOLIDAY) {
			*e = (struct expression){ .first = i };
			found = date_parse_holiday(f, i, e);
		}
	}
	return found;
}

bool
date_parse(struct finder *f, size_t i, struct expression *e)
{
	bool found;

	if (f->depth == DEPTH)
		return false;
	f->depth++;
	found = parse_head(f, i, e);
	if (found) {
		add_quarter(f, e);
		add_year(f, e);
		add_part(f, e);
	}
	f->depth--;
	return found;
}

/* --- The whole text --- */

/* Can an expression begin with such a token? */
static bool
is_start(const struct date_token *k)
{
	static bool starts[256];

	if (!starts[DATE_DIGITS]) {
		static const uint8_t classes[] = { DATE_DIGITS, DATE_A, DATE_AD, DATE_CLOCK, DATE_COMING, DATE_CURRENT, DATE_DECADE,
			DATE_EARLIER, DATE_EARLY, DATE_END, DATE_EVERY, DATE_FISCAL, DATE_FOLLOWING, DATE_FUTURE, DATE_HALF, DATE_LAST,
			DATE_LATE, DATE_LATER, DATE_LATEST, DATE_LETTERS, DATE_MID, DATE_MIDDLE, DATE_MONTH, DATE_NEXT, DATE_NOW, DATE_NUMBER,
			DATE_ORDINAL, DATE_PART, DATE_PAST, DATE_PER, DATE_PREVIOUS, DATE_RECENT, DATE_RECENTLY, DATE_SAME,
			DATE_SEASON, DATE_SET, DATE_START, DATE_THAT, DATE_THE, DATE_THESE, DATE_THIS, DATE_THOSE,
			DATE_TODAY, DATE_TOMORROW, DATE_TONIGHT, DATE_UNIT, DATE_UNITS, DATE_VAGUE, DATE_WEEKDAY, DATE_WEEKDAYS,
			DATE_WEEKEND, DATE_YESTERDAY };

		for (size_t i = 0; i < sizeof classes; i++)
			starts[classes[i]] = true;
	}
	return starts[k->class] || k->flags & TOKEN_HOLIDAY || token_is_mark(k, '\'');
}

static void
add_find(struct dates *d, struct finder *f, const struct expression *e)
{
	struct date_find *find;
	size_t value = d->values.length;

	d->found = memory_grow(d->found, d->count, &d->capacity, sizeof *d->found);
	find = &d->found[d->count++];
	*find = (struct date_find){ .type = e->type, .mod = e->mod, .rule = e->rule };
	find->span = (struct span){ token_at(f, e->first)->start, token_at(f, e->next - 1)->end };
	if (e->word)
		buffer_add_string(&d->values, e->word);
	else if (e->halves)
		date_write_duration(e->halves, e->unit, &d->values);
	else
		date_value_write(&e->value, &d->values);
	find->value = (struct span){ value, d->values.length };
	if (e->word || e->halves || !date_value_days(&e->value, &find->from, &find->to))
		find->from = find->to = 0;
}

/* The second of two that share a month or a century: "May 3-5", "May 3 and 4", "1939-45". */
static bool
parse_second(struct finder *f, const struct expression *one, struct expression *e)
{
	const struct date_token *mark = token_at(f, one->next), *k = token_at(f, one->next + 1);
	bool dash = token_is_mark(mark, '-') || mark->class == DATE_TO || mark->class == DATE_THROUGH;
	const struct date_token *after = token_at(f, one->next + 2);

	*e = (struct expression){ .first = one->next + 1, .next = one->next + 2, .rule = "second" };
	if ((!dash && mark->class != DATE_AND && mark->class != DATE_OR) || k->class != DATE_DIGITS || k->digits > 2 ||
	    one->type != DATE_TYPE_DATE || one->word || one->lean)
		return false;
	if (after->before == TOKEN_JOINED && (after->class != DATE_MARK || (after->value != '.' && after->value != ',' &&
	    after->value != ')' && after->value != '"' && after->value != ';' && after->value != '\'')))
		return false;
	if (one->value.grain == GRAIN_YEAR && token_is_mark(mark, '-') && k->digits == 2 &&
	    ((mark->before == TOKEN_JOINED && k->before == TOKEN_JOINED) || after->class == DATE_MARK)) {
		e->value = one->value;
		e->value.year = one->value.year / 100 * 100 + k->value;
		if (e->value.year <= one->value.year)
			e->value.year += 100;
		return e->value.year - one->value.year < 60;
	}
	if (one->value.grain != GRAIN_DAY || !one->value.month || k->value < 1 || k->value > 31 || k->value <= one->value.day ||
	    token_class(f, one->next - 1, DATE_YESTERDAY) || after->class == DATE_MONTH || after->class == DATE_UNITS ||
	    after->class == DATE_UNIT)
		return false;
	if (token_at(f, one->next - 1)->class == DATE_DIGITS && token_at(f, one->next - 1)->digits == 4)
		return false;
	e->value = one->value;
	e->value.day = k->value;
	return calendar_is_day(e->value.year ? e->value.year : 2000, e->value.month, e->value.day);
}

/* Do ONE and TWO bound a stretch: "from .. to", "between .. and", "..-.."? It is put in before them. */
static void
add_range(struct dates *d, struct finder *f, const struct expression *one, const struct expression *two)
{
	const struct date_token *k = token_at(f, one->next);
	struct date_find *a, *b, range;
	bool between = k->class == DATE_AND && token_class(f, one->first - 1, DATE_BETWEEN);

	if (d->count < 2 || two->first != one->next + 1 ||
	    (!between && !token_is_mark(k, '-') && k->class != DATE_TO && k->class != DATE_THROUGH && k->class != DATE_UNTIL))
		return;
	a = &d->found[d->count - 2];
	b = &d->found[d->count - 1];
	if (!a->from || !b->from || b->to <= a->from || (a->from <= b->from && b->to <= a->to) || a->type != DATE_TYPE_DATE || b->type != DATE_TYPE_DATE)
		return;
	range = (struct date_find){ .span = { a->span.start, b->span.end }, .type = DATE_TYPE_DURATION, .rule = "range",
		.from = a->from, .to = b->to };
	range.value.start = d->values.length;
	buffer_reserve(&d->values, a->value.end - a->value.start + b->value.end - b->value.start + 1);
	buffer_add(&d->values, d->values.data + a->value.start, a->value.end - a->value.start);
	buffer_add_char(&d->values, '/');
	buffer_add(&d->values, d->values.data + b->value.start, b->value.end - b->value.start);
	range.value.end = d->values.length;
	d->found = memory_grow(d->found, d->count, &d->capacity, sizeof *d->found);
	memmove(&d->found[d->count - 1], &d->found[d->count - 2], 2 * sizeof *d->found);
	d->found[d->count - 2] = range;
	d->count++;
}

static void
take(struct dates *d, struct finder *f, struct expression *e, struct expression *last)
{
	date_resolve(f, e);
	add_find(d, f, e);
	if (last->next)
		add_range(d, f, last, e);
	date_remember(f, e);
	*last = *e;
}

void
dates_find(struct dates *d, struct text text, const struct date_settings *settings)
{
	static struct date_tokens tokens;
	struct finder f = { .t = &tokens, .settings = settings, .day = settings->day, .order = settings->order,
		.narrative = settings->narrative };
	struct expression e, last = { .next = 0 };

	d->count = 0;
	buffer_reset(&d->values);
	date_tokens_read(&tokens, text);
	date_read_context(&f);
	d->day = f.day;
	d->history = f.narrative;
	for (size_t i = 1; i < tokens.count;) {
		if (!is_start(&tokens.tokens[i]) || !date_parse(&f, i, &e)) {
			i++;
			continue;
		}
		take(d, &f, &e, &last);
		while (parse_second(&f, &last, &e))
			take(d, &f, &e, &last);
		i = last.next;
	}
}
