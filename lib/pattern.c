/* SPDX-License-Identifier: MIT */
#include "news/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "news/diag.h"

/* A search that needs more steps than this is given up: no useful pattern over news text comes near. */
enum { MATCH_LIMIT = 1000000 };

static pcre2_match_context *context;
static size_t gave_up;

static void
context_init(void)
{
	pcre2_jit_stack *stack;

	context = pcre2_match_context_create(NULL);
	stack = pcre2_jit_stack_create(32 * 1024, 1024 * 1024, NULL);
	if (!context || !stack)
		fail("out of memory");
	pcre2_jit_stack_assign(context, NULL, stack);
	pcre2_set_match_limit(context, MATCH_LIMIT);
}

static uint32_t
options_of(unsigned flags)
{
	return PCRE2_NO_UTF_CHECK | (flags & PATTERN_CASELESS ? PCRE2_CASELESS : 0) |
	       (flags & PATTERN_UTF ? PCRE2_UTF | PCRE2_UCP : 0) | (flags & PATTERN_ANCHORED ? PCRE2_ANCHORED : 0) |
	       (flags & PATTERN_MULTILINE ? PCRE2_MULTILINE : 0);
}

const char *
pattern_compile(struct pattern *p)
{
	static char message[256];
	int error;
	size_t at;
	pcre2_code *code;

	if (p->code)
		return NULL;
	if (!context)
		context_init();
	code = pcre2_compile((PCRE2_SPTR)p->source, PCRE2_ZERO_TERMINATED, options_of(p->flags), &error, &at, NULL);
	if (!code) {
		pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
		return message;
	}
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	p->match = pcre2_match_data_create(PATTERN_GROUPS, NULL);
	if (!p->match)
		fail("out of memory");
	p->code = code;
	return NULL;
}

bool
pattern_find(struct pattern *p, struct text t, size_t from, struct groups *groups)
{
	int found;
	const char *wrong = p->code ? NULL : pattern_compile(p);

	if (wrong)
		fail("pattern %s: %s", p->source, wrong);
	found = pcre2_match(p->code, (PCRE2_SPTR)t.data, t.length, from, 0, p->match, context);
	if (found == PCRE2_ERROR_JIT_STACKLIMIT)
		found = pcre2_match(p->code, (PCRE2_SPTR)t.data, t.length, from, PCRE2_NO_JIT, p->match, context);
	if (found < 0) {
		gave_up += found != PCRE2_ERROR_NOMATCH;
		return false;
	}
	const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(p->match);
	for (int i = 0; i < PATTERN_GROUPS; i++)
		groups->at[i] = i < found || found == 0 ? (struct span){ pairs[2 * i], pairs[2 * i + 1] }
		                                        : (struct span){ SIZE_MAX, SIZE_MAX };
	return true;
}

size_t
pattern_gave_up(void)
{
	return gave_up;
}
