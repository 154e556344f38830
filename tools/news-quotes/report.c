/* SPDX-License-Identifier: MIT */
#include "report.h"

#include "subject.h"

enum { REACH = 40 };

/* The quoted stretch right before token AT, over a comma or dash; or SIZE_MAX. */
static size_t
quote_before(struct reading *r, size_t floor, size_t at)
{
	if (at > floor &&
	    (r->p.tokens[at - 1].kind == TOKEN_COMMA || r->p.tokens[at - 1].kind == TOKEN_DASH))
		at--;
	return at > floor && r->p.tokens[at - 1].kind == TOKEN_QUOTE ? at - 1 : SIZE_MAX;
}

/* Does "that", a colon or a quoted stretch follow C before END? */
static bool
reports_behind(struct reading *r, const struct cue *c, size_t end)
{
	for (size_t i = c->clause_end; i < end && i < c->clause_end + REACH; i++)
		if (r->p.tokens[i].kind == TOKEN_QUOTE || r->p.tokens[i].kind == TOKEN_COLON ||
		    token_equals(&r->p, i, "that"))
			return true;
	return false;
}

/* "The plan, she said, is dead": does the clause that C stands in go on behind the comma at token
 * AT? */
static bool
goes_on_behind(struct reading *r, struct sentence s, const struct cue *c, size_t at)
{
	if (at + 1 >= s.end || r->p.tokens[at].kind != TOKEN_COMMA || c->dependent ||
	    (c->classes & (WORD_THINK | WORD_LABEL)))
		return false;
	if (token_equals(&r->p, at + 1, "that"))
		return true;
	if (c->clause_start == s.start)
		return token_equals(&r->p, s.start, "as") && !(c->classes & WORD_WEAK);
	if (r->p.tokens[c->clause_start - 1].kind != TOKEN_COMMA)
		return false;
	size_t first = c->clause_start - s.start > REACH ? c->clause_start - REACH : s.start;
	if (token_is(&r->p.tokens[s.start], WORD_SUBORDINATOR | WORD_PREPOSITION) &&
	    c->clause_start - s.start < REACH)
		return r->p.tokens[at + 1].kind == TOKEN_WORD &&
		       !token_is(&r->p.tokens[at + 1],
		                 WORD_ING | WORD_CONJUNCTION | WORD_PREPOSITION);
	for (size_t i = first; i < c->clause_start; i++)
		if (r->p.tokens[i].kind == TOKEN_QUOTE || subject_looks_finite(&r->p, i))
			return false;
	return r->p.tokens[at + 1].kind == TOKEN_WORD &&
	       !token_is(&r->p.tokens[at + 1], WORD_ING | WORD_CONJUNCTION | WORD_PREPOSITION);
}

/* "MILLER: Good morning. I am late.": is C the label of a turn in a transcript, without marks? */
static bool
is_label(const struct reading *r, const struct cue *c)
{
	return r->p.tokens[c->start].kind == TOKEN_COLON && !r->p.headline &&
	       (token_is(&r->p.tokens[c->clause_start], WORD_SHOUT) ||
	        cue_is_script(&r->p, c->clause_start)) &&
	       !token_kind_at(&r->p, c->end, TOKEN_QUOTE);
}

/* The whole paragraph behind its label is the speaker's, when he is surely somebody. */
static void
report_turn(struct reading *r, const struct cue *c, size_t group)
{
	struct content turn = { .start = c->end, .end = r->p.count, .spoken = true };

	r->script = r->script || token_equals(&r->p, c->clause_start, "Q");
	bool script = r->script && cue_is_script(&r->p, c->clause_start);
	for (size_t i = c->clause_start; i < c->start && !script; i++)
		if (!token_is(&r->p.tokens[i], WORD_SHOUT | WORD_STOPPED))
			return;
	if (turn.start == turn.end)
		return;
	if (!script && !people_surely(r->people, people_resolve(r->people, &r->p, &c->speaker)))
		return;
	reading_report(r, c, turn, group);
	r->found.list[r->found.count - 1].turn = true;
	r->found.list[r->found.count - 1].rule = "transcript";
}

/* “It stays,” he replied. “We own it.” Ann Miller disagreed: is the stretch at token QUOTE the end
 * of what another one says? */
static bool
is_over(struct reading *r, size_t quote, const struct cue *c)
{
	return r->p.tokens[quote].last == '.' && reading_latest(r, quote) &&
	       !token_equals(&r->p, c->end - 1, "said") &&
	       !token_equals(&r->p, c->end - 1, "says") &&
	       !token_equals(&r->p, c->end - 1, "added");
}

/* Report what stands before cue N, whose clause ENDS at a break. Does a quoted stretch stand right
 * before it? */
static bool
report_before(struct reading *r, struct sentence s, size_t n, bool ends, bool halves, size_t group)
{
	const struct cue *c = &r->cues.list[n];
	size_t quote = quote_before(r, 0, c->clause_start);
	bool broken =
	        c->clause_start > s.start && r->p.tokens[c->clause_start - 1].kind != TOKEN_WORD;
	bool asked = quote != SIZE_MAX && r->p.tokens[quote].last &&
	             strchr("?!", r->p.tokens[quote].last);
	struct content found;

	if (quote != SIZE_MAX && quote < s.start && r->owners[quote] == NOBODY &&
	    !is_over(r, quote, c) && c->clause_start == s.start &&
	    (ends || (asked && !reports_behind(r, c, s.end)))) {
		found = (struct content){
			.start = quote, .end = quote + 1, .before = true, .spoken = true
		};
	} else if (!c->dependent && c->clause_start > s.start &&
	           (c->inverted || c->according || (ends && broken) ||
	            (quote != SIZE_MAX && quote >= s.start && reading_ends_open(r, quote)))) {
		found = content_before(&r->p, s, &r->cues, n);
		found.half = halves;
	} else {
		return false;
	}
	reading_report(r, c, found, group);
	return quote != SIZE_MAX;
}

void
report_cue(struct reading *r, struct sentence s, size_t n)
{
	const struct cue *c = &r->cues.list[n];
	size_t at, group = ++r->groups;
	bool ends = content_ends_with(&r->p, s, c, &at);
	bool quote_follows = ends && at + 1 < s.end && r->p.tokens[at].kind == TOKEN_COMMA &&
	                     r->p.tokens[at + 1].kind == TOKEN_QUOTE;

	if (is_label(r, c)) {
		report_turn(r, c, group);
		return;
	}
	if ((c->classes & WORD_THINK) || (c->according && c->clause_start == s.start)) {
		reading_report(r, c, content_behind(&r->p, s, &r->cues, n), group);
		return;
	}
	bool halves = !quote_follows && ends && goes_on_behind(r, s, c, at);
	bool quoted = report_before(r, s, n, ends, halves, group);
	if (halves) {
		size_t limit = content_behind_limit(&r->p, s, &r->cues, n);
		struct content half = { .start = at + 1, .end = limit, .half = true };
		reading_report(r, c, content_trim(&r->p, half), group);
	}
	bool behind = !ends && !c->according && !(c->inverted && c->clause_start > s.start) &&
	              (!quoted || reports_behind(r, c, s.end));
	if (behind || quote_follows)
		reading_report(r, c, content_behind(&r->p, s, &r->cues, n), group);
}
