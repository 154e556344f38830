# SPDX-License-Identifier: MIT
# The man pages: well-formed, complete, and every example gives the output it shows.
load helper

pages() {
	find tools -name '*.[157]' | sort
}

@test "every tool has a page, and all pages pass mandoc's lint" {
	for tool in $TOOLS; do
		[ -f "tools/$tool/$tool.1" ]
	done
	run --separate-stderr mandoc -Tlint -Wwarning $(pages)
	quiet
	is ""
}

# The blocks of EXAMPLES of a page: a line "$ command", then the output it must give.
examples() {
	awk '/^\.Sh/ { on = /EXAMPLES/ } on && /^\.Bd/ { block = 1; next } /^\.Ed/ { block = 0 } on && block' "$1" |
		sed 's/^\\&//; s/\\(dq/"/g; s/\\(ti/~/g; s/\\(ha/^/g; s/\\(aq/'"'"'/g; s/\\-/-/g; s/\\e/\\/g'
}

# The blocks of a Markdown page that are marked console.
markdown_examples() {
	awk '/^```/ { block = /console/; next } block' "$1"
}

run_examples() {
	local page="$1" line command="" want="" started=0 failed=0
	cd "$BATS_TEST_TMPDIR"
	ln -sfn "$REPO/seeds" seeds
	check() {
		[ "$started" -eq 1 ] || return 0
		got="$(bash -c "$command" 2>&1 || true)"
		[ "$got" = "${want%$'\n'}" ] || { printf '%s: $ %s\nexpected:\n%s\ngot:\n%s\n' "$page" "$command" "$want" "$got"; failed=1; }
	}
	while IFS= read -r line; do
		case "$line" in
		'$ '*) check; started=1; command="${line#\$ }"; want="" ;;
		'> '*) if [ -z "$want" ]; then command="$command"$'\n'"${line#> }"; else want="$want$line"$'\n'; fi ;;
		*) want="$want$line"$'\n' ;;
		esac
	done < <("${2:-examples}" "$REPO/$page")
	check
	return "$failed"
}

@test "every example of every page gives the output it shows" {
	failed=0
	for page in $(pages); do
		(run_examples "$page") || failed=1
	done
	[ "$failed" -eq 0 ]
}

@test "what the README shows is what comes out" {
	run_examples README.md markdown_examples
	[ "$(markdown_examples "$REPO/README.md" | grep -c '^\$ ')" -ge 2 ]
}

@test "every page of a tool has examples" {
	for tool in $TOOLS; do
		[ "$(examples "tools/$tool/$tool.1" | grep -c '^\$ ')" -ge 1 ]
	done
}

@test "every option of a tool is on its page, every shared one in news(7)" {
	shared="each rejects strict max-line stats progress completion help version"
	for tool in $TOOLS; do
		for option in $("$tool" --completion fish | sed 's/.* -l \([a-z-]*\).*/\1/'); do
			case " $shared " in
			*" $option "*) page=tools/news.7 ;;
			*) page="tools/$tool/$tool.1" ;;
			esac
			grep -qE -- "(Fl|,) -$option( |\$)" "$page" || { echo "--$option of $tool is not in $page"; return 1; }
		done
	done
}
