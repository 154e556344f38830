/* SPDX-License-Identifier: MIT */
/*
 * Words that page furniture is made of: labels that stand alone (labels.txt), phrases at the start of a
 * line or inside it (furniture.txt), and the small words that running text is full of (words.txt).
 */
#ifndef CLEAN_LEXICON_H
#define CLEAN_LEXICON_H

#include "news/text.h"

enum kind {
	KIND_NONE, KIND_ADVERT, KIND_BIO, KIND_BYLINE, KIND_CAPTION, KIND_COMMENTS, KIND_CONTACT, KIND_DATE,
	KIND_HEADLINES, KIND_LABEL, KIND_LEGAL, KIND_LOGIN, KIND_MEDIA, KIND_NAVIGATION, KIND_NEWSLETTER,
	KIND_RELATED, KIND_SHARE, KIND_SITE, KIND_SOURCES, KIND_TEASER, KIND_TOPICS, KIND_SUBHEAD, KIND_BLANK, KIND_COUNT
};

/* What a word can be: bits. */
enum {
	WORD_FUNCTION = 1, WORD_YOU = 2, WORD_WE = 4, WORD_TIME = 8, /* words.txt */
	WORD_PHRASE = 16, WORD_LABEL = 32, WORD_BEGINS = 64          /* furniture by itself; begins a label; a phrase */
};

/* Read the tables; once, before anything else. LANGUAGES is a list such as "en,de", or NULL for all. */
void lexicon_init(const char *languages);

/*
 * The bits of a word, given its first eight bytes folded to lower case, the first one highest; *KIND is what it
 * is by itself (WORD_PHRASE).
 */
unsigned lexicon_word(uint64_t folded, enum kind *kind);

/* The kind of label that LINE is as a whole, colons, counts and dots at its end aside. */
enum kind lexicon_label(struct text line);

/* May a phrase begin with these two words? False is certain, true is not. */
bool lexicon_may_pair(uint64_t first, uint64_t second);

/* The kind of phrase, of two words or more, that T begins with. */
enum kind lexicon_phrase(struct text t);

const char *kind_name(enum kind kind);

/* The kind called NAME, also in the plural; KIND_NONE when there is none. */
enum kind kind_find(struct text name);

#endif
