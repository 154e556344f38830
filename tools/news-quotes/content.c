/* SPDX-License-Identifier: MIT */
#include "content.h"

#include "speech.h"

enum {
	CIRCUMSTANCES = 24, /* tokens */
	LONGEST = 400,      /* tokens in front of a cue */
	NESTED = 6,         /* cues that one report may hold */
	LOOK_BACK = 32      /* cues */
};

static bool
is_break(const struct paragraph *p, size_t i)
{
	switch (p->tokens[i].kind) {
	case TOKEN_COMMA:
	case TOKEN_STOP:
	case TOKEN_COLON:
	case TOKEN_SEMICOLON:
	case TOKEN_DASH:
		return true;
	default:
		return false;
	}
}

static bool
introduces(const struct paragraph *p, size_t i)
{
	return token_is(&p->tokens[i], WORD_SUBORDINATOR) && !token_equals(p, i, "as") &&
	       !token_equals(p, i, "after") && !token_equals(p, i, "while") &&
	       !token_equals(p, i, "when") && !token_equals(p, i, "before");
}

/* Behind whom is told: "told reporters", "asked him". */
static size_t
behind_addressee(const struct paragraph *p, const struct cue *c, size_t at, size_t end)
{
	if (!(c->classes & (WORD_TELL | WORD_ASK | WORD_ORDER | WORD_LABEL)) || at >= end ||
	    c->inverted)
		return at;
	if (token_is(&p->tokens[at], WORD_OBJECT) && !(c->classes & WORD_LABEL))
		return at + 1;
	if (!(c->classes & WORD_TELL) ||
	    token_is(&p->tokens[at], WORD_SUBORDINATOR | WORD_PREPOSITION))
		return at;
	struct phrase f = phrase_after(p, at, end);
	return f.kind != PHRASE_NONE && f.start == at ? f.end : at;
}

/* "Sunday, May 4, 2025": does a date go on behind the comma at token AT? */
static bool
goes_on_in_date(const struct paragraph *p, size_t at, size_t end)
{
	if (!at || at + 1 >= end || p->tokens[at + 1].kind != TOKEN_WORD)
		return false;
	const struct token *before = &p->tokens[at - 1], *behind = &p->tokens[at + 1];
	bool year = behind->end - behind->start == 4 && ascii_is_digit(p->text.data[behind->start]);
	return (token_is(before, WORD_TIME) || ascii_is_digit(p->text.data[before->start])) &&
	       (year || token_is(behind, WORD_TIME));
}

/* Behind adverbs, times and phrases like "in a statement", "to reporters". */
static size_t
behind_circumstances(const struct paragraph *p, size_t at, size_t end)
{
	for (size_t from = at; at < end && at - from < CIRCUMSTANCES;) {
		const struct token *t = &p->tokens[at];
		if (t->kind == TOKEN_QUOTE && at > from && speech_title(p, from, at)) {
			at++;
			continue;
		}
		if (t->kind == TOKEN_COMMA && goes_on_in_date(p, at, end)) {
			at++;
			continue;
		}
		if (t->kind != TOKEN_WORD || introduces(p, at))
			break;
		bool number = at > from && ascii_is_digit(p->text.data[t->start]) &&
		              (token_is(t - 1, WORD_TIME) || t[-1].kind == TOKEN_COMMA);
		if (number ||
		    (token_is(t, WORD_ADVERB | WORD_TIME) && !token_is(t, WORD_DETERMINER))) {
			at++;
		} else if (token_is(t, WORD_PREPOSITION | WORD_SUBORDINATOR)) {
			struct phrase f = phrase_after(p, at + 1, end);
			size_t next = f.kind == PHRASE_NONE ? at + 1 : f.end;
			if (f.kind == PHRASE_PRONOUN)
				break;
			at = next;
		} else {
			break;
		}
	}
	return at;
}

/* Behind ", though," and the like, when "that" follows; else AT. */
static size_t
behind_aside(const struct paragraph *p, size_t at, size_t end)
{
	if (at >= end || p->tokens[at].kind != TOKEN_COMMA)
		return at;
	for (size_t i = at + 1; i < end && i - at < 9; i++)
		if (p->tokens[i].kind == TOKEN_COMMA)
			return i + 1 < end && token_equals(p, i + 1, "that") ? i + 1 : at;
	return at;
}

bool
content_ends_with(const struct paragraph *p, struct sentence s, const struct cue *c, size_t *at)
{
	size_t i = behind_addressee(p, c, c->clause_end, s.end);

	i = behind_circumstances(p, i, s.end);
	*at = i;
	if (behind_aside(p, i, s.end) != i)
		return false;
	return i >= s.end || (is_break(p, i) && p->tokens[i].kind != TOKEN_COLON) ||
	       p->tokens[i].kind == TOKEN_CLOSE;
}

