# SPDX-License-Identifier: MIT
# Who said what: each construction in one or two sentences of our own.
load helper

# quotes TEXT [OPTION...]: `kind|speaker|words` of each quotation, one a line.
quotes() {
	local text="$1"
	shift
	run --separate-stderr bash -c 'jq -cn --arg t "$0" "{id: \"a\", text: \$t}" | news-quotes "$@" | jq -r ".quotes[]? | \"\(.kind)|\(.speaker // \"-\")|\(.text)\""' "$text" "$@"
	quiet
}

# spoken TEXT: the same without indirect speech.
spoken() { quotes "$1" --kind direct,mixed; }

# styles TEXT WANT: TEXT with straight marks, then curly, doubled, British and ASCII single ones, gives WANT each time.
styles() {
	local text="$1" want="$2" open close
	for pair in '" "' '“ ”' "\`\` ''" '‘ ’' "' '" '« »'; do
		read -r open close <<<"$pair"
		spoken "$(awk -v o="$open" -v c="$close" -v q='"' '{ n = split($0, a, q); s = a[1]; for (i = 2; i <= n; i++) s = s (i % 2 ? c : o) a[i]; print s }' <<<"$text")"
		is "$want" || { echo "with $open and $close"; return 1; }
	done
}

@test "speaker and verb behind the words" {
	styles '"The bridge is safe," Ann Miller said.' 'direct|Ann Miller|The bridge is safe,'
}

@test "verb and speaker behind the words" {
	styles '"The bridge is safe," said Ann Miller, the chief engineer.' 'direct|Ann Miller|The bridge is safe,'
}

@test "speaker and verb before the words" {
	styles 'Ann Miller said, "The bridge is safe."' 'direct|Ann Miller|The bridge is safe.'
	styles 'Ann Miller told reporters: "The bridge is safe."' 'direct|Ann Miller|The bridge is safe.'
}

@test "a question and its asker" {
	styles '"Is the bridge safe?" asked Ann Miller.' 'direct|Ann Miller|Is the bridge safe?'
	styles '"Is the bridge safe?" Ann Miller asked.' 'direct|Ann Miller|Is the bridge safe?'
}

@test "words split by their cue" {
	styles '"The bridge," Ann Miller said, "is safe."' 'direct|Ann Miller|The bridge,
direct|Ann Miller|is safe.'
	styles '"The bridge is safe," Ann Miller said. "We checked it twice."' 'direct|Ann Miller|The bridge is safe,
direct|Ann Miller|We checked it twice.'
}

@test "the parts of a split utterance share a group" {
	run --separate-stderr bash -c 'echo "{\"text\":\"\\\"The bridge,\\\" Ann Miller said, \\\"is safe.\\\" Tom Hale said it was not.\"}" | news-quotes | jq -c "[.quotes[].group]"'
	quiet
	is '[1,1,2]'
}

@test "words in part" {
	spoken 'Ann Miller said “the bridge” must be closed by Monday.'
	is 'mixed|Ann Miller|“the bridge” must be closed by Monday'
	spoken 'Ann Miller called the bridge “a disgrace” to the town.'
	is 'mixed|Ann Miller|the bridge “a disgrace” to the town'
}

@test "an apposition between speaker and verb" {
	styles '"The bridge is safe," Ann Miller, the chief engineer, said.' 'direct|Ann Miller|The bridge is safe,'
	styles '"The bridge is safe," the chief engineer, Ann Miller, said.' 'direct|Ann Miller|The bridge is safe,'
}

@test "a seat, a place or an age between speaker and verb names nobody" {
	spoken 'Sen. Ann Miller, D-N.Y., however, accused the council of “a cover-up.”'
	is 'mixed|Ann Miller|the council of “a cover-up.”'
	spoken 'Sen. Ann Miller, R-S.C., who runs a choir, said “the bridge is safe.”'
	is 'direct|Ann Miller|the bridge is safe.'
	quotes 'Ann Miller, a Norwich, Vt., teacher helping with the fair, said she was alarmed.'
	is 'indirect|Ann Miller|she was alarmed'
	quotes 'Several residents interviewed in the town this week, including Mr. Hale, said they had no trouble with it.'
	is 'indirect|Several residents|they had no trouble with it'
}

