# SPDX-License-Identifier: MIT
# What news-dedupe does with streams and groups; single texts are cases in tests/cases/news-dedupe.
load helper

# label ARGS: the clusters of the records on standard input, as id=cluster
label() {
	news-dedupe --mark "$@" | jq -r '"\(.id)=\(.cluster)"' | paste -sd' '
}

# record ID TEXT [MORE]
record() {
	jq -nc --arg id "$1" --arg text "$2" '{id: $id, text: $text}'
}

# words FROM TO: a text of made-up words, each another one
words() {
	seq "$1" "$2" | tr 0-9 k-t | paste -sd' '
}

@test "one sentence in four outlets is one utterance" {
	run --separate-stderr label <<-'END'
		{"id":"1","text":"We can work together, but you in your territory, us in ours,"}
		{"id":"2","text":"Sovereignty is not for sale,"}
		{"id":"3","text":"We can collaborate. We can work together, but with you in your territory and us in ours."}
		{"id":"4","text":"No, President Trump, sovereignty is sacrosanct. Sovereignty is not for sale—it is loved and defended."}
		{"id":"5","text":"We can collaborate, we can work together, but you in your territory, we in ours,"}
		{"id":"6","text":"Our territory is inalienable."}
		{"id":"7","text":"foreign terrorist organizations,"}
		{"id":"8","text":"the need for Mexico to combat cartels more effectively, acknowledging ongoing threats from foreign terrorist organizations"}
	END
	quiet
	is "1=1 2=2 3=1 4=2 5=1 6=6 7=7 8=8"
}

@test "a reprint that drops the tail is a duplicate, a brief inside a long text is not" {
	run --separate-stderr label < <(record a "$(words 1 400)"; record b "$(words 1 280)"; record c "$(words 1 20)"; record d "$(words 500 900)")
	quiet
	is "a=a b=a c=c d=d"
}

@test "a record that resembles two groups goes to the older, and so does what follows" {
	run --separate-stderr label < <(record a "$(words 1 300)"; record b "$(words 301 600)"; record c "$(words 1 600)"; record d "$(words 301 610)")
	quiet
	is "a=a b=b c=a d=a"
}

@test "fragments of one long quotation are not chained" {
	run --separate-stderr label <<-'END'
		{"id":"a","text":"the river took the lower road within an hour"}
		{"id":"b","text":"nobody in the village had slept since Tuesday"}
		{"id":"c","text":"The river took the lower road within an hour, and nobody in the village had slept since Tuesday."}
	END
	quiet
	is "a=a b=b c=a"
}

@test "each record leaves at once" {
	mkfifo "$BATS_TEST_TMPDIR/in" "$BATS_TEST_TMPDIR/out"
	news-dedupe <"$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out" &
	exec 5>"$BATS_TEST_TMPDIR/in" 6<"$BATS_TEST_TMPDIR/out"
	record a "The mill by the weir has burned down." >&5
	read -r -t 5 line <&6
	exec 5>&- 6<&-
	[ "$(jq -r .id <<<"$line")" = a ]
}

@test "--stats: in = out + rejected + merged" {
	run --separate-stderr news-dedupe --stats "$BATS_TEST_TMPDIR/stats" <<-'END'
		{"id":"a","text":"The mill by the weir has burned down."}
		not a record
		{"id":"b","text":"The mill by the weir has burned down"}
		{"id":"c"}
	END
	says 1 "news-dedupe: -:2: not a JSON object at byte 1"
	run jq -c '[.in == .out + .rejected + .merged, .merged, .without_text]' "$BATS_TEST_TMPDIR/stats"
	is '[true,1,1]'
}

@test "--threshold: what counts as similar, and its limits" {
	two='{"id":"a","text":"The mayor of Norvik opened the new harbour"}
{"id":"b","text":"The mayor of Norvik closed the old harbour"}'
	run --separate-stderr label --threshold 0.5 <<<"$two"
	is "a=a b=a"
	run --separate-stderr label --threshold 0.95 <<<"$two"
	is "a=a b=b"
	run --separate-stderr news-dedupe --threshold 2 <<<"$two"
	says 2 "news-dedupe: --threshold is not between 0 and 1"
}

@test "hostile texts take no time: one letter, one word, marks, a million times over" {
	long() { printf '{"id":"%s","text":"' "$1"; yes "$2" | head -n 1000000 | tr -d '\n'; printf '"}\n'; }
	{ long a x; long b 'a '; long c '“'; long d 'ab. '; } >"$BATS_TEST_TMPDIR/in"
	run --separate-stderr bash -c "timeout 5 news-dedupe --mark '$BATS_TEST_TMPDIR/in' | jq -r .id | paste -sd' '"
	quiet
	is "a b c d"
}
