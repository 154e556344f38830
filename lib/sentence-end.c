/* SPDX-License-Identifier: MIT */
/* Whether a sentence ends at a run of terminators. */
#include "news/table.h"
#include "sentence-parts.h"

TABLE(time_followers);
TABLE(attribution_verbs);
TABLE(domains);

/* '"Why?" Anna Smith asked': names and a verb of speaking behind a quoted question. */
static bool
attribution_follows(struct text t, size_t at)
{
	enum { NAMES = 4 };
	for (int words = 0; words <= NAMES; words++) {
		at = skip_space(t, at);
		size_t end = word_end(t, at);
		struct text word = text_slice(t, at, end);
		if (words && table_find(&table_attribution_verbs, word))
			return true;
		if (end == at || !is_capital(t, at) || (!words && starts_sentences(word)))
			return false;
		at = end;
		if (at < t.length && t.data[at] == '.')
			at++;
	}
	return false;
}

static bool
time_goes_on(struct text word, size_t sentence_length)
{
	/* "At 5 a.m. Mr. Smith left": too little so far to be a sentence. */
	enum { SHORT = 14 };
	return sentence_length < SHORT || table_find_folded(&table_time_followers, word);
}

/* "John Smith. Image: ..." opens with a label. */
static bool
opens_sentence(struct text t, struct text word)
{
	const char *end = word.data + word.length;
	return starts_sentences(word) || (end < t.data + t.length && *end == ':');
}

/* Does the word that ends at byte END stand behind a comma and a space? */
static bool
is_behind_comma(struct text t, size_t end)
{
	enum { LONGEST = 8 };
	size_t at = end;

	while (at > 0 && end - at < LONGEST && !ascii_is_space(t.data[at - 1]))
		at--;
	return at > 1 && ascii_is_space(t.data[at - 1]) && t.data[at - 2] == ',';
}

static bool
ends_at_full_stop(struct text t, const struct stop *stop, const struct next *next, size_t start)
{
	switch (abbreviation_before(t, stop->start)) {
	case WORD_NEVER:
		return stop->quoted;
	case WORD_NUMBER:
		return next->kind != FOLLOW_DIGIT;
	case WORD_MAY:
		return stop->quoted ||
		       (next->kind == FOLLOW_CAPITAL && opens_sentence(t, next->word));
	case WORD_PLACE:
		return stop->quoted ||
		       (next->kind == FOLLOW_CAPITAL &&
		        (opens_sentence(t, next->word) || (!next->opener && stop->close == stop->end &&
		                                           is_behind_comma(t, stop->start))));
	case WORD_TIME:
		return next->kind == FOLLOW_CAPITAL &&
		       !time_goes_on(next->word, stop->start - start);
	default:
		return true;
	}
}

/*
 * Before a small letter: behind a plain word in small letters, where writers use no capitals, before "i", and before a
 * remark in brackets of its own.
 */
static bool
ends_before_small(struct text t, const struct stop *stop, const struct next *next, size_t start)
{
	if (stop->dots > 1 || stop->quoted)
		return false;
	size_t size;
	uint32_t first = utf8_at(t, start, &size);
	bool small = code_is_letter(first) && !code_is_upper(first);
	bool alone = next->word.data[0] == 'i' && (next->word.length == 1 || next->word.data[1] == '\'');
	if (stop->strong)
		return (small && !next->opener) || alone;
	enum abbreviation kind = abbreviation_before(t, stop->start);
	if (kind != WORD_PLAIN)
		return kind == WORD_NUMBER && small;
	return small || alone || next->opener == '(' || next->opener == '[' ||
	       (!next->opener && stop->close == stop->end && small_word_before(t, stop->start));
}

/* "-- Ida Berg", "- The boat", a rule of dashes; behind an abbreviation the rule alone: "HULL, Va. - It left". */
static bool
dash_opens_sentence(struct text t, const struct stop *stop)
{
	size_t at = skip_space(t, stop->close);
	size_t run = 0, size;
	for (; at < t.length; at += size, run++) {
		uint32_t code = utf8_at(t, at, &size);
		if (code != '-' && code != 0x2013 && code != 0x2014)
			break;
	}
	return run > 3 || (is_capital(t, skip_space(t, at)) &&
	                   (stop->strong || abbreviation_before(t, stop->start) == WORD_PLAIN));
}

/* "Who brings it? Or that one?": "or" and a noun go on with the question. */
static bool
alternative_follows(struct text t, const struct next *next)
{
	static const char *const determiners[] = { "that", "this", "these", "those" };

	if (!text_equal(next->word, text_of("Or")))
		return false;
	size_t at = skip_space(t, (size_t)(next->word.data - t.data) + next->word.length);
	struct text word = text_slice(t, at, word_end(t, at));
	for (size_t i = 0; i < sizeof determiners / sizeof *determiners; i++)
		if (text_equal(word, text_of(determiners[i])))
			return true;
	return false;
}

