/* SPDX-License-Identifier: MIT */
/*
 * A text as the finder of dates reads it: words with their class, numbers and punctuation.
 *
 * Tokens lie in an array that is reused from text to text. The first and TOKENS_BEHIND of them behind
 * the last are of class DATE_NONE and stand for the text's ends, so that a look to either side of a
 * token is inside the array. Of a long text the array may hold a stretch at a time.
 */
#ifndef DATE_TOKEN_H
#define DATE_TOKEN_H

#include "news/buffer.h"
#include "news/table.h"

/* What a token is; the words' classes are named in lib/tables/date-words.txt. */
#define DATE_CLASSES(X) \
	X(A, "a") X(AD, "ad") X(AFTER, "after") X(AGO, "ago") X(AHEAD, "ahead") X(ALL, "all") X(AMPM, "ampm") X(AND, "and") \
	X(AROUND, "around") X(AS, "as") X(AT, "at") X(BC, "bc") X(BE, "be") X(BEEN, "been") X(BEFORE, "before") \
	X(BETWEEN, "between") X(BY, "by") X(CLAUSE, "clause") X(CLOCK, "clock") X(CLOCK_WORD, "clock-word") \
	X(COMING, "coming") X(COUNTED, "counted") X(CURRENT, "current") X(DATE, "date") X(DECADE, "decade") \
	X(DUE, "due") X(DURING, "during") X(EARLIER, "earlier") X(EARLY, "early") X(END, "end") X(ENDED, "ended") \
	X(EVERY, "every") X(EVERYDAY, "everyday") X(FISCAL, "fiscal") X(FOLLOWING, "following") X(FOR, "for") \
	X(FROM, "from") X(FULL, "full") X(FUTURE, "future") X(GOING, "going") \
	X(HALF, "half") X(HAS, "has") X(HENCE, "hence") X(IN, "in") X(LABEL, "label") \
	X(LABEL_UPDATED, "label-updated") X(LAST, "last") X(LASTING, "lasting") X(LATE, "late") X(LATER, "later") X(LATEST, "latest") \
	X(LEAST, "least") X(LESS, "less") X(LETTERS, "letters") X(LONG, "long") X(MID, "mid") X(MIDDLE, "middle") \
	X(MODAL, "modal") X(MOMENT, "moment") X(MONTH, "month") X(MORE, "more") X(MOST, "most") X(NAMING, "naming") X(NEAR, "near") \
	X(NEARLY, "nearly") X(NEXT, "next") X(NOW, "now") X(NUMBER, "number") X(NUMBERED, "numbered") X(O, "o") X(OCLOCK, "oclock") \
	X(OF, "of") X(OLD, "old") X(ON, "on") X(ONCE, "once") X(OPENS, "opens") X(OR, "or") X(ORDINAL, "ordinal") X(OTHER, "other") \
	X(OVER, "over") X(PART, "part") X(PARTS, "parts") X(PAST, "past") X(PAST_VERB, "past-verb") X(PER, "per") \
	X(PERIOD, "period") X(PLANNED, "planned") X(POSSESSIVE, "possessive") X(PREVIOUS, "previous") \
	X(RATE, "rate") X(READ, "read") X(RECENT, "recent") X(RECENTLY, "recently") X(REMAINDER, "remainder") \
	X(S, "s") X(SAME, "same") X(SAYS, "says") X(SCHEDULED, "scheduled") X(SEASON, "season") X(SET, "set") \
	X(SINCE, "since") X(SO, "so") X(SOON, "soon") X(SPEAKER, "speaker") \
	X(START, "start") X(STREET, "street") X(THAN, "than") X(THAT, "that") X(THE, "the") X(THESE, "these") X(THIS, "this") \
	X(THOSE, "those") X(THROUGH, "through") X(TIME, "time") X(TO, "to") X(TODAY, "today") \
	X(TOMORROW, "tomorrow") X(TONIGHT, "tonight") X(TWICE, "twice") X(UNIT, "unit") X(UNITS, "units") \
	X(UNTIL, "until") X(VAGUE, "vague") X(VERY, "very") X(WAS, "was") X(WEEKDAY, "weekday") \
	X(WEEKDAYS, "weekdays") X(WEEKEND, "weekend") X(WEEKENDS, "weekends") X(WILL, "will") X(WITHIN, "within") \
	X(WORKING, "working") X(YESTERDAY, "yesterday") X(ZONE, "zone") X(ZONE_US, "zone-us")

