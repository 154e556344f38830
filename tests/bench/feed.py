#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""feed.py MEGABYTES: a feed of article records of about 6 kB, made of the seeds' paragraphs and sentences of our own,
different in each record and the same on every run."""
import glob, json, random, sys

OWN = """The harbour was closed for two days after the storm of {day}.
“We will open again on {weekday},” said {name}, who runs the port. “Nobody was hurt.”
{name} told reporters that the council had known of the crack since {month}.
According to {name}, the bridge carries {number} cars a day.
The museum bought the painting in {year} and has shown it only twice.
A spokesperson for the ministry declined to comment on the report.
Prices rose by {number} percent over the past three months, the office said.
“It's a good day for the valley,” {name} added, “and a better one for the farmers.”
Two weeks ago the same court had ruled the other way.
The train leaves at 7:45 a.m. every weekday and is rarely late.""".split('\n')
FIRST = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas Katya Luis Mona Nils Olga Pavel".split()
LAST = "Arden Bellow Castell Dorn Eriksen Falk Granger Holt Ibarra Jansen Keller Lund Moreau Novak Ortiz Petrov".split()
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

def main():
    size, rnd = float(sys.argv[1]) * 1e6, random.Random(1)
    paragraphs = [p for f in sorted(glob.glob('seeds/*.txt')) for p in open(f, encoding='utf-8').read().split('\n') if len(p) > 80]
    written, n = 0, 0
    while written < size:
        n += 1
        fill = lambda s: s.format(name=rnd.choice(FIRST) + ' ' + rnd.choice(LAST), number=rnd.randint(2, 9999), year=rnd.randint(1900, 2024),
            month=rnd.choice(MONTHS), weekday=rnd.choice(WEEKDAYS), day='%s %d' % (rnd.choice(MONTHS), rnd.randint(1, 28)))
        text = [rnd.choice(paragraphs) if rnd.random() < .35 else ' '.join(fill(s) for s in rnd.sample(OWN, 4)) for _ in range(16)]
        line = json.dumps({'id': 'bench-%d' % n, 'kind': 'article', 'title': fill('{name} and the year {year}'),
            'published': '20%02d-%02d-%02d' % (rnd.randint(0, 25), rnd.randint(1, 12), rnd.randint(1, 28)), 'publisher': 'The Bench',
            'url': 'https://example.org/%d' % n, 'text': '\n\n'.join(text)}, ensure_ascii=False) + '\n'
        written += len(line.encode())
        sys.stdout.write(line)
main()
