# SPDX-License-Identifier: MIT
"""compare.py EXPECTED GOT [lf]: how many records are equal; names the others. With lf any line end is as good as LF.
GOT is records, or a sheet itself, in which text that begins a formula, or is JSON, bears one apostrophe."""
import csv
import json
import re
import sys

FORMULA = re.compile("'*[\\s\\x00-\\x20\\x7f-\\xa0\\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*[-=+@＝＋－＠]|'*[\\t\\r\\n]")

def guarded(cell):
    if cell[0] != "'":
        return False
    try:
        return bool(FORMULA.match(cell[1:])) or isinstance(json.loads(cell[1:]), (list, dict))
    except ValueError:
        return False

def records(name):
    with open(name, encoding='utf-8', newline='') as lines:
        if not name.endswith('.csv'):
            return [json.loads(line) for line in lines.read().split('\n') if line]
        csv.field_size_limit(1 << 30)
        return [dict(row, cell=row['cell'][guarded(row['cell']):]) for row in csv.DictReader(lines, strict=True)]

def same(a, b):
    if a == b:
        return True
    if not b or len(sys.argv) < 4:
        return False
    return any(re.sub(ends, '\n', a['cell']) == re.sub(ends, '\n', b['cell']) for ends in ('\r\n?', '\r\n?|\n\r'))

expected = records(sys.argv[1])
found = {r.get('id'): r for r in records(sys.argv[2])}
wrong = [r for r in expected if not same(r, found.get(r['id']))]
print('%d of %d' % (len(expected) - len(wrong), len(expected)))
for r in wrong:
    print('   %s: %.60r became %.60r' % (r['id'], r['cell'], found.get(r['id'], {}).get('cell')), file=sys.stderr)
sys.exit(bool(wrong))
