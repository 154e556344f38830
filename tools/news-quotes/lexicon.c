/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include "news/table.h"

TABLE(function_words);
TABLE(given_names);
TABLE(organisations);
TABLE(roles);
TABLE(speech_verbs);
TABLE(titles);

enum { SLOTS = 1 << 11, BLOCKS = 3, LONGEST = BLOCKS * 8 };

/* A folded word as three numbers, filled up with zeros: compared and hashed without a loop. */
struct key {
	uint64_t block[BLOCKS];
};

struct slot {
	struct key key; /* the first block of an empty slot is 0 */
	uint64_t classes;
};

static struct slot slots[SLOTS];
struct lexicon_slot lexicon_short[LEXICON_SLOTS];
uint64_t lexicon_sieve[1 << 10];
static bool filled;

static const struct {
	const char *name;
	uint64_t class;
} names[] = {
	{ "according", WORD_ACCORDING },
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
	{ "linking", WORD_LINKING },
	{ "masculine", WORD_MASCULINE },
	{ "naming", WORD_NAMING },
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

/* Up to 8 of LENGTH bytes at WORD, of which ROOM can be read, as a number. */
static inline uint64_t
eight_of(const char *word, size_t length, size_t room)
{
	char copy[8] = { 0 };

	if (length >= 8)
		return text_eight(word);
	if (room >= 8)
		return text_eight(word) & ((UINT64_C(1) << length * 8) - 1);
	memcpy(copy, word, length);
	return text_eight(copy);
}

/* Bit 5 folds ASCII letters and leaves other characters apart. */
static inline struct key
key_of(const char *word, size_t length, size_t room)
{
	struct key k = { { eight_of(word, length, room) | LEXICON_FOLD, 0, 0 } };

	if (length > 8)
		k.block[1] = eight_of(word + 8, length - 8, room - 8) | LEXICON_FOLD;
	if (length > 16)
		k.block[2] = eight_of(word + 16, length - 16, room - 16) | LEXICON_FOLD;
	return k;
}

static inline uint64_t
hash_of(const struct key *k)
{
	return (k->block[0] ^ k->block[1] * 31 ^ k->block[2] * 127) * LEXICON_MULTIPLIER;
}

static inline bool
is_key(const struct key *a, const struct key *b)
{
	return !((a->block[0] ^ b->block[0]) | (a->block[1] ^ b->block[1]) |
	         (a->block[2] ^ b->block[2]));
}

/* Where K stands or would stand. */
static struct slot *
place(const struct key *k, uint64_t hash)
{
	for (size_t i = hash >> 40;; i++) {
		struct slot *s = &slots[i & (SLOTS - 1)];
		if (!s->key.block[0] || is_key(&s->key, k))
			return s;
	}
}

static void
fill(const struct table *table, uint64_t class)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct table_entry *e = &table->entries[i];
		struct key k = key_of(e->key, e->length, e->length);
		uint64_t hash = hash_of(&k);
		uint64_t classes = class | classes_of(e->value);
		lexicon_sieve[hash >> 54] |= UINT64_C(1) << (hash >> 48 & 63);
		if (e->length <= 8) {
			struct lexicon_slot *s = lexicon_place(k.block[0], hash);
			s->key = k.block[0];
			s->classes |= classes;
		} else {
			struct slot *s = place(&k, hash);
			s->key = k;
			s->classes |= classes;
		}
	}
}

void
lexicon_init(void)
{
	if (filled)
		return;
	fill(&table_function_words, 0);
	fill(&table_given_names, WORD_GIVEN);
	fill(&table_organisations, WORD_ORGANISATION);
	fill(&table_roles, WORD_ROLE);
	fill(&table_speech_verbs, 0);
	fill(&table_titles, WORD_TITLE);
	filled = true;
}

uint64_t
lexicon_find(struct text t, size_t start, size_t end)
{
	if (end - start <= 8)
		return lexicon_find_short(eight_of(t.data + start, end - start, t.length - start));
	if (end - start > LONGEST)
		return 0;
	struct key k = key_of(t.data + start, end - start, t.length - start);
	uint64_t hash = hash_of(&k);
	return lexicon_has(hash) ? place(&k, hash)->classes : 0;
}
