# SPDX-License-Identifier: MIT
# What news-dedupe does with streams and groups; single texts are cases in tests/cases/news-dedupe.
load helper
load news-dedupe

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
	run --separate-stderr label --threshold 1 <<-'END'
		{"id":"a","text":"The mayor of Norvik opened the new harbour"}
		{"id":"b","text":"On Monday the mayor of Norvik opened the new harbour"}
		{"id":"c","text":"The mayor of Norvik opened the harbour"}
	END
	is "a=a b=a c=c"
	run --separate-stderr label --threshold 0 <<<"$two
{\"id\":\"c\",\"text\":\"nobody was hurt\"}"
	is "a=a b=a c=c"
	for wrong in 2 -0.1 1.001; do
		run --separate-stderr news-dedupe --threshold $wrong <<<"$two"
		says 2 "news-dedupe: --threshold is not between 0 and 1"
	done
}

@test "few words by any number of speakers: each one's repetition is found" {
	run --separate-stderr label < <(
		for n in $(seq 1 60) 57; do printf '{"id":"%s","speaker":"%s","text":"The road is closed."}\n' "$((++id))" "$(words "$n" "$n")"; done)
	quiet
	[[ "$output" =~ \ 57=([0-9]*)\ .*\ 61=([0-9]*)$ ]]
	[ "${BASH_REMATCH[1]}" -gt 32 ] && [ "${BASH_REMATCH[1]}" = "${BASH_REMATCH[2]}" ]
}

@test "a name inside a longer text is no print of it, but a headline is one of what it begins" {
	run --separate-stderr label <<-'END'
		{"id":"a","text":"Prime Minister Anna Bergström"}
		{"id":"b","text":"Nobody in the valley expected Prime Minister Anna Bergström to stay after the vote."}
		{"id":"c","text":"Second Harbour Plan 2030: the council wants two more bridges and a ferry to the island"}
		{"id":"d","text":"Second Harbour Plan 2030"}
	END
	quiet
	is "a=a b=b c=c d=c"
}

@test "options that would be without effect beside another are refused" {
	while read -r one other; do
		run --separate-stderr news-dedupe --$one --$other </dev/null
		says 2 "news-dedupe: --${one%%=*} and --${other%%=*} do not go together"
	done <<-END
		count sketch
		count cluster
		count window=5
		count index=$BATS_TEST_TMPDIR/seen
		sketch cluster
		sketch mark
		sketch window=5d
		sketch index=$BATS_TEST_TMPDIR/seen
		sketch threshold=0.5
		cluster window=5
		cluster index=$BATS_TEST_TMPDIR/seen
		cluster field=title
		cluster each=quotes
	END
	[ ! -e "$BATS_TEST_TMPDIR/seen" ]
}

@test "texts of one word, of none, and in scripts without spaces" {
	run --separate-stderr label <<-'END'
		{"id":"a","text":"Yes"}
		{"id":"b","text":"yes."}
		{"id":"c","text":""}
		{"id":"d","text":" … "}
		{"id":"e","text":""}
		{"id":"f","text":"Yes, of course"}
		{"id":"g","text":null}
		{"id":"h","text":"市长周一打开了新港口。"}
		{"id":"i","text":"市长周一打开了新港口"}
		{"id":"j","text":"市长周一关闭了旧桥梁"}
		{"id":"k","text":"ท่าเรือใหม่เปิดวันจันทร์"}
		{"id":"l","text":"ท่าเรือใหม่ เปิดวันจันทร์!"}
	END
	quiet
	is "a=a b=a c=null d=null e=null f=f g=null h=h i=h j=j k=k l=k"
}

@test "hostile texts take no time: one letter, one word, marks, a million times over" {
	long() { printf '{"id":"%s","text":"' "$1"; yes "$2" | head -n 1000000 | tr -d '\n'; printf '"}\n'; }
	{ long a x; long b 'a '; long c '“'; long d 'ab. '; } >"$BATS_TEST_TMPDIR/in"
	run --separate-stderr bash -c "timeout 5 news-dedupe --mark '$BATS_TEST_TMPDIR/in' | jq -r .id | paste -sd' '"
	quiet
	is "a b c d"
}

