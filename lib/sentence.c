/* SPDX-License-Identifier: MIT */
#include "news/sentence.h"
#include "news/table.h"

TABLE(abbreviations);
TABLE(sentence_starters);
TABLE(time_followers);
TABLE(attribution_verbs);
TABLE(domains);

/* --- Marks: bytes at which a sentence could end --- */

enum mark { MARK_NONE, MARK_STOP, MARK_LINE, MARK_WIDE, MARK_SPACE };

static const unsigned char marks[256] = {
	['.'] = MARK_STOP,
	['?'] = MARK_STOP,
	['!'] = MARK_STOP,
	['\n'] = MARK_LINE,
	[' '] = MARK_SPACE,
	/* The lead bytes of the terminators beyond ASCII, see wide_stop(). */
	[0xD8] = MARK_WIDE,
	[0xDB] = MARK_WIDE,
	[0xE0] = MARK_WIDE,
	[0xE2] = MARK_WIDE,
	[0xE3] = MARK_WIDE,
	[0xEF] = MARK_WIDE,
};

static size_t
next_mark(struct text t, size_t at, bool spaces)
{
	while (at < t.length) {
		unsigned char m = marks[(unsigned char)t.data[at]];
		if (m && (m != MARK_SPACE || spaces))
			break;
		at++;
	}
	return at;
}

/* Terminators that need no space behind them: Arabic, Urdu, Devanagari, ideographic and full width. */
static bool
code_is_full_stop(uint32_t code)
{
	return code == 0x061F || code == 0x06D4 || code == 0x0964 || code == 0x0965 ||
	       code == 0x3002 || code == 0xFF01 || code == 0xFF0E || code == 0xFF1F ||
	       code == 0xFF61;
}

static bool
code_is_closer(uint32_t code)
{
	return code == '"' || code == '\'' || code == ')' || code == ']' || code == '}' ||
	       code == 0x2019 || code == 0x201D || code == 0xBB || code == 0x203A ||
	       (code >= 0x3009 && code <= 0x3011 && (code & 1)) || code == 0xFF09;
}

static bool
code_is_opener(uint32_t code)
{
	return code == '"' || code == '\'' || code == '(' || code == '[' || code == '{' ||
	       code == 0x2018 || code == 0x201C || code == 0xAB || code == 0x2039 ||
	       code == 0x201E || code == 0x201A || code == 0xBF || code == 0xA1;
}

static bool
code_is_quote(uint32_t code)
{
	return code == '"' || code == '\'' || code == 0x2019 || code == 0x201D || code == 0xBB;
}

static bool
code_is_bullet(uint32_t code)
{
	return code == 0x2022 || code == 0x2043 || code == 0x25AA || code == 0x25CF ||
	       code == 0x25E6 || code == 0x25A0 || code == 0x2023;
}

static size_t
skip_space(struct text t, size_t at)
{
	size_t size;
	while (at < t.length) {
		if (ascii_is_space(t.data[at]))
			at++;
		else if ((unsigned char)t.data[at] >= 0xC2 && code_is_space(utf8_at(t, at, &size)))
			at += size;
		else
			break;
	}
	return at;
}

/* --- Words --- */

static size_t
word_end(struct text t, size_t at)
{
	size_t size;
	while (at < t.length) {
		if (ascii_is_alpha(t.data[at]) || t.data[at] == '\'' || t.data[at] == '-')
			at++;
		else if ((unsigned char)t.data[at] >= 0xC3 && code_is_letter(utf8_at(t, at, &size)))
			at += size;
		else
			break;
	}
	return at;
}

static bool
is_capital(struct text t, size_t at)
{
	size_t size;
	return at < t.length && code_is_upper(utf8_at(t, at, &size));
}

/* --- What follows a terminator --- */

enum follow { FOLLOW_END, FOLLOW_LOWER, FOLLOW_CAPITAL, FOLLOW_DIGIT, FOLLOW_DASH, FOLLOW_OTHER };

struct next {
	enum follow kind;
	bool opened;      /* by a quotation mark or a bracket */
	struct text word; /* when the kind is LOWER or CAPITAL */
};

