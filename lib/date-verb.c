/* SPDX-License-Identifier: MIT */
/* What a word says of time, and where sentences end. */
#include "date-finder.h"

TABLE(abbreviations);

/* The forms of verbs that plan in the present tense, as lib/tables/date-words.txt numbers them. */
enum { PLAIN = 1, PROGRESSIVE, WITH_OBJECT, CAPTION };

/* Does the word at I keep its stop within a sentence: "Sen. Lee", "Acme Inc. plans"? */
static bool
is_abbreviation(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);
	const struct table_entry *e;

	if (k->flags & TOKEN_SHORT || (k->class == DATE_WORD && k->end - k->start == 1))
		return true;
	e = table_find(&table_abbreviations, token_text(f, i));
	return e && (strcmp(e->value, "never") == 0 || !(token_at(f, i + 2)->flags & TOKEN_CAPITAL));
}

bool
date_is_border(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i);

	if (k->class == DATE_NONE || k->before == TOKEN_PARAGRAPH)
		return true;
	if (k->class != DATE_MARK)
		return false;
	if (k->value == ';' || k->value == '~' || k->value == '!' || k->value == '?')
		return true;
	if (k->value == '.' && token_mark(f, i + 1, '"'))
		return token_at(f, i + 2)->before != TOKEN_JOINED;
	return k->value == '.' && token_at(f, i + 1)->before != TOKEN_JOINED && !is_abbreviation(f, i - 1);
}

/* "limited", but not "succeed". */
static bool
ends_in_ed(const struct finder *f, size_t i)
{
	struct text word = token_text(f, i);

	if (word.length < 5 || !text_ends(word, text_of("ed")) || !ascii_is_lower(word.data[0]))
		return false;
	return !text_ends(word, text_of("eed")) || text_ends(word, text_of("greed")) || text_ends(word, text_of("teed"));
}

/* "is limited", "be severely limited", "will be paid", "a limited": no word of the past. */
static bool
is_participle(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1);

	if (before->class == DATE_WORD && text_ends(token_text(f, i - 1), text_of("ly")))
		before = token_at(f, i - 2);
	return before->class == DATE_BE || before->class == DATE_A;
}

/* The word behind "takes effect". */
static bool
is_before_date(const struct date_token *k)
{
	return k->class == DATE_IN || k->class == DATE_ON || k->class == DATE_WEEKDAY || k->class == DATE_MONTH ||
	       k->class == DATE_NEXT;
}

/* "begins Monday", "polls open Sunday", "are meeting Friday", but not "did not meet", "were meeting". */
static int
present_tense(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1);

	switch (token_at(f, i)->value) {
	case PLAIN:
		return (before->class == DATE_WORD || before->class == DATE_COUNTED) &&
		       text_ends(token_text(f, i - 1), text_of("s"));
	case PROGRESSIVE:
		return before->class == DATE_BE;
	case WITH_OBJECT:
		return token_class(f, i + 1, DATE_WORD) && is_before_date(token_at(f, i + 2));
	case CAPTION:
		return before->class != DATE_THE && before->class != DATE_POSSESSIVE ? TENSE_WEAK : 0;
	default:
		return before->class != DATE_THE && before->class != DATE_POSSESSIVE;
	}
}

bool
date_is_infinitive(const struct finder *f, size_t i)
{
	const struct date_token *k = token_at(f, i + 1), *behind = token_at(f, i + 2);
	struct text word = token_text(f, i + 1);

	if (k->class != DATE_WORD && k->class != DATE_OPENS)
		return false;
	if (!token_class(f, i, DATE_TO))
		return token_class(f, i, DATE_MODAL);
	return !(k->flags & TOKEN_CAPITAL) && word.length > 1 && !text_ends(word, text_of("ing")) &&
	       !text_ends(word, text_of("al")) && (!text_ends(word, text_of("s")) || text_ends(word, text_of("ss"))) &&
	       !(behind->class == DATE_WORD && text_ends(token_text(f, i + 2), text_of("s")));
}

/* "is expected to", "has scheduled", "planned to", but not "had been due". */
static int
planned_tense(const struct finder *f, size_t i)
{
	const struct date_token *before = token_at(f, i - 1);

	if (token_class(f, i, DATE_DUE) && token_at(f, i)->value)
		return !token_class(f, i + 1, DATE_WORD);
	if (token_class(f, i, DATE_DUE) && token_class(f, i + 1, DATE_TO) && !date_is_infinitive(f, i + 1))
		return 0;
	if (before->class == DATE_BEEN)
		return token_class(f, i - 2, DATE_HAS) ? 1 : -1;
	if (before->class == DATE_BE || before->class == DATE_HAS)
		return 1;
	return token_class(f, i + 1, DATE_TO) || token_class(f, i + 1, DATE_FOR) || token_class(f, i, DATE_DUE) ||
	       token_at(f, i)->value;
}

int
date_verb_tense(const struct finder *f, size_t i)
{
	switch (token_at(f, i)->class) {
	case DATE_WILL:
		return 1;
	case DATE_PLANNED: case DATE_DUE:
		return planned_tense(f, i);
	case DATE_OPENS:
		return present_tense(f, i);
	case DATE_GOING:
		return token_class(f, i + 1, DATE_TO);
	case DATE_BE:
		return token_class(f, i + 1, DATE_TO) || (token_class(f, i + 1, DATE_WORD) && date_is_infinitive(f, i + 2));
	case DATE_SAYS:
		return token_at(f, i)->value ? -1 : 0;
	case DATE_PAST_VERB:
		if (is_participle(f, i))
			return 0;
		return token_at(f, i)->value == 1 && token_mark(f, i + 1, '\'') ? 1 : -1;
	case DATE_WAS:
		return -1;
	case DATE_WORD: case DATE_LABEL: case DATE_LABEL_UPDATED:
		return ends_in_ed(f, i) && !is_participle(f, i) ? -1 : 0;
	default:
		return 0;
	}
}