@test "what an office is of is no part of a name" {
	spoken '“The bridge is safe,” said Secretary of State Mary Miller.'
	is 'direct|Mary Miller|The bridge is safe,'
	spoken '“The bridge is safe,” Speaker of the House Mary Stone said.'
	is 'direct|Mary Stone|The bridge is safe,'
	spoken '“The bridge is safe,” said the wife of Paul Stone.'
	is 'direct|the wife of Paul Stone|The bridge is safe,'
	spoken '“The bridge is safe,” Senate Minority Whip Ann Miller said.'
	is 'direct|Ann Miller|The bridge is safe,'
}

@test "bodies keep the name of an office and what they are for" {
	quotes 'The Norwich County Sheriff’s Office said it was late.'
	is 'indirect|Norwich County Sheriff’s Office|it was late'
	quotes 'The Center for Old Bridges said it was late.'
	is 'indirect|Center for Old Bridges|it was late'
}

@test "a word that opens a sentence behind a dateline is no part of a name" {
	quotes 'NORWICH (AP) — When Ann Miller praises the plan as “odd,” people listen.'
	is 'mixed|Ann Miller|the plan as “odd,”'
}

@test "quoted words beside a noun of saying are speech" {
	spoken 'Tom Hale won with his “old wall” remark and left.'
	is 'direct|Tom Hale|old wall'
	spoken 'The council won with claims of “great savings” in May.'
	is 'direct|The council|great savings'
	spoken 'The council won with an “old wall” and left.'
	is ''
}

@test "a thing speaks no words that no cue gives it" {
	spoken 'It needed Mr. Hale and a “piece of luck” that night.'
	is ''
}

@test "several who speak together keep their names" {
	spoken '“The bridge is safe,” said Ann Miller and Tom Hale.'
	is 'direct|Ann Miller and Tom Hale|The bridge is safe,'
	quotes 'The bridge is safe, said Tom Hale and others.'
	is 'indirect|Tom Hale and others|The bridge is safe'
	spoken '“The bridge is safe,” says town planner and radio contributor Ann Miller, who lives here.'
	is 'direct|Ann Miller|The bridge is safe,'
	spoken '“The bridge is safe,” said the Department of Roads and Bridges.'
	is 'direct|Department of Roads and Bridges|The bridge is safe,'
}

@test "two mentions that ran together are no name" {
	spoken 'Ann Miller came. Watch Miller Miller below. “It is late,” Miller said.'
	is 'direct|Ann Miller|It is late,'
}

@test "a role, a body, a pronoun speak" {
	spoken '"The bridge is safe," a spokesperson for the council said.'
	is 'direct|a spokesperson for the council|The bridge is safe,'
	spoken 'Ann Miller came late. "The bridge is safe," she said.'
	is 'direct|Ann Miller|The bridge is safe,'
	spoken 'The mayor, Tom Hale, met Ann Miller. "The bridge is safe," he told her.'
	is 'direct|Tom Hale|The bridge is safe,'
}

@test "a speaker behind the words may go on in a relative clause" {
	spoken '“The bridge is safe,” said one keeper of a lighthouse that stands there. “We checked.”'
	is 'direct|one keeper of a lighthouse|The bridge is safe,
direct|one keeper of a lighthouse|We checked.'
}

@test "a last name stands for the full one, a role for its holder" {
	spoken 'Finnish President Alma Laine arrived. "We agreed," Laine said. "We will meet again," the Finnish president added.'
	is 'direct|Alma Laine|We agreed,
direct|Alma Laine|We will meet again,'
}

@test "the title gives a name" {
	run --separate-stderr bash -c 'echo "{\"title\":\"President Alma Laine arrives\",\"text\":\"\\\"We agreed,\\\" Laine said.\"}" | news-quotes | jq -r ".quotes[].speaker"'
	quiet
	is 'Alma Laine'
}

