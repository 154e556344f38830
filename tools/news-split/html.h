/* SPDX-License-Identifier: MIT */
/* The text of HTML as feeds carry it. No page is laid out: tags go, blocks part paragraphs, entities are resolved. */
#ifndef HTML_H
#define HTML_H

#include "news/buffer.h"

void html_text(struct text html, struct buffer *out);

#endif
