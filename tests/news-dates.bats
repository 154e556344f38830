# SPDX-License-Identifier: MIT
load helper

# The files of tests/dates: "DAY|sentence" lines and, indented, what must be found in them.
found() {
	grep -v '^#' "$1" | grep -v '^  ' |
		jq -Rc 'split("|") | (if .[0] == "" then {} else {published: .[0]} end) + {text: .[1:] | join("|")}' |
		news-dates "${@:2}" |
		jq -r '"\(.published // "")|\(.text)", (.dates[]? | "  \(.text) | \(.type) \(.value)" +
			(if .mod then " " + .mod else "" end) + (if .from then " \(.from)..\(.to)" else "" end) + " \(.rule)")'
}

finds() {
	diff <(grep -v '^#' "$1") <(found "$@")
}

@test "each form is found and resolved" { finds tests/dates/forms.txt; }
@test "what looks like a date and is none" { finds tests/dates/must-not.txt; }

@test "tomorrow, yesterday and this week agree with date(1) over 400 years" {
	seq -f '@%.0f' -5364662400 1123200 7258118400 | TZ=UTC0 date -f - +%F >"$BATS_TEST_TMPDIR/days"
	TZ=UTC0 date -f <(sed 's/$/ + 1 day/' "$BATS_TEST_TMPDIR/days") +%F >"$BATS_TEST_TMPDIR/tomorrow"
	TZ=UTC0 date -f <(sed 's/$/ - 1 day/' "$BATS_TEST_TMPDIR/days") +%F >"$BATS_TEST_TMPDIR/yesterday"
	TZ=UTC0 date -f "$BATS_TEST_TMPDIR/days" +%G-W%V >"$BATS_TEST_TMPDIR/week"
	jq -Rc '{published: ., text: "Tomorrow or yesterday or this week."}' "$BATS_TEST_TMPDIR/days" | news-dates |
		jq -r '[.dates[].value] | join(" ")' >"$BATS_TEST_TMPDIR/got"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/got")" -gt 10000 ]
	paste -d ' ' "$BATS_TEST_TMPDIR/tomorrow" "$BATS_TEST_TMPDIR/yesterday" "$BATS_TEST_TMPDIR/week" |
		cmp - "$BATS_TEST_TMPDIR/got"
}

@test "Easter is where the tables have it" {
	for easter in 1818-03-22 1900-04-15 1943-04-25 2000-04-23 2008-03-23 2024-03-31 2025-04-20 2038-04-25 2285-03-22; do
		run --separate-stderr news-dates <<<"{\"text\":\"On Easter Sunday ${easter%%-*}.\"}"
		quiet
		[ "$(jq -r '.dates[0].value' <<<"$output")" = "$easter" ]
	done
}

@test "days from the first year to the last" {
	run --separate-stderr news-dates <<<'{"published":"0001-01-01","text":"Yesterday, tomorrow, next year."}'
	quiet
	[ "$(jq -c '[.dates[].value]' <<<"$output")" = '["0001-01-01","0001-01-02","0002"]' ] || { echo "$output"; false; }
	run --separate-stderr news-dates <<<'{"published":"9999-12-31","text":"Tomorrow, yesterday, next week."}'
	quiet
	[ "$(jq -c '[.dates[].value]' <<<"$output")" = '["9999-12-31","9999-12-30","9999-W52"]' ] || { echo "$output"; false; }
}

@test "a published that is no day is said once and treated as absent" {
	run --separate-stderr news-dates <<'END'
{"published":"soonish","text":"It came on Saturday."}
{"published":7,"text":"It came on Saturday."}
{"published":"2025-05-07","text":"It came on Saturday."}
END
	says 0 "news-dates: a published that is no day is treated as absent"
	[ "$(jq -r '.dates[0].value' <<<"$output" | tr '\n' ' ')" = "XXXX-WXX-6 XXXX-WXX-6 2025-05-03 " ]
}

@test "an empty published is an absent one" {
	for published in '""' null; do
		run --separate-stderr news-dates --dct 2025-05-07 <<<"{\"published\":$published,\"text\":\"It came today.\"}"
		quiet
		[ "$(jq -r '.dates[0].value' <<<"$output")" = 2025-05-07 ]
	done
}

@test "published is read in every form of a day" {
	for day in 2025-05-07 2025-05-07T23:10Z "May 7, 2025" "Wed, 07 May 2025 10:00:00 +0000" 20250507T101500Z; do
		run --separate-stderr news-dates <<<"{\"published\":\"$day\",\"text\":\"It came yesterday.\"}"
		quiet
		[ "$(jq -r '.dates[0].value' <<<"$output")" = 2025-05-06 ]
	done
}