@test "participles and second verbs" {
	spoken 'Ann Miller dismissed the report, saying: "The bridge is safe."'
	is 'direct|Ann Miller|The bridge is safe.'
	spoken 'Ann Miller denied the report and added, "The bridge is safe."'
	is 'direct|Ann Miller|The bridge is safe.'
}

@test "according to" {
	quotes 'According to Ann Miller, the bridge is safe.'
	is 'indirect|Ann Miller|the bridge is safe'
	quotes 'The bridge is safe, according to Ann Miller.'
	is 'indirect|Ann Miller|The bridge is safe'
}

@test "indirect speech with and without that" {
	quotes 'Ann Miller said that the bridge was safe.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'Ann Miller said on Monday the bridge was safe.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'Neighbours say the bridge is safe.'
	is 'indirect|Neighbours|the bridge is safe'
	quotes 'The bridge was safe, Ann Miller said.'
	is 'indirect|Ann Miller|The bridge was safe'
}

@test "a report ends where another clause begins" {
	quotes 'Ann Miller said the bridge was safe, but the council closed it.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'Ann Miller said the bridge was safe, a claim that the council denied.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'Ann Miller said the bridge, a gift of the king, was safe.'
	is 'indirect|Ann Miller|the bridge, a gift of the king, was safe'
	quotes 'Ann Miller said the bridge was safe; the council closed it.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'After Ann Miller said the bridge was safe, the council opened it.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'Ann Miller said the bridge was safe, and Tom Hale said it was old.'
	is 'indirect|Ann Miller|the bridge was safe
indirect|Tom Hale|it was old'
}

@test "a report inside a report is told once, by the outer speaker" {
	quotes 'Ann Miller said she had told the council that the bridge was safe.'
	is 'indirect|Ann Miller|she had told the council that the bridge was safe'
}

@test "speech of several paragraphs opens each and closes once" {
	spoken $'“The bridge is safe,” Ann Miller said. “We checked it.\n\n“We will check it again.”'
	is 'direct|Ann Miller|The bridge is safe,
direct|Ann Miller|We checked it.
direct|Ann Miller|We will check it again.'
}

@test "marks that open in one language and close in another" {
	for marks in '„ “' '» «' '« »'; do
		read -r open close <<<"$marks"
		spoken "${open}The bridge is safe,${close} said Ann Miller. ${open}We checked it.${close}"
		is 'direct|Ann Miller|The bridge is safe,
direct|Ann Miller|We checked it.' || { echo "with $open and $close"; return 1; }
	done
	spoken '« The bridge is safe », said Ann Miller.'
	is 'direct|Ann Miller|The bridge is safe'
}

@test "what stands behind quoted words and their cue is no report" {
	quotes '“The bridge is safe,” Ann Miller said after the vote broke up.'
	is 'direct|Ann Miller|The bridge is safe,'
	quotes 'Asked whether the bridge was safe, Ann Miller said, “It is.”'
	is 'direct|Ann Miller|It is.'
	quotes '“It stays,” Tom Hale replied. “We own it.” Ann Miller disagreed.'
	is 'direct|Tom Hale|It stays,
direct|Tom Hale|We own it.'
	quotes 'When asked whether the bridge was safe, Ann Miller demurred.'
	is ''
	spoken 'Hale (the owner since May) said: “It stays.”'
	is 'direct|Hale|It stays.'
}

@test "a quotation in a quotation belongs to the outer one" {
	spoken '"He called it \"done\" too early," Ann Miller said.'
	spoken '“They called it ‘done’ too early,” Ann Miller said.'
	is 'direct|Ann Miller|They called it ‘done’ too early,'
}

@test "apostrophes are no marks" {
	spoken "'The drivers' union isn't happy with the town's plan,' said Ann Miller."
	is "direct|Ann Miller|The drivers' union isn't happy with the town's plan,"
	quotes "The workers' plan of the '90s isn't Ann's."
	is ''
}

