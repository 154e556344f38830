# SPDX-License-Identifier: MIT
"""client.py csv|pandas IN OUT: read a sheet and write it again."""
import csv
import sys

module, source, target = sys.argv[1:]
if module == 'csv':
    csv.field_size_limit(1 << 30)
    with open(source, newline='', encoding='utf-8') as rows, open(target, 'w', newline='', encoding='utf-8') as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(csv.reader(rows, strict=True))
else:
    import pandas
    frame = pandas.read_csv(source, dtype=str, keep_default_na=False)
    with open(target, 'w', newline='', encoding='utf-8') as out:
        frame.to_csv(out, index=False, quoting=csv.QUOTE_ALL)
