# SPDX-License-Identifier: MIT
"""A plain regular expression for dates over the texts of NDJSON records: a yardstick for news-dates."""
import json, re, sys

MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
DATE = re.compile(r'\b(?:(?:%s)(?: \d{1,2}(?:, \d{4})?| \d{4})?|\d{1,2} (?:%s)(?: \d{4})?|\d{4}-\d\d-\d\d|(?:19|20)\d\d|'
                  r'(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow)\b' % (MONTHS, MONTHS))
print(sum(len(DATE.findall(json.loads(line)['text'])) for line in sys.stdin))
