# SPDX-License-Identifier: MIT
load helper

ARTICLE='{"id":"a","kind":"article","title":"Ferry late","published":"2025-05-03","authors":["Ida Berg","Max Holm"],"url":"https://example.org/a","text":"The ferry left late on 2 May.\n\n\"Fog,\" said Ida Berg.","quotes":[{"text":"Fog,","start":31,"end":37,"kind":"direct","speaker":"Ida Berg","cue":"said"}],"dates":[{"text":"2 May","start":23,"end":28,"type":"DATE","value":"2025-05-02","from":"2025-05-02","to":"2025-05-02"}]}'

setup() {
	cd "$BATS_TEST_TMPDIR"
	printf '%s\n' "$ARTICLE" >article.ndjson
}

# csv RECORD ARGUMENT...: the tool over one record.
csv() {
	local record="$1"
	shift
	run --separate-stderr news-csv "$@" <<<"$record"
}

# round RECORD ARGUMENT...: the record through a sheet and back.
round() {
	local record="$1"
	shift
	run --separate-stderr bash -c 'news-csv "$@" | news-csv --decode "$@"' - "$@" <<<"$record"
	quiet && [ "$output" = "$record" ] || { printf 'got  %s\nfrom %s\n%s\n' "$output" "$record" "$stderr"; return 1; }
}

@test "an article: its columns, text in quote marks, counts bare" {
	csv "$ARTICLE"
	quiet && is 'id,published,publisher,title,authors,words,quotes,dates,cluster,url,text
"a","2025-05-03",,"Ferry late","Ida Berg; Max Holm",11,1,1,,"https://example.org/a","The ferry left late on 2 May.

""Fog,"" said Ida Berg."'
}

@test "a quote: who, how and where it was said" {
	csv "$ARTICLE" --each quotes
	quiet && is 'published,said,speaker,text,cue,kind,publisher,title,cluster,article,url,id
"2025-05-03",,"Ida Berg","Fog,","said","direct",,"Ferry late",,"a","https://example.org/a","a#q1"'
}

@test "a date: with the sentence around it" {
	csv "$ARTICLE" --each dates
	quiet && is 'from,to,value,type,text,context,publisher,title,published,article,url,id
"2025-05-02","2025-05-02","2025-05-02","DATE","2 May","The ferry left late on 2 May.",,"Ferry late","2025-05-03","a","https://example.org/a","a#d1"'
}

@test "context: each date has its own sentence, in each article its own" {
	text='One on Monday. Two on Tuesday and Friday. Three on Sunday.'
	dates='[{"text":"Monday","start":7},{"text":"Tuesday","start":22},{"text":"Friday","start":34},{"text":"Sunday","start":51}]'
	printf '{"id":"p","text":"%s","dates":%s}\n{"id":"p","text":"No %s","dates":%s}\n' "$text" "$dates" "$text" "$dates" >in
	run --separate-stderr news-csv --each dates --no-header -f text,context in
	quiet && is '"Monday","One on Monday."
"Tuesday","Two on Tuesday and Friday."
"Friday","Two on Tuesday and Friday."
"Sunday","Three on Sunday."
"Monday","No One on Monday."
"Tuesday","Two on Tuesday and Friday."
"Friday","Two on Tuesday and Friday."
"Sunday","Three on Sunday."'
}

@test "context: none without a parent or its text" {
	csv '{"id":"p","start":0,"text":"One."}' --no-header -f text,context
	quiet && is '"One.",'
	csv '{"id":"p","dates":[{"text":"One","start":0}]}' --each dates --no-header -f text,context
	quiet && is '"One",'
	csv '{"id":"p","text":"One.","dates":[{"text":"One"}]}' --each dates --no-header -f text,context
	quiet && is '"One",'
	csv '{"id":"p","text":"One.","dates":[{"text":"One","context":"its own"}]}' --each dates --no-header -f context
	quiet && is '"its own"'
}

@test "context: units that go back in the text have none" {
	csv '{"id":"p","text":"One. Two.","dates":[{"text":"Two","start":5},{"text":"One","start":0},{"text":"x","start":99}]}' \
		--each dates --no-header -f text,context
	quiet && is '"Two","Two."
"One",
"x",'
}