/* Does another clause of the sentence than the reported one begin at token I, behind a comma? */
static bool
contrasts(const struct paragraph *p, size_t i)
{
	return token_equals(p, i, "while") || token_equals(p, i, "though") ||
	       token_equals(p, i, "but") || token_equals(p, i, "although") ||
	       token_equals(p, i, "whereas") || token_equals(p, i, "compared");
}

/* ", a plan that ...": does the comma at token AT, the last one before END, lead to what the writer
 * calls the report? */
static bool
sums_up(const struct paragraph *p, size_t at, size_t end)
{
	if (!token_equals(p, at + 1, "a") && !token_equals(p, at + 1, "an"))
		return false;
	for (size_t i = at + 1; i < end; i++)
		if (p->tokens[i].kind == TOKEN_COMMA)
			return false;
	return true;
}

/* "who said ..., left"; "after she said ..., he left": a clause that a comma closes. */
static bool
is_closed_by_comma(const struct paragraph *p, struct sentence s, const struct cue *c)
{
	if (c->relative != SIZE_MAX)
		return c->relative > s.start && p->tokens[c->relative - 1].kind == TOKEN_COMMA;
	if (c->dependent)
		return c->speaker.start > c->clause_end;
	if (c->clause_start == s.start)
		return false;
	const struct token *t = &p->tokens[c->clause_start - 1];
	return token_is(t, WORD_SUBORDINATOR) && !token_equals(p, c->clause_start - 1, "that");
}

/* "in", "during" and the like behind what somebody is called: not part of it. */
static bool
is_circumstance(const struct paragraph *p, size_t i)
{
	return token_equals(p, i, "during") || token_equals(p, i, "at") ||
	       token_equals(p, i, "after") || token_equals(p, i, "when") ||
	       token_equals(p, i, "before");
}

/* Where the report of C ends before END: at a semicolon, a contrast, or the comma that closes its
 * clause. */
static size_t
end_of_report(const struct paragraph *p, struct sentence s, const struct cue *c, size_t end)
{
	bool closes = is_closed_by_comma(p, s, c), labels = c->classes & WORD_LABEL;
	size_t circumstance = end, i;

	for (i = c->clause_end; i < end; i++) {
		if (p->tokens[i].kind == TOKEN_SEMICOLON)
			break;
		if (p->tokens[i].kind == TOKEN_QUOTE) {
			labels = false;
			if (closes && p->tokens[i].last == ',' && i + 1 < end &&
			    p->tokens[i + 1].kind == TOKEN_WORD)
				return i + 1;
		}
		if (labels && circumstance == end && i > c->clause_end + 1 && is_circumstance(p, i))
			circumstance = i;
		if (p->tokens[i].kind == TOKEN_COMMA && i > c->clause_end + 1 && i + 1 < end &&
		    p->tokens[i + 1].kind != TOKEN_QUOTE &&
		    (closes || contrasts(p, i + 1) || sums_up(p, i, end)))
			break;
	}
	return labels && circumstance < i ? circumstance : i;
}

size_t
content_behind_limit(const struct paragraph *p, struct sentence s, const struct cues *cues,
                     size_t n)
{
	for (size_t i = n + 1; i < cues->count; i++) {
		const struct cue *c = &cues->list[i];
		size_t at = c->clause_start;
		if (i - n > NESTED && at > cues->list[n].clause_end)
			return at;
		if (c->classes & WORD_THINK)
			continue;
		if (at <= cues->list[n].clause_end)
			continue;
		const struct token *before = &p->tokens[at - 1];
		bool inserted =
		        before->kind == TOKEN_COMMA &&
		        (c->clause_end >= s.end || token_kind_at(p, c->clause_end, TOKEN_COMMA) ||
		         token_kind_at(p, c->clause_end, TOKEN_STOP));
		bool second = c->dependent &&
		              (before->kind != TOKEN_WORD ||
		               (token_is(before, WORD_CONJUNCTION) && !(c->classes & WORD_LABEL)));
		if (second || c->inverted || inserted || before->kind == TOKEN_SEMICOLON ||
		    (!c->dependent && before->kind == TOKEN_WORD &&
		     token_is(before, WORD_CONJUNCTION)) ||
		    token_equals(p, at - 1, "as") || token_equals(p, at - 1, "while"))
			return end_of_report(p, s, &cues->list[n], at);
	}
	return end_of_report(p, s, &cues->list[n], s.end);
}

struct content
content_trim(const struct paragraph *p, struct content c)
{
	while (c.start < c.end) {
		const struct token *t = &p->tokens[c.start];
		if (!is_break(p, c.start) && !token_equals(p, c.start, "that") &&
		    !(t->kind == TOKEN_WORD && token_is(t, WORD_CONJUNCTION)))
			break;
		c.start++;
	}
	while (c.end > c.start) {
		const struct token *t = &p->tokens[c.end - 1];
		if (!is_break(p, c.end - 1) &&
		    !(t->kind == TOKEN_WORD && token_is(t, WORD_CONJUNCTION)) &&
		    !(t->kind == TOKEN_WORD &&
		      (token_equals(p, c.end - 1, "as") || token_equals(p, c.end - 1, "while"))))
			break;
		c.end--;
	}
	return c;
}

