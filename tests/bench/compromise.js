// SPDX-License-Identifier: MIT
// compromise over the texts of NDJSON records: a yardstick for news-quotes.
const nlp = require('compromise')
let found = 0
for (const line of require('fs').readFileSync(0, 'utf8').split('\n')) {
	if (line) found += nlp(JSON.parse(line).text).quotations().length
}
console.log(found)
