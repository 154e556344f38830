# SPDX-License-Identifier: MIT
# The main job on the seeds: what a careful reader of the five articles would write down.
load helper

setup_file() {
	load helper
	news-split seeds/*.txt >"$BATS_FILE_TMPDIR/split" 2>"$BATS_FILE_TMPDIR/err.split"
	news-clean "$BATS_FILE_TMPDIR/split" >"$BATS_FILE_TMPDIR/clean" 2>"$BATS_FILE_TMPDIR/err.clean"
	news-quotes "$BATS_FILE_TMPDIR/clean" >"$BATS_FILE_TMPDIR/quotes" 2>"$BATS_FILE_TMPDIR/err.quotes"
	news-dates "$BATS_FILE_TMPDIR/quotes" >"$BATS_FILE_TMPDIR/dates" 2>"$BATS_FILE_TMPDIR/err.dates"
	news-dedupe --mark --count --each quotes "$BATS_FILE_TMPDIR/dates" >"$BATS_FILE_TMPDIR/dedupe" 2>"$BATS_FILE_TMPDIR/err.dedupe"
}

setup() {
	cd "$BATS_FILE_TMPDIR"
}

# article N STAGE: the record of seed number N (0 to 4) after STAGE.
article() {
	sed -n "$(($1 + 1))p" "$2"
}

@test "no tool has anything to complain of in the seeds" {
	cat err.*
	[ -z "$(cat err.*)" ]
	[ "$(wc -l <dates)" -eq 5 ]
}

@test "the seeds stand here as they were given" {
	cd "$REPO/seeds"
	[ "$(cat 000_05509fa522cd55c6.txt 001_404ee4019003f284.txt 002_202b39fce4e5e17d.txt 003_236df60e3b6eb425.txt 004_0b82f05f8ba7f11c.txt | md5sum)" = "110203ac3ce225d32d1589b1dc1fae30  -" ]
}

@test "titles, authors and days where the text shows them, none where it does not" {
	run --separate-stderr jq -c '[.title, .authors, .published]' split
	quiet
	is "[\"Trump's Military Push in Mexico Rejected: Sheinbaum Defends Sovereignty, Urges Intelligence Collaboration\",null,\"2025-05-03\"]
[\"Mexico’s Sheinbaum Rejects Trump’s Troop Offer to Battle Drug Cartels\",[\"Sarah Johnson\"],\"2025-05-07\"]
[null,null,null]
[null,null,null]
[null,null,null]"
}

# Lines of a seed: every line from FIRST to LAST must be in the cleaned text of article N, or in its description.
keeps() {
	local n="$1" first="$2" last="$3" line
	article "$n" clean | jq -r '.text, .description // empty' >"$BATS_TEST_TMPDIR/text"
	sed -n "${first},${last}p" "$REPO"/seeds/00"$n"_*.txt | while IFS= read -r line; do
		[ -z "${line// /}" ] || grep -qF -- "${line%"${line##*[! ]}"}" "$BATS_TEST_TMPDIR/text" || { echo "lost from seed $n: $line"; return 1; }
	done
}

drops() {
	local n="$1" phrase
	shift
	article "$n" clean | jq -r .text >"$BATS_TEST_TMPDIR/text"
	for phrase; do
		! grep -F -- "$phrase" "$BATS_TEST_TMPDIR/text" || { echo "left in seed $n: $phrase"; return 1; }
	done
}

@test "every sentence of the bodies is still there, subheadings included" {
	keeps 0 3 14
	keeps 1 6 11
	keeps 1 14 14
	keeps 2 1 7
	keeps 3 1 14
	keeps 4 1 19
}

@test "the furniture is gone" {
	drops 0 "Summary based on" "Get a daily email" "Sources" "Yahoo News" "Los Angeles Times" "ABC News" "Mexican president rejects Trump's proposal"
	drops 1 "Sarah Johnson" "May 7, 2025" "Topics" "Like this article" "feel free to share" "Thank you for your support"
	while IFS= read -r headline; do
		drops 2 "$headline"
	done < <(sed -n '/^Ukraine, US/,/^Brazil Arrests/p' "$REPO"/seeds/002_*.txt)
	[ "$(article 4 clean | jq -r .text)" = "$(article 4 split | jq -r .text)" ]
}

# spoken: speaker and words of all quotations in quote marks; of a mixed one the part that stands in the marks.
spoken() {
	jq -r 'select(.quote_kind != "indirect") | .speaker + "\t" +
		if .quote_kind == "mixed" then (.text | capture("[“\"](?<in>[^”\"]*)").in) else .text end' dedupe
}

@test "every spoken quotation, with the person who spoke by full name" {
	run --separate-stderr spoken
	quiet
	is "Claudia Sheinbaum	Our territory is inalienable.
Claudia Sheinbaum	We can work together, but you in your territory, us in ours,
Anna Kelly	robust cooperation
Claudia Sheinbaum	No, President Trump, sovereignty is sacrosanct. Sovereignty is not for sale—it is loved and defended.
Claudia Sheinbaum	We can collaborate—but each on our own territory,
Donald Trump	horrible people
Donald Trump	If Mexico wanted help with the cartels, I would be honored to go in and do it,
Claudia Sheinbaum	Sovereignty is not for sale,
Claudia Sheinbaum	We can collaborate. We can work together, but with you in your territory and us in ours. We can share information, but we will never accept the presence of the United States Army on our territory,
Donald Trump	I think she’s a lovely woman, but she is so afraid of the cartels that she can’t even think straight,
Claudia Sheinbaum	We can collaborate, we can work together, but you in your territory, we in ours,
Claudia Sheinbaum	We can share information, but we will never accept the presence of the U.S. Army in our territory.
National Security Council	The president has been crystal clear that Mexico must do more to combat these gangs and cartels, and the United States stands ready to assist and expand the already close cooperation between our two countries."
}

@test "words in quote marks that nobody spoke are not speech" {
	run --separate-stderr spoken
	quiet
	for words in "foreign terrorist organizations" "defined on U.S. terms" "terrorists" "breeze" "Gold Card"; do
		[[ "$output" != *"$words"* ]]
	done
	! printf '%s\n' "$output" | grep -q '	cooperation$'
}

# values N: the texts and values of the dates of seed N.
values() {
	article "$1" dates | jq -r '.dates[] | select(.value | test("REF|^P|^R") | not) | .text + " = " + .value'
}

@test "every date of the seeds, resolved where there is a day to resolve it against" {
	run --separate-stderr values 0
	quiet
	is "2006 = 2006
April 10 = 2025-04-10
May 2 = 2025-05-02
1944 = 1944"
	run --separate-stderr values 2
	is "May 2 = XXXX-05-02
April 16 = XXXX-04-16
February = XXXX-02"
	run --separate-stderr values 3
	is "Sunday, May 4, 2025 = 2025-05-04
May 3, 2025 = 2025-05-03
January = 2025-01
February 2025 = 2025-02"
	run --separate-stderr values 4
	[[ "$output" == *"Saturday = XXXX-WXX-6"* ]]
	[[ "$output" == *"January = XXXX-01"* ]]
}

# cluster WORDS...: the clusters of the quotations that hold these words, without repeats.
cluster() {
	jq -r --arg words "$1" 'select(.text | ascii_downcase | contains($words)) | .cluster' dedupe | sort -u
}

# quoted WORDS: cluster, its size and article of each quotation in marks that matches.
quoted() {
	jq -r --arg words "$1" 'select(.quote_kind != "indirect" and (.text | test($words))) | [.cluster, .article] | @tsv' dedupe
}

@test "one utterance in four outlets, and one in two, are recognised, and nothing else is" {
	[ "$(quoted '[Ww]e can (collaborate|work together)' | cut -f1 | sort -u | wc -l)" -eq 1 ]
	[ "$(quoted '[Ww]e can (collaborate|work together)' | cut -f2 | sort -u | wc -l)" -eq 4 ]
	[ "$(quoted 'overeignty is not for sale' | cut -f1 | sort -u | wc -l)" -eq 1 ]
	[ "$(quoted 'overeignty is not for sale' | cut -f2 | sort -u | wc -l)" -eq 2 ]
	[ "$(quoted . | grep -vF "$(quoted '[Ww]e can|overeignty is not')" | cut -f1 | sort | uniq -d | wc -l)" -eq 0 ]
}

@test "the whole pipe gives a sheet of quotations, and it is the same each time" {
	cd "$REPO"
	news-split seeds/*.txt | news-clean | news-quotes | news-dates | news-dedupe --each quotes | news-csv >"$BATS_TEST_TMPDIR/one.csv"
	news-split seeds/*.txt | news-clean | news-quotes | news-dates | news-dedupe --each quotes | news-csv >"$BATS_TEST_TMPDIR/two.csv"
	cmp "$BATS_TEST_TMPDIR/one.csv" "$BATS_TEST_TMPDIR/two.csv"
	grep -q "Claudia Sheinbaum" "$BATS_TEST_TMPDIR/one.csv"
}

@test "the pipe works in another order, and with tools left out" {
	cd "$REPO"
	news-split seeds/*.txt | news-quotes | jq -es 'length == 5' >/dev/null
	news-split seeds/*.txt | news-dates | news-quotes | news-clean --mark | jq -es 'length == 5' >/dev/null
	news-split seeds/*.txt | news-dedupe | news-split --by sentence | news-dates | news-csv >"$BATS_TEST_TMPDIR/out.csv"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/out.csv")" -gt 60 ]
}
