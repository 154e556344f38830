# SPDX-License-Identifier: MIT
"""compare.py EXPECTED GOT [lf]: how many records are equal; names the others. With lf any line end is as good as LF."""
import json
import re
import sys

def records(name):
    with open(name, encoding='utf-8', newline='\n') as lines:
        return [json.loads(line) for line in lines]

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