@test "what nobody spoke is no speech" {
	quotes 'The film "The Long Night" opens in May.'
	is ''
	quotes 'The network cancelled "The Long Night" in May.'
	is ''
	quotes 'Tom "Red" Hale came.'
	is ''
	quotes 'The group was designated as a "dangerous sailing club" in May.'
	is ''
	quotes 'The so-called "experts" left.'
	is ''
}

@test "a title, a programme, a sign are no speech, not even beside it" {
	spoken 'Ann Miller said on the radio programme “Morning Notes” that “the bridge is safe.”'
	is 'direct|Ann Miller|the bridge is safe.'
	spoken '“The Long Night,” by Ann Miller, is out.'
	is ''
	spoken "In her book, 'The Long Night,' Ann Miller describes the flood."
	is ''
}

@test "a chorus, a document and its author" {
	spoken 'The crowd chanted, “Mend the bridge!”'
	is 'direct|The crowd|Mend the bridge!'
	spoken 'The report said “nobody checked the bolts.”'
	is 'direct|The report|nobody checked the bolts.'
	spoken 'Ann Miller sent the council a letter saying, “The bridge is safe.”'
	is 'direct|Ann Miller|The bridge is safe.'
}

@test "relative clauses give the words to whom they speak of" {
	quotes 'Tom Hale met Ann Miller, who said that the bridge was safe.'
	is 'indirect|Ann Miller|the bridge was safe'
	quotes 'They crossed a bridge that Ann Miller said was safe.'
	is 'indirect|Ann Miller|was safe'
	quotes 'It was a question for Ann Miller, who in May said the bridge was safe.'
	is 'indirect|Ann Miller|the bridge was safe'
}

@test "who is quoted as saying it says it" {
	quotes 'The “Evening News” quoted Ann Miller as saying the bridge was safe.'
	is 'indirect|Ann Miller|the bridge was safe'
}

@test "an opening participle belongs to the subject behind it" {
	quotes 'While saying that the bridge was safe, Tom Hale went home.'
	is 'indirect|Tom Hale|the bridge was safe'
	spoken 'After calling the bridge “a mess,” Tom Hale went home.'
	is 'mixed|Tom Hale|the bridge “a mess,”'
	spoken 'When Ann Miller praises the plan as “odd,” people listen.'
	is 'mixed|Ann Miller|the plan as “odd,”'
}

@test "participles belong to the nearest one who can speak" {
	spoken 'The council met, with Ann Miller saying, “The bridge is safe.”'
	is 'direct|Ann Miller|The bridge is safe.'
	quotes 'Tom Hale urged Ann Miller to go, but she firmly declined, adding that it was late.'
	is 'indirect|Tom Hale|Ann Miller to go
indirect|Ann Miller|it was late'
	spoken '“It is late,” Tom Hale said as Ann Miller left, adding, “Very late.”'
	is 'direct|Tom Hale|It is late,
direct|Ann Miller|Very late.'
}

@test "verbs of any kind behind a quotation that a comma closes" {
	spoken '“The bridge is safe,” Ann Miller went on.'
	is 'direct|Ann Miller|The bridge is safe,'
}

@test "colons: a name, a statement, a headline, a transcript" {
	spoken 'The council had one answer: “The bridge is safe.”'
	is 'direct|The council|The bridge is safe.'
	spoken $'The council gave a statement:\n\n“The bridge is safe.”'
	is 'direct|The council|The bridge is safe.'
	quotes $'Ann Miller: Bridge is safe\n\nThe town is glad.'
	is 'indirect|Ann Miller|Bridge is safe'
	spoken $'Ann Miller met Tom Hale.\n\n“HALE: Is the bridge safe?\n\n“MILLER: It is.”'
	is 'direct|Tom Hale|Is the bridge safe?
direct|Ann Miller|It is.'
	quotes $'ANN MILLER: The bridge is safe. We checked it.\n\nHALE: Thank you.\n\nTHE FACTS: Nobody checked.\n\nTom Hale left.'
	is 'indirect|ANN MILLER|The bridge is safe. We checked it.'
	quotes $'Tom Hale asks.\n\nANN MILLER: It is safe. We checked it.\n\nHALE: Thank you.\n\nUPDATE: Nobody checked.'
	is 'indirect|ANN MILLER|It is safe. We checked it.
indirect|Tom Hale|Thank you.'
}

