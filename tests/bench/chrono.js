// SPDX-License-Identifier: MIT
// chrono-node over the texts of NDJSON records: a yardstick for news-dates.
const chrono = require('chrono-node')
let found = 0
for (const line of require('fs').readFileSync(0, 'utf8').split('\n')) {
	if (!line) continue
	const record = JSON.parse(line)
	found += chrono.parse(record.text, new Date(record.published)).length
}
console.log(found)
