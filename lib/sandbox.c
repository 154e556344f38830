/* SPDX-License-Identifier: MIT */
#include "sandbox.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "news/filter.h"

/* Landlock as the kernel's documentation defines it; Debian's headers know only its first versions. */
struct ruleset {
	uint64_t files, network, scopes;
};

struct beneath {
	uint64_t allowed;
	int32_t parent;
} __attribute__((packed));

enum { RULE_BENEATH = 1, VERSION_QUERY = 1 };
enum { READ_FILE = 1 << 2, READ_DIR = 1 << 3 };

static int ruleset = -1;
static uint64_t file_rights;

/* The rights that each version of Landlock can take away. */
static struct ruleset
rights_of(long version)
{
	static const uint64_t files[] = { 0, 0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF };
	size_t last = sizeof files / sizeof *files - 1;

	return (struct ruleset){ files[(size_t)version < last ? (size_t)version : last], version >= 4 ? 3 : 0,
		                 version >= 6 ? 3 : 0 };
}

static void
prepare(void)
{
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, VERSION_QUERY);
	struct ruleset rights;

	if (ruleset >= 0 || version < 1)
		return;
	rights = rights_of(version);
	file_rights = rights.files;
	ruleset = (int)syscall(SYS_landlock_create_ruleset, &rights,
		version >= 6 ? sizeof rights : version >= 4 ? 16 : 8, 0);
}

static void
allow(const char *path, uint64_t allowed)
{
	struct beneath rule = { .allowed = allowed };

	prepare();
	if (ruleset < 0 || (rule.parent = open(path, O_PATH | O_CLOEXEC)) < 0)
		return;
	syscall(SYS_landlock_add_rule, ruleset, RULE_BENEATH, &rule, 0);
	close(rule.parent);
}

void
sandbox_allow_file(const char *path)
{
	struct stat about;

	/* A directory is opened to be refused as what it is. */
	allow(path, stat(path, &about) == 0 && S_ISDIR(about.st_mode) ? READ_DIR : READ_FILE);
}

void
sandbox_allow_directory(const char *path)
{
	prepare();
	allow(path, file_rights & ~(uint64_t)1); /* all but to execute */
}

void
sandbox_allow_directory_of(const char *file)
{
	const char *slash = strrchr(file, '/');
	struct buffer directory = { 0 };

	buffer_add(&directory, slash ? file : ".", slash ? (size_t)(slash - file) + 1 : 1);
	buffer_add_char(&directory, '\0');
	sandbox_allow_directory(directory.data);
	buffer_release(&directory);
}

void
sandbox_enter(void)
{
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prepare();
	if (ruleset < 0)
		return;
	syscall(SYS_landlock_restrict_self, ruleset, 0);
	close(ruleset);
	ruleset = -1;
}
