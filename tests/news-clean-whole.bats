# SPDX-License-Identifier: MIT
load helper

setup_file() {
	jq -Rsc -f tests/clean/articles.jq tests/clean/articles.txt > "$BATS_FILE_TMPDIR/articles"
}

@test "thirty articles: every line of the body stays, every other one goes" {
	run --separate-stderr news-clean "$BATS_FILE_TMPDIR/articles"
	quiet
	[ "$(jq -s length <<<"$output")" = 30 ]
	is "$(jq -c '.text = .body' "$BATS_FILE_TMPDIR/articles")"
}

@test "they stay so when they are cleaned again, one paragraph a line or with blank lines" {
	for join in '.' '.text |= gsub("\n\n"; "\n")'; do
		jq -c "$join" "$BATS_FILE_TMPDIR/articles" | news-clean > "$BATS_TEST_TMPDIR/once"
		run --separate-stderr news-clean "$BATS_TEST_TMPDIR/once"
		is "$(cat "$BATS_TEST_TMPDIR/once")" && quiet
	done
}

@test "text and removed give any text back" {
	cd "$BATS_TEST_TMPDIR"
	python3 "$OLDPWD/tests/clean/rebuild.py" make "$OLDPWD/tests/clean/articles.txt" > before
	news-clean --mark --no-repair before > after
	run --separate-stderr python3 "$OLDPWD/tests/clean/rebuild.py" check before after
	[[ "$output" == *" changed, wrong: [], missing: 0" ]] && quiet
	[ "${output%% *}" -gt 300 ]
}

@test "what only furniture held in the text goes in the same run" {
	record='{"text":"How the models were made\n\nBakers in the old town have agreed on a common price for the winter loaf.\n\nThe road office hopes to open one lane next week, if the weather holds.\n\nTrending now"}'
	news-clean <<<"$record" > "$BATS_TEST_TMPDIR/once"
	run --separate-stderr news-clean "$BATS_TEST_TMPDIR/once"
	is "$(cat "$BATS_TEST_TMPDIR/once")" && quiet
}
