#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""feed.py MEGABYTES: a feed of article records of about 6 kB, the same on every run: plain sentences put together from
parts, so that no two articles are alike, with quotations, dates and now and then a paragraph of the seeds among them."""
import glob, json, random, sys

WHO = """the council|the harbour authority|a group of teachers|the regional court|an engineer from the north|the museum|the owner of the mill|
residents of the old quarter|the ministry of transport|a team of doctors|the football club|two farmers|the opposition|the bank|a small brewery|
the university|the port's new director|fishermen|the night train's crew|the committee|a retired judge|the publisher|the power company|the choir""".replace('\n', '').split('|')
DID = """has opened|closed|is planning|rebuilt|has refused to pay for|welcomed|criticised|sold|measured|is waiting for|lost|found|has paid for|
moved|wants to keep|can no longer afford|had promised|delayed|inspected|gave away|asked for|photographed|described|painted""".replace('\n', '').split('|')
WHAT = """a second bridge|the western ferry line|its oldest building|a plan for cheaper housing|the annual fair|three new buses|a collection of maps|
the water supply|a contract with the city|the road to the quarry|its archive|a row of lime trees|the budget|an extension of the tram|a loan|
the disputed wall|a kitchen for the school|the heating of the swimming hall|a report on wages|the last open forge|a prize for young writers""".replace('\n', '').split('|')
WHERE = """near the river|in the valley|after a long debate|despite the rain|without saying why|on the island|for the first time|at the edge of town|
together with its neighbours|under a new law|behind closed doors|as costs went up|in spite of earlier plans|with money from a fund|
before the holidays|along the border|to general surprise|at its own expense|in a hall full of guests|as it does each spring""".replace('\n', '').split('|')
SPEECH = """“We will open again on {weekday},” said {name}, who runs the place. “Nobody was hurt.”
{name} told reporters that the matter had been known since {month}.
According to {name}, {number} people depend on it.
“It's a good day for the valley,” {name} added, “and a better one for the farmers.”
{name} called the decision “a mistake of {year}”.""".split('\n')
DATED = """The agreement was signed on {month} {day}, {year}.
Prices have risen by {number} percent over the past three months.
Two weeks ago the same court had ruled the other way.
The next hearing is on {weekday} at 7:45 a.m.
It had last happened in {month} {year}.""".split('\n')
SYLLABLES = "bel cor dan el fen gar hol in jor kel lun mar nor os pel quin ros sal tor ul van wes yar zel".split()
FIRST = "Anna Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas Katya Luis Mona Nils Olga Pavel".split()
LAST = "Arden Bellow Castell Dorn Eriksen Falk Granger Holt Ibarra Jansen Keller Lund Moreau Novak Ortiz Petrov".split()
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

def main():
    size, rnd = float(sys.argv[1]) * 1e6, random.Random(1)
    seeds = [p for f in sorted(glob.glob('seeds/*.txt')) for p in open(f, encoding='utf-8').read().split('\n') if len(p) > 80]
    fill = lambda s: s.format(name=rnd.choice(FIRST) + ' ' + rnd.choice(LAST), number=rnd.randint(2, 9999), year=rnd.randint(1900, 2024),
        month=rnd.choice(MONTHS), weekday=rnd.choice(WEEKDAYS), day=rnd.randint(1, 28))
    place = lambda: ''.join(rnd.choice(SYLLABLES) for _ in range(3)).capitalize()
    plain = lambda: '%s of %s %s %s in %s %s.' % (rnd.choice(WHO).capitalize(), place(), rnd.choice(DID), rnd.choice(WHAT), place(), rnd.choice(WHERE))
    def sentence():
        kind = rnd.random()
        return fill(rnd.choice(SPEECH)) if kind < .12 else fill(rnd.choice(DATED)) if kind < .22 else plain()
    written = n = 0
    while written < size:
        n += 1
        text = [rnd.choice(seeds) if rnd.random() < .03 else ' '.join(sentence() for _ in range(rnd.randint(2, 6))) for _ in range(rnd.randint(12, 26))]
        line = json.dumps({'id': 'bench-%d' % n, 'kind': 'article', 'title': plain()[:-1],
            'published': '20%02d-%02d-%02d' % (rnd.randint(0, 25), rnd.randint(1, 12), rnd.randint(1, 28)), 'publisher': 'The Bench',
            'url': 'https://example.org/%d' % n, 'text': '\n\n'.join(text)}, ensure_ascii=False) + '\n'
        written += len(line.encode())
        sys.stdout.write(line)
main()
