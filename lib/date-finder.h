/* SPDX-License-Identifier: MIT */
/*
 * Inside the finder of dates: an expression is read by one rule, resolved against the text's day and the
 * expressions before it, and added. A rule reads at token I and fills E, or answers false and leaves it.
 */
#ifndef DATE_FINDER_H
#define DATE_FINDER_H

#include "date-token.h"
#include "date-value.h"
#include "news/date.h"

/* Which of the many that bear a name is meant: "last May", "the following Friday". */
enum lean {
	LEAN_NONE, /* the sentence decides */
	LEAN_LAST, LEAN_THIS, LEAN_NEXT,          /* seen from the text's day */
	LEAN_PREVIOUS, LEAN_SAME, LEAN_FOLLOWING  /* seen from the expression before */
};

struct expression {
	size_t first, next; /* tokens, next exclusive */
	enum date_type type;
	struct date_value value;
	const char *word;   /* PRESENT_REF and the like, in place of a value */
	long halves;        /* of a duration or a set: how many units, doubled; negative: some */
	int unit;
	enum lean lean;
	bool open;          /* its year or its day was not said */
	const char *mod, *rule;
};

struct finder {
	struct date_tokens *t;
	const struct date_settings *settings;
	long day;                    /* the text's own, 0: none */
	enum date_order order;
	bool narrative;
	enum { AGE_UNKNOWN, AGE_OF_A_DAY, AGE_TIMELESS } age; /* what "today" means; date_is_timeless() */
	bool antique;                /* years of three digits are years */
	int depth;                   /* of rules within rules */
	struct date_value reference; /* the last expression with a place in the calendar */
	size_t reference_at;         /* its token */
	struct date_value month;     /* the last one no longer than a month */
	struct date_value one_day;   /* the last one no longer than a day */
	size_t one_day_at;           /* its token */
	struct date_value story;     /* where a history has come to */
	int aside;                   /* a year far from it that was named since */
	struct date_value quarter;   /* the last quarter */
	size_t quarter_at;
};

static inline const struct date_token *
token_at(const struct finder *f, size_t i)
{
	return &f->t->tokens[i < f->t->count ? i : f->t->count];
}

static inline bool
token_class(const struct finder *f, size_t i, enum date_class class)
{
	return token_at(f, i)->class == class;
}

static inline bool
token_mark(const struct finder *f, size_t i, char mark)
{
	return token_is_mark(token_at(f, i), mark);
}

struct text token_text(const struct finder *f, size_t i);

/* --- Rules --- */

/* Whatever begins at token I, with all that belongs to it. */
bool date_parse(struct finder *f, size_t i, struct expression *e);

/* What begins at token I, without what may limit it; DEFINITE behind "the". */
bool date_parse_core(struct finder *f, size_t i, struct expression *e, bool definite);

/* "the day after May 3", "the first nine months", at the "the" (date-definite.c). */
bool date_parse_definite(struct finder *f, size_t i, struct expression *e);

/* "early May", "mid-1996", "the end of the month", "earlier this year", "late in 1943". */
bool date_parse_modified(struct finder *f, size_t i, struct expression *e);

/* Numbers (date-number.c, date-numeric.c). */

/* Twice the number at token I into *HALVES, -1 for "several". Returns the token behind it, or I. */
size_t date_read_number(const struct finder *f, size_t i, long *halves);

/* Is the number at I the beginning of something else: "3.5", "3:15", "3%", "3 million"? */
bool date_is_cut_number(const struct finder *f, size_t i);

bool date_parse_digits(struct finder *f, size_t i, struct expression *e);

/* Days and months (date-day.c). */
bool date_parse_weekday(struct finder *f, size_t i, struct expression *e);
bool date_parse_month(struct finder *f, size_t i, struct expression *e);
bool date_parse_day_month(struct finder *f, size_t i, struct expression *e);
bool date_parse_holiday(struct finder *f, size_t i, struct expression *e);

/* "third Monday of June 2031", "first week of May", at the weekday or unit; NUMBER is -1 for the last one. */
bool date_parse_nth(struct finder *f, size_t i, int number, struct expression *e);
bool date_parse_ordinal(struct finder *f, size_t i, struct expression *e, bool definite);

/* A word that a day, a month or a year stands behind. */
bool date_is_preposition(const struct date_token *token);

/* Years and longer (date-plain-year.c, date-year.c). */
bool date_parse_plain_year(struct finder *f, size_t i, struct expression *e);
bool date_parse_year_words(struct finder *f, size_t i, struct expression *e);
bool date_parse_decade(struct finder *f, size_t i, struct expression *e);
bool date_parse_century(struct finder *f, size_t i, int number, struct expression *e);
bool date_parse_era(struct finder *f, size_t i, struct expression *e);
bool date_parse_apostrophe(struct finder *f, size_t i, struct expression *e);
bool date_parse_letters(struct finder *f, size_t i, struct expression *e);

