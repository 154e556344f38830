# SPDX-License-Identifier: MIT
# The fuzz corpora replayed: every input that once found something, and the seeds of the targets.
load helper

@test "every fuzz target takes its whole corpus" {
	for replay in "$BUILD"/tests/fuzz/fuzz-*-replay; do
		name="${replay##*/fuzz-}"
		name="${name%-replay}"
		run --separate-stderr "$replay" tests/fuzz/corpus/"$name"/*
		quiet || { echo "$name"; return 1; }
	done
}
