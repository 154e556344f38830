# SPDX-License-Identifier: MIT
# The record layer as the tools show it: what is not theirs leaves byte for byte, what is no record never hides.
load helper

PASSING="${PASSING:-news-clean news-quotes news-dates news-dedupe}"

setup() {
	good="$REPO/tests/lists/good.ndjson"
	bad="$REPO/tests/lists/bad.lines"
	cd "$BATS_TEST_TMPDIR"
}

@test "records that a tool adds nothing to leave as the very bytes that came in" {
	for tool in $PASSING; do
		run --separate-stderr bash -c "$tool $good | cmp - $good"
		quiet && is ""
	done
}

@test "records that a tool adds to keep every other byte" {
	grep -v '"quotes":' "$good" | sed 's/^ *{ *//; s/^/{"text":"\\u201cThe old mill will stay where it is,\\u201d said Carla Moreno on May 3, 2021. She left.","id":"x",/; s/, *}$/}/' >in.ndjson
	for tool in $PASSING; do
		flags=""
		[ "$tool" != news-dedupe ] || flags=--mark
		"$tool" $flags in.ndjson >out.ndjson 2>err
		[ ! -s err ]
		awk -v tool="$tool" 'NR == FNR { want[FNR] = substr($0, 1, match($0, / *} *$/) - 1); next }
			substr($0, 1, length(want[FNR])) != want[FNR] { print tool ": " $0 " does not begin with " want[FNR]; bad = 1 }
			END { exit bad || FNR == 0 }' in.ndjson out.ndjson
		[ "$(wc -l <out.ndjson)" -eq "$(wc -l <in.ndjson)" ]
		[ "$tool" = news-clean ] || ! cmp -s in.ndjson out.ndjson
	done
}

@test "every broken line is named and rejected, every neighbour lives" {
	awk 'BEGIN { RS = "\n" } { print "{\"n\":" NR ".0}"; print } END { print "{\"last\":1e2}" }' "$bad" >in.ndjson
	grep -a '^{"n":[0-9]*\.0}$\|^{"last":1e2}$' in.ndjson >want
	for tool in $PASSING; do
		status=0
		"$tool" --rejects rejected in.ndjson >out 2>err || status=$?
		[ "$status" -eq 1 ]
		cmp out want
		cmp rejected "$bad"
		[ "$(wc -l <err)" -eq "$(wc -l <"$bad")" ]
		for n in $(seq "$(wc -l <"$bad")"); do echo "$tool: in.ndjson:$((2 * n)): "; done | paste -d'|' - err |
			awk -F'|' 'index($2, $1) != 1 { print; bad = 1 } END { exit bad }'
	done
}

@test "the object of --stats adds up, with --each too" {
	printf '{"text":"a","notes":[{"text":"one"},{"text":"two"},{"x":1}]}\nbad\n{"text":"b"}\n' >in.ndjson
	for tool in $TOOLS; do
		"$tool" --stats s1 in.ndjson >/dev/null 2>&1 || true
		"$tool" --each notes --stats s2 in.ndjson >/dev/null 2>&1 || true
		jq -es 'map(.in == .out + .rejected + .merged) | all' s1 s2 >/dev/null || { cat s1 s2; return 1; }
		[ "$tool" != news-split ] || { printf '{"text":"One ends. Two ends. Three."}\n{"text":""}\n' | news-split --by sentence --stats s3 >/dev/null; jq -e '.in == 3 and .out == 3' s3 >/dev/null; }
		jq -e '.in == 4 and .rejected == 2' s2 >/dev/null || { cat s2; return 1; }
	done
}

@test "memory stays flat on a long feed, and under four times the longest line" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers need memory of their own"
	cat "$good" >block
	for i in $(seq 7); do cat block block >twice; mv twice block; done
	for tool in $PASSING; do
		[ "$(peak "$tool" block)" -lt 16384 ] || { peak "$tool" block; return 1; }
	done
	{ printf '{"s":"'; head -c 30000000 /dev/zero | tr '\0' x; printf '"}\n'; } >long
	for tool in $PASSING; do
		[ "$(peak "$tool" long)" -lt $((4 * 30000 + 16384)) ] || { peak "$tool" long; return 1; }
	done
	{ head -c 100000000 /dev/zero | tr '\0' x; printf '\n{"last":1}\n'; } >beyond
	for tool in $PASSING; do
		[ "$(peak "$tool" beyond)" -lt $((2 * 65536 + 16384)) ] || { peak "$tool" beyond; return 1; }
	done
}

# peak TOOL FILE: the most memory it held, in kB.
peak() {
	python3 -c 'import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)' "$1" "$2"
}

# whole FILE N: N lines, each a JSON object that says its own length rightly.
whole() {
	[ "$(wc -l <"$1")" -eq "$2" ] && jq -es --argjson n "$2" 'length == $n and (map(.length == (.fill | length)) | all)' "$1" >/dev/null
}

@test "four processes on one pipe or file: no line is torn" {
	mkdir parts
	for part in $(seq 40); do
		awk -v p="$part" 'BEGIN { for (i = 1; i <= 500; i++) { n = 100 + (i * 7919 + p * 104729) % 3000; printf "{\"id\":\"%d-%d\",\"length\":%d,\"fill\":\"", p, i, n; for (j = 0; j < n; j++) printf "%c", 97 + (i + p) % 26; print "\"}" } }' >"parts/$part"
	done
	for tool in $PASSING; do
		find parts -type f -print0 | xargs -0 -P4 -n5 "$tool" | cat >piped
		whole piped 20000
		find parts -type f -print0 | xargs -0 -P4 -n5 "$tool" >filed
		whole filed 20000
	done
}

@test "four processes on one pipe with records of a megabyte: no line is torn" {
	mkdir parts
	for part in $(seq 12); do
		for i in 1 2 3; do
			printf '{"id":"%d-%d","length":1000000,"fill":"' "$part" "$i"
			head -c 1000000 /dev/zero | tr '\0' "$(printf "\\$(printf '%03o' $((96 + part)))")"
			printf '"}\n'
		done >"parts/$part"
	done
	for tool in $PASSING; do
		find parts -type f -print0 | xargs -0 -P4 -n2 "$tool" | cat >piped
		whole piped 36
	done
}
