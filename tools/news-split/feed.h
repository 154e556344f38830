/* SPDX-License-Identifier: MIT */
/* Files of any form into the loop, record by record. */
#ifndef FEED_H
#define FEED_H

#include "form.h"
#include "news/pattern.h"
#include "news/stream.h"

struct feed_settings {
	int form;                  /* enum form */
	struct pattern *separator; /* of texts, or NULL */
};

/* Read all of SOURCE and hand its records to filter_pass(). */
void feed_source(struct source *source, const struct feed_settings *settings);

#endif