static bool
begins_large(const struct paragraph *p, size_t i)
{
	struct span inner = span_trim(p->text, p->stretches.list[p->tokens[i].stretch].inner);
	size_t size, at = inner.start;

	while (at < inner.end) {
		uint32_t code = utf8_at(p->text, at, &size);
		if (code_is_letter(code) || (code < 128 && ascii_is_digit((char)code)))
			return code_is_upper(code);
		at += size;
	}
	return false;
}

/* Is token I part of "Monday", "on Monday", "later"? */
static bool
is_time(const struct paragraph *p, size_t i, size_t limit)
{
	if (i + 1 < limit && token_is(&p->tokens[i], WORD_PREPOSITION))
		return token_is(&p->tokens[i + 1], WORD_TIME);
	return i < limit && p->tokens[i].kind == TOKEN_WORD &&
	       token_is(&p->tokens[i], WORD_TIME | WORD_ADVERB) && !token_equals(p, i, "not");
}

/* C begins with quoted words: end it behind them and the stretches that follow at once. False when
 * the sentence goes on with words of its own: "the bridge" must go. */
static bool
spoken_alone(const struct paragraph *p, size_t limit, struct content *c)
{
	c->end = c->start + 1;
	while (c->end < limit &&
	       (p->tokens[c->end].kind == TOKEN_QUOTE || p->tokens[c->end].kind == TOKEN_OTHER))
		c->end++;
	if (c->end >= limit || p->tokens[c->end].kind != TOKEN_WORD ||
	    strchr(".,?!-", p->tokens[c->end - 1].last) ||
	    token_is(&p->tokens[c->end], WORD_CONJUNCTION))
		return true;
	c->end = limit;
	c->spoken = false;
	return false;
}

struct content
content_behind(const struct paragraph *p, struct sentence s, const struct cues *cues, size_t n)
{
	const struct cue *c = &cues->list[n];
	size_t limit = content_behind_limit(p, s, cues, n), at,
	       told = behind_addressee(p, c, c->clause_end, limit);
	struct content found = { .start = c->clause_end, .end = limit };

	at = behind_aside(p, behind_circumstances(p, told, limit), limit);
	if (c->according) {
		found.start = c->clause_end;
		return content_trim(p, found);
	}
	if (at < limit && is_break(p, at) && at + 1 < limit &&
	    p->tokens[at + 1].kind == TOKEN_QUOTE) {
		found.start = at + 1;
		found.spoken = true;
	} else if (at < limit && p->tokens[at].kind == TOKEN_COLON) {
		found.start = at + 1;
	} else if (at < limit && p->tokens[at].kind == TOKEN_QUOTE) {
		found.start = at;
		found.spoken = begins_large(p, at);
	} else if (at < limit && introduces(p, at)) {
		found.start = at;
	} else {
		found.start = told;
		while (is_time(p, found.start, limit))
			found.start++;
	}
	if (found.spoken && spoken_alone(p, limit, &found))
		return found;
	bool names_it = (c->classes & WORD_LABEL) && token_equals(p, found.start, "that");
	size_t start = found.start;
	found = content_trim(p, found);
	if (names_it && found.start < found.end)
		found.start = start; /* "called that a mistake" */
	return found;
}

struct content
content_before(const struct paragraph *p, struct sentence s, const struct cues *cues, size_t n)
{
	const struct cue *c = &cues->list[n];
	size_t first = c->clause_start - s.start > LONGEST ? c->clause_start - LONGEST : s.start;
	struct content found = { .start = first, .end = c->clause_start, .before = true };

	size_t quote = found.end;
	while (quote > s.start && (p->tokens[quote - 1].kind == TOKEN_QUOTE ||
	                           p->tokens[quote - 1].kind == TOKEN_COMMA))
		quote--;
	if (quote > s.start && quote < found.end && p->tokens[quote - 1].kind == TOKEN_COLON) {
		found.start = quote;
		return content_trim(p, found);
	}
	for (size_t i = first; i < found.end; i++)
		if (p->tokens[i].kind == TOKEN_SEMICOLON)
			found.start = i + 1;
	for (size_t i = n; i-- > 0 && n - i < LOOK_BACK;)
		if (cues->list[i].inverted ||
		    (i + 1 == n && token_kind_at(p, cues->list[i].clause_end, TOKEN_COMMA))) {
			if (found.start < cues->list[i].clause_end)
				found.start = cues->list[i].clause_end;
			break;
		}
	if (found.start > found.end)
		found.start = found.end;
	return content_trim(p, found);
}
