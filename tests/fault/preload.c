/* SPDX-License-Identifier: MIT */
/*
 * A preload library that makes calls fail: FAULT=CALL:N:HOW fails the N-th call of CALL (read, write, open, close,
 * malloc), FAULT=CALL:N+:HOW that and all later ones. HOW is an errno's number, or "short" for transfers of
 * 7 bytes at most. FAULT=probe tries to open, connect and execute at the first write to standard output.
 * What was injected, or what the probe could do, is written to descriptor 9.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static char call[16], how[16];
static long first, seen;
static bool onwards, ready;

static void
setup(void)
{
	const char *fault = getenv("FAULT");
	char number[16] = "";

	ready = true;
	if (!fault || sscanf(fault, "%15[^:]:%15[^:]:%15s", call, number, how) < 1)
		return;
	first = strtol(number, NULL, 10);
	onwards = strchr(number, '+') != NULL;
}

static void
note(const char *what)
{
	syscall(SYS_write, 9, what, strlen(what));
}

/* Is this call of NAME the one to spoil? */
static bool
spoiled(const char *name)
{
	if (!ready)
		setup();
	if (strcmp(name, call) != 0)
		return false;
	seen++;
	if (seen != first && !(onwards && seen > first))
		return false;
	note("injected\n");
	return true;
}

static void
probe(void)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9), .sin_addr = { htonl(INADDR_LOOPBACK) } };
	int status = 0, socket_fd = socket(AF_INET, SOCK_STREAM, 0);
	pid_t child;

	call[0] = '\0';
	if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1) < 4) {
		note("no Landlock\n");
		return;
	}
	note(syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY) < 0 && errno == EACCES ? "open denied\n" : "open\n");
	note(syscall(SYS_openat, AT_FDCWD, "/tmp/news-probe", O_WRONLY | O_CREAT, 0600) < 0 && errno == EACCES ? "create denied\n" : "create\n");
	note(connect(socket_fd, (struct sockaddr *)&to, sizeof to) < 0 && errno == EACCES ? "connect denied\n" : "connect\n");
	child = fork();
	if (child == 0) {
		execl("/bin/true", "true", (char *)NULL);
		_exit(errno == EACCES ? 77 : 1);
	}
	waitpid(child, &status, 0);
	note(WIFEXITED(status) && WEXITSTATUS(status) == 77 ? "execute denied\n" : "execute\n");
}

ssize_t
read(int fd, void *data, size_t length)
{
	if (spoiled("read")) {
		if (strcmp(how, "short") != 0) {
			errno = atoi(how);
			return -1;
		}
		length = length < 7 ? length : 7;
	}
	return syscall(SYS_read, fd, data, length);
}

ssize_t
write(int fd, const void *data, size_t length)
{
	if (spoiled("write") && fd != STDERR_FILENO) {
		if (strcmp(how, "short") != 0) {
			errno = atoi(how);
			return -1;
		}
		length = length < 7 ? length : 7;
	}
	if (fd == STDOUT_FILENO && !strcmp(call, "probe"))
		probe();
	return syscall(SYS_write, fd, data, length);
}

int
open(const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode;

	va_start(arguments, flags);
	mode = flags & O_CREAT ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	if (spoiled("open")) {
		errno = atoi(how);
		return -1;
	}
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int
close(int fd)
{
	int result = (int)syscall(SYS_close, fd);

	if (spoiled("close")) {
		errno = atoi(how);
		return -1;
	}
	return result;
}

/* --- Memory: glibc's own allocator under the names it exports for that --- */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static void *
denied(void)
{
	errno = ENOMEM;
	return NULL;
}

void *
malloc(size_t size)
{
	return spoiled("malloc") ? denied() : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return spoiled("malloc") ? denied() : __libc_calloc(count, size);
}

void *
realloc(void *old, size_t size)
{
	return spoiled("malloc") ? denied() : __libc_realloc(old, size);
}

void *
reallocarray(void *old, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes) || spoiled("malloc"))
		return denied();
	return __libc_realloc(old, bytes);
}