@test "an interview by Q and A" {
	quotes $'Q: Is the bridge safe? Say it.\n\nA: It is. We checked it.\n\nPlan A: it stays.'
	is 'indirect|Q|Is the bridge safe? Say it.
indirect|A|It is. We checked it.'
}

@test "an answer is its owner's" {
	spoken 'Hale’s answer was short: “Never.”'
	is 'direct|Hale|Never.'
	spoken 'Tom Hale came. His answer was short: “Never.”'
	is 'direct|Tom Hale|Never.'
}

@test "a signature behind a dash" {
	spoken '“The bridge is safe.” — Ann Miller'
	is 'direct|Ann Miller|The bridge is safe.'
}

@test "a reported clause in two halves shares a group" {
	run --separate-stderr bash -c 'echo "{\"text\":\"The bridge, Ann Miller said, is safe.\"}" | news-quotes | jq -c ".quotes[] | [.group,.text]"'
	quiet
	is '[1,"The bridge"]
[1,"is safe"]'
}

@test "nouns and numbers that look like verbs of saying are none" {
	quotes 'Several of the claims and reports concern the bridge.'
	is ''
	quotes 'In the United States bridges are old.'
	is ''
	quotes 'Three mining states that have old bridges will close them.'
	is ''
	quotes 'Early reports indicated that nobody came; fifteen states now have a plan.'
	is ''
	quotes 'The clerk from Norwich, Vermont, said it was late.'
	is 'indirect|The clerk from Norwich|it was late'
	quotes 'A mill called Norden was sold in May.'
	is ''
	quotes 'The bridge was denied by the mayor.'
	is ''
	quotes 'Ann Miller, spokeswoman for the mill, said the sale of a barn was one step.'
	is 'indirect|Ann Miller|the sale of a barn was one step'
	quotes 'The council has claims and demands.'
	is ''
}

@test "a pronoun goes to nobody it cannot mean" {
	spoken 'Ann Miller came late. “The bridge is safe,” he said.'
	is 'direct|he|The bridge is safe,'
	spoken 'The rain came late. “The bridge is safe,” she said.'
	is 'direct|she|The bridge is safe,'
}

@test "he and she are told apart by given names from many countries" {
	spoken 'Jacinda Dorn met Nils Falk on Monday. She told him to go. He replied, “It stays.”'
	is 'direct|Nils Falk|It stays.'
}

@test "relatives with one last name stay apart" {
	spoken 'Tom Hale met his sister, Ann Hale. “It is late,” Mr. Hale said. “I know,” Ms. Hale said.'
	is 'direct|Tom Hale|It is late,
direct|Ann Hale|I know,'
}

@test "a paragraph of many quotations keeps its speakers to the end" {
	run --separate-stderr bash -c 'jq -cn "{text: ([range(200) | \"“It is late,” said Ann Miller. “Very late.” \"] | add)}" | news-quotes | jq -r "[.quotes[].speaker] | unique[], length"'
	quiet
	is 'Ann Miller
400'
}

# seconds TEXT COUNT: how long news-quotes takes for TEXT, as JSON has it, COUNT times.
seconds() {
	T="$1" awk -v n="$2" 'BEGIN { t = ENVIRON["T"]; printf "{\"text\":\""; for (i = 0; i < n; i++) printf "%s", t; print "\"}" }' >"$BATS_TEST_TMPDIR/in"
	local start
	start=$(date +%s%N)
	news-quotes "$BATS_TEST_TMPDIR/in" >/dev/null || return 1
	awk -v a="$start" -v b="$(date +%s%N)" 'BEGIN { print (b - a) / 1e9 }'
}

