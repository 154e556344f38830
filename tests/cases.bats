# SPDX-License-Identifier: MIT
# Every folder tests/cases/TOOL/NAME is a case: `in` and `args` go in, `out`, `err` and `status` (0 when absent) come out.
load helper

run_case() {
	local case="$1" tool args status=0 want=0
	tool="$(basename "$(dirname "$case")")"
	args="$(cat "$case/args" 2>/dev/null || true)"
	[ ! -e "$case/status" ] || want="$(cat "$case/status")"
	eval "$tool $args" <"$case/in" >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || status=$?
	[ "$status" -eq "$want" ] || { echo "$case: status $status, not $want"; cat "$BATS_TEST_TMPDIR/err"; return 1; }
	diff -u "$case/out" "$BATS_TEST_TMPDIR/out" || return 1
	diff -u "$([ -e "$case/err" ] && echo "$case/err" || echo /dev/null)" "$BATS_TEST_TMPDIR/err"
}

run_tool_cases() {
	local case failed=0
	for case in tests/cases/"$1"/*/; do
		[ -d "$case" ] || continue
		run_case "${case%/}" || failed=1
	done
	return "$failed"
}

@test "cases of news-split" { run_tool_cases news-split; }
@test "cases of news-clean" { run_tool_cases news-clean; }
@test "cases of news-quotes" { run_tool_cases news-quotes; }
@test "cases of news-dates" { run_tool_cases news-dates; }
@test "cases of news-dedupe" { run_tool_cases news-dedupe; }
@test "cases of news-csv" { run_tool_cases news-csv; }