/* A year, however it is said ("1989", "last year", "'89"), for what stands before it: "in June last year". */
bool date_parse_year(struct finder *f, size_t i, struct expression *e);

/* The year behind a month, a season or a quarter, with its comma or "of"; returns the token behind it, or I. */
size_t date_read_year_behind(struct finder *f, size_t i, int *year);

/* Seasons and quarters, with their years before or behind them (date-limit.c). */
bool date_parse_season(struct finder *f, size_t i, struct expression *e, bool definite);
void date_add_quarter(struct finder *f, struct expression *e);
void date_add_year(struct finder *f, struct expression *e);

/* Clocks and parts of the day (date-clock.c). */
bool date_parse_clock(struct finder *f, size_t i, struct expression *e);
bool date_parse_part(struct finder *f, size_t i, struct expression *e);

/* What may follow a day: "morning", "at 9 a.m.". */
void date_add_part(struct finder *f, struct expression *e);

/* Units and what stands about them (date-count.c, date-unit.c, date-moved.c). */
void date_set_duration(struct expression *e, size_t next, long halves, int unit);

/* "more than", "nearly" before token I: the mod, and *FIRST where it begins; or NULL. */
const char *date_mod_before(const struct finder *f, size_t i, size_t *first);

/* "old", "-old" at token I, behind a unit. */
bool date_is_age(const struct finder *f, size_t i);

bool date_parse_number(struct finder *f, size_t i, struct expression *e);
bool date_parse_unit(struct finder *f, size_t i, struct expression *e, bool definite);
bool date_parse_every(struct finder *f, size_t i, struct expression *e);
bool date_parse_set(struct finder *f, size_t i, struct expression *e);

/* What stands behind HALVES UNITs that end before token AT: "ago", "earlier", "later", "before May 3". */
bool date_parse_moved(struct finder *f, size_t at, long halves, int unit, struct expression *e);

/* E is HALVES UNITs away from the text's day, or from the expression before. */
bool date_set_moved(struct finder *f, struct expression *e, size_t next, long halves, int unit, int sign, bool anaphor);

/* The days of a stretch that ends or begins at the text's day: "the last three months". False when E is none. */
bool date_stretch_days(const struct finder *f, const struct expression *e, long *from, long *to);

/* Does the text about token I speak of quarters, so that "a year earlier" means one? */
bool date_is_about_quarters(const struct finder *f, size_t i);

/* Words that point: "this", "last", "the following" (date-relative.c). */

/* E ends before token NEXT and means VALUE, or WORD. Always true. */
bool date_set_value(struct expression *e, size_t next, struct date_value value, const char *rule);
bool date_set_word(struct expression *e, size_t next, const char *word, const char *rule);

bool date_parse_relative(struct finder *f, size_t i, struct expression *e, bool definite);

/* "yesterday"; "now", "recently", where the settings ask for references (date-reference.c). */
bool date_parse_deictic(struct finder *f, size_t i, struct expression *e);
bool date_parse_reference(struct finder *f, size_t i, struct expression *e);

/* Fill in the day, the order and the kind of the text, where the settings leave them open (date-context.c). */
void date_read_context(struct finder *f);

/* Is "today" an age in this text, and no day? */
bool date_is_timeless(struct finder *f);

/* --- Resolving (date-resolve.c) --- */

/* Fill in what E leaves open, as far as the text tells. */
void date_resolve(struct finder *f, struct expression *e);

/* Remember E for the ones after it. */
void date_remember(struct finder *f, const struct expression *e);

/* The stretch of GRAIN about the text's day, or about the expression before; GRAIN_NONE when there is none. */
struct date_value date_now(const struct finder *f, enum date_grain grain);
struct date_value date_then(const struct finder *f, enum date_grain grain);

/* --- Tense (date-verb.c, date-tense.c) --- */

/* Does a sentence end at token I? */
bool date_is_border(const struct finder *f, size_t i);

/* "to win", "must pass" at token I; not "to reporters", "to cheering crowds". */
bool date_is_infinitive(const struct finder *f, size_t i);

/* A future that the caption of a picture may speak in too. */
enum { TENSE_WEAK = 2 };

/* What the word at token I says of time: -1 past, 1 or TENSE_WEAK future, 0 nothing. */
int date_verb_tense(const struct finder *f, size_t i);

/* What the clause about the tokens FIRST to NEXT speaks of: below 0 the past, above 0 the future, 0 when it does not tell. */
int date_tense(const struct finder *f, size_t first, size_t next);

/* Does the sentence tell what is so every year: "from June to October it rains"? */
bool date_is_general(const struct finder *f, const struct expression *e);

/* Does VALUE lie ahead of the text's day, though the clause about the tokens FIRST to NEXT does not look forward? */
bool date_is_beyond(const struct finder *f, const struct date_value *value, size_t first, size_t next);

/*
 * Is the past the better guess for E, BACK days away, than the future, AHEAD days away? The nearer of the two,
 * weighed by what the clause says.
 */
bool date_is_past(const struct finder *f, const struct expression *e, long back, long ahead);

#endif
