# SPDX-License-Identifier: MIT
# Calls that fail or come short: the output is the same, or there is a message and status 2. Nothing in between.
load helper

setup() {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers replace the allocator"
	preload="$BUILD/tests/fault/preload.so"
	cd "$BATS_TEST_TMPDIR"
	for i in 1 2 3; do
		printf '{"id":"%d","kind":"article","published":"2024-03-0%d","text":"\\u201cWe are building bridge number %d,\\u201d said Anna Berg on Monday.\\n\\nThe council of Port %d agreed."}\n' $i $i $i $i
	done >in.ndjson
}

# spoil TOOL FAULT: run with the fault; output, status, messages and injections go to files.
spoil() {
	status=0
	FAULT="$2" LD_PRELOAD="$preload" "$1" in.ndjson >out 2>err 9>injected || status=$?
}

# each_call TOOL CALL HOW CHECK [LIMIT]: spoil call 1, 2, ... until there is none left; CHECK every run.
each_call() {
	local n
	"$1" in.ndjson >good
	for n in $(seq 1 "${5:-400}"); do
		spoil "$1" "$2:$n:$3"
		[ -s injected ] || break
		"$4" || { echo "$1: $2 number $n fails with $3: status $status"; cat err; return 1; }
	done
	[ "$n" -gt 1 ] || { echo "$1 never called $2"; return 1; }
}

same_output() { [ "$status" -eq 0 ] && cmp out good && [ ! -s err ]; }
said_so() { [ "$status" -eq 2 ] && [ "$(wc -l <err)" -ge 1 ]; }
same_or_said() { same_output || said_so; }

EINTR=4 EIO=5 EAGAIN=11 EMFILE=24 ENOSPC=28 EDQUOT=122

@test "interrupted, deferred and short reads give the full output" {
	for tool in $TOOLS; do
		for how in $EINTR $EAGAIN short; do
			each_call "$tool" read "$how" same_output
			spoil "$tool" "read:1+:short"
			same_output
		done
	done
}

@test "interrupted, deferred and short writes give the full output" {
	for tool in $TOOLS; do
		for how in $EINTR $EAGAIN short; do
			each_call "$tool" write "$how" same_output
			spoil "$tool" "write:1+:short"
			same_output
		done
	done
}

@test "a read that fails is said, status 2, and no cut line is taken for a whole one" {
	for tool in $TOOLS; do
		each_call "$tool" read $EIO said_so
		spoil "$tool" read:1:$EIO
		[ "$(cat err)" = "$tool: in.ndjson: Input/output error" ]
	done
}

@test "a write that fails is said, status 2" {
	for tool in $TOOLS; do
		for how in $EIO $ENOSPC $EDQUOT; do
			each_call "$tool" write "$how" said_so
		done
	done
}

@test "a close of the output that fails is said, status 2" {
	for tool in $TOOLS; do
		each_call "$tool" close $EIO same_or_said
		spoil "$tool" "close:1+:$EIO"
		said_so
	done
}

@test "an input that cannot be opened for want of descriptors is said, status 2" {
	for tool in $TOOLS; do
		spoil "$tool" "open:1+:$EMFILE"
		said_so
	done
}

@test "every allocation that fails ends in a message and status 2, never in other output" {
	for tool in $TOOLS; do
		each_call "$tool" malloc 12 same_or_said
		spoil "$tool" malloc:1+:12
		said_so
	done
}

@test "once its files are open a tool can no longer open, create, connect or execute" {
	for tool in $TOOLS; do
		spoil "$tool" probe
		[ "$status" -eq 0 ]
		! grep -q "no Landlock" injected || skip "this kernel has no Landlock with network rights"
		for right in open create connect execute; do
			grep -q "^$right denied$" injected || { echo "$tool: $right"; cat injected; return 1; }
		done
	done
}