@test "the anchor: published, --dct, the head's first full date, none" {
	run --separate-stderr news-dates --dct 2024-02-29 <<'END'
{"published":"2025-05-07","text":"Today."}
{"text":"Today."}
END
	quiet
	[ "$(jq -r '.dates[0].value' <<<"$output" | tr '\n' ' ')" = "2025-05-07 2024-02-29 " ]
	run --separate-stderr news-dates <<<'{"text":"LEEDS\n\nMay 7, 2025\n\nIt came on Saturday."}'
	quiet
	[ "$(jq -r '.dates[1].value' <<<"$output")" = 2025-05-03 ]
	run --separate-stderr news-dates --dct someday </dev/null
	says 2 "news-dates: --dct: not a day"
	run --separate-stderr news-dates --dmy --mdy </dev/null
	says 2 "news-dates: --dmy and --mdy exclude each other"
}

@test "3/5/2025 by --dmy, by --mdy, by the article, or left open" {
	text='{"text":"It fell on 3/5/2025."}'
	[ "$(news-dates --dmy <<<"$text" | jq -r '.dates[0].value')" = 2025-05-03 ]
	[ "$(news-dates --mdy <<<"$text" | jq -r '.dates[0].value')" = 2025-03-05 ]
	[ "$(news-dates <<<"$text" | jq -c '.dates[0] | [.text, .value, .from]')" = '["3/5/2025","2025-XX-XX",null]' ]
	[ "$(news-dates <<<'{"text":"On 13/5/2025 and on 3/5/2025."}' | jq -c '[.dates[].value]')" = '["2025-05-13","2025-05-03"]' ]
	[ "$(news-dates <<<'{"text":"On 3/5/2025 and on 5/13/2025."}' | jq -c '[.dates[].value]')" = '["2025-03-05","2025-05-13"]' ]
}

@test "--narrative follows the date before" {
	text='{"published":"2025-05-07","text":"In October 1914 they dug in. In December it snowed. In January it thawed."}'
	[ "$(news-dates --narrative <<<"$text" | jq -c '[.dates[].value]')" = '["1914-10","1914-12","1915-01"]' ]
}

@test "--calendar leaves out now, recently and the like" {
	text='{"published":"2025-05-07","text":"He is now here; recently he left."}'
	[ "$(news-dates --calendar <<<"$text")" = "$text" ]
}

@test "a record without dates leaves byte for byte, and old dates go" {
	line='{"a":1.10,"text":"Nothing here.","b":12345678901234567890}'
	[ "$(news-dates <<<"$line")" = "$line" ]
	[ "$(news-dates <<<'{"text":"Nothing here.","dates":[1]}')" = '{"text":"Nothing here."}' ]
	line='{"id":7}'
	[ "$(news-dates <<<"$line")" = "$line" ]
}

@test "quotations that cannot be dated leave byte for byte" {
	line='{"text":"“No,” she said.","quotes":[ {"text":"No,", "start":1,"end":4} , 7 ]}'
	[ "$(news-dates <<<"$line")" = "$line" ]
	line='{"published":"2025-05-07","text":"“No,” she said.","quotes":[7,{"text":"No,"},null]}'
	[ "$(news-dates <<<"$line" | jq -c .quotes)" = '[7,{"text":"No,","said":"2025-05-07","said_rule":"article"},null]' ]
}

@test "many quotations and many dates in one sentence take linear time" {
	python3 -c "
import json
text = '“A” on May 3, ' * 30000
print(json.dumps({'published': '2025-05-07', 'text': text, 'quotes': [{'text': 'A', 'start': 14 * i + 1, 'end': 14 * i + 2} for i in range(30000)]}))" >"$BATS_TEST_TMPDIR/in"
	timeout 10 news-dates "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
	[ "$(jq '[.quotes[] | select(.said == "2025-05-03")] | length' "$BATS_TEST_TMPDIR/out")" = 30000 ]
}

@test "twice gives what once gives" {
	line='{"published":"2025-05-07","text":"“No,” she said on Monday.","quotes":[{"text":"No,","start":1,"end":4,"x":1.0}]}'
	[ "$(news-dates <<<"$line" | news-dates)" = "$(news-dates <<<"$line")" ]
}