static struct next
next_at(struct text t, size_t at)
{
	struct next n = { FOLLOW_END, false, { NULL, 0 } };
	size_t size;
	uint32_t code = 0;
	for (at = skip_space(t, at); at < t.length; at += size) {
		code = utf8_at(t, at, &size);
		if (!code_is_opener(code))
			break;
		n.opened = true;
	}
	if (at == t.length)
		return n;
	if (code_is_letter(code)) {
		n.kind = code_is_upper(code) || size > 2 ? FOLLOW_CAPITAL : FOLLOW_LOWER;
		n.word = text_slice(t, at, word_end(t, at));
	} else if (ascii_is_digit((char)code) && code < 0x80) {
		n.kind = FOLLOW_DIGIT;
	} else if (code == '-' || code == 0x2013 || code == 0x2014) {
		n.kind = FOLLOW_DASH;
	} else {
		n.kind = FOLLOW_OTHER;
	}
	return n;
}

static bool
starts_sentences(struct text word)
{
	const char *apostrophe = memchr(word.data, '\'', word.length);
	if (apostrophe)
		word.length = (size_t)(apostrophe - word.data);
	return word.length > 0 && table_find_folded(&table_sentence_starters, word);
}

/* --- What stands before a full stop --- */

enum { WORD_LIMIT = 16 };

/* The word of letters and inner stops that ends at byte END; nothing when it is too long for an abbreviation. */
static struct text
word_before(struct text t, size_t end)
{
	size_t at = end;
	while (at > 0 && end - at <= WORD_LIMIT &&
	       (ascii_is_alpha(t.data[at - 1]) || t.data[at - 1] == '.' || t.data[at - 1] == '&'))
		at--;
	if (end - at > WORD_LIMIT || (at > 0 && (unsigned char)t.data[at - 1] >= 0xC3))
		return text_slice(t, end, end);
	return text_slice(t, at, end);
}

/* "U.S", "J.R.R", "D.C": single letters between stops. */
static bool
is_acronym(struct text word)
{
	if (word.length < 3 || !(word.length & 1))
		return false;
	for (size_t i = 0; i < word.length; i++)
		if (i & 1 ? word.data[i] != '.' : !ascii_is_alpha(word.data[i]))
			return false;
	return true;
}

enum abbreviation {
	WORD_PLAIN,
	WORD_NEVER = 'n',   /* never the last word of a sentence */
	WORD_NUMBER = '#',  /* goes on before a number */
	WORD_MAY = 'm',     /* ends one when a typical first word follows */
	WORD_TIME = 't'     /* ends one unless a time zone or a day follows */
};

static enum abbreviation
abbreviation_of(struct text word)
{
	if (!word.length)
		return WORD_PLAIN;
	char folded[WORD_LIMIT];
	const struct table_entry *e = table_find(&table_abbreviations, word);
	if (!e)
		e = table_find_folded(&table_abbreviations, word);
	if (!e && word.length > 1 && ascii_is_upper(word.data[1])) {
		folded[0] = word.data[0];
		for (size_t i = 1; i < word.length; i++)
			folded[i] = ascii_fold(word.data[i]);
		e = table_find(&table_abbreviations, (struct text){ folded, word.length });
	}
	if (e)
		return (enum abbreviation)(unsigned char)e->value[0];
	if (word.length == 1 || is_acronym(word))
		return WORD_MAY;
	return WORD_PLAIN;
}

/* --- Runs of terminators --- */

struct stop {
	size_t start, end; /* the terminators */
	size_t close;      /* behind the closing marks that follow them */
	unsigned dots;
	bool strong;       /* a question or an exclamation */
	bool full;         /* needs no space behind it */
	bool spaced;       /* ". . ." */
	bool quoted;       /* a quotation mark is among the closing marks */
};

/* ". . ." goes on when a stop stands behind the space and no digit behind that. */
static bool
spaced_dot(struct text t, size_t at)
{
	return at + 1 < t.length && t.data[at] == ' ' && t.data[at + 1] == '.' &&
	       (at + 2 == t.length || !(ascii_is_digit(t.data[at + 2]) || ascii_is_alpha(t.data[at + 2])));
}

