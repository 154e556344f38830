# SPDX-License-Identifier: MIT
# What all six tools promise alike: help, messages, statuses, bad input with living neighbours, failed output.
load helper

A='{"id":"a","kind":"article","title":"One","text":"The ferry to the island left late."}'
B='{"id":"b","kind":"article","title":"Two","text":"A baker in the old town bought a second oven."}'

setup() {
	cd "$BATS_TEST_TMPDIR"
}

# for_each_tool FUNCTION: call it with each tool's name; say which one failed.
for_each_tool() {
	local tool
	for tool in $TOOLS; do
		"$1" "$tool" || { echo "failed for $tool"; return 1; }
	done
}

# kept IDS: the last run's output has records (or rows) of just these ids, in order.
kept() {
	local got
	if [ "$1" = news-csv ]; then
		got="$(printf '%s\n' "$output" | sed -n 's/^"\{0,1\}\([ab]\)"\{0,1\},.*/\1/p' | tr -d '\n')"
	else
		got="$(printf '%s\n' "$output" | jq -r .id | tr -d '\n')"
	fi
	[ "$got" = "$2" ] || { printf '%s: kept %s, not %s\nstdout: %s\nstderr: %s\n' "$1" "$got" "$2" "$output" "$stderr"; return 1; }
}

help() {
	run --separate-stderr "$1" --help
	quiet || return 1
	[[ "${lines[0]}" == "$1 - "* ]] && [[ "$output" == *"usage: $1 "* ]] && [ "${#lines[@]}" -le 40 ] || return 1
	! grep -q '.\{81\}' <<<"$output" || { echo "too wide: $output"; return 1; }
	local long="$output"
	run --separate-stderr "$1" -h
	quiet && is "$long"
}
@test "--help: on stdout, on one screen, status 0" { for_each_tool help; }