enum date_class {
	DATE_NONE,   /* an end of the text */
	DATE_WORD,   /* a word that is in no table */
	DATE_DIGITS, /* a number in digits: `value`, `digits` */
	DATE_MARK,   /* punctuation: `value` is the character; every dash but the long one is '-', every apostrophe '\'' */
#define X(name, word) DATE_##name,
	DATE_CLASSES(X)
#undef X
};

enum {
	TOKEN_CAPITAL = 1,  /* begins with a capital */
	TOKEN_CAPITALS = 2, /* has no small letter */
	TOKEN_SHORT = 4,    /* an abbreviation */
	TOKEN_ORDINAL = 8,  /* digits with st, nd, rd or th */
	TOKEN_GROUPED = 16, /* digits with commas, 450,000 */
	TOKEN_HOLIDAY = 32  /* a name in lib/tables/holidays.txt begins so */
};

/* What stands before a token. */
enum { TOKEN_JOINED, TOKEN_SPACED, TOKEN_LINE, TOKEN_PARAGRAPH };

struct date_token {
	uint32_t start, end; /* bytes */
	int32_t value;       /* units, seasons and parts of the day: their letters, the last one lowest */
	uint8_t class, flags, before, digits;
};

enum { TOKENS_BEHIND = 8 };

/* What the mark of one half has for a value. */
enum { HALF_SIGN = '/' + 128 };

struct date_tokens {
	struct text text;
	struct date_token *tokens;
	size_t count, capacity; /* tokens[count] is the text's end, or where the reading stands */
	size_t read;            /* bytes of the text */
	uint8_t before;         /* what stands before the next token */
};

/* Begin to read TEXT, or its first 4 GB. */
void date_tokens_start(struct date_tokens *t, struct text text);

/* Read on to COUNT tokens or the text's end. */
void date_tokens_more(struct date_tokens *t, size_t count);

/* Forget the first COUNT tokens; the others move to the front. */
void date_tokens_drop(struct date_tokens *t, size_t count);

static inline bool
date_tokens_end(const struct date_tokens *t)
{
	return t->read >= t->text.length;
}

/* All of TEXT at once. */
void date_tokens_read(struct date_tokens *t, struct text text);

static inline bool
token_is_mark(const struct date_token *token, char mark)
{
	return token->class == DATE_MARK && token->value == mark;
}

/* A mark right behind the token before it. */
static inline bool
token_is_joined(const struct date_token *token, char mark)
{
	return token_is_mark(token, mark) && token->before == TOKEN_JOINED;
}

/* WORD itself, whatever its case. */
static inline bool
token_is_word(const struct date_tokens *t, const struct date_token *token, const char *word)
{
	return text_equal_folded(text_slice(t->text, token->start, token->end), text_of(word));
}

/* Digits alone: no commas, no ending. */
static inline bool
token_is_number(const struct date_token *token)
{
	return token->class == DATE_DIGITS && !(token->flags & (TOKEN_GROUPED | TOKEN_ORDINAL));
}

/* A number of at most DIGITS digits, from LOW to HIGH. */
static inline bool
token_is_within(const struct date_token *token, size_t digits, int low, int high)
{
	return token_is_number(token) && token->digits <= digits && token->value >= low && token->value <= high;
}

/* Four digits that can be a year. */
static inline bool
token_is_year(const struct date_token *token)
{
	return token_is_number(token) && token->digits == 4 && token->value >= 1000 && token->value <= 2999;
}

/* A day of the month: "3", "3rd". */
static inline bool
token_is_month_day(const struct date_token *token)
{
	return token->class == DATE_DIGITS && token->digits <= 2 && token->value >= 1 && token->value <= 31;
}

static inline bool
token_is_unit(const struct date_token *token)
{
	return token->class == DATE_UNIT || token->class == DATE_UNITS;
}

#endif
