# SPDX-License-Identifier: MIT
load helper

# Paragraphs as arguments -> a record.
article() {
	jq -cn --args '{id: "a", text: ($ARGS.positional | join("\n\n"))}' "$@"
}

# clean ARGS: news-clean over the record on standard input, its paragraphs one a line.
clean() {
	news-clean "$@" | jq -r '.text | gsub("\n\n"; "\n")'
}

repair() {
	jq -cn --arg text "$1" '{text: $text}' | news-clean --repair-only | jq -r .text
}

# repairs IN OUT: and what is right already stays.
repairs() {
	run --separate-stderr repair "$1"
	is "$2" && quiet
	run --separate-stderr repair "$2"
	is "$2" && quiet
}

ONE='The harbour board decided on Tuesday to widen the eastern channel, ending a quarrel of eleven years.'
TWO='"We have waited long enough," said Maria Holm, who runs the ferry line and sat on both committees.'
THREE='Work is to begin in the spring, once the fishing fleet has left for the northern grounds again.'
FOUR='The cost, about nine million crowns, will be shared by the town and the state over six years.'

@test "a seed: summary line, pitch, sources and outlets go, the twelve sentences stay" {
	body="$(sed -n 3,14p seeds/000_*.txt | jq -Rs 'rtrimstr("\n") | gsub("\n"; "\n\n")')"
	rest="$(sed '1,2d' seeds/000_*.txt | grep . | jq -Rs 'rtrimstr("\n") | gsub("\n"; "\n\n")')"
	run --separate-stderr news-clean <<<"{\"text\":$rest}"
	is "{\"text\":$body}" && quiet
}

@test "a seed: topics and the sharing pleas go, the editor's comment is text and stays" {
	run --separate-stderr clean <<<"$(jq -Rsc '{text: rtrimstr("\n")}' < <(sed -n '/^Brief$/,$p' seeds/001_*.txt | sed 1d))"
	[ "${#lines[@]}" -eq 7 ]
	[[ "${lines[5]}" == Sheinbaum’s\ stance\ reflects* ]]
	[[ "${lines[6]}" == Sheinbaum’s\ telling\ Trump* ]]
	quiet
}

@test "a seed: a run of foreign headlines goes" {
	run --separate-stderr clean <<<"$(jq -Rsc '{text: .}' seeds/002_*.txt)"
	[ "${#lines[@]}" -eq 6 ]
	[[ "${lines[5]}" == In\ February,* ]]
	quiet
}

@test "seeds: nothing goes where there is no furniture, subheadings included" {
	for seed in seeds/003_*.txt seeds/004_*.txt; do
		record="$(jq -Rsc '{text: .}' "$seed")"
		run --separate-stderr news-clean <<<"$record"
		is "$record" && quiet
	done
}

@test "paragraphs in a row and paragraphs with blank lines between them are judged alike" {
	set -- "$ONE" "$TWO" "$THREE" "Share this article" "Most read" "Storm closes the coast road" "New rector named"
	want="$(printf '%s\n' "$ONE" "$TWO" "$THREE")"
	run --separate-stderr clean <<<"$(article "$@")"
	is "$want" && quiet
	run --separate-stderr clean <<<"$(article "$@" | jq -c '.text |= gsub("\n\n"; "\n")')"
	is "$want" && quiet
}

@test "furniture before, inside and after the body goes" {
	run --separate-stderr clean <<<"$(article "Home" "News" "Sign in" "Share on Facebook" "$ONE" "$TWO" \
		"Advertisement" "$THREE" "$FOUR" "Related stories" "Storm closes the coast road" \
		"New rector named" "Subscribe to our newsletter" "© 2024 The Harbour Post. All rights reserved.")"
	is "$(printf '%s\n' "$ONE" "$TWO" "$THREE" "$FOUR")" && quiet
}

@test "subheadings, colon lines and a last short sentence stay" {
	record="$(article "$ONE" "A long quarrel" "$TWO" "$THREE" "The board gave two reasons:" "$FOUR" "Nobody cheered.")"
	run --separate-stderr news-clean <<<"$record"
	is "$record" && quiet
}

@test "a poem, a brief, a transcript and a list stay as they are" {
	for record in \
		"$(article 'The tide goes out at seven
and takes the lamps along
the gulls are bad at counting
and all my sums are wrong')" \
		"$(article 'Two boats sank off Hvaler.')" \
		"$(article 'HOLM: When did you hear of it?' 'BERG: On the Friday.' 'HOLM: And what did you do?' 'BERG: I went home.')" \
		"$(article "$ONE" 'The new quays are:' '- Northern quay' '- Customs quay' '- Old market quay' "$TWO" "$THREE")"; do
		run --separate-stderr news-clean <<<"$record"
		is "$record" && quiet
	done
}

@test "a text of nothing but furniture is left empty, its record stays, and --stats counts it" {
	run --separate-stderr news-clean --stats "$BATS_TEST_TMPDIR/stats" <<<"$(article "Share this article" "Most read" "Sign in")"
	is '{"id":"a","text":""}' && quiet
	[ "$(jq .texts_emptied "$BATS_TEST_TMPDIR/stats")" = 1 ]
}