static void
stop_run(struct text t, struct stop *s)
{
	size_t at = s->start, size;
	while (at < t.length) {
		if (t.data[at] == '.') {
			s->dots++;
			at++;
		} else if (t.data[at] == '?' || t.data[at] == '!') {
			s->strong = true;
			at++;
		} else if (s->dots && !s->strong && spaced_dot(t, at)) {
			s->spaced = true;
			at++;
		} else if ((unsigned char)t.data[at] >= 0xC2) {
			uint32_t code = utf8_at(t, at, &size);
			if (code == 0x2026)
				s->dots += 3;
			else if (code == 0x203C || (code >= 0x2047 && code <= 0x2049))
				s->strong = true;
			else if (code_is_full_stop(code))
				s->full = true;
			else
				break;
			at += size;
		} else {
			break;
		}
	}
	s->end = at;
}

/* Read the terminators at byte AT and the closing marks behind them. False when none stand there. */
static bool
stop_read(struct text t, size_t at, struct stop *s)
{
	*s = (struct stop){ .start = at };
	stop_run(t, s);
	size_t size;
	s->close = s->end;
	while (s->close < t.length) {
		uint32_t code = utf8_at(t, s->close, &size);
		if (!code_is_closer(code))
			break;
		s->quoted |= code_is_quote(code);
		s->close += size;
	}
	return s->end > s->start;
}

/* --- Decisions --- */

