/* SPDX-License-Identifier: MIT */
#include "people.h"

#include "chain.h"
#include "name.h"
#include "news/buffer.h"
#include "word.h"

enum { CHAIN = 32, LOOK_BACK = 64 };

struct mention {
	size_t at; /* byte of the text */
	unsigned sentence;
	int who;
	bool subject, spoke;
};

struct people {
	struct person *list;
	size_t count, room;
	struct chains last, first;
	struct mention *mentions;
	size_t mention_count, mention_room;
	unsigned sentence;
	size_t clock;
};

struct people *
people_new(void)
{
	static struct people all;

	return &all;
}

void
people_reset(struct people *all)
{
	all->count = all->mention_count = 0;
	chains_reset(&all->last);
	chains_reset(&all->first);
	all->sentence = 0;
	all->clock = 0;
}

/* Can N be the person WHO, whose last word is the same? */
static bool
same_person(const struct person *who, const struct name *n)
{
	if (name_genders_clash(who->classes, n->classes))
		return false;
	if (n->words > 1 && who->words == 1 && who->mentions > 2)
		return false; /* a full name comes early: this is a relative */
	if (n->words == 1 || who->words == 1)
		return true;
	struct text first = name_first_word(who->name);
	if (text_equal_folded(first, n->first))
		return true;
	/* Joe and Joseph, J. and John */
	size_t shorter = first.length < n->first.length ? first.length : n->first.length;
	if (shorter > 1 && first.data[shorter - 1] == '.')
		shorter--;
	return (shorter == 1 || shorter > 2) &&
	       text_equal_folded(text_slice(first, 0, shorter), text_slice(n->first, 0, shorter));
}

static bool
ends_with_word(struct text name, struct text word)
{
	return text_ends(name, word) &&
	       (name.length == word.length || name.data[name.length - word.length - 1] == ' ');
}

/* Of two with the same name the one met far more often, else the one met last. */
static bool
is_likelier(const struct person *a, const struct person *b)
{
	if (a->mentions > 3 * b->mentions || b->mentions > 3 * a->mentions)
		return a->mentions > b->mentions;
	return a->last > b->last;
}

/* The one in the chains that N means, the last mentioned first. */
static int
find(struct people *all, const struct name *n)
{
	int best = NO_PERSON;
	size_t steps = 0;

	for (int i = chain_find(&all->last, n->last_hash); i != NO_PERSON && steps++ < CHAIN;
	     i = all->list[i].next_last)
		if (text_equal_folded(all->list[i].surname, n->last) &&
		    same_person(&all->list[i], n) &&
		    (best == NO_PERSON || is_likelier(&all->list[i], &all->list[best])))
			best = i;
	if (best != NO_PERSON || n->words > 1)
		return best;
	for (int i = chain_find(&all->first, n->first_hash); i != NO_PERSON && steps++ < CHAIN;
	     i = all->list[i].next_first)
		if (all->list[i].words > 1 &&
		    text_equal_folded(name_first_word(all->list[i].name), n->first) &&
		    (best == NO_PERSON || all->list[i].last > all->list[best].last))
			best = i;
	return best;
}

static int
add(struct people *all, const struct name *n)
{
	int who = (int)all->count;

	all->list = memory_grow(all->list, all->count, &all->room, sizeof *all->list);
	all->list[all->count++] = (struct person){
		.name = n->all, .surname = n->last, .words = n->words, .classes = n->classes
	};
	all->list[who].next_last = chain_add(&all->last, n->last_hash, who);
	if (n->words > 1)
		all->list[who].next_first = chain_add(&all->first, n->first_hash, who);
	return who;
}

/* What a fuller mention adds to what is known. */
static void
learn(struct people *all, int who, const struct name *n)
{
	struct person *known = &all->list[who];

	if (n->words > known->words && n->words < 7 && ends_with_word(n->all, n->last)) {
		if (known->words == 1)
			known->next_first = chain_add(&all->first, n->first_hash, who);
		known->name = n->all;
		known->words = n->words;
	}
	if (!(known->classes & WORD_GENDER))
		known->classes |= n->classes & WORD_GENDER;
	known->classes |= n->classes & WORD_TITLE;
	known->last = ++all->clock;
	known->mentions++;
}

