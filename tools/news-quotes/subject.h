/* SPDX-License-Identifier: MIT */
/*
 * Who does it: the phrase that is the subject of a verb, over insertions, relative clauses and
 * auxiliaries.
 *
 * FLOOR is the first token that may be looked at: the sentence's or clause's first. How far is
 * looked is bounded.
 */
#ifndef QUOTES_SUBJECT_H
#define QUOTES_SUBJECT_H

#include "phrase.h"

/* Where the verb group that ends with VERB begins; tells whether a form of be, or "to", stands in
 * it. */
size_t subject_verb_group(const struct paragraph *p, size_t floor, size_t verb, bool *be, bool *to);

/* Is token I an adverb, by its class or in -ly? */
bool subject_is_adverb(const struct paragraph *p, size_t i);

/* Does token I look like a verb that has a subject before it? */
bool subject_looks_finite(const struct paragraph *p, size_t i);

/* Is F the object of a preposition before it? */
bool subject_is_governed(const struct paragraph *p, size_t floor, const struct phrase *f);

/* The phrase that an insertion before the token COMMA belongs to: "Ann Smith, the mayor," or "the
 * mayor, Ann Smith,". */
struct phrase subject_over_insertion(const struct paragraph *p, size_t floor, size_t comma);

/* The first subject of the clause between FLOOR and BEFORE, behind opening words like "In May,"
 * "After the vote,". */
struct phrase subject_first(const struct paragraph *p, size_t floor, size_t before);

/* The subject that can speak of the last verb between FLOOR and BEFORE that has one; kind
 * PHRASE_NONE without one. */
struct phrase subject_between(const struct paragraph *p, size_t floor, size_t before);

/* The same, or else the first subject. */
struct phrase subject_near(const struct paragraph *p, size_t floor, size_t before);

/* The subject that begins at token AT, can speak and has its verb behind it before CEILING; kind
 * PHRASE_NONE without one. */
struct phrase subject_opening(const struct paragraph *p, size_t at, size_t ceiling);

/* The subject of the clause that follows an opening one: behind the first comma from FROM on that a
 * subject that can speak and its verb follow. */
struct phrase subject_behind(const struct paragraph *p, size_t from, size_t ceiling);

/* "Ann Miller sent a letter saying": whoever brings out the paper F speaks in it; else F itself. */
struct phrase subject_author(const struct paragraph *p, size_t floor, struct phrase f);

/* The relative word that is the subject of the verb group at START: "who said", "who in May said";
 * or SIZE_MAX. */
size_t subject_relative(const struct paragraph *p, size_t floor, size_t start);

/* What the relative word at token RELATIVE stands for: the phrase before it, or the last part of
 * that which speaks. */
struct phrase subject_antecedent(const struct paragraph *p, size_t floor, size_t relative);

/* F, or the longer phrase that fills all between a quoted stretch and the verb at END. */
struct phrase subject_whole(const struct paragraph *p, size_t floor, struct phrase f, size_t end);

#endif
