/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include "news/table.h"

TABLE(function_words);
TABLE(given_names);
TABLE(organisations);
TABLE(roles);
TABLE(speech_verbs);
TABLE(titles);

enum { SLOTS = 1 << 13, LONGEST = 24 };

struct slot {
	const char *key;
	size_t length;
	uint64_t classes;
};

static struct slot slots[SLOTS];
static bool filled;

static const struct {
	const char *name;
	uint64_t class;
} names[] = {
	{ "adverb", WORD_ADVERB },
	{ "answer", WORD_ANSWER },
	{ "ask", WORD_ASK },
	{ "auxiliary", WORD_AUXILIARY },
	{ "base", WORD_BASE },
	{ "be", WORD_BE },
	{ "claim", WORD_CLAIM },
	{ "conjunction", WORD_CONJUNCTION },
	{ "determiner", WORD_DETERMINER },
	{ "either", 0 },
	{ "feminine", WORD_FEMININE },
	{ "first", WORD_FIRST },
	{ "have", WORD_HAVE },
	{ "ing", WORD_ING },
	{ "label", WORD_LABEL },
	{ "masculine", WORD_MASCULINE },
	{ "neuter", WORD_NEUTER },
	{ "number", WORD_NUMBER },
	{ "object", WORD_OBJECT },
	{ "order", WORD_ORDER },
	{ "past", WORD_PAST },
	{ "plural", WORD_PLURAL },
	{ "possessive", WORD_POSSESSIVE },
	{ "preposition", WORD_PREPOSITION },
	{ "relative", WORD_RELATIVE },
	{ "role", WORD_ROLE },
	{ "say", WORD_SAY },
	{ "second", WORD_SECOND },
	{ "singular", WORD_SINGULAR },
	{ "subject", WORD_SUBJECT },
	{ "subordinator", WORD_SUBORDINATOR },
	{ "tell", WORD_TELL },
	{ "think", WORD_THINK },
	{ "third", WORD_THIRD },
	{ "time", WORD_TIME },
	{ "verb", WORD_VERB },
	{ "weak", WORD_WEAK },
};

static uint64_t
class_of(struct text name)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (text_equal(name, text_of(names[i].name)))
			return names[i].class;
	return 0;
}

static uint64_t
classes_of(const char *value)
{
	uint64_t classes = 0;

	while (*value) {
		size_t length = strcspn(value, " ");
		classes |= class_of((struct text){ value, length });
		value += length + (value[length] == ' ');
	}
	return classes;
}

/* Where the folded WORD of LENGTH bytes stands or would stand. */
static struct slot *
place(const char *word, size_t length)
{
	uint32_t hash = (uint32_t)length;

	for (size_t i = 0; i < length; i++)
		hash = hash * 31 + (unsigned char)word[i];
	hash ^= hash >> 15;
	for (;; hash++) {
		struct slot *s = &slots[hash % SLOTS];
		if (!s->key || (s->length == length && !memcmp(s->key, word, length)))
			return s;
	}
}

static void
fill(const struct table *table, uint64_t class)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct table_entry *e = &table->entries[i];
		struct slot *s = place(e->key, e->length);
		s->key = e->key;
		s->length = e->length;
		s->classes |= class | classes_of(e->value);
	}
}

static void
fill_all(void)
{
	fill(&table_function_words, 0);
	fill(&table_given_names, WORD_GIVEN);
	fill(&table_organisations, WORD_ORGANISATION);
	fill(&table_roles, WORD_ROLE);
	fill(&table_speech_verbs, 0);
	fill(&table_titles, WORD_TITLE);
	filled = true;
}

uint64_t
lexicon_find(struct text word)
{
	char folded[LONGEST];

	if (!filled)
		fill_all();
	if (word.length > LONGEST)
		return 0;
	for (size_t i = 0; i < word.length; i++)
		folded[i] = ascii_fold(word.data[i]);
	return place(folded, word.length)->classes;
}
