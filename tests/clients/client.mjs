// SPDX-License-Identifier: MIT
// client.mjs papaparse|csv-parse|duckdb IN OUT: read a sheet and write it again.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [name, source, target] = process.argv.slice(2);
const require = createRequire(process.cwd() + '/');
const quote = (cell) => '"' + cell.replaceAll('"', '""') + '"';
const write = (rows) => writeFileSync(target, rows.map((row) => row.map(quote).join(',') + '\n').join(''));

if (name === 'papaparse') {
	const Papa = require('papaparse');
	const { data, errors } = Papa.parse(readFileSync(source, 'utf8'), { skipEmptyLines: true });
	if (errors.length) throw new Error(JSON.stringify(errors[0]));
	writeFileSync(target, Papa.unparse(data, { quotes: true, newline: '\n' }) + '\n');
} else if (name === 'csv-parse') {
	const { parse } = require('csv-parse/sync');
	write(parse(readFileSync(source)));
} else {
	const { DuckDBInstance } = require('@duckdb/node-api');
	const connection = await (await DuckDBInstance.create()).connect();
	await connection.run(`COPY (SELECT * FROM read_csv('${source}', all_varchar = true, header = true, delim = ',',
		quote = '"', escape = '"')) TO '${target}' (HEADER, FORCE_QUOTE *)`);
}
