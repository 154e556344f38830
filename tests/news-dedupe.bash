# SPDX-License-Identifier: MIT
# Records made up for the tests of news-dedupe.

# label ARGS: the clusters of the records on standard input, as id=cluster
label() {
	news-dedupe --mark "$@" | jq -r '"\(.id)=\(.cluster)"' | paste -sd' '
}

# record ID TEXT [MORE]
record() {
	jq -nc --arg id "$1" --arg text "$2" '{id: $id, text: $text}'
}

# words FROM TO: a text of made-up words, each another one
words() {
	seq "$1" "$2" | tr 0-9 k-t | paste -sd' '
}

# feed N: N made-up records, each of its own words, every fifth the double of the one before
feed() {
	awk -v records="$1" 'BEGIN {
		for (n = 1; n <= records; n++) {
			from = n % 5 ? n * 100 : n * 100 - 100
			text = from
			for (i = from + 1; i <= from + 60; i++) text = text " " i
			for (digit = 0; digit < 10; digit++) gsub(digit, substr("klmnopqrst", digit + 1, 1), text)
			printf "{\"id\":\"r%d\",\"text\":\"%s\"}\n", n, text
		}
	}'
}
