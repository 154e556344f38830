# SPDX-License-Identifier: MIT
# The word lists: each says what it is, and a mistake in one stops the build.
load helper

compile() {
	LC_ALL=C awk -v name=t -f lib/tables/table.awk "$1"
}

@test "every table begins with its licence and what it holds" {
	for table in $(find lib/tables tools -name '*.txt'); do
		sed -n 1p "$table" | grep -q '^# SPDX-License-Identifier: MIT' || { echo "$table"; return 1; }
		sed -n 2p "$table" | grep -q '^# ..' || { echo "$table"; return 1; }
	done
}

@test "a sorted table compiles" {
	printf '# words\nant\t1\nbee\nbee fly\t3\n' >"$BATS_TEST_TMPDIR/good.txt"
	run --separate-stderr compile "$BATS_TEST_TMPDIR/good.txt"
	quiet
	[[ "$output" == *'{ "bee fly", "3", 7 }'* ]]
}

@test "an entry out of order stops the build and is named" {
	printf 'bee\nant\n' >"$BATS_TEST_TMPDIR/bad.txt"
	run --separate-stderr compile "$BATS_TEST_TMPDIR/bad.txt"
	says 1 "$BATS_TEST_TMPDIR/bad.txt:2: entry out of order: ant"
}

@test "a repeated entry stops the build and is named" {
	printf 'ant\t1\nant\t2\n' >"$BATS_TEST_TMPDIR/bad.txt"
	run --separate-stderr compile "$BATS_TEST_TMPDIR/bad.txt"
	says 1 "$BATS_TEST_TMPDIR/bad.txt:2: repeated entry: ant	2"
}

@test "a padded entry stops the build and is named" {
	printf ' ant\n' >"$BATS_TEST_TMPDIR/bad.txt"
	run --separate-stderr compile "$BATS_TEST_TMPDIR/bad.txt"
	says 1 "$BATS_TEST_TMPDIR/bad.txt:1: empty or padded entry:  ant"
}