static bool
ends_at_question(struct text t, const struct stop *stop, const struct next *next)
{
	if (alternative_follows(t, next))
		return false;
	if (next->kind == FOLLOW_DASH)
		return dash_opens_sentence(t, stop);
	if (next->kind == FOLLOW_DIGIT && next->opener == '(')
		return false;
	return !(stop->quoted && attribution_follows(t, stop->close));
}

/*
 * 'The mayor said "we will go. Nobody stays" and left': is byte AT inside a short quotation, opened at byte QUOTE, that
 * stands behind its verb without a comma, and so is a part of the sentence?
 */
static bool
inside_embedded_quotation(struct text t, size_t start, size_t quote, size_t at)
{
	enum { REACH = 240 };
	size_t word = quote;

	if (quote < start + 2 || quote > at || at - quote > REACH || !ascii_is_space(t.data[quote - 1]) ||
	    !ascii_is_lower(t.data[quote - 2]))
		return false;
	while (--word > start && ascii_is_alpha(t.data[word - 1]))
		;
	if (!table_find(&table_attribution_verbs, text_slice(t, word, quote - 1)))
		return false;
	struct text ahead = text_slice(t, at, at + REACH < t.length ? at + REACH : t.length);
	ahead.length = text_find(ahead, text_of("\n\n"), 0);
	const char *close = t.data[quote] == '"' ? "\"" : "\xE2\x80\x9D";
	return text_find(ahead, text_of(close), 0) < ahead.length;
}

/* Does the sentence that begins at byte START end at STOP, when white space follows? QUOTE: see find_end(). */
static bool
ends_at_stop(struct text t, const struct stop *stop, size_t start, size_t quote)
{
	struct next next = next_at(t, stop->close);
	char before = stop->start ? t.data[stop->start - 1] : ' ';
	if (next.kind == FOLLOW_END ||
	    ((before == '(' || before == '[') && stop->close > stop->end))
		return false;
	if (next.kind == FOLLOW_ADDRESS)
		return true;
	if (next.kind == FOLLOW_LOWER)
		return ends_before_small(t, stop, &next, start);
	if (!stop->quoted && inside_embedded_quotation(t, start, quote, stop->start))
		return false;
	if (stop->strong)
		return ends_at_question(t, stop, &next);
	if (stop->dots == 3)
		return next.kind == FOLLOW_CAPITAL &&
		       (stop->quoted || (!stop->spaced && !ascii_is_space(before)));
	if (stop->dots > 1)
		return true;
	if (next.kind == FOLLOW_DASH)
		return dash_opens_sentence(t, stop);
	if (next.kind == FOLLOW_DIGIT && next.opener == '(')
		return false;
	return ends_at_full_stop(t, stop, &next, start);
}

/* Is byte AT inside an address of the web, of mail or of a file? */
static bool
inside_address(struct text t, size_t at)
{
	enum { REACH = 64 };
	size_t least = at > REACH ? at - REACH : 0, most = t.length - at > REACH ? at + REACH : t.length;
	size_t start = at, end = at;

	while (start > least && !ascii_is_space(t.data[start - 1]))
		start--;
	while (end < most && !ascii_is_space(t.data[end]))
		end++;
	for (size_t i = start; i < end; i++)
		if (memchr("/@_=", t.data[i], 4))
			return true;
	return text_starts(text_slice(t, start, end), text_of("www."));
}

/* The same with no white space behind: "It is over.Then we left." */
static bool
ends_at_tight_stop(struct text t, const struct stop *stop)
{
	size_t at = stop->close;
	struct text word = text_slice(t, at, word_end(t, at));
	if (stop->spaced || word.length < 2 || !ascii_is_upper(word.data[0]) ||
	    !ascii_is_lower(word.data[1]) || stop->start == 0)
		return false;
	if (stop->dots > 3)
		return true;
	char before = t.data[stop->start - 1];
	if (stop->dots > 1 ||
	    (!ascii_is_lower(before) && !ascii_is_digit(before) && stop->close == stop->end))
		return false;
	at += word.length;
	if (at + 1 < t.length && t.data[at] == '.' && ascii_is_alpha(t.data[at + 1]))
		return false;
	return abbreviation_before(t, stop->start) == WORD_PLAIN &&
	       !table_find_folded(&table_domains, word) && !inside_address(t, stop->start);
}

bool
stop_ends(struct text t, const struct stop *stop, size_t start, size_t quote)
{
	if (stop->full || stop->close == t.length)
		return true;
	return skip_space(t, stop->close) > stop->close ? ends_at_stop(t, stop, start, quote)
	                                                : ends_at_tight_stop(t, stop);
}