static bool
is_described(const struct person *who, uint32_t role)
{
	for (size_t i = 0; i < who->role_count; i++)
		if (who->roles[i] == role)
			return true;
	return false;
}

static uint32_t
role_of(const struct paragraph *p, size_t i)
{
	return chain_hash(word_without_possessive(token_text(p, i)));
}

static void
describe(struct person *who, uint32_t role)
{
	if (who->role_count < PERSON_ROLES && !is_described(who, role))
		who->roles[who->role_count++] = role;
}

/* Words around a name that say what it is: "Mexican President X", "X, the deputy press secretary,".
 */
static void
read_roles(struct people *all, const struct paragraph *p, size_t start, size_t name, size_t end,
           int who)
{
	struct person *person = &all->list[who];

	for (size_t i = name; i > start || (i && name - i < 4 && phrase_takes(p, i - 1)); i--)
		describe(person, role_of(p, i - 1));
	if (!token_kind_at(p, end, TOKEN_COMMA))
		return;
	for (size_t i = end + 1; i < p->count && i < end + 8 && p->tokens[i].kind == TOKEN_WORD;
	     i++)
		if (token_is(&p->tokens[i], WORD_ROLE) && !token_is_at(p, i + 1, WORD_CAPITAL)) {
			describe(person, role_of(p, i));
			person->classes |= WORD_TITLE;
			if (!(person->classes & WORD_GENDER))
				person->classes |= p->tokens[i].classes & WORD_GENDER;
		}
}

static void
note(struct people *all, size_t at, int who, bool subject)
{
	all->mentions = memory_grow(all->mentions, all->mention_count, &all->mention_room,
	                            sizeof *all->mentions);
	all->mentions[all->mention_count++] =
	        (struct mention){ at, all->sentence, who, subject, false };
}

/* Is the single capitalised word at START likelier a plain word than a name? */
static bool
is_plain_word(const struct paragraph *p, size_t start, size_t end, uint64_t classes)
{
	const struct token *t = &p->tokens[start];

	if (p->headline)
		return !(classes & WORD_TITLE) || end - start > 3;
	if (end - start > 1)
		return false;
	if (token_is(t, WORD_INITIAL | WORD_TITLE | WORD_ROLE | WORD_TIME))
		return true;
	return token_is(t, WORD_FIRST_OF_SENTENCE) && !token_is(t, WORD_GIVEN);
}

static void
read_name(struct people *all, const struct paragraph *p, size_t start, size_t end, bool first)
{
	size_t name = name_start(p, start, end);
	struct name n = name_read(p, name, end);
	if (n.twice)
		return;
	int who = find(all, &n);
	if (who == NO_PERSON) {
		if (is_plain_word(p, name, end, n.classes))
			return;
		who = add(all, &n);
	}
	if (p->headline && n.words > all->list[who].words && all->list[who].words)
		return;
	learn(all, who, &n);
	read_roles(all, p, start, name, end, who);
	if (!p->headline)
		note(all, p->tokens[name].start, who, first);
}

void
people_read(struct people *all, const struct paragraph *p)
{
	size_t behind = 0, n = 0;

	for (size_t s = 0; s < p->sentence_count; s++) {
		bool first = true;
		all->sentence++;
		for (; n < p->capitals.count && p->capitals.list[n] < p->sentences[s].end; n++) {
			size_t i = p->capitals.list[n];
			if (i < behind || !phrase_takes(p, i))
				continue;
			behind = name_end(p, i, p->sentences[s].end);
			read_name(all, p, i, behind, first);
			first = false;
		}
	}
}

void
people_spoke(struct people *all, int who, size_t at)
{
	if (!(all->list[who].classes & WORD_ORGANISATION))
		all->list[who].classes |= WORD_TITLE;
	for (size_t i = all->mention_count;
	     i-- > 0 && all->mention_count - i < LOOK_BACK && all->mentions[i].at >= at;)
		if (all->mentions[i].at == at)
			all->mentions[i].spoke = true;
}