@test "said: the clause, the other half, the same speaker, the article; unknown members stay" {
	run --separate-stderr news-dates <<'END'
{"published":"2025-05-07","text":"“No,” Ann Lee said on Monday. “Yes,” said Bo Ray.","quotes":[{"text":"No,","start":1,"end":4,"speaker":"Ann Lee","z":1.0},{"text":"Yes,","start":31,"end":35,"speaker":"Bo Ray"}]}
{"published":"2025-05-07","text":"“No,” she said Monday, “not now.” “Never,” she added.","quotes":[{"text":"No,","start":1,"end":4,"group":1},{"text":"not now.","start":24,"end":32,"group":1,"speaker":"Ann"},{"text":"Never,","start":35,"end":41,"speaker":"Ann"}]}
{"text":"“No,” she said.","quotes":[{"text":"No,","start":1,"end":4}]}
END
	quiet
	[ "$(jq -c '[.quotes[] | [.said, .said_rule]]' <<<"$output" | tr '\n' ' ')" = \
		'[["2025-05-05","clause"],["2025-05-07","article"]] [["2025-05-05","clause"],["2025-05-05","clause"],["2025-05-05","speaker"]] [[null,null]] ' ] ||
		{ jq -c '[.quotes[] | [.said, .said_rule]]' <<<"$output"; false; }
	[[ "$output" == *'"z":1.0,"said"'* ]]
}

@test "said: what she said takes the day of the sentence before, in its own paragraph" {
	run --separate-stderr news-dates <<'END'
{"published":"2025-05-07","text":"Ann Lee met them on Monday. “No,” she said.","quotes":[{"text":"No,","start":29,"end":32,"speaker":"Ann Lee","speaker_mention":"she"}]}
{"published":"2025-05-07","text":"Ann Lee met them on Monday.\n\n“No,” she said.","quotes":[{"text":"No,","start":30,"end":33,"speaker":"Ann Lee","speaker_mention":"she"}]}
{"published":"2025-05-07","text":"Ann Lee met them on Monday. “No,” Bo Ray said.","quotes":[{"text":"No,","start":29,"end":32,"speaker":"Bo Ray","speaker_mention":"Bo Ray"}]}
END
	quiet
	[ "$(jq -c '.quotes[0] | [.said, .said_rule]' <<<"$output" | tr '\n' ' ')" = \
		'["2025-05-05","before"] ["2025-05-07","article"] ["2025-05-07","article"] ' ] || { echo "$output"; false; }
}

@test "a day inside the quotation or ahead of the text's day is not when it was said" {
	run --separate-stderr news-dates <<'END'
{"published":"2025-05-07","text":"“We met on Monday,” she said.","quotes":[{"text":"We met on Monday,","start":1,"end":18}]}
{"published":"2025-05-07","text":"“No,” she said, and she will speak again on Friday.","quotes":[{"text":"No,","start":1,"end":4}]}
END
	quiet
	[ "$(jq -r '.quotes[0].said' <<<"$output" | tr '\n' ' ')" = "2025-05-07 2025-05-07 " ]
}

@test "offsets count code points" {
	run --separate-stderr news-dates <<<'{"published":"2025-05-07","text":"Él dijo “no” el — on Monday 🎉 and on Tuesday."}'
	quiet
	jq -e '. as $r | .dates | length == 2 and all(.[]; $r.text[.start:.end] == .text)' <<<"$output"
}

@test "hostile text takes linear time" {
	for piece in "1" "thousand " "hundred-" "the end of " "May 3 and " "Friday " "1999-" "a year " "'90" "last " "3/5/"; do
		python3 -c "import json,sys; print(json.dumps({'published':'2025-05-07','text':sys.argv[1]*(300000//len(sys.argv[1]))}))" "$piece" \
			>"$BATS_TEST_TMPDIR/in"
		timeout 10 news-dates "$BATS_TEST_TMPDIR/in" >"$BATS_TEST_TMPDIR/out"
	done
}

@test "every class of the table of words is one that the finder knows" {
	diff <(grep -v '^#' lib/tables/date-words.txt | cut -f2 | cut -d' ' -f1 | sort -u) \
		<(grep -o 'X([A-Z_]*, "[a-z-]*")' lib/date-token.h | cut -d'"' -f2 | sort -u)
}

@test "no word of the tables is longer than the tokenizer reads" {
	[ -z "$(grep -hv '^#' lib/tables/date-words.txt | cut -f1 | grep -E '.{16}')" ]
	[ -z "$(grep -hv '^#' lib/tables/holidays.txt | cut -f1 | sed "s/[ '.-].*//" | grep -E '.{16}')" ]
}

@test "a long text is read a stretch at a time and gives what short ones give" {
	jq -nc '{published: "2025-05-07", text: ("On May 3, 2024 it fell, from June 30 to July 2 too. " * 20000)}' >"$BATS_TEST_TMPDIR/in"
	run --separate-stderr news-dates "$BATS_TEST_TMPDIR/in"
	quiet
	[ "$(jq -r '.dates[].value' <<<"$output" | sort | uniq -c | tr -s ' ' | tr '\n' ';')" = \
		" 20000 2024-05-03; 20000 2024-06-30; 20000 2024-06-30/2024-07-02; 20000 2024-07-02;" ]
}
