/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include "news/buffer.h"
#include "news/table.h"

TABLE(furniture);
TABLE(labels);
TABLE(words);

enum { SLOT_BITS = 11 }; /* room for twice the words there are */

/* Eight bytes each, so that all stay near; the tag is most of a word's hash. */
static struct slot {
	uint32_t tag;           /* 0: free */
	uint8_t bits, kind;     /* kind: of a phrase of this one word */
} slots[1 << SLOT_BITS];

static uint8_t pairs[65536 / 8]; /* hashes of the first two words of phrases */
static uint8_t *furniture_kinds, *label_kinds;

static const char *languages;

static const char *const names[KIND_COUNT] = {
	[KIND_NONE] = "", [KIND_ADVERT] = "advert", [KIND_BIO] = "bio", [KIND_BYLINE] = "byline",
	[KIND_CAPTION] = "caption", [KIND_COMMENTS] = "comment", [KIND_CONTACT] = "contact",
	[KIND_DATE] = "date", [KIND_HEADLINES] = "headline", [KIND_LABEL] = "label",
	[KIND_LEGAL] = "legal", [KIND_LOGIN] = "login", [KIND_MEDIA] = "media",
	[KIND_NAVIGATION] = "navigation", [KIND_NEWSLETTER] = "newsletter", [KIND_RELATED] = "related",
	[KIND_SHARE] = "share", [KIND_SITE] = "site", [KIND_SOURCES] = "source",
	[KIND_TEASER] = "teaser", [KIND_TOPICS] = "topic", [KIND_SUBHEAD] = "subhead", [KIND_BLANK] = "blank",
};

const char *
kind_name(enum kind kind)
{
	return names[kind];
}

enum kind
kind_find(struct text name)
{
	if (name.length > 1 && name.data[name.length - 1] == 's')
		name.length--;
	for (unsigned kind = KIND_NONE + 1; kind < KIND_BLANK; kind++)
		if (text_equal_folded(name, text_of(names[kind])))
			return (enum kind)kind;
	return KIND_NONE;
}

static struct slot *
slot_of(uint64_t word)
{
	uint64_t hash = word * 0x9E3779B97F4A7C15u;
	uint32_t tag = (uint32_t)(hash >> 20) | 1;
	size_t at = hash >> (64 - SLOT_BITS);
	while (slots[at].tag && slots[at].tag != tag)
		at = (at + 1) % (1 << SLOT_BITS);
	return &slots[at];
}

/* The letters of the word that KEY begins with, as lexicon_word() wants them; moves *KEY to the next word. */
static uint64_t
take_word(const char **key)
{
	uint64_t word = 0;
	bool any = false;
	for (; **key && !(any && **key == ' '); ++*key) {
		if (!strncmp(*key, "’", 3)) {
			*key += 2;
			continue;
		}
		bool letter = ascii_is_alpha(**key) || **key & 0x80;
		any |= letter || ascii_is_digit(**key);
		if (letter && !(word >> 56))
			word = word << 8 | (unsigned char)**key;
	}
	*key += **key == ' ';
	return word;
}

static struct slot *
mark(uint64_t word, unsigned bits)
{
	struct slot *slot = slot_of(word);
	slot->tag = (uint32_t)(word * 0x9E3779B97F4A7C15u >> 20) | 1;
	slot->bits |= (uint8_t)bits;
	return slot;
}

/* Does a table's value, "kind" or "kind:language", speak a wanted language? */
static bool
is_wanted(const char *value)
{
	const char *language = strchr(value, ':');
	return !language || !languages || strstr(languages, language + 1);
}

static enum kind
read_kind(const char *value)
{
	return kind_find(text_slice(text_of(value), 0, strcspn(value, ":")));
}

/* The kinds of TABLE's entries, in order: KIND_NONE where the language is not wanted. */
static uint8_t *
read_kinds(const struct table *table)
{
	uint8_t *kinds = memory_resize(NULL, table->count, 1);
	for (size_t i = 0; i < table->count; i++)
		kinds[i] = (uint8_t)(is_wanted(table->entries[i].value) ? read_kind(table->entries[i].value) : KIND_NONE);
	return kinds;
}

static unsigned
pair_hash(uint64_t first, uint64_t second)
{
	return (unsigned)((first * 0x9E3779B97F4A7C15u ^ second * 0xC2B2AE3D27D4EB4Fu) >> 48);
}

static void
mark_phrases(void)
{
	for (size_t i = 0; i < table_furniture.count; i++) {
		const char *key = table_furniture.entries[i].key;
		uint64_t first = take_word(&key);
		if (!furniture_kinds[i])
			continue;
		if (*key) {
			unsigned hash = pair_hash(first, take_word(&key));
			pairs[hash / 8] |= (uint8_t)(1u << hash % 8);
			mark(first, WORD_BEGINS);
		} else {
			mark(first, WORD_PHRASE)->kind = furniture_kinds[i];
		}
	}
}

void
lexicon_init(const char *wanted)
{
	static const struct { const char *name; unsigned bits; } classes[] = {
		{ "function", WORD_FUNCTION }, { "you", WORD_YOU | WORD_FUNCTION },
		{ "we", WORD_WE | WORD_FUNCTION }, { "time", WORD_TIME }, { "both", WORD_TIME | WORD_FUNCTION }
	};
	languages = wanted;
	furniture_kinds = read_kinds(&table_furniture);
	label_kinds = read_kinds(&table_labels);
	mark_phrases();
	for (size_t i = 0; i < table_labels.count; i++) {
		const char *key = table_labels.entries[i].key;
		if (label_kinds[i])
			mark(take_word(&key), WORD_LABEL);
	}
	for (size_t i = 0; i < table_words.count; i++)
		for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
			if (!strcmp(table_words.entries[i].value, classes[c].name))
				mark(take_word(&(const char *){ table_words.entries[i].key }), classes[c].bits);
}

unsigned
lexicon_word(uint64_t folded, enum kind *kind)
{
	const struct slot *slot = slot_of(folded);
	*kind = (enum kind)slot->kind;
	return slot->bits;
}

bool
lexicon_may_pair(uint64_t first, uint64_t second)
{
	unsigned hash = pair_hash(first, second);
	return pairs[hash / 8] >> hash % 8 & 1;
}

static enum kind
label_kind(struct text label)
{
	const struct table_entry *entry = table_find_folded(&table_labels, label);
	return entry ? (enum kind)label_kinds[entry - table_labels.entries] : KIND_NONE;
}

/* LINE without what often hangs behind a label: colons, dots, arrows, a count in brackets. */
static struct text
bare_label(struct text line)
{
	while (line.length) {
		char last = line.data[line.length - 1];
		if (ascii_is_alpha(last) || (last & 0x80) || last == '?')
			break;
		line.length--;
	}
	while (line.length > 2 && (text_ends(line, text_of("»")) || text_ends(line, text_of(" "))))
		line.length -= line.data[line.length - 1] == ' ' ? 1 : 2;
	return line;
}

enum kind
lexicon_label(struct text line)
{
	struct text bare = bare_label(line);
	enum kind kind = label_kind(bare);
	if (kind == KIND_NONE && bare.length != line.length)
		kind = label_kind(line);
	return kind;
}

enum kind
lexicon_phrase(struct text t)
{
	size_t length;
	const struct table_entry *entry = table_longest(&table_furniture, t, &length);
	if (!entry || !strchr(entry->key, ' '))
		return KIND_NONE;
	return (enum kind)furniture_kinds[entry - table_furniture.entries];
}
