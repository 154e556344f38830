/* SPDX-License-Identifier: MIT */
#include "news/date.h"

#include "date-finder.h"

/* Tokens are read a stretch at a time, and so many are kept ahead of the one that is looked at and behind it. */
enum { STRETCH = 32768, AHEAD = 1024, BEHIND = 1024 };

/* Can an expression begin with such a token? */
static bool
is_start(const struct date_token *k)
{
	static bool starts[256];

	if (!starts[DATE_DIGITS]) {
		static const uint8_t classes[] = { DATE_DIGITS, DATE_A, DATE_AD, DATE_ALL, DATE_CLOCK, DATE_COMING, DATE_CURRENT, DATE_DATE, DATE_DECADE,
			DATE_EARLIER, DATE_EARLY, DATE_END, DATE_EVERY, DATE_EVERYDAY, DATE_FISCAL, DATE_FOLLOWING, DATE_FUTURE, DATE_HALF, DATE_LAST, DATE_LASTING,
			DATE_LATE, DATE_LATER, DATE_LATEST, DATE_LETTERS, DATE_MID, DATE_MIDDLE, DATE_MOMENT, DATE_MONTH, DATE_NEXT,
			DATE_NOW, DATE_NUMBER,
			DATE_ORDINAL, DATE_PART, DATE_PARTS, DATE_PAST, DATE_PER, DATE_PREVIOUS, DATE_RECENT, DATE_RECENTLY, DATE_SAME,
			DATE_SEASON, DATE_SET, DATE_START, DATE_THAT, DATE_THE, DATE_THESE, DATE_THIS, DATE_THOSE,
			DATE_TODAY, DATE_TOMORROW, DATE_TONIGHT, DATE_UNIT, DATE_UNITS, DATE_VAGUE, DATE_WEEKDAY, DATE_WEEKDAYS,
			DATE_WEEKEND, DATE_WEEKENDS, DATE_YESTERDAY };

		for (size_t i = 0; i < sizeof classes; i++)
			starts[classes[i]] = true;
	}
	return starts[k->class] || k->flags & TOKEN_HOLIDAY ||
	       (k->class == DATE_MARK && (k->value == '\'' || k->value == HALF_SIGN));
}

static void
add_find(struct dates *d, struct finder *f, const struct expression *e)
{
	struct date_find *find;
	size_t value = d->values.length;
	long from, to;

	d->found = memory_grow(d->found, d->count, &d->capacity, sizeof *d->found);
	find = &d->found[d->count++];
	*find = (struct date_find){ .type = e->type, .mod = e->mod, .rule = e->rule };
	find->start = token_at(f, e->first)->start;
	find->end = token_at(f, e->next - 1)->end;
	if (e->word)
		buffer_add_string(&d->values, e->word);
	else if (e->halves)
		date_write_duration(e->halves, e->unit, &d->values);
	else
		date_value_write(&e->value, &d->values);
	find->value = (uint32_t)value;
	find->value_length = (uint32_t)(d->values.length - value);
	if (e->word || !(e->halves ? date_stretch_days(f, e, &from, &to) : date_value_days(&e->value, &from, &to)))
		from = to = 0;
	find->from = (int32_t)from;
	find->to = (int32_t)to;
}