@test "--mark: text and removed give the text back, blank lines and all" {
	text=$'Share this article\n\n'"$ONE"$'\n\n\nAdvertisement\n'"$TWO"$'\n\n'"$THREE"$'\n\nMost read\n\nSign in\n'
	record="$(jq -cn --arg text "$text" '{text: $text}')"
	run --separate-stderr news-clean --mark --no-repair <<<"$record"
	quiet
	[ "$(jq '.removed | length' <<<"$output")" -gt 3 ]
	rebuilt="$(jq -c 'reduce .removed[] as $r (.text | split("\n"); .[:$r.line - 1] + [$r.text] + .[$r.line - 1:])
		| {text: join("\n")}' <<<"$output")"
	[ "$rebuilt" = "$record" ]
}

@test "--mark says why" {
	run --separate-stderr news-clean --mark <<<"$(article "$ONE" "$TWO" "$THREE" "Sign up for our newsletter" "Share this article" "Post a comment")"
	[ "$(jq -c '[.removed[] | select(.text != "") | .why]' <<<"$output")" = '["newsletter","share","comment"]' ]
	quiet
}

@test "--keep leaves a kind, and knows no other" {
	run --separate-stderr clean --keep shares,comment <<<"$(article "$ONE" "$TWO" "Share this article" "Post a comment" "Most read")"
	is "$(printf '%s\n' "$ONE" "$TWO" "Share this article" "Post a comment")" && quiet
	run --separate-stderr news-clean --keep nonsense </dev/null
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--keep: no such kind"* ]]
}

@test "annotations whose offsets no longer hold are dropped, and that is said once" {
	record="$(article "$ONE" "$TWO" "Share this article" | jq -c '. + {quotes: [], big: 12345678901234567890}')"
	run --separate-stderr news-clean <<<"$record"$'\n'"$record"
	[ "$(jq -c 'keys_unsorted' <<<"${lines[0]}")" = '["id","text","big"]' ]
	says 0 'news-clean: dropping "quotes" from texts that change: its offsets no longer hold'
}

@test "a text that is fine leaves byte for byte, annotations included" {
	record='{"id":1.0, "text":"'"$THREE"'" ,"quotes":[ ],"dates":[1e2]}'
	run --separate-stderr news-clean <<<"$record"
	is "$record" && quiet
}

@test "--repair-only and --no-repair each do their half" {
	record="$(article "$ONE" "$TWO" "It isn&rsquo;t over yet, the owners of the two smaller boats said on Friday." "Share this article")"
	run --separate-stderr clean --repair-only <<<"$record"
	is "$(printf '%s\n' "$ONE" "$TWO" "It isn’t over yet, the owners of the two smaller boats said on Friday." "Share this article")"
	run --separate-stderr clean --no-repair <<<"$record"
	is "$(printf '%s\n' "$ONE" "$TWO" "It isn&rsquo;t over yet, the owners of the two smaller boats said on Friday.")"
	run --separate-stderr news-clean --repair-only --no-repair </dev/null
	says 2 "$stderr"
	[[ "$stderr" == *"exclude each other"* ]]
}

@test "mojibake of several encodings, once and twice over" {
	repairs 'The cafÃ© isnâ€™t open' 'The café isn’t open'
	repairs 'The cafÃƒÂ© isnÃ¢â‚¬â„¢t open' 'The café isn’t open'
	repairs 'un rÃ©gime Ã©quilibrÃ© Ã  la carte' 'un régime équilibré à la carte'
	repairs 'un r√©gime plus l√©ger' 'un régime plus léger'
	repairs 'РїСЂРёРІРµС‚' 'привет'
	repairs 'caf├® noir' 'café noir'
	repairs 'donÔÇÖt' 'don’t'
	repairs 'don‚Äôt' 'don’t'
}

@test "what only looks like mojibake stays" {
	for text in '4288×…' 'SÓ…' 'VOCÊ…' 'L’épisode' 'AHÅ™, the new sofa' '(-1/2)! = √π' '5×£35' 'ВІКІ' 'Ôôô VIDA' 'Ã and Õ are letters'; do
		run --separate-stderr repair "$text"
		is "$text" && quiet
	done
}

@test "entities, once and doubled" {
	repairs 'fish &amp; chips, &pound;5, isn&#8217;t, &#x2019;' 'fish & chips, £5, isn’t, ’'
	repairs 'isn&amp;rsquo;t' 'isn’t'
	repairs 'AT&T and R&D; &nosuch; &#0; &' 'AT&T and R&D; &nosuch; &#0; &'
}

