/* SPDX-License-Identifier: MIT */
/*
 * Characters that are not what was written, put right; everything else stays byte for byte.
 *
 * In this order: HTML entities; UTF-8 that was read as another encoding (mojibake); control characters,
 * invisible characters and ligatures; spaces; letters in pieces (NFC). Curly quotes, dashes and spelling stay.
 * A text without anything suspicious costs one scan. Linear in the text.
 */
#ifndef CLEAN_REPAIR_H
#define CLEAN_REPAIR_H

#include "news/buffer.h"

/* Repair TEXT into OUT, which is emptied first. False, and nothing to read in OUT, when TEXT is fine. */
bool repair_text(struct text text, struct buffer *out);

/* --- The steps: each adds all of TEXT to OUT and returns whether it changed anything --- */

/* HTML entities, named, numeric, escaped once or more. */
bool repair_entities(struct text text, struct buffer *out);

/* Mojibake, sequence by sequence, where the result is surely better; up to three layers. */
bool repair_mojibake(struct text text, struct buffer *out);

/* NBSP where it stands for every space of a line, runs of spaces between words, white space at line ends. */
bool repair_spaces(struct text text, struct buffer *out);

/* C1 controls as Windows-1252, other controls and invisible characters dropped, ligatures, CRLF, broken words. */
bool repair_characters(struct text text, struct buffer *out);

/* Letters and their accents in one piece: Unicode's NFC. */
bool repair_letters(struct text text, struct buffer *out);

#endif
