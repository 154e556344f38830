# SPDX-License-Identifier: MIT
# Loaded by every test file: the tools on PATH, the repository as working directory, stderr apart from stdout.
bats_require_minimum_version 1.5.0

REPO="$(cd "$BATS_TEST_DIRNAME/.." && pwd)"
BUILD="${BUILD:-$REPO/build}"
PATH="${BIN:-$BUILD/bin}:$PATH"
TOOLS="${TOOLS:-news-split news-clean news-quotes news-dates news-dedupe news-csv}"
cd "$REPO"
export LC_ALL=C.UTF-8 # bash counts characters, not bytes, and knows \uFFFD

# is EXPECTED: the output of the last run is exactly that.
is() {
	[ "$output" = "$1" ] || { printf 'expected: %s\ngot:      %s\nstderr:   %s\n' "$1" "$output" "$stderr"; return 1; }
}

# quiet: the last run went well and said nothing on stderr.
quiet() {
	[ "$status" -eq 0 ] && [ -z "$stderr" ] || { printf 'status %s, stderr: %s\n' "$status" "$stderr"; return 1; }
}

# says STATUS TEXT: the last run ended with STATUS and its stderr is exactly TEXT.
says() {
	[ "$status" -eq "$1" ] && [ "$stderr" = "$2" ] ||
		{ printf 'status %s, stderr: %s\nexpected %s: %s\n' "$status" "$stderr" "$1" "$2"; return 1; }
}