@test "--count: the size of each group, and labels that no later record changes" {
	input="$(record b "$(words 1 300)"; record a "$(words 301 600)"; record c "$(words 1 600)"; record d "One more")"
	run --separate-stderr bash -c 'news-dedupe --count --mark | jq -c "[.id, .cluster, .cluster_size]" | paste -sd" "' <<<"$input"
	quiet
	is '["b","a",3] ["a","a",3] ["c","a",3] ["d","d",1]'
	run --separate-stderr bash -c 'news-dedupe --count | jq -c "[.id, .cluster_size]" | paste -sd" "' <<<"$input"
	quiet
	is '["a",3] ["d",1]'
}

@test "--window: old records are forgotten, the name of their group is not" {
	same="$(words 1 50)"
	input="$(record a "$same"; record b "$same x"; feed 9; record c "$same x y")"
	run --separate-stderr label --window 20 <<<"$input"
	[[ "$output" == *" c=a" ]]
	run --separate-stderr label --window 2 <<<"$input"
	[[ "$output" == *" c=c" ]]
	input="$(record a "$same"; feed 2; record b "$same x"; feed 2; record c "$same x y")"
	run --separate-stderr label --window 3 <<<"$input"
	[[ "$output" == *" b=a "*" c=a" ]]
}

@test "--window with days goes by the day of publication" {
	day() { printf '{"id":"%s","published":"%s","text":"%s"}\n' "$1" "$2" "$3"; }
	input="$(day a 2025-05-01 "The mill by the weir has burned down."; day b 2025-05-20 "Trams run again."; day c 2025-05-21 "The mill by the weir has burned down")"
	run --separate-stderr label --window 30d <<<"$input"
	is "a=a b=b c=a"
	run --separate-stderr label --window 7d <<<"$input"
	is "a=a b=b c=c"
	for wrong in 7x 0 -1 "" " 7" +7 d 7dd 3000000000; do
		run --separate-stderr news-dedupe --window "$wrong" <<<"$input"
		says 2 "news-dedupe: --window takes a number of records, or of days with a d behind"
	done
}

