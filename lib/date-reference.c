/* SPDX-License-Identifier: MIT */
/* Words that name a time alone: "yesterday", "tonight", "now", "recently". */
#include "date-finder.h"

/* "today", "yesterday", "tomorrow", "tonight". */
bool
date_parse_deictic(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *k = token_at(f, i);
	struct date_value v = date_now(f, GRAIN_DAY);
	int move = k->class == DATE_YESTERDAY ? -1 : k->class == DATE_TOMORROW ? 1 : 0;

	if (v.grain == GRAIN_NONE && k->class != DATE_TONIGHT)
		return date_set_word(e, i + 1, move < 0 ? "PAST_REF" : move > 0 ? "FUTURE_REF" : "PRESENT_REF", "deictic");
	if (k->class == DATE_TODAY && date_is_timeless(f))
		return date_set_word(e, i + 1, "PRESENT_REF", "present");
	v = date_value_move(v, move);
	if (k->class == DATE_TONIGHT) {
		v.grain = GRAIN_PART;
		v.letters = LETTERS('N', 'I');
		e->type = DATE_TYPE_TIME;
	}
	return date_set_value(e, i + 1, v, "deictic");
}

/* "now", "currently", "recently", "in the future", "the past". */
bool
date_parse_reference(struct finder *f, size_t i, struct expression *e)
{
	const struct date_token *before = token_at(f, i - 1), *after = token_at(f, i + 1);

	if (!f->settings->references)
		return false;
	switch (token_at(f, i)->class) {
	case DATE_NOW:
		if (token_is_mark(after, ',') && (before->class == DATE_MARK || before->class == DATE_NONE))
			return false;
		return date_set_word(e, i + 1, "PRESENT_REF", "present");
	case DATE_CURRENT:
		return date_set_word(e, i + 1, "PRESENT_REF", "present");
	case DATE_DATE:
		e->first = i - 1;
		return (before->class == DATE_TO || before->class == DATE_UNTIL) && after->class != DATE_THE &&
		       after->class != DATE_POSSESSIVE &&
		       date_set_word(e, i + 1, "PRESENT_REF", "present");
	case DATE_MOMENT:
		if (token_at(f, i)->value && before->class == DATE_AT) {
			e->first = i - 1;
			return after->class != DATE_WORD && date_set_word(e, i + 1, "PRESENT_REF", "present");
		}
		if (token_at(f, i)->value)
			return before->class == DATE_THE && token_class(f, i - 2, DATE_AT) && after->class == DATE_TIME &&
			       date_set_word(e, i + 2, "PRESENT_REF", "present");
		return before->class == DATE_THE && token_class(f, i - 2, DATE_AT) && after->class != DATE_OF &&
		       date_set_word(e, i + 1, "PRESENT_REF", "present");
	case DATE_RECENT: case DATE_RECENTLY:
		return date_set_word(e, i + 1, "PAST_REF", "past");
	case DATE_FUTURE:
		return (before->class == DATE_THE || before->class == DATE_NEAR) && after->class != DATE_WORD &&
		       date_set_word(e, i + 1, "FUTURE_REF", "future");
	case DATE_PAST:
		return before->class == DATE_THE && token_class(f, i - 2, DATE_IN) && date_set_word(e, i + 1, "PAST_REF", "past");
	default:
		return false;
	}
}