/* The likeliest person for a pronoun at byte AT. */
static int
resolve_pronoun(const struct people *all, uint64_t gender, size_t at)
{
	size_t end = all->mention_count;
	int best = NO_PERSON, best_score = 0;

	while (end && all->mentions[end - 1].at >= at)
		end--;
	if (!end)
		return NO_PERSON;
	unsigned now = all->mentions[end - 1].sentence;
	for (size_t i = end; i-- > 0 && end - i < LOOK_BACK;) {
		const struct mention *m = &all->mentions[i];
		const struct person *who = &all->list[m->who];
		bool person = who->classes & (WORD_TITLE | (gender & WORD_GENDER));
		if (!person || (who->classes & WORD_ORGANISATION) ||
		    name_genders_clash(who->classes, gender))
			continue;
		int score = 100 - 4 * (int)(now - m->sentence > 20 ? 20 : now - m->sentence);
		score += m->subject ? 3 : 0;
		score += m->spoke ? 2 : 0;
		score += who->classes & gender & WORD_GENDER ? 8 : 0;
		if (score > best_score) {
			best = m->who;
			best_score = score;
		}
	}
	return best;
}

/* "the Mexican president": the last one described by every weighty word of the phrase. */
static int
resolve_role(const struct people *all, const struct paragraph *p, const struct phrase *f)
{
	if (!token_equals(p, f->start, "the") ||
	    !token_is(&p->tokens[f->end - 1], WORD_ROLE | WORD_TITLE) || f->end - f->start > 4)
		return NO_PERSON;
	for (size_t i = all->mention_count; i-- > 0 && all->mention_count - i < LOOK_BACK;) {
		const struct person *who = &all->list[all->mentions[i].who];
		bool fits = all->mentions[i].at < p->tokens[f->start].start;
		for (size_t w = f->start + 1; w < f->end && fits; w++)
			fits = is_described(who, role_of(p, w));
		if (fits)
			return all->mentions[i].who;
	}
	return NO_PERSON;
}

/* "Ann Miller and Tom Hale", "Ann Miller and others": more than one, but no firm or body. */
static bool
names_several(const struct paragraph *p, const struct phrase *f)
{
	for (size_t i = f->start + 1; i + 1 < f->end; i++)
		if (token_equals(p, i, "and"))
			return !(i >= f->name_start && i < f->name_end) &&
			       !token_is(&p->tokens[f->end - 1], WORD_ORGANISATION) &&
			       !(f->name_start &&
			         token_is(&p->tokens[f->name_start - 1], WORD_ROLE | WORD_TITLE));
	return false;
}

int
people_resolve(struct people *all, const struct paragraph *p, const struct phrase *f)
{
	struct name n;

	switch (f->kind) {
	case PHRASE_NAME:
		if (names_several(p, f))
			return NO_PERSON;
		n = name_read(p, f->name_start, f->name_end);
		return find(all, &n);
	case PHRASE_PRONOUN:
		if (!token_is(&p->tokens[f->start], WORD_GENDER))
			return NO_PERSON;
		return resolve_pronoun(all, p->tokens[f->start].classes, p->tokens[f->start].start);
	case PHRASE_NOMINAL:
		return resolve_role(all, p, f);
	default:
		return NO_PERSON;
	}
}

bool
people_surely(const struct people *all, int who)
{
	return who != NO_PERSON && (all->list[who].classes & WORD_TITLE) != 0;
}

struct text
people_name(const struct people *all, int who)
{
	return all->list[who].name;
}

int
people_find(struct people *all, struct text name)
{
	const char *space = memrchr(name.data, ' ', name.length);
	struct name n = { .all = name,
		          .first = name_first_word(name),
		          .last = name,
		          .words = 1 + (space != NULL) };

	if (space)
		n.last = text_slice(name, (size_t)(space - name.data) + 1, name.length);
	n.first_hash = chain_hash(n.first);
	n.last_hash = chain_hash(n.last);
	return find(all, &n);
}