@test "sentences and paragraphs have columns of their own" {
	csv '{"id":"s","kind":"sentence","article":"a","seq":3,"text":"It rains."}'
	quiet && is 'article,seq,text,words,published,publisher,title,cluster,url,id
"a",3,"It rains.",2,,,,,,"s"'
}

@test "a kind that nobody knows: the first record's members" {
	printf '{"b":1,"a":"x"}\n{"a":"y"}\n{"id":"r","a":"y","c":3}\n{"d":4}\n' >in
	run --separate-stderr news-csv in
	says 0 "news-csv: r: id: not in the first record, so without a column; see --fields" && is 'b,a
1,"x"
,"y"
,"y"
,'
}

@test "a record without members gives no columns, one with too many neither" {
	printf '{}\n{"a":1}\n{}\n' >in
	run --separate-stderr news-csv in
	[ "$output" = $'a\n1\n""' ] && says 1 "news-csv: in:1: no members to make columns of"
	run --separate-stderr news-csv --table <<<'{}'
	is "" && says 1 "news-csv: -:1: no members to make columns of"
	jq -nc '[range(1025) | {key: "k\(.)", value: .}] | from_entries' >in
	run --separate-stderr news-csv in
	is "" && says 1 "news-csv: in:1: more than 1024 members: --fields chooses"
	run --separate-stderr news-csv --fields k7 in
	quiet && is $'k7\n7'
}

@test "the first record fixes the columns" {
	{ printf '{"id":"q","kind":"sentence","text":"Rain."}\n'; cat article.ndjson; } >in
	run --separate-stderr news-csv in
	quiet && [ "${lines[0]}" = article,seq,text,words,published,publisher,title,cluster,url,id ] && [ "${#lines[@]}" -eq 4 ]
}

@test "--kind: the columns of that kind, whatever comes" {
	csv "$ARTICLE" --kind date --no-header
	quiet && is ',,,,"The ferry left late on 2 May.

""Fog,"" said Ida Berg.",,,"Ferry late","2025-05-03",,"https://example.org/a","a"'
	csv "$ARTICLE" --kind poem
	says 2 "news-csv: --kind takes article, date, paragraph, quote or sentence"
}

@test "--all: every field, and the first record's own" {
	csv '{"id":"a","kind":"article","views":7,"quotes":[{"text":"Fog"}],"text":"Fog."}' --all
	quiet && is 'id,kind,title,authors,byline,published,published_raw,updated,publisher,domain,url,language,section,tags,description,text,file,seq,removed,quotes,dates,duplicate_of,duplicate_rule,similarity,cluster,views
"a","article",,,,,,,,,,,,,,"Fog.",,,,"[{""text"":""Fog""}]",,,,,,7'
}

@test "--fields: order, paths, names, counts, every element" {
	csv "$ARTICLE" -f 'title,who=quotes[].speaker,quotes[0].cue,authors[1],authors[2],quotes[0].text.x,n=#quotes,words=#text,none=#nothing'
	quiet && is 'title,who,quotes[0].cue,authors[1],authors[2],quotes[0].text.x,n,words,none
"Ferry late","Ida Berg","said","Max Holm",,,1,11,'
}

@test "--fields: values of many elements; paths through what is no list or object" {
	csv '{"q":[{"s":"Ida"},{"n":1},{"s":["Max"]},{"s":null}],"t":"x"}' -f 'q[].s,n=#q[].s,t[0],t[].a,t.a,q[9],q.s' --no-header
	quiet && is '"Ida; [""Max""]; null",3,,,,,'
}

@test "--fields: a backslash before a comma, a dot, an equals sign" {
	csv '{"a.b":1,"c,d":2,"e=f":3,"#g":4}' -f 'a\.b,c\,d,e\=f,\#g'
	quiet && is 'a.b,"c,d",e=f,#g
1,2,3,4'
}

@test "--fields: what makes no sense is said" {
	csv '{}' -f 'a,,b'
	says 2 "news-csv: a field without a name"
	csv '{}' -f 'a[x]'
	says 2 "news-csv: a bracket holds something else than a number, or is not closed"
	csv '{}' -f 'a[1'
	says 2 "news-csv: a bracket holds something else than a number, or is not closed"
	csv '{}' -f 'a[1]b'
	says 2 "news-csv: a bracket is followed by neither a dot nor a bracket"
	csv '{}' -f 'a[1234567890]'
	says 2 "news-csv: a number in brackets is too long"
}