/* The token behind ", 2024" when that is YEAR, which a first day has taken for itself; else I. */
static size_t
behind_year(const struct finder *f, size_t i, int year)
{
	size_t at = i + token_mark(f, i, ',');

	return year && token_is_year(token_at(f, at)) && token_at(f, at)->value == year ? at + 1 : i;
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
	if (after->before == TOKEN_JOINED && (after->class != DATE_MARK || (after->value != '.' &&
	    after->value != ',' &&
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
	if (one->value.grain != GRAIN_DAY || !one->value.month || k->value < 1 || k->value > 31 ||
	    k->value <= one->value.day ||
	    token_class(f, one->next - 1, DATE_YESTERDAY) || after->class == DATE_MONTH ||
	    after->class == DATE_UNITS ||
	    after->class == DATE_UNIT)
		return false;
	if (token_at(f, one->next - 1)->class == DATE_DIGITS && token_at(f, one->next - 1)->digits == 4)
		return false;
	e->value = one->value;
	e->value.weekday = 0;
	e->value.day = k->value;
	e->next = behind_year(f, e->next, one->value.year);
	return calendar_is_day(e->value.year ? e->value.year : 2000, e->value.month, e->value.day);
}

/* Do ONE and TWO bound a stretch: "from .. to", "between .. and", "..-.."? */
static bool
is_stretch(const struct finder *f, const struct expression *one, const struct expression *two)
{
	const struct date_token *k = token_at(f, one->next);

	if (!one->next || two->first != one->next + 1)
		return false;
	return token_is_mark(k, '-') || k->class == DATE_TO || k->class == DATE_THROUGH || k->class == DATE_UNTIL ||
	       (k->class == DATE_AND && token_class(f, one->first - 1, DATE_BETWEEN));
}

/* Does the month or day ONE, placed ahead, begin a stretch that ends at TWO in the past? */
static bool
begins_before(const struct finder *f, const struct expression *one, const struct expression *two)
{
	long start, end, to;

	return one->open && one->value.month && !one->value.weekday && one->value.grain == two->value.grain && !two->lean &&
	       date_value_days(&one->value, &start, &to) && date_value_days(&two->value, &end, &to) && to <= f->day &&
	       start > f->day;
}

/* The day or month TWO of a stretch, which read OPEN, is the first of its name behind ONE. */
static void
follow(const struct expression *one, struct expression *two, const struct date_value *open)
{
	long from, to, start;

	if (open->year || one->value.grain != two->value.grain || two->lean ||
	    !date_value_days(&one->value, &start, &to) || !date_value_days(&two->value, &from, &to))
		return;
	if (open->month) {
		two->value.year = calendar_day(start).year;
		if (date_value_days(&two->value, &from, &to) && from < start)
			two->value.year++;
	} else if (open->weekday) {
		struct date_value day = date_value_at(start + (open->weekday - calendar_weekday(start) + 7) % 7, GRAIN_DAY);

		two->value.year = day.year;
		two->value.month = day.month;
		two->value.day = day.day;
	}
}

/* The stretch between ONE and TWO, which bound it and were found last, is put in before them. */
static void
add_range(struct dates *d)
{
	struct date_find *a, *b, range;

	if (d->count < 2)
		return;
	a = &d->found[d->count - 2];
	b = &d->found[d->count - 1];
	if (a->type != DATE_TYPE_DATE || b->type != DATE_TYPE_DATE || !a->from || !b->from)
		return;
	if (b->to <= a->from || (a->from <= b->from && b->to <= a->to))
		return;
	range = (struct date_find){ .start = a->start, .end = b->end, .type = DATE_TYPE_DURATION, .rule = "range",
		.from = a->from, .to = b->to, .value = (uint32_t)d->values.length,
		.value_length = a->value_length + b->value_length + 1 };
	buffer_reserve(&d->values, range.value_length);
	buffer_add_text(&d->values, date_value(d, a));
	buffer_add_char(&d->values, '/');
	buffer_add_text(&d->values, date_value(d, b));
	d->found = memory_grow(d->found, d->count, &d->capacity, sizeof *d->found);
	memmove(&d->found[d->count - 1], &d->found[d->count - 2], 2 * sizeof *d->found);
	d->found[d->count - 2] = range;
	d->count++;
}

static void
take(struct dates *d, struct finder *f, struct expression *e, struct expression *last)
{
	struct date_value open = e->value;
	bool stretch = is_stretch(f, last, e);

	e->open = !open.year;
	date_resolve(f, e);
	if (stretch && !f->narrative && e->open && begins_before(f, last, e)) {
		last->value.year--;
		d->values.length = d->found[--d->count].value;
		add_find(d, f, last);
	}
	if (stretch && !f->narrative)
		follow(last, e, &open);
	add_find(d, f, e);
	if (stretch)
		add_range(d);
	date_remember(f, e);
	*last = *e;
}

/* Read on when the tokens ahead of *I run short, and forget those long behind it. */
static void
read_on(struct finder *f, size_t *i, struct expression *last)
{
	size_t drop = *i > BEHIND ? *i - BEHIND : 0;

	if (*i + AHEAD <= f->t->count || date_tokens_end(f->t))
		return;
	date_is_timeless(f);
	date_tokens_drop(f->t, drop);
	date_tokens_more(f->t, STRETCH);
	*i -= drop;
	last->first -= drop;
	last->next -= last->next < drop ? last->next : drop;
	/* Compared by their distance alone, which wraps around. */
	f->reference_at -= drop;
	f->one_day_at -= drop;
	f->quarter_at -= drop;
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
	date_tokens_start(&tokens, text);
	date_tokens_more(&tokens, STRETCH);
	date_read_context(&f);
	d->day = f.day;
	d->history = f.narrative;
	for (size_t i = 1; i < tokens.count;) {
		read_on(&f, &i, &last);
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