/* '"Why?" Anna Smith asked': names and a verb of speaking behind a quoted question. */
static bool
attribution_follows(struct text t, size_t at)
{
	for (int words = 0; words < 5; words++) {
		at = skip_space(t, at);
		size_t end = word_end(t, at);
		if (end == at)
			return false;
		struct text word = text_slice(t, at, end);
		if (words && table_find(&table_attribution_verbs, word))
			return true;
		if (!is_capital(t, at) || (!words && starts_sentences(word)))
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

static bool
ends_at_full_stop(struct text t, const struct stop *stop, const struct next *next, size_t start)
{
	switch (abbreviation_of(word_before(t, stop->start))) {
	case WORD_NEVER:
		return stop->quoted;
	case WORD_NUMBER:
		return next->kind != FOLLOW_DIGIT;
	case WORD_MAY:
		return stop->quoted || (next->kind == FOLLOW_CAPITAL && starts_sentences(next->word));
	case WORD_TIME:
		return next->kind == FOLLOW_CAPITAL && !time_goes_on(next->word, stop->start - start);
	default:
		return true;
	}
}

/* Does the sentence that begins at byte START end at STOP, when white space follows? */
static bool
ends_at_stop(struct text t, const struct stop *stop, size_t start)
{
	struct next next = next_at(t, stop->close);
	if (next.kind == FOLLOW_END)
		return false;
	if (next.kind == FOLLOW_LOWER)
		return false;
	char before = stop->start ? t.data[stop->start - 1] : ' ';
	if ((before == '(' || before == '[') && stop->close > stop->end)
		return false;
	if (stop->strong)
		return !(stop->quoted && attribution_follows(t, stop->close));
	if (stop->dots == 3)
		return !stop->spaced && next.kind == FOLLOW_CAPITAL;
	if (stop->dots > 1)
		return true;
	if (next.kind == FOLLOW_DASH)
		return false;
	return ends_at_full_stop(t, stop, &next, start);
}

/* Is byte AT inside an address of the web, of mail or of a file? */
static bool
inside_address(struct text t, size_t at)
{
	enum { REACH = 64 };
	size_t least = at > REACH ? at - REACH : 0;
	while (at > least && !ascii_is_space(t.data[at - 1])) {
		at--;
		if (t.data[at] == '/' || t.data[at] == '@' || t.data[at] == '_' || t.data[at] == '=')
			return true;
	}
	return t.length - at > 4 && memcmp(t.data + at, "www.", 4) == 0;
}

/* The same with no white space behind: "It is over.Then we left." */
static bool
ends_at_tight_stop(struct text t, const struct stop *stop)
{
	if (stop->full)
		return true;
	size_t at = stop->close;
	struct text word = text_slice(t, at, word_end(t, at));
	if (stop->spaced || stop->dots > 1 || word.length < 2 || !ascii_is_upper(word.data[0]) ||
	    !ascii_is_lower(word.data[1]) || stop->start == 0)
		return false;
	char before = t.data[stop->start - 1];
	if (!ascii_is_lower(before) && !ascii_is_digit(before) && stop->close == stop->end)
		return false;
	if (at + word.length < t.length && t.data[at + word.length] == '.' &&
	    at + word.length + 1 < t.length && ascii_is_alpha(t.data[at + word.length + 1]))
		return false;
	return abbreviation_of(word_before(t, stop->start)) == WORD_PLAIN &&
	       !table_find_folded(&table_domains, word) && !inside_address(t, stop->start);
}

/* --- Lists --- */

/* The item that a sentence opens with, and so what opens the next one: "1.)", "1)", "1.", "a.", a bullet. */
struct list {
	bool active;
	size_t after;    /* byte behind the marker */
	uint32_t bullet; /* or 0 */
	unsigned number; /* of the item; letters count from 'a' */
	char tail[3];    /* what stands behind the number */
};

static bool
list_tail(struct text t, size_t at, char tail[3])
{
	size_t n = 0;
	if (at < t.length && t.data[at] == '.')
		tail[n++] = '.';
	if (at + n < t.length && t.data[at + n] == ')')
		tail[n++] = ')';
	tail[n] = 0;
	return n && at + n < t.length && t.data[at + n] == ' ';
}

/* A marker at byte AT: digits, or one small letter, and a tail. */
static bool
list_marker(struct text t, size_t at, struct list *list)
{
	size_t end = at;
	unsigned number = 0;
	while (end < t.length && end - at < 3 && ascii_is_digit(t.data[end]))
		number = number * 10 + (unsigned)(t.data[end++] - '0');
	if (end == at && end < t.length && ascii_is_lower(t.data[end]))
		number = (unsigned char)t.data[end++];
	if (end == at || !list_tail(t, end, list->tail))
		return false;
	list->number = number;
	list->after = end + strlen(list->tail);
	return true;
}

static struct list
list_at(struct text t, size_t at)
{
	struct list list = { .after = at };
	size_t size;
	uint32_t code = utf8_at(t, at, &size);
	if (code_is_bullet(code)) {
		list.active = true;
		list.bullet = code;
		list.after = skip_space(t, at + size);
		struct list inner = { .after = list.after };
		if (list_marker(t, list.after, &inner))
			list.after = inner.after;
	} else {
		list.active = list_marker(t, at, &list);
	}
	return list;
}

/* Does the item after LIST begin behind the space at byte AT? */
static bool
list_goes_on(const struct list *list, struct text t, size_t at)
{
	size_t size;
	if (++at >= t.length)
		return false;
	if (list->bullet)
		return utf8_at(t, at, &size) == list->bullet;
	struct list next = { .after = at };
	return list_marker(t, at, &next) && next.number == list->number + 1 &&
	       strcmp(next.tail, list->tail) == 0 && is_capital(t, skip_space(t, next.after));
}

/* --- The pass --- */

static bool
line_ends_sentence(const struct sentences *s, size_t at)
{
	return !layout_joins(&s->layout, s->text, at);
}

/* Where the sentence that begins at byte START ends. */
static size_t
find_end(const struct sentences *s, size_t start)
{
	struct text t = s->text;
	struct list list = list_at(t, start);
	struct stop stop;
	size_t at = list.after;
	while ((at = next_mark(t, at, list.active)) < t.length) {
		switch (marks[(unsigned char)t.data[at]]) {
		case MARK_SPACE:
			if (list_goes_on(&list, t, at))
				return at;
			break;
		case MARK_LINE:
			if (line_ends_sentence(s, at))
				return at;
			break;
		default:
			if (!stop_read(t, at, &stop))
				break;
			if (stop.close == t.length)
				return t.length;
			if (!ascii_is_space(t.data[stop.close]) && skip_space(t, stop.close) == stop.close
			    ? ends_at_tight_stop(t, &stop)
			    : stop.full || ends_at_stop(t, &stop, start))
				return stop.close;
			at = stop.close - 1;
			break;
		}
		at++;
	}
	return t.length;
}

void
sentences_init(struct sentences *s, struct text text)
{
	*s = (struct sentences){ .text = text, .layout = layout_of(text) };
}

bool
sentence_next(struct sentences *s, struct span *sentence)
{
	size_t start = skip_space(s->text, s->at);
	if (start == s->text.length)
		return false;
	s->at = find_end(s, start);
	*sentence = span_trim(s->text, (struct span){ start, s->at });
	return true;
}
