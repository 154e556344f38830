/* SPDX-License-Identifier: MIT */
#include "lexicon.h"

#include "news/table.h"

TABLE(furniture);
TABLE(labels);
TABLE(words);

enum { SLOTS = 4096 }; /* a power of two, well above the number of first words */

static struct slot {
	uint64_t word;
	unsigned bits;
} slots[SLOTS];

static const char *languages;

static const char *const names[KIND_COUNT] = {
	[KIND_NONE] = "", [KIND_ADVERT] = "advert", [KIND_BIO] = "bio", [KIND_BYLINE] = "byline",
	[KIND_CAPTION] = "caption", [KIND_COMMENTS] = "comment", [KIND_CONTACT] = "contact",
	[KIND_DATE] = "date", [KIND_HEADLINES] = "headline", [KIND_LABEL] = "label",
	[KIND_LEGAL] = "legal", [KIND_LOGIN] = "login", [KIND_MEDIA] = "media",
	[KIND_NAVIGATION] = "navigation", [KIND_NEWSLETTER] = "newsletter", [KIND_RELATED] = "related",
	[KIND_SHARE] = "share", [KIND_SITE] = "site", [KIND_SOURCES] = "source",
	[KIND_TEASER] = "teaser", [KIND_TOPICS] = "topic", [KIND_BLANK] = "blank",
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
	uint64_t at = (word * 0x9E3779B97F4A7C15u) >> 52;
	while (slots[at].word && slots[at].word != word)
		at = (at + 1) % SLOTS;
	return &slots[at];
}

/* The letters of the first word of KEY, as lexicon_word() wants them. */
static uint64_t
first_word(const char *key)
{
	uint64_t word = 0;
	for (; *key && *key != ' ' && !(word >> 56); key++) {
		if (!strncmp(key, "’", 3))
			key += 2;
		else if (ascii_is_alpha(*key) || *key & 0x80)
			word = word << 8 | (unsigned char)*key;
	}
	return word;
}

static void
mark(const char *key, unsigned bits)
{
	uint64_t word = first_word(key);
	struct slot *slot = slot_of(word);
	slot->word = word;
	slot->bits |= bits;
}

/* Does a table's value, "kind" or "kind:language", speak a wanted language? */
static bool
is_wanted(const char *value)
{
	const char *language = strchr(value, ':');
	return !language || !languages || strstr(languages, language + 1);
}

static void
mark_all(const struct table *table, unsigned bits)
{
	for (size_t i = 0; i < table->count; i++)
		if (is_wanted(table->entries[i].value))
			mark(table->entries[i].key, bits);
}

void
lexicon_init(const char *wanted)
{
	static const struct { const char *name; unsigned bits; } classes[] = {
		{ "function", WORD_FUNCTION }, { "you", WORD_YOU | WORD_FUNCTION },
		{ "we", WORD_WE | WORD_FUNCTION }, { "time", WORD_TIME }
	};
	languages = wanted;
	mark_all(&table_furniture, WORD_PHRASE);
	mark_all(&table_labels, WORD_LABEL);
	for (size_t i = 0; i < table_words.count; i++)
		for (size_t c = 0; c < sizeof classes / sizeof *classes; c++)
			if (!strcmp(table_words.entries[i].value, classes[c].name))
				mark(table_words.entries[i].key, classes[c].bits);
}

unsigned
lexicon_word(uint64_t folded)
{
	return slot_of(folded)->bits;
}

static enum kind
kind_of(const struct table_entry *entry)
{
	if (!entry || !is_wanted(entry->value))
		return KIND_NONE;
	return kind_find(text_slice(text_of(entry->value), 0, strcspn(entry->value, ":")));
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
	enum kind kind = kind_of(table_find_folded(&table_labels, bare));
	if (kind == KIND_NONE && bare.length != line.length)
		kind = kind_of(table_find_folded(&table_labels, line));
	return kind;
}

enum kind
lexicon_phrase(struct text t, bool *weak)
{
	size_t length;
	const struct table_entry *entry = table_longest(&table_furniture, t, &length);
	*weak = entry && !strchr(entry->key, ' ');
	return kind_of(entry);
}
