# SPDX-License-Identifier: MIT
# What holds for every text: places that slice, units that cover, layouts that change nothing.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
}

# An article with all that makes sentences hard, a paragraph a line.
article() {
	cat <<-'END'
	Harbour wakes up: ferry sails again after two long years
	The ferry to the island sailed again at 6.30 a.m. on Monday, two years after the council had stopped the long-distance service. Mr. Holm of Harbour Lines Inc. and Dr. Ida Berg, who lives in the U.S. since 2019, waved from the quay. Nobody else did.
	“We are glad,” said its captain. “It was a long wait. Was it worth it? Of course!” He would not say more...
	Prices rose by 3.5 per cent to $12.40, i.e. less than feared, and No. 7 of the old fleet is for sale. Will it find a buyer? The firm hopes so; the town (which lost its grant in Jan. 2008) does, too.
	END
}

# The same in other layouts.
blank() { article | sed '$!G'; }
wrap() { article | while IFS= read -r line; do printf '%s\n' "$line" | fold -s -w "$1" | sed 's/ *$//'; echo; done; }
indent() { article | while IFS= read -r line; do printf '   %s\n' "$line" | fold -s -w "$1" | sed 's/ *$//'; done; }
crlf() { blank | sed 's/$/\r/'; }

units() {
	news-split "$@" | jq -c 'del(.id, .article, .file, .seq)'
}

@test "the layout changes neither fields, paragraphs nor sentences" {
	article >lines; blank >blank; wrap 62 >wrapped; wrap 75 >wide; crlf >crlf
	indent 62 >indented; indent 75 >indented-wide
	for by in article paragraph sentence; do
		units --by "$by" lines >want
		[ -s want ]
		for layout in blank wrapped wide crlf indented indented-wide; do
			units --by "$by" "$layout" | diff want -
		done
	done
	[ "$(wc -l <want)" -eq 11 ]
}

@test "the sentences of a record are the same in every layout" {
	for layout in "wrap 62" "indent 62" blank article crlf; do
		$layout | jq -cRs '{id: "a", text: .}' | news-split --by sentence | jq -c '.text | gsub("\\s+"; " ")' >"got.${layout%% *}"
	done
	[ "$(wc -l <got.article)" -eq 12 ]
	for layout in wrap indent blank crlf; do
		diff got.article "got.$layout"
	done
}

# sliced BY FILE: every unit of the articles in FILE is the slice of its article that it says.
sliced() {
	news-split "$2" >articles
	news-split --by "$1" articles >units
	jq -nec --slurpfile articles articles '
		($articles | map({key: .id, value: .text}) | from_entries) as $text |
		all(inputs; .text == $text[.article][.start:.end])' <units
}

# covered: no character of the articles but white space is outside the units.
covered() {
	diff <(jq -r .text articles | tr -d ' \n\t') <(jq -r .text units | tr -d '\n' | tr -d ' \t' | sed 's/$//'; echo) >/dev/null ||
		diff <(jq -rj .text articles | tr -d ' \n\t') <(jq -rj .text units | tr -d ' \n\t')
}