@test "hostile text costs no more than its length" {
	for text in '\"' '\" ' ' \"a' "'" " 'a" '“' '“a ' 'Ann said ' 'Ann said that ' 'a, he said, ' '(a ' 'who ' 'was not ' 'Aa ' '“A,” he said. ' "a'" 'a-' \
		'“A b c,” said Ann. “B c d.” ' '“A b c d.”\n\n'; do
		took=$(seconds "$text" 50000)
		awk -v s="$took" 'BEGIN { exit s > 2 }' || { echo "$text: $took s"; return 1; }
	done
}

@test "ten thousand names are looked up as fast as ten" {
	awk 'BEGIN { printf "{\"text\":\""; for (i = 0; i < 10000; i++) { a = sprintf("%c%c%c", 97 + i % 26, 97 + int(i / 26) % 26, 97 + int(i / 676) % 26); printf "Qx%so Zx%so said it was late. ", a, a } print "\"}" }' >"$BATS_TEST_TMPDIR/in"
	run --separate-stderr timeout 5 bash -c 'news-quotes "$0" | jq ".quotes | length"' "$BATS_TEST_TMPDIR/in"
	quiet
	is 10000
}

@test "offsets count code points and slice to the text" {
	run --separate-stderr bash -c 'jq -cn "{text: \"Café “Éire” fans: “We — all of us — won,” Zoë Ångström said.\"}" | news-quotes | jq -r ".text as \$t | .quotes[] | \$t[.start:.end] == .text, \$t[.segments[0][0]:.segments[0][1]], \$t[.speaker_start:.speaker_end]"'
	quiet
	is 'true
We — all of us — won,
Zoë Ångström'
}

@test "--kind takes a list and refuses what it does not know" {
	quotes 'Ann Miller said the bridge was safe.' --kind direct,mixed
	is ''
	run --separate-stderr news-quotes --kind loud
	says 2 'news-quotes: --kind takes direct, mixed and indirect, with commas between them'
	is ''
}

@test "a record without text or without quotations leaves as it came" {
	run --separate-stderr news-quotes <<<'{"n":1.0,"x":[1, 2]}'
	quiet
	is '{"n":1.0,"x":[1, 2]}'
	run --separate-stderr news-quotes <<<'{"text":"Nothing was said.", "n":1e2}'
	quiet
	is '{"text":"Nothing was said.", "n":1e2}'
}

@test "the thirteen spoken quotations of the seeds" {
	run --separate-stderr bash -c 'for f in seeds/*.txt; do jq -cRs "{text: .}" "$f"; done | news-quotes --kind direct,mixed | jq -r ".quotes[]? | .segments[0] as \$s | \"\(.speaker)|\(.text)\""'
	quiet
	is 'Claudia Sheinbaum|Our territory is inalienable.
Claudia Sheinbaum|We can work together, but you in your territory, us in ours,
Anna Kelly|the “robust cooperation” that has led to the capture of cartel leaders and bolstered border security
Claudia Sheinbaum|No, President Trump, sovereignty is sacrosanct. Sovereignty is not for sale—it is loved and defended.
Claudia Sheinbaum|We can collaborate—but each on our own territory,
Donald Trump|the drug cartels as "horrible people" responsible for thousands of deaths
Donald Trump|If Mexico wanted help with the cartels, I would be honored to go in and do it,
Claudia Sheinbaum|Sovereignty is not for sale,
Claudia Sheinbaum|We can collaborate. We can work together, but with you in your territory and us in ours. We can share information, but we will never accept the presence of the United States Army on our territory,
Donald Trump|I think she’s a lovely woman, but she is so afraid of the cartels that she can’t even think straight,
Claudia Sheinbaum|We can collaborate, we can work together, but you in your territory, we in ours,
Claudia Sheinbaum|We can share information, but we will never accept the presence of the U.S. Army in our territory.
National Security Council|The president has been crystal clear that Mexico must do more to combat these gangs and cartels, and the United States stands ready to assist and expand the already close cooperation between our two countries.'
}