@test "shards: the same labels for 1, 4 and 7 of them, in any order, and in one pass" {
	cd "$BATS_TEST_TMPDIR"
	{ feed 40; record x "$(words 4000 4030)"; record z "$(words 100 400)"; cat "$REPO"/tests/cases/news-dedupe/*/in; } >all
	for n in 1 4 7; do
		split -n "r/$n" all "shard.$n."
		for shard in "shard.$n."*; do news-dedupe --sketch "$shard"; done | LC_ALL=C sort | news-dedupe --cluster >"labels.$n"
	done
	shuf all | news-dedupe --sketch | LC_ALL=C sort | news-dedupe --cluster >labels.shuffled
	cmp labels.1 labels.4 && cmp labels.1 labels.7 && cmp labels.1 labels.shuffled
	[ -s labels.1 ]
	LC_ALL=C sort labels.1 >want
	jq -c 'select(.id) | .id' all | LC_ALL=C sort >ids
	news-dedupe --mark --count all | jq -c 'select(.id and .cluster) | {id, cluster}' | LC_ALL=C sort >one
	jq -c --slurpfile ids ids 'select(.id | IN($ids[])) | {id, cluster}' labels.1 | LC_ALL=C sort | diff one -
}

@test "the page's recipe for shards, with parallel" {
	mkdir "$BATS_TEST_TMPDIR/feed"
	cd "$BATS_TEST_TMPDIR"
	feed 12 | split -n r/3 --additional-suffix .ndjson - feed/
	ls feed/*.ndjson | parallel 'news-dedupe --sketch {} | LC_ALL=C sort > {}.sketch'
	LC_ALL=C sort -m feed/*.sketch | news-dedupe --cluster >labels
	cat feed/*.ndjson | news-dedupe --sketch | LC_ALL=C sort | news-dedupe --cluster | cmp - labels
	[ "$(wc -l <labels)" -eq 12 ]
}

@test "--cluster: sketches out of order, and what is no sketch" {
	two="$({ record a "$(words 1 30)"; record b "$(words 50 90)"; } | news-dedupe --sketch)"
	run --separate-stderr news-dedupe --cluster < <(tac <<<"$two")
	says 1 "news-dedupe: -:2: not in order: sort with LC_ALL=C"
	run --separate-stderr news-dedupe --cluster <<<'{"id":"a","text":"no sketch"}'
	says 1 "news-dedupe: -:1: not a line of --sketch"
	run --separate-stderr news-dedupe --cluster <<<'{"id":"a","sketch":"AAAA"}'
	says 1 "news-dedupe: -:1: not a sketch of this version"
	run --separate-stderr news-dedupe --cluster --mark </dev/null
	says 2 "news-dedupe: --cluster and --mark do not go together"
}

@test "of groups that a quotation resembles alike, the one by the same speaker has it" {
	run --separate-stderr label <<-'END'
		{"id":"a","speaker":"Ana Belo","text":"the lower road will stay closed until spring"}
		{"id":"b","speaker":"Otto Krantz","text":"nobody in this village has slept since Tuesday"}
		{"id":"c","speaker":"Mayor Krantz","text":"The lower road will stay closed until spring; nobody in this village has slept since Tuesday."}
		{"id":"d","text":"The lower road will stay closed until spring, nobody in this village has slept since Tuesday!"}
	END
	quiet
	is "a=a b=b c=b d=b"
}

@test "few words by two speakers are two utterances; many words, or no second speaker, are one" {
	run --separate-stderr label <<-'END'
		{"id":"a","speaker":"Ana Belo","text":"The road is closed."}
		{"id":"b","speaker":"Otto Krantz","text":"The road is closed."}
		{"id":"c","speaker":"Mayor Krantz","text":"the road is closed"}
		{"id":"d","text":"The road is closed!"}
		{"id":"e","speaker":"Ida Moll","text":"As I told you before, the road is closed and the bridge is not."}
		{"id":"f","speaker":"Ana Belo","text":"nobody in this village has slept since the river rose"}
		{"id":"g","speaker":"Ida Moll","text":"Nobody in this village has slept since the river rose."}
	END
	quiet
	is "a=a b=b c=b d=a e=e f=f g=f"
}

@test "many records: twenty thousand, every tenth a near duplicate, in seconds and flat in memory with a window" {
	awk 'BEGIN {
		srand(7)
		for (n = 1; n <= 20000; n++) {
			if (n % 10) { text = ""; for (i = 0; i < 60; i++) text = text sprintf("w%d ", int(rand() * 30000)) }
			else sub(/w[0-9]+ $/, "another end", text)
			gsub(/w/, "k", text)
			printf "{\"id\":%d,\"text\":\"%s\"}\n", n, text
		}
	}' | tr 0-9 a-j | sed 's/"id":\([a-j]*\)/"id":"\1"/' >"$BATS_TEST_TMPDIR/many"
	run --separate-stderr bash -c "timeout 20 news-dedupe '$BATS_TEST_TMPDIR/many' | wc -l"
	quiet
	is 18000
	(ulimit -v 60000 && news-dedupe --version) >/dev/null 2>&1 || skip "a sanitizer needs more than this"
	run --separate-stderr bash -c "ulimit -v 60000; timeout 20 news-dedupe --window 500 '$BATS_TEST_TMPDIR/many' | wc -l"
	quiet
	is 18000
}

@test "an exact double is found among any number of near ones" {
	awk 'BEGIN {
		for (i = 0; i < 120; i++) common = common sprintf("k%d ", i)
		for (n = 1; n <= 150; n++) {
			text = common
			for (i = 0; i < 30; i++) text = text sprintf("w%d ", (n == 150 ? 140 : n) * 40 + i)
			printf "{\"id\":\"%d\",\"text\":\"%s\"}\n", n, text
		}
	}' | sed 's/:"[0-9]*",/&\n/' | sed '/text/y/0123456789/abcdefghij/' | paste -d '' - - >"$BATS_TEST_TMPDIR/near"
	run --separate-stderr bash -c "news-dedupe --mark '$BATS_TEST_TMPDIR/near' | tail -n 1 | jq -r .duplicate_rule,.duplicate_of"
	quiet
	is "exact
140"
}