@test "spaces, invisible characters, controls, ligatures, accents, broken words" {
	repairs 'two  spaces' 'two spaces'
	repairs $'a\u00a0small\u00a0town' 'a small town'
	repairs $'63\u00a0million people lived there' $'63\u00a0million people lived there'
	repairs $'soft\u00adly, zero\u200bwidth, \ufeffmark' 'softly, zerowidth, mark'
	repairs $'a\u0007bell and an \u0093old\u0094 one\u0085' 'abell and an “old” one…'
	repairs $'\ufb01rst \ufb02oor' 'first floor'
	repairs $'cafe\u0301' 'café'
	repairs $'the har-\nbour' 'the harbour'
	repairs $'one\r\ntwo' $'one\ntwo'
	repairs $'👩\u200d🚀' $'👩\u200d🚀'
}

@test "a line of a million bytes, a million lines and a million quote marks are no harder" {
	for text in '"word " * 200000' '"Share\n" * 200000' '"\u201c\u201d\u00c3\u00a9" * 100000' '"&amp;" * 200000' \
		'"e\u0301" * 200000' '"\u00c3" * 500000'; do
		python3 -c "import json; print(json.dumps({'text': $text}))" >"$BATS_TEST_TMPDIR/hard"
		run --separate-stderr timeout 10 bash -c "news-clean $BATS_TEST_TMPDIR/hard | wc -l"
		is 1 && quiet
	done
}

@test "--explain lists each line with its score and features" {
	run --separate-stderr news-clean --explain 2 <<<"$(article "$ONE" "Share this article")"
	[ "$(jq -c '[.lines[].line]' <<<"$output")" = '[1,3]' ]
	[ "$(jq -r '.lines[1].features | map(select(startswith("2 label"))) | length' <<<"$output")" = 1 ]
	quiet
}

# A feed of one outlet whose articles all hold the same line, and each its own three.
feed() {
	for n in 1 2 3 4 5; do
		article "Report $n from the harbour says that the ferry number $n was late again on its way home." \
			"$1" "Captain number $n, who had $n passengers, said that it could not be helped this time." |
			jq -c --arg outlet "$2" '. + {domain: $outlet}'
	done
}

# The lines that stand in every article of `feed`.
left() {
	jq -r '.text | split("\n\n") | length' | tr '\n' ' '
}

PITCH='The town of Holm is where the people of the coast have come to talk since the old days.'

@test "--site: a line that comes again at one outlet goes, from its third or fourth article on" {
	[ "$(feed "$PITCH" a.example | news-clean | left)" = '3 3 3 3 3 ' ]
	[ "$(feed "$PITCH" a.example | news-clean --site | left)" = '3 3 3 2 2 ' ]
	[ "$({ feed "$PITCH" a.example | head -2; feed "$PITCH" b.example | head -2; } | news-clean --site | left)" = '3 3 3 3 ' ]
	[ "$(feed "$PITCH" a.example | jq -c 'del(.domain)' | news-clean --site | left)" = '3 3 3 3 3 ' ]
	run --separate-stderr news-clean --site --mark <<<"$(feed "$PITCH" a.example)"
	[ "$(jq -r '.removed[0].why' <<<"${lines[4]}")" = site ]
	quiet
}

@test "--site: the same article over and over keeps its sentences" {
	record="$(article "$ONE" "$TWO" "$THREE" | jq -c '. + {url: "https://www.a.example/1"}')"
	run --separate-stderr news-clean --site <<<"$record"$'\n'"$record"$'\n'"$record"$'\n'"$record"$'\n'"$record"
	is "$record"$'\n'"$record"$'\n'"$record"$'\n'"$record"$'\n'"$record" && quiet
}

@test "--learn changes nothing and --apply removes what it found, in two passes" {
	feed "$PITCH" a.example >"$BATS_TEST_TMPDIR/feed"
	run --separate-stderr news-clean --learn "$BATS_TEST_TMPDIR/found" "$BATS_TEST_TMPDIR/feed"
	is "$(cat "$BATS_TEST_TMPDIR/feed")" && quiet
	[ "$(cut -f 2 "$BATS_TEST_TMPDIR/found")" = 5 ]
	[ "$(news-clean --apply "$BATS_TEST_TMPDIR/found" "$BATS_TEST_TMPDIR/feed" | left)" = '2 2 2 2 2 ' ]
	run --separate-stderr news-clean --apply seeds/000_05509fa522cd55c6.txt </dev/null
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"--apply: not a file of --learn"* ]]
	run --separate-stderr news-clean --site --learn "$BATS_TEST_TMPDIR/found" </dev/null
	[ "$status" -eq 2 ]
	[[ "$stderr" == *"exclude each other"* ]]
}

@test "--lang: phrases of another language count only when they are asked for" {
	record="$(article "$ONE" "$TWO" "$THREE" "Compartir" "$FOUR")"
	run --separate-stderr clean <<<"$record"
	is "$(printf '%s\n' "$ONE" "$TWO" "$THREE" "$FOUR")" && quiet
	run --separate-stderr clean --lang de,es <<<"$record"
	is "$(printf '%s\n' "$ONE" "$TWO" "$THREE" "$FOUR")" && quiet
	run --separate-stderr clean --lang en <<<"$record"
	is "$(printf '%s\n' "$ONE" "$TWO" "$THREE" "Compartir" "$FOUR")" && quiet
}
