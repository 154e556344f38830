# SPDX-License-Identifier: MIT
# Work cut over several processes gives the bytes of one: the recipes of news(7) and the README.
load helper

setup_file() {
	load helper
	tests/bench/feed.py 1 >"$BATS_FILE_TMPDIR/feed.ndjson"
	mkdir "$BATS_FILE_TMPDIR/dumps"
	jq -r '"\(.id)\t\(.title)\n\n\(.text)\u0000"' "$BATS_FILE_TMPDIR/feed.ndjson" | head -c 300000 |
		python3 -c 'import os, sys
for n, dump in enumerate(sys.stdin.read().split("\0")[:-1]):
    open(os.path.join(sys.argv[1], "%03d.txt" % n), "w").write(dump.split("\t", 1)[1])' "$BATS_FILE_TMPDIR/dumps"
	export -n PARALLEL
	parallel --will-cite </dev/null >/dev/null 2>&1 || true
}

setup() {
	cd "$BATS_TEST_TMPDIR"
	ln -s "$BATS_FILE_TMPDIR/feed.ndjson" "$BATS_FILE_TMPDIR/dumps" .
}

chain='news-clean | news-quotes | news-dates'

@test "parallel --pipe -k through the middle of the pipe: the same bytes" {
	bash -c "$chain" <feed.ndjson >one
	parallel --pipe -k -j4 --block 100k "$chain" <feed.ndjson >many
	cmp one many
	[ "$(wc -l <many)" -eq "$(wc -l <feed.ndjson)" ]
}

@test "parallel --pipepart: the same bytes" {
	bash -c "$chain" <feed.ndjson >one
	parallel --pipepart -k -j4 --block 150k -a feed.ndjson "$chain" >many
	cmp one many
}

@test "find and xargs -P4 over files: the same records, no line torn" {
	find dumps/ -name '*.txt' | sort | xargs news-split | jq -cS . | sort >one
	find dumps/ -name '*.txt' -print0 | xargs -0 -P4 -n7 news-split | jq -cS . | sort >many
	cmp one many
	[ "$(wc -l <many)" -eq "$(ls dumps | wc -l)" ]
}

@test "sentences in shards: the same bytes" {
	news-split --by sentence <feed.ndjson >one
	parallel --pipe -k -j4 --block 100k news-split --by sentence <feed.ndjson >many
	cmp one many
}

@test "sheets in shards: one header, then rows without" {
	news-dates feed.ndjson >dates.ndjson
	news-csv --each dates dates.ndjson >one
	{ news-csv --kind date --header-only </dev/null; parallel --pipe -k -j4 --block 200k news-csv --each dates --no-header <dates.ndjson; } >many
	cmp one many
}

@test "a shard that fails shows in the joblog, and --resume-failed runs it alone" {
	mkdir -p shards
	split -n l/4 feed.ndjson shards/part.
	echo 'not a record' >>shards/part.ac
	run --separate-stderr parallel --joblog log -j2 'news-quotes {} > {}.out' ::: shards/part.a?
	[ "$status" -eq 1 ]
	[ "$(awk 'NR > 1 && $7 != 0 { print $7, $NF }' log)" = "1 shards/part.ac.out" ]
	sed -i '$d' shards/part.ac
	run --separate-stderr parallel --joblog log --resume-failed -j2 'echo {} >> again; news-quotes {} > {}.out' ::: shards/part.a?
	quiet
	[ "$(cat again)" = shards/part.ac ]
	news-quotes feed.ndjson | cmp - <(cat shards/part.a?.out)
}

@test "rejects and stats of all shards add up" {
	mkdir -p counted
	{ head -50 feed.ndjson; echo '{"broken'; tail -n +51 feed.ndjson; echo 'nonsense'; } >dirty.ndjson
	split -n l/5 dirty.ndjson counted/part.
	for part in counted/part.??; do
		news-quotes --rejects "$part.bad" --stats "$part.json" "$part" >"$part.out" 2>/dev/null || [ $? -eq 1 ]
	done
	cat counted/*.bad | cmp - <(printf '{"broken\nnonsense\n')
	run --separate-stderr jq -s -c '[map(.in) , map(.out), map(.rejected), map(.merged)] | map(add)' counted/*.json
	quiet
	n="$(wc -l <feed.ndjson)"
	is "[$((n + 2)),$n,2,0]"
}

@test "statuses serve xargs: never 255 or 124 to 127" {
	printf 'nonsense\n' >bad.ndjson
	for tool in news-clean news-quotes news-dates news-dedupe news-csv; do
		run --separate-stderr xargs -n1 "$tool" <<<"bad.ndjson"
		[ "$status" -eq 123 ]
		run --separate-stderr xargs -n1 "$tool" <<<"nowhere.ndjson"
		[ "$status" -eq 123 ]
	done
}

@test "two runs over one feed give the same bytes, and a second pass changes nothing" {
	bash -c "$chain" <feed.ndjson >once
	bash -c "$chain" <feed.ndjson >twice
	cmp once twice
	bash -c "$chain" <once >again
	cmp once again
}

@test "no environment, no home, no locale, an empty partition: nothing is missed" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers read the environment"
	news-quotes feed.ndjson >want
	env -i "$(command -v news-quotes)" <feed.ndjson | cmp - want
	(cd / && env -i LC_ALL=tr_TR.UTF-8 HOME=/nowhere "$(command -v news-quotes)") <feed.ndjson | cmp - want
	run --separate-stderr env -i "$(command -v news-quotes)" </dev/null
	quiet
	is ""
}

@test "counts of all shards, by the recipe of news(7)" {
	split -n l/3 feed.ndjson part.
	parallel 'news-quotes --rejects {}.bad --stats {}.json {} > {}.out' ::: part.??
	run --separate-stderr jq -c -s 'map({in, out, rejected, merged}) | map(to_entries) | add |
	    group_by(.key) | map({(.[0].key): map(.value) | add}) | add' part.??.json
	quiet
	n="$(wc -l <feed.ndjson)"
	is "{\"in\":$n,\"merged\":0,\"out\":$n,\"rejected\":0}"
}

@test "a TAB never stands raw in a record" {
	printf '{"id":"a","text":"one\\ttwo \\u0009three","published":"2024-01-02"}\n' >in.ndjson
	for tool in news-split news-clean news-quotes news-dates news-dedupe; do
		"$tool" in.ndjson >out
		[ -s out ]
		! grep -q "$(printf '\t')" out
	done
}