@test "units are slices of their article and cover it" {
	for seed in "$REPO"/seeds/*.txt; do
		for by in paragraph sentence; do
			sliced "$by" "$seed"
			covered
		done
	done
}

@test "sentences of paragraphs are the sentences of the article" {
	for seed in "$REPO"/seeds/*.txt; do
		news-split "$seed" >articles
		news-split --by paragraph articles | news-split --by sentence >through
		news-split --by sentence articles | diff - through
	done
	wrap 62 | jq -cRs '{id: 3, title: "T", text: .}' >record
	news-split --by paragraph record | news-split --by sentence >through
	news-split --by sentence record | diff - through
}

@test "annotations stay with the words that they are about" {
	jq -cn '"Fög. Ida Berg left. She waved." as $t | {id: "a", text: $t,
		dates: [{text: "left", start: 14, end: 18}],
		quotes: [{text: "waved", start: 24, end: 29, segments: [[24, 27], [27, 29]], speaker_start: 5, speaker_end: 13}]}' >in
	run --separate-stderr bash -c "news-split --by sentence in | jq -c '[.text[(.dates[0].start // 0):(.dates[0].end // 0)], (.quotes // [])]'"
	quiet
	is '["",[]]
["left",[]]
["",[{"text":"waved","start":4,"end":9,"segments":[[4,7],[7,9]]}]]'
}

@test "a record that is one already passes byte for byte" {
	printf '%s\n' '{"id":"a" , "kind":"article","headline":"h","n":1.10,"n":2,"s":"\ud800","text":"A b."}' >in
	run --separate-stderr news-split in
	quiet
	is "$(cat in)"
}

@test "the same file gives the same ids, another name others" {
	article >one; article >two
	[ "$(news-split one | jq -r .id)" = "$(news-split one | jq -r .id)" ]
	[ "$(news-split one | jq -r .id)" != "$(news-split two | jq -r .id)" ]
}

@test "a file that is no text is named and the next one read" {
	printf '%%PDF-1.4\n' >a.pdf
	article >b.txt
	run --separate-stderr news-split a.pdf b.txt
	says 2 "news-split: a.pdf: a PDF file: extract its text first (pdftotext)"
	[ "$(jq -r .file <<<"$output")" = b.txt ]
	run --separate-stderr news-split -s '^---$' a.pdf b.txt
	says 2 "news-split: a.pdf: a PDF file: extract its text first (pdftotext)"
	[ "$(jq -r .file <<<"$output")" = b.txt ]
}

@test "--stats counts the texts that were taken for Windows-1252" {
	printf 'caf\351 closed\n' >in
	run --separate-stderr news-split --stats stats in
	quiet
	[ "$(jq .windows_1252 stats)" -eq 1 ]
}

@test "an article beyond --max-line is named, its neighbours live" {
	{ echo 'First one is here.'; echo ===; yes 'A line of the long one.' | head -n 5000; echo ===; echo 'Third one is here.'; } >in
	run --separate-stderr news-split --max-line 50K --separator '^===$' in
	says 1 "news-split: in:3: an article longer than --max-line"
	[ "$(jq -r .text <<<"$output")" = "First one is here.
Third one is here." ]
}

@test "every delimiter of the table parts texts" {
	while IFS=$'\t' read -r delimiter kind; do
		line="$(sed 's/0/12/g' <<<"$delimiter")"
		for shown in "$line" "   ${line^^}  "; do
			printf '%s\n' 'Title: One' 'Text: Here.' "$shown" 'Title: Two' 'Text: There.' >in
			run --separate-stderr news-split in
			quiet
			[ "$(jq -c '[.title, .text]' <<<"$output")" = '["One","Here."]
["Two","There."]' ] || { echo "$shown: $output"; return 1; }
		done
	done < <(grep -v '^# ' "$REPO/tools/news-split/delimiters.txt")
}

@test "records stay records when the first line is broken" {
	printf '%s\n' 'no record' '{"id":"a","kind":"article","text":"A."}' >in
	run --separate-stderr news-split in
	says 1 "news-split: in:1: not a JSON object at byte 1"
	is '{"id":"a","kind":"article","text":"A."}'
}

@test "a feed without articles is no article" {
	for feed in '{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[]}' '{"status":"ok",
	"articles": [ ]}'; do
		run --separate-stderr news-split <<<"$feed"
		quiet
		is ""
	done
	run --separate-stderr news-split <<<'{"id":"a","kind":"article","items":[],"text":"A."}'
	quiet
	is '{"id":"a","kind":"article","items":[],"text":"A."}'
}

@test "UTF-16 that breaks off in half a unit, and many lines of it" {
	printf '\377\376A\000b\000\330' >in
	run --separate-stderr news-split in
	quiet
	[ "$(jq -r .text <<<"$output")" = $'Ab\uFFFD' ]
	{ printf '\377\376'; yes 'The fog went.' | head -n 300000 | iconv -t UTF-16LE; } | timeout 2 news-split >out
	[ "$(jq -r '.text | length' out)" -eq 4499998 ]
}

@test "an array of many megabytes is read in flat memory" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers need memory of their own"
	{ printf '['; yes '{"id":"a","text":"The ferry sailed again on Monday, two years late."},' | head -n 400000 | tr -d '\n'; printf '{"id":"z","text":"Z."}]'; } >in
	(ulimit -v 60000; news-split in) >out
	[ "$(wc -l <out)" -eq 400001 ]
}

# endless MARK: a megabyte of it.
endless() {
	yes "$1" | tr -d '\n' | head -c 1000000
}

@test "hostile text takes no longer than its length" {
	[ -z "$ASAN_OPTIONS" ] || skip "sanitizers are slow"
	for mark in '"' . '?' '(' 'A. ' '. ' '1) ' … '[1' '!" A ' 'a. "' '. . ' '<' 'Mr.' ': ' '.A' 'a.B'; do
		endless "$mark" | timeout 5 news-split --from text --by sentence >/dev/null
		endless "$mark" | jq -Rs '{id: "a", text: .}' -c | timeout 5 news-split --by sentence >/dev/null
	done
	for line in a a. - "a-" "By A B" "HD  x" "Title: x" "May 3, 2025" '"'; do
		yes "$line" | head -c 1000000 | timeout 5 news-split --from text --by sentence >/dev/null
	done
}

@test "headlines, bylines and days of the seeds" {
	run --separate-stderr bash -c "news-split $REPO/seeds/*.txt | jq -c '[.title, .authors, .byline, .published, .description != null]'"
	quiet
	is "[\"Trump's Military Push in Mexico Rejected: Sheinbaum Defends Sovereignty, Urges Intelligence Collaboration\",null,null,\"2025-05-03\",false]
[\"Mexico’s Sheinbaum Rejects Trump’s Troop Offer to Battle Drug Cartels\",[\"Sarah Johnson\"],\"Sarah Johnson\",\"2025-05-07\",true]
[null,null,null,null,false]
[null,null,null,null,false]
[null,null,null,null,false]"
}

# sentences TEXT SENTENCE...: TEXT has exactly these.
sentences() {
	local text="$1" got want
	shift
	got="$(printf '%s' "$text" | jq -cRs '{id: "a", text: .}' | news-split --by sentence | jq -r '.text | gsub("\n"; "⏎")')"
	want="$(printf '%s\n' "$@")"
	[ "$got" = "$want" ] || { printf 'text: %s\ngot:\n%s\nwant:\n%s\n' "$text" "$got" "$want"; return 1; }
}

@test "sentences: full stops that end none" {
	sentences 'Mr. Holm met Dr. A. P. Berg and Gen. Ash in Holm v. Six Boats.' 'Mr. Holm met Dr. A. P. Berg and Gen. Ash in Holm v. Six Boats.'
	sentences 'It rose 3.5 percent, e.g. in Hull, i.e. at No. 7 on p. 12.' 'It rose 3.5 percent, e.g. in Hull, i.e. at No. 7 on p. 12.'
	sentences 'The U.S. Army and the U.N. Council met at St. Mary on Jan. 5.' 'The U.S. Army and the U.N. Council met at St. Mary on Jan. 5.'
	sentences 'Holm Inc. Chairman Ida Berg left Mt. Ash Corp. for good.' 'Holm Inc. Chairman Ida Berg left Mt. Ash Corp. for good.'
	sentences 'It opens at 6 p.m. Monday and at 7 a.m. EST on Sunday.' 'It opens at 6 p.m. Monday and at 7 a.m. EST on Sunday.'
	sentences 'She wrote to ida.berg@example.org and saw example.org/a.b?c=D. It was late.' \
		'She wrote to ida.berg@example.org and saw example.org/a.b?c=D.' 'It was late.'
	sentences 'Yahoo! bought it, and then ... sold it (again!) to Jeopardy! in May.' \
		'Yahoo! bought it, and then ... sold it (again!) to Jeopardy! in May.'
	sentences 'The boats (They are old.) sail.' 'The boats (They are old.) sail.'
}

@test "sentences: full stops of abbreviations that do" {
	sentences 'He lives in the U.S. The town is small.' 'He lives in the U.S.' 'The town is small.'
	sentences 'It left Hull, Va. Nobody saw it.' 'It left Hull, Va.' 'Nobody saw it.'
	sentences 'HULL, Va. — It left.' 'HULL, Va. — It left.'
	sentences 'HULL, Va. (AP) - It left. Wash. Governor Ash said so.' 'HULL, Va. (AP) - It left.' 'Wash. Governor Ash said so.'
	sentences 'They work for Holm Inc. It is old.' 'They work for Holm Inc.' 'It is old.'
	sentences 'It ended at 5 p.m. Ms. Berg left.' 'It ended at 5 p.m.' 'Ms. Berg left.'
	sentences 'It was plan B. Nobody had plan C. However, it went well.' 'It was plan B.' 'Nobody had plan C.' 'However, it went well.'
	sentences 'It was the firm of the Bergs. Dr. Ash left.' 'It was the firm of the Bergs.' 'Dr. Ash left.'
	sentences "It is Berg's. True to say." "It is Berg's." 'True to say.'
}

@test "sentences: an omission behind a stop, at the end of a paragraph or a text" {
	for end in '' $'\n\nThen she left.'; do
		sentences "He left. ...$end" 'He left.' ... ${end:+"${end:2}"}
		sentences "He left. . . .$end" 'He left. . . .' ${end:+"${end:2}"}
	done
	sentences 'He left. . . . Then she left.' 'He left.' '. . . Then she left.'
}

@test "sentences: questions, exclamations, runs of marks" {
	sentences 'Why? Nobody knows!! Really?! Yes.' 'Why?' 'Nobody knows!!' 'Really?!' 'Yes.'
	sentences 'He waited... Then he left.... She stayed.' 'He waited...' 'Then he left....' 'She stayed.'
	sentences 'It was . . . late, and the boat … left.' 'It was . . . late, and the boat … left.'
	sentences 'It is over.Then we left.' 'It is over.' 'Then we left.'
	sentences '船が出た。誰もいない！' '船が出た。' '誰もいない！'
	sentences 'It grew.[1] [2] Then it fell. :-) Then it rose.' 'It grew.[1] [2]' 'Then it fell. :-)' 'Then it rose.'
}

@test "sentences: quotations" {
	sentences '“We left. It was late,” she said. “Why?” Ida Berg asked.' '“We left.' 'It was late,” she said.' '“Why?” Ida Berg asked.'
	sentences '"Is it late?" he asked. "Yes!" "No." It was.' '"Is it late?" he asked.' '"Yes!"' '"No."' 'It was.'
	sentences "He said: 'It is late.' Then he left." "He said: 'It is late.'" 'Then he left.'
}

@test "sentences: lists" {
	sentences '1. The boat 2. The quay 3. The fog' '1. The boat' '2. The quay' '3. The fog'
	sentences '1) The boat 2) The quay' '1) The boat' '2) The quay'
	sentences '• The boat • The quay' '• The boat' '• The quay'
	sentences 'a. The boat b. The quay' 'a. The boat' 'b. The quay'
}

@test "sentences: a wrap is a space" {
	local long='The boat that had left the quay in the fog at six in the morning'
	sentences "$long
and was late . . . when it came, and so it was with the others . .
. and the quay was empty." "$long⏎and was late . . . when it came, and so it was with the others . .⏎. and the quay was empty."
	sentences "$long said
\"the fog is thick. Nobody saw it\" and went." "$long said⏎\"the fog is thick. Nobody saw it\" and went."
	sentences "1. $long
and that was not seen again by any of the men at the quay 2.
The fog 3. The rain" "1. $long⏎and that was not seen again by any of the men at the quay" '2.⏎The fog' '3. The rain'
}

@test "sentences: wraps that only a stop or capitals stand at" {
	sentences $'At five in the morning the boat left with Dr. Ida Berg and Mr.\nHolm on it.' $'At five in the morning the boat left with Dr. Ida Berg and Mr.⏎Holm on it.'
	sentences $'THE BOAT HAS LEFT THE QUAY! NOBODY WAS TOLD\nTO WAIT FOR IT IN THE FOG! ALL OF THE MEN HAD\nNOTHING TO SAY.' \
		'THE BOAT HAS LEFT THE QUAY!' $'NOBODY WAS TOLD⏎TO WAIT FOR IT IN THE FOG!' $'ALL OF THE MEN HAD⏎NOTHING TO SAY.'
}

@test "sentences: lines that stand in" {
	sentences $'   The boat left the quay at six in the morning and was\nnot seen again.\n   The quay was empty\n   No fog\n   It was late, and nobody had thought of a light for the\nlong way back.' \
		$'The boat left the quay at six in the morning and was⏎not seen again.' 'The quay was empty' 'No fog' \
		$'It was late, and nobody had thought of a light for the⏎long way back.'
	sentences $'They need:\n  flour\n  sugar\n  salt' 'They need:' flour sugar salt
}

@test "sentences: line ends" {
	sentences $'boats\nquays and fog\nmore boats' 'boats' 'quays and fog' 'more boats'
	sentences $'The boat left the\nquay in the fog.' 'The boat left the⏎quay in the fog.'
	sentences $'A heading\n\nIt left.' 'A heading' 'It left.'
}