@test "values: strings, lists, objects, numbers as they stand, null and what is absent" {
	csv '{"a":"x\ty","b":["p","q"],"c":{"k":[1, 2]},"d":1E+2,"e":0.10,"f":true,"g":null,"h":"","i":[1,"q"],"j":[]}' \
		-f a,b,c,d,e,f,g,h,i,j,k --no-header
	quiet && is '"x	y","p; q","{""k"":[1, 2]}",1E+2,0.10,true,,"","[1,""q""]","[]",'
}

@test "--join: another text; a list that could not be taken apart stays JSON" {
	csv '{"authors":["Ida","Max"]}' -f authors --no-header -j ' | '
	quiet && is '"Ida | Max"'
	csv '{"authors":["Ida; Max","Eva"]}' -f authors --no-header
	quiet && is '"[""Ida; Max"",""Eva""]"'
	csv '{"authors":["Ida",""]}' -f authors --no-header
	quiet && is '"[""Ida"",""""]"'
	csv '{}' -j ''
	says 2 "news-csv: --join takes at least one character"
}

@test "the guard: formulas in every disguise, never numbers" {
	for text in '=1+1' '+1' '-1' '@SUM(A1)' '＝1' '＋1' '－1' '＠x' '\t=1' '\tx' '\rx' '\nx' ' =1' '\u00a0=1' '\u200b+1' '\ufeff@x' "'=1" "''-1"; do
		printf '{"t":"%s"}\n' "$text"
	done >in
	run --separate-stderr news-csv --tsv --no-header in
	quiet && [ "${#lines[@]}" -eq 18 ] && [ "$(grep -c "^'" <<<"$output")" -eq 18 ]
	for text in 'a=1' '1-1' "'tis" "'90s" '—=' '1' '\"=1\"'; do printf '{"t":"%s"}\n' "$text"; done >in
	run --separate-stderr news-csv --tsv --no-header in
	quiet && is "a=1
1-1
'tis
'90s
—=
1
\"=1\""
	csv '{"n":-5,"m":-12345678901234567890}' -f n,m --no-header
	quiet && is '-5,"-12345678901234567890"'
}

@test "--raw: no guard" {
	csv '{"t":"=1+1"}' -f t --no-header --raw
	quiet && is '"=1+1"'
}

@test "the guard holds for names, too" {
	csv '{"=x":1}'
	quiet && is "'=x
1"
	round '{"=x":"1"}'
}

@test "--tsv: a row is a line" {
	csv '{"id":"x","t":"a\tb\nc\rd\\e \"f\"","n":1}' -f id,t,n --tsv
	quiet && is 'id	t	n
x	a\tb\nc\rd\\e "f"	1'
}

@test "--delimiter, --crlf, --no-header" {
	csv '{"a":"x;y","b":1}' -d ';' --crlf --no-header
	[ "$output" = $'"x;y";1\r' ] && quiet
	csv '{"a;b":1,"c":2}' -d ';'
	quiet && is '"a;b";c
1;2'
	csv '{"a":"x","b":1}' -d tab
	quiet && is 'a	b
"x"	1'
	for bad in '' 'ab' '"' 'é'; do
		csv '{}' -d "$bad"
		says 2 "news-csv: --delimiter takes one ASCII character other than a quote mark, or the word tab" || return 1
	done
}

@test "one column: an empty cell is still a row" {
	printf '{"a":"x"}\n{"b":1}\n' >in
	run --separate-stderr news-csv -f a in
	quiet && is 'a
"x"
""'
}

@test "--header-only: without reading when the columns are settled, else from the first record" {
	run --separate-stderr timeout 5 news-csv --header-only -f a,b </dev/zero
	quiet && is a,b
	run --separate-stderr timeout 5 news-csv --header-only --each quotes </dev/zero
	quiet && is published,said,speaker,text,cue,kind,publisher,title,cluster,article,url,id
	csv '{"x":1,"y":2}' --header-only
	quiet && is x,y
	run --separate-stderr news-csv --header-only </dev/null
	says 2 "news-csv: --header-only needs a record, --fields, --kind or --each" && is ""
}

@test "no records: the header where the columns are settled, else nothing" {
	run --separate-stderr news-csv -f a,b </dev/null
	quiet && is a,b
	run --separate-stderr news-csv --each quotes -f text </dev/null
	quiet && is text
	run --separate-stderr news-csv </dev/null
	quiet && is ""
}

@test "shards: one header and the rows of each" {
	{ news-csv --header-only -k article; news-csv -k article --no-header article.ndjson; news-csv -k article --no-header article.ndjson; } >parts.csv
	cat article.ndjson article.ndjson | news-csv | cmp - parts.csv
}

@test "options that exclude each other" {
	csv '{}' --table --decode
	says 2 "news-csv: --table, --decode, --header-only and --no-header exclude each other"
	csv '{}' --tsv --excel
	says 2 "news-csv: --tsv goes with neither --excel nor --delimiter"
	csv '{}' --all -f a
	says 2 "news-csv: --fields goes with neither --all nor --kind"
	csv '{}' -k quote -f a
	says 2 "news-csv: --fields goes with neither --all nor --kind"
	csv '{}' --rows 3
	says 2 "news-csv: --rows needs --output, and rows"
	csv '' --rows 3 -o x --decode
	says 2 "news-csv: --rows needs --output, and rows"
}

@test "-o and --rows: a new file, with its header, when one is full" {
	for i in 1 2 3 4 5; do printf '{"n":%d}\n' $i; done >in
	mkdir out.d
	run --separate-stderr news-csv -o out.d/rows.csv --rows 2 --stats stats in
	quiet && is ""
	[ "$(cat out.d/rows.csv)" = $'n\n1\n2' ] && [ "$(cat out.d/rows-2.csv)" = $'n\n3\n4' ] && [ "$(cat out.d/rows-3.csv)" = $'n\n5' ]
	[ "$(ls out.d | wc -l)" -eq 3 ] && jq -e '.in == 5 and .out == 5' stats >/dev/null
	run --separate-stderr news-csv -o plain --rows 3 in
	quiet && [ "$(cat plain-2)" = $'n\n4\n5' ]
	run --separate-stderr news-csv -o twice --rows 4 in in
	quiet && [ "$(cat twice-3)" = $'n\n4\n5' ]
}

@test "-o: made for no records, too; said when it cannot be" {
	run --separate-stderr news-csv -o none.csv </dev/null
	quiet && [ -e none.csv ] && [ ! -s none.csv ]
	csv '{"a":1}' -o nowhere/x.csv
	says 2 "news-csv: nowhere/x.csv: No such file or directory"
	csv '{"a":1}' -o /dev/full
	says 2 "news-csv: /dev/full: No space left on device"
}

@test "--excel: mark, CRLF rows, LF in cells" {
	csv '{"a":"x\r\ny\rz","b":1}' --excel
	quiet && [ "$output" = $'\xEF\xBB\xBFa,b\r\n"x\ny\nz",1\r' ]
}

@test "--excel: a sheet is full before the row that would be lost" {
	yes '{"n":1}' | head -n 1048577 >in
	run --separate-stderr bash -c 'news-csv --excel in | wc -l'
	is 1048578 && says 0 "news-csv: row 1048576 and those behind it do not fit in one sheet: with --output they go on in another file"
	news-csv --excel -o full.csv in
	[ "$(wc -l <full.csv)" -eq 1048576 ] && [ "$(head -c 3 full-2.csv)" = $'\xEF\xBB\xBF' ] && [ "$(wc -l <full-2.csv)" -eq 3 ]
}

@test "a first name that begins with ID is quoted: bare it would be SYLK" {
	csv '{"ID":1,"IDS":2}'
	quiet && is '"ID",IDS
1,2'
}

@test "--excel: digits that Excel would change are kept as text" {
	csv '{"a":"00123","b":"1234567890123456","c":12345678901234567890,"d":"12E34","e":"2025-05","f":"2025-05-03","g":"123","h":0.12345678901234567}' --excel --no-header
	quiet && [ "$output" = $'\xEF\xBB\xBF"\'00123","\'1234567890123456","\'12345678901234567890","\'12E34","\'2025-05","2025-05-03","123",0.12345678901234567\r' ]
}

@test "--excel: a cell too long is cut at a character, and named" {
	jq -nc '{id: "r", a: ("x" * 32766 + "😀"), b: ("=" + "y" * 32767), c: ("z" * 32767)}' >in
	run --separate-stderr news-csv --excel --no-header -f a,b,c --stats stats in
	[ "$status" -eq 0 ] && [ "$stderr" = "news-csv: r: a: cut at the 32767 characters that a cell of Excel holds
news-csv: r: b: cut at the 32767 characters that a cell of Excel holds" ]
	[ "${#output}" -eq $((1 + 2 + 32766 + 1 + 2 + 32767 + 1 + 2 + 32767 + 1)) ] && jq -e '."cells cut" == 2' stats >/dev/null
}

@test "NUL: replaced and named" {
	csv '{"id":"r","a":"x\u0000y"}'
	[ "$output" = $'id,a\n"r","x\xEF\xBF\xBDy"' ] && says 0 "news-csv: r: a: NUL became U+FFFD"
	csv '{"a":"\u0000"}'
	[ "$output" = $'a\n"\xEF\xBF\xBD"' ] && says 0 "news-csv: a record without id: a: NUL became U+FFFD"
}

# --- Back into records ---

@test "--decode: fields of a record come back byte for byte" {
	local record='{"id":"a","kind":"article","title":"=1+1","authors":["Ida Berg","Max Holm"],"published":"2025-05-03","tags":["a; b","c"],"text":"One,\n\"two\"\r\n\\three\ttabs ","seq":3,"quotes":[{"text":"x","start":1}],"dates":[],"similarity":0.5}'
	local fields=id,kind,title,authors,published,tags,text,seq,quotes,dates,similarity
	round "$record" -f "$fields"
	round "$record" -f "$fields" --tsv
	round "$record" -f "$fields" -d ';' --crlf
	round "$record" -f "$fields" -j '|'
	round "$record" -f "$fields" --raw
}

@test "--decode: strings that look like something else" {
	for text in "'=1" "''=1" "'" "=1" "-5" "'90" "'90s" "[1]" "{}" "'[1]" "12" "2025-05" "'2025-05" "00123" " x " "\\" "\\t" "a;b"; do
		jq -nc --arg t "$text" '("title", "seq", "quotes", "other") as $n | {id: "i", ($n): $t}, {id: "i", authors: [$t]}'
	done >in
	[ "$(wc -l <in)" -eq 144 ]
	for form in --crlf --tsv --excel; do
		run --separate-stderr bash -c "news-csv -f id,title,seq,quotes,other,authors $form in | news-csv --decode $form | diff - in"
		quiet && is "" || return 1
	done
	round '{"id":"i","title":"","other":""}' -f id,title,other
}

@test "--decode: a sheet of default columns becomes records of its kind again" {
	run --separate-stderr bash -c 'news-csv | news-csv --decode' <<<"$ARTICLE"
	quiet && is '{"id":"a","published":"2025-05-03","title":"Ferry late","authors":["Ida Berg","Max Holm"],"url":"https://example.org/a","text":"The ferry left late on 2 May.\n\n\"Fog,\" said Ida Berg.","kind":"article"}'
	run --separate-stderr bash -c 'news-csv --each quotes | news-csv --decode' <<<"$ARTICLE"
	quiet && is '{"published":"2025-05-03","speaker":"Ida Berg","text":"Fog,","cue":"said","quote_kind":"direct","title":"Ferry late","article":"a","url":"https://example.org/a","id":"a#q1","kind":"quote"}'
}

# A tool that adds a field puts it into tools/news-csv/fields.txt, and into types.txt when it is no string.
@test "--decode: the records of the whole pipe come back from their sheet" {
	news-split "$REPO"/seeds/*.txt | news-clean --mark | news-quotes | news-dates | news-dedupe --mark >articles.ndjson
	for each in '' quotes dates; do
		news-dedupe --mark ${each:+--each $each} articles.ndjson >records.ndjson
		for form in --crlf --tsv; do
			news-csv --all $form records.ndjson | news-csv --decode $form >back.ndjson
			[ -s back.ndjson ] && diff <(jq -cS . records.ndjson) <(jq -cS . back.ndjson)
		done
	done
}

@test "--decode --kind: a sheet with columns taken out" {
	run --separate-stderr news-csv --decode --kind quote <<<$'speaker,kind,note\n"Ida","mixed","good"'
	quiet && is '{"speaker":"Ida","quote_kind":"mixed","note":"good","kind":"quote"}'
	run --separate-stderr news-csv --decode --kind poem </dev/null
	says 2 "news-csv: --kind takes article, date, paragraph, quote or sentence"
}

@test "--decode: a mark, blank lines, cells without quote marks, no newline at the end" {
	printf '\357\273\277id,seq,title\r\n\r\na,7, Rain \r\nb,,' >in
	run --separate-stderr news-csv --decode in
	quiet && is '{"id":"a","seq":7,"title":" Rain "}
{"id":"b"}'
}

@test "--decode: bad rows are named, their neighbours live" {
	printf 'id,title\na,"x"y\nb,Rain\nc,1,2\nd\351,x\ne,Sun\n' >in
	run --separate-stderr news-csv --decode --rejects bad in
	[ "$output" = $'{"id":"b","title":"Rain"}\n{"id":"e","title":"Sun"}' ] && says 1 "news-csv: in:2: a quote mark out of place
news-csv: in:4: more cells than the header has
news-csv: in:5: not UTF-8"
	printf 'a,"x"y\nc,1,2\nd\351,x\n' | cmp - bad
}

@test "--decode: Excel leaves out empty cells at the end; a piece of a broken row is none" {
	printf 'id,title,url\na\nb,Rain\nc,"one "two\nthree"\nfour\nd,Sun,u\ne\n' >in
	run --separate-stderr news-csv --decode in
	[ "$output" = $'{"id":"a"}\n{"id":"b","title":"Rain"}\n{"id":"d","title":"Sun","url":"u"}\n{"id":"e"}' ] && says 1 "news-csv: in:4: a quote mark out of place
news-csv: in:5: a quote mark out of place
news-csv: in:6: fewer cells than the header has, behind a broken row"
}

@test "--decode: a header that is none makes the file unusable, not the next one" {
	printf 'id,"ti"tle\na,Rain\n' >quotes
	printf 'id,ti\351tle\na,Rain\n' >latin
	printf 'id\nb\n' >good
	head -c 16384 /dev/zero | tr '\0' , >wide
	run --separate-stderr news-csv --decode quotes latin wide good
	[ "$output" = '{"id":"b"}' ] && says 2 "news-csv: quotes: a quote mark out of place
news-csv: latin: its header is not UTF-8
news-csv: wide: its header has more than 16384 cells"
}

@test "--decode -o: into a file" {
	run --separate-stderr news-csv --decode -o back <<<$'id\na'
	quiet && is "" && [ "$(cat back)" = '{"id":"a"}' ]
	run --separate-stderr news-csv --decode -o none </dev/null
	quiet && [ -e none ] && [ ! -s none ]
}

@test "--decode: JSON nested too deep for a record" {
	{ printf 'id,other\na,'; head -c 1024 /dev/zero | tr '\0' '['; head -c 1024 /dev/zero | tr '\0' ']'; printf '\nb,c\n'; } >in
	run --separate-stderr news-csv --decode in
	[ "$output" = '{"id":"b","other":"c"}' ] && says 1 "news-csv: in:2: nested too deep"
}

@test "--decode: two columns of one name are said" {
	printf 'id,title,id\na,Rain,b\n' >in
	run --separate-stderr news-csv --decode in
	[ "$output" = '{"title":"Rain","id":"b"}' ] && says 0 "news-csv: in:1: two columns are named id: the last one counts"
}

@test "--decode: each file has its header; an empty one gives nothing" {
	printf 'id\na\n' >one
	printf 'title,id\nRain,b\n' >two
	run --separate-stderr news-csv --decode one /dev/null two
	quiet && is '{"id":"a"}
{"title":"Rain","id":"b"}'
	printf 'title\tid\n\nRain\tb\n\n' >tabs
	run --separate-stderr news-csv --decode --tsv tabs
	quiet && is '{"title":"Rain","id":"b"}'
}

@test "--decode --tsv: a line beyond --max-line" {
	{ printf 'id\ttitle\na\t'; head -c 5000 /dev/zero | tr '\0' x; printf '\nb\tRain\n'; } >in
	run --separate-stderr news-csv --decode --tsv --max-line 1K --rejects bad in
	[ "$output" = '{"id":"b","title":"Rain"}' ] && says 1 "news-csv: in:2: longer than --max-line"
	sed -n 2p in | cmp - bad
}

# --- For the eye ---

@test "--table: aligned by the columns that characters take" {
	printf '{"id":"漢字","n":5,"text":"ab"}\n{"id":"é","n":12,"text":"x\\ty  z\\nw"}\n{"id":"👍🏽","n":1,"text":""}\n' >in
	run --separate-stderr news-csv --table in
	quiet && is 'id     n  text
────  ──  ───────
漢字   5  ab
é     12  x y z w
👍🏽     1'
}

@test "--table: cut to the window, empty columns left out" {
	printf '{"id":"a","none":null,"title":"A title of many words that go on","text":"%s"}\n' 'The rain went on all day over the hills and far away.' >in
	COLUMNS=50 run --separate-stderr news-csv --table in
	quiet && is 'id  title                text
──  ───────────────────  ─────────────────────────
a   A title of many wo…  The rain went on all day…'
	COLUMNS=16 run --separate-stderr news-csv --table in
	quiet && is 'id  text
──  ────────────
a   The rain we…'
}

@test "--table: as wide as the terminal" {
	[ -e /dev/ptmx ] && python3 -c 'import pty; pty.openpty()' 2>/dev/null || skip "no terminals here"
	printf '{"text":"%s"}\n' 'The rain went on all day over the hills and far away.' >in
	env -u COLUMNS python3 - >shown <<'EOF'
import fcntl, os, pty, struct, sys, termios
leader, follower = pty.openpty()
fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 30, 0, 0))
if os.fork() == 0:
    os.dup2(follower, 1)
    os.execvp('news-csv', ['news-csv', '--table', 'in'])
os.wait()
os.close(follower)
sys.stdout.buffer.write(os.read(leader, 4096).replace(b'\r', b''))
EOF
	is_shown="$(cat shown)"
	[ "$is_shown" = $'text\n──────────────────────────────\nThe rain went on all day over…' ]
}

@test "--table: controls and marks of direction do not reach the terminal" {
	csv '{"t":"a\u001b[31mb\u202ec\u0007d"}' --table
	quiet && is 't
────────
a[31mbcd'
}

@test "--table: no rows, no table; rows beyond the first hundred follow" {
	run --separate-stderr news-csv --table --stats stats <<<'{"n":7}'
	quiet && is $'n\n─\n7' && jq -e '.in == 1 and .out == 1' stats >/dev/null
	run --separate-stderr news-csv --table </dev/null
	quiet && is ""
	for i in $(seq 150); do printf '{"n":"%d"}\n' $((i * 1000000)); done >in
	run --separate-stderr news-csv --table in
	quiet && [ "${#lines[@]}" -eq 152 ] && [ "${lines[151]}" = 150000000 ] && [ "${lines[1]}" = ───────── ]
}

@test "hostile: many members, many cells" {
	jq -nc '[range(16384) | {key: "k\(.)", value: "v"}] | from_entries' >in
	for i in {1..50}; do cat in; done >many
	run --separate-stderr timeout 20 bash -c 'news-csv -f k0,k16383 many | tail -n 1'
	quiet && is '"v","v"'
	for i in {0..50}; do seq -s, 16384; done >in.csv
	run --separate-stderr timeout 20 bash -c 'news-csv --decode in.csv | tail -n 1 | jq length'
	quiet && is 16384
}

@test "hostile: a million quote marks, deep nesting, a long list" {
	{ printf '{"id":"a","t":"'; head -c 2000000 /dev/zero | sed 's/\x00/\\"/g'; printf '"}\n'; } >in
	run --separate-stderr timeout 10 bash -c 'news-csv -f id,t in | news-csv --decode | cmp - in'
	quiet
	{ printf '{"id":"a","t":"='; head -c 5000000 /dev/zero | tr '\0' ' '; printf '","authors":['; yes '"x",' | head -n 300000 | tr -d '\n'; printf '"y"]}\n'; } >in
	run --separate-stderr timeout 10 bash -c 'news-csv -f id,t,authors in | news-csv --decode | cmp - in'
	quiet
	{ printf '{"a":'; printf '[%.0s' $(seq 500); printf '1'; printf ']%.0s' $(seq 500); printf '}\n'; } >in
	run --separate-stderr timeout 10 bash -c 'news-csv in | news-csv --decode | cmp - in'
	quiet
}