version() {
	run --separate-stderr "$1" --version
	quiet && [[ "$output" =~ ^$1\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
}
@test "--version: name and number" { for_each_tool version; }

unknown() {
	run --separate-stderr "$1" --no-such-option
	[ -z "$output" ] && says 2 "$1: unrecognized option '--no-such-option'
$1: try '$1 --help'"
}
@test "an unknown option: said, status 2" { for_each_tool unknown; }

missing() {
	printf '%s\n' "$A" >a.ndjson
	run --separate-stderr "$1" nowhere.ndjson a.ndjson
	says 2 "$1: nowhere.ndjson: No such file or directory" && kept "$1" a
}
@test "a missing file: said, the next one read, status 2" { for_each_tool missing; }

directory() {
	mkdir -p folder
	printf '%s\n' "$A" >a.ndjson
	run --separate-stderr "$1" folder
	says 2 "$1: folder: Is a directory" && [ -z "$output" ] || return 1
	run --separate-stderr "$1" folder a.ndjson
	says 2 "$1: folder: Is a directory" && kept "$1" a
}
@test "a directory: said, status 2" { for_each_tool directory; }

dash() {
	printf '%s\n' "$A" >a.ndjson
	run --separate-stderr bash -c "printf '%s\n' '$B' | $1 a.ndjson -"
	quiet && kept "$1" ab
}
@test "- is standard input" { for_each_tool dash; }

empty() {
	run --separate-stderr "$1" </dev/null
	quiet && is ""
}
@test "empty input: empty output, status 0" { for_each_tool empty; }

bad_line() {
	printf '%s\n{"id":"x" nonsense\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	says 1 "$1: in.ndjson:2: not JSON at byte 11" && kept "$1" ab
}
@test "a line that is not JSON: named, its neighbours live, status 1" { for_each_tool bad_line; }

not_object() {
	printf '%s\n[1,2]\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	says 1 "$1: in.ndjson:2: not a JSON object at byte 1" && kept "$1" ab
}
@test "a line that is JSON but no object" { for_each_tool not_object; }

broken_utf8() {
	printf '%s\n{"id":"x","text":"caf\351"}\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	says 1 "$1: in.ndjson:2: broken UTF-8 at byte 22" && kept "$1" ab
}
@test "a line of broken UTF-8" { for_each_tool broken_utf8; }

nul() {
	printf '%s\n{"id":"x\000"}\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	says 1 "$1: in.ndjson:2: control character in a string at byte 9" && kept "$1" ab
}
@test "a line with a NUL in it" { for_each_tool nul; }

no_newline() {
	printf '%s\n%s' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	quiet && kept "$1" ab && "$1" in.ndjson | tail -c 1 | cmp -s - <(echo)
}
@test "no newline at the end" { for_each_tool no_newline; }

tolerated() {
	printf '\357\273\277%s\r\n\r\n\n  \n%s\r\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" in.ndjson
	quiet && kept "$1" ab
}
@test "a BOM, CRLF and blank lines are tolerated" { for_each_tool tolerated; }

long_line() {
	{ printf '%s\n{"id":"x","text":"' "$A"; head -c 300000 /dev/zero | tr '\0' 'x'; printf '"}\n%s\n' "$B"; } >in.ndjson
	run --separate-stderr "$1" --max-line 100K --rejects rejected in.ndjson
	says 1 "$1: in.ndjson:2: longer than --max-line" && kept "$1" ab && sed -n 2p in.ndjson | cmp - rejected
}
@test "a line beyond --max-line: rejected whole, its neighbours live" { for_each_tool long_line; }

very_long_line() {
	{ printf '%s\n{"id":"b","text":"' "$A"; yes 'The rain went on all day over the hills.' | head -c 5000000 | tr '\n' ' '; printf 'x."}\n'; } >in.ndjson
	run --separate-stderr "$1" in.ndjson
	quiet && kept "$1" ab
}
@test "a line of 5 MB passes" { for_each_tool very_long_line; }

full_disk() {
	run --separate-stderr bash -c "printf '%s\n' '$A' | $1 >/dev/full"
	says 2 "$1: standard output: No space left on device"
}
@test "a full disk: said, status 2" { for_each_tool full_disk; }

file_limit() {
	for i in $(seq 400); do printf '{"id":"r%d","text":"Line number %d of a feed, %d words on their own."}\n' $i $i $((i * 7919)); done >feed.ndjson
	run --separate-stderr bash -c "ulimit -f 4; $1 feed.ndjson >limited"
	says 2 "$1: standard output: File too large"
}
@test "a file that may not grow: said, status 2" { for_each_tool file_limit; }

full_help() {
	run --separate-stderr bash -c "$1 --help >/dev/full"
	says 2 "$1: standard output: No space left on device"
}
@test "--help to a full disk: said, status 2" { for_each_tool full_help; }

closed_output() {
	run --separate-stderr bash -c "printf '%s\n' '$A' | $1 >&-"
	says 2 "$1: standard output: Bad file descriptor"
}
@test "a closed standard output: said, status 2" { for_each_tool closed_output; }

closed_input() {
	run --separate-stderr bash -c "$1 <&-"
	says 2 "$1: -: Bad file descriptor"
}
@test "a closed standard input: said, status 2" { for_each_tool closed_input; }

closed_pipe() {
	for i in $(seq 3000); do printf '{"id":"r%d","text":"Record number %d of a long feed, each with words of its own: %d."}\n' $i $i $((i * 7919)); done >feed.ndjson
	cat feed.ndjson feed.ndjson feed.ndjson feed.ndjson feed.ndjson >long.ndjson
	run --separate-stderr bash -c "$1 long.ndjson | head -n 1 >/dev/null; echo \${PIPESTATUS[0]}"
	[ -z "$stderr" ] && { [ "$output" = 141 ] || [ "$output" = 0 ]; } || { echo "$output $stderr"; return 1; }
}
@test "a pipe whose reader leaves: quiet" { for_each_tool closed_pipe; }

other_spaces() {
	printf '%s\n\f\n\v \n\302\240\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" --rejects rejected in.ndjson
	[ "$status" -eq 1 ] && [ "${#stderr_lines[@]}" -eq 3 ] && kept "$1" ab && sed 1d in.ndjson | head -n 3 | cmp - rejected
}
@test "a line of white space that is none of JSON's is no blank line" { for_each_tool other_spaces; }

own_input() {
	printf '%s\n' "$A" >in.ndjson
	cp in.ndjson before
	for option in --rejects --stats; do
		run --separate-stderr "$1" "$option" in.ndjson before in.ndjson
		says 2 "$1: in.ndjson: the input is the output" && is "" && cmp in.ndjson before || return 1
		run --separate-stderr bash -c "$1 $option out before >out"
		says 2 "$1: out: is standard output, too" || return 1
	done
	run --separate-stderr bash -c "$1 before in.ndjson >>in.ndjson"
	says 2 "$1: in.ndjson: the input is the output" && sed 1d in.ndjson | cmp - <("$1" before) || return 1
	printf '%s\n' "$A" >in.ndjson
	run --separate-stderr bash -c "$1 <in.ndjson >>in.ndjson"
	says 2 "$1: -: the input is the output" && { [ "$1" = news-csv ] || cmp in.ndjson before; }
}
@test "the input is not written over, nor added to" { for_each_tool own_input; }

rejects() {
	printf '%s\n{"bad"\r\n\nnot even close\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" --rejects rejected in.ndjson
	[ "$status" -eq 1 ] && [ "${#stderr_lines[@]}" -eq 2 ] && kept "$1" ab && printf '{"bad"\r\nnot even close\n' | cmp - rejected
}
@test "--rejects keeps what could not be used, verbatim" { for_each_tool rejects; }

strict() {
	printf '%s\n{"bad"\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" --strict in.ndjson
	says 1 "$1: in.ndjson:2: not JSON at byte 7" && kept "$1" a
}
@test "--strict stops at the first bad line" { for_each_tool strict; }

stats() {
	printf '%s\n{"bad"\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" --stats stats.json in.ndjson
	[ "$status" -eq 1 ] && jq -e --arg tool "$1" '.tool == $tool and .in == 3 and .out == 2 and .rejected == 1 and
		.in == .out + .rejected + .merged and .reasons == {"not JSON": 1} and .bytes_in > 150 and .bytes_out > 0 and
		.seconds >= 0' stats.json >/dev/null || { cat stats.json; return 1; }
}
@test "--stats: in = out + rejected + merged" { for_each_tool stats; }

unwritable() {
	run --separate-stderr "$1" --stats /nowhere/stats </dev/null
	says 2 "$1: /nowhere/stats: No such file or directory" || return 1
	run --separate-stderr "$1" --rejects /nowhere/rejects </dev/null
	says 2 "$1: /nowhere/rejects: No such file or directory"
}
@test "a --stats or --rejects file that cannot be made: said, status 2" { for_each_tool unwritable; }

bad_size() {
	run --separate-stderr "$1" --max-line much </dev/null
	says 2 "$1: --max-line: much is not a size such as 64M"
}
@test "an option's argument that makes no sense: said, status 2" { for_each_tool bad_size; }

progress() {
	printf '%s\n%s\n' "$A" "$B" >in.ndjson
	run --separate-stderr "$1" --progress in.ndjson
	[ "$status" -eq 0 ] && [[ "$stderr" == "$1: 2 records, 0.0 MB"* ]] && kept "$1" ab
}
@test "--progress speaks on stderr alone" { for_each_tool progress; }

each() {
	printf '{"id":"p","title":"T","notes":[{"text":"The first note is short.","kind":"j"},{"text":"Another one says more than that.","kind":"k"}]}\n' >in.ndjson
	run --separate-stderr "$1" --each notes in.ndjson
	quiet && [[ "$output" == *"p#n1"* ]] && [[ "$output" == *"p#n2"* ]] || { echo "$output"; return 1; }
	[ "$1" = news-csv ] || printf '%s\n' "$output" |
		jq -es 'map([.kind, .article, .title, .note_kind]) == [["note","p","T","j"],["note","p","T","k"]]' >/dev/null
}
@test "--each: elements as records of their own" { for_each_tool each; }

each_bad() {
	printf '{"id":"p","notes":3}\n{"id":"q","notes":[{"word":"x"},{"text":"The river rose in the night, and nobody slept."}]}\n' >in.ndjson
	run --separate-stderr "$1" --each notes in.ndjson
	says 1 "$1: in.ndjson:1: the field of --each is not an array
$1: in.ndjson:2: an element of --each holds no text" && [[ "$output" == *"q#n2"* ]]
}
@test "--each over a field that is no array, or elements without text" { for_each_tool each_bad; }

no_field() {
	run --separate-stderr "$1" --each "" </dev/null
	says 2 "$1: --each: the name of a field is missing" && is ""
}
@test "--each without a name: said, status 2" { for_each_tool no_field; }

each_names() {
	printf '{"id":12345678901234567890,"\\u00e9lans":[{"text":"The river rose in the night, and nobody slept.","kind":1,"a":1.0,"a":2e0}],"title":"\\ud800"}\n{"id":null,"url":"u","élans":[{"text":"Another note with other words in it."}]}\n' >in.ndjson
	run --separate-stderr "$1" --each élans in.ndjson
	quiet && [[ "${lines[0]}" == '{"id":"12345678901234567890#é1","kind":"élan","article":12345678901234567890,"text":"The river rose in the night, and nobody slept.","élan_kind":1,"a":1.0,"a":2e0,"title":"\ud800"'* ]] &&
		[[ "${lines[1]}" == '{"id":"u#é1","kind":"élan","article":"u","text":"Another note with other words in it."'* ]] || { echo "$output"; return 1; }
}
@test "--each: ids that are numbers, null or absent, fields of any letters, repeated keys" {
	TOOLS="${TOOLS/news-csv/}"
	for_each_tool each_names
}

many_members() {
	run --separate-stderr timeout 20 "$1" --stats stats many.ndjson
	quiet && jq -e '.in == 3' stats >/dev/null || return 1
	run --separate-stderr timeout 20 "$1" --each quotes --stats stats many.ndjson
	quiet && jq -e '.in == 1' stats >/dev/null
}
@test "a hundred thousand members, repeated or escaped, are no harder" {
	awk 'function members(key, n, i) { for (i = 0; i < n; i++) printf "%s", ",\"" sprintf(key, i) "\":1" }
		BEGIN { n = 100000; printf "{\"id\":\"a\",\"text\":\"The rain went on.\""; members("k%d", n); print "}"
		printf "{\"id\":\"b\",\"text\":\"May 3, 2021.\""; members("dates", n); members("\\u0064ates", n); print "}"
		printf "{\"id\":\"c\",\"quotes\":[{\"text\":\"May 3, 2021.\""; members("k%d", n); print "}],\"text\":\"\"}" }' >many.ndjson
	for tool in $TOOLS; do
		[ "$tool" != news-csv ] || continue # it writes a column a member
		many_members "$tool" || { echo "$tool: $status $stderr"; return 1; }
	done
}

completion() {
	"$1" --completion bash | bash -n && [[ "$("$1" --completion fish)" == *"-l rejects"* ]] && [[ "$("$1" --completion zsh)" == "#compdef $1"* ]] || return 1
	! "$1" --completion zsh | sed 's/\\.//g' | grep '\[.*\[' || return 1
	! command -v zsh >/dev/null || "$1" --completion zsh | zsh -n || return 1
	! command -v fish >/dev/null || "$1" --completion fish | fish -n
}
@test "--completion for three shells" { for_each_tool completion; }

prompt() {
	[ "$1" = news-csv ] && local want=2 || local want=1
	mkfifo "in.$1" "out.$1"
	"$1" <"in.$1" >"out.$1" &
	exec 7>"in.$1" 8<"out.$1"
	printf '%s\n' "$A" >&7
	local line n=0
	while [ "$n" -lt "$want" ] && read -r -t 5 -u 8 line; do n=$((n + 1)); done
	exec 7>&-
	cat <&8 >/dev/null
	exec 8<&-
	wait
	[ "$n" -eq "$want" ]
}
@test "a record leaves as soon as the input pauses" { for_each_tool prompt; }
