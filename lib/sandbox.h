/* SPDX-License-Identifier: MIT */
/*
 * Giving up rights: what sandbox_allow_*() did not name can no longer be opened; nothing can be executed or connected
 * to. Where the kernel has no Landlock this quietly does less.
 */
#ifndef NEWS_LIB_SANDBOX_H
#define NEWS_LIB_SANDBOX_H

void sandbox_enter(void);

#endif
