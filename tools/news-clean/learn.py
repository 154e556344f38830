#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""learn.py [--folds N] [--output weights.txt] FILE...

Learns the weights by which news-clean judges lines, and writes them as its table.

FILE holds one JSON object a line: "id" (texts that must not be told apart across folds share it), "text", and
"lines": for each line of the text {"keep": true|false, "kind": ...}; kinds title, dup and punct are not learned from.
The features come from `news-clean --explain PASS`, so what is learned is what the program sees. Each pass is a
logistic regression (Adagrad, L2); a pass learns from neighbours' scores that were made without the text's own fold.
Standard library only.
"""
import argparse
import json
import math
import os
import random
import subprocess
import sys
import tempfile
import zlib

PASSES = 2
IGNORED = {"title", "dup", "punct"}


def read(paths):
    """Texts as (id, fold key, text, labels by line number, weight of each line)."""
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file):
                gold = json.loads(line)
                texts.append(example("%s:%d" % (path, number), gold["id"], gold["lines"]))
    return texts


def example(name, key, lines, share=1.0):
    labels = {n: bool(x["keep"]) for n, x in enumerate(lines, 1) if x.get("kind") not in IGNORED}
    weight = share * (20 / max(len(labels), 5)) ** 0.6
    return name, key, "\n".join(x["text"] for x in lines), labels, weight


def piece(lines, choose):
    """A few lines in a row from where body is, or a short article: some of the body and some furniture around and in it."""
    body = [n for n, x in enumerate(lines) if x["keep"]]
    furniture = [x for x in lines if not x["keep"] and x.get("kind") not in IGNORED and len(x["text"]) < 200]
    start = choose.choice(body)
    if choose.random() < 0.4 or not furniture:
        start = max(0, start - choose.choice((0, 0, 0, 1, 2)))
        return lines[start:start + choose.choice((1, 2, 3, 4, 6, 9))]
    few = [lines[n] for n in body if n >= start][:choose.choice((1, 2, 3, 4, 6, 9))]
    for _ in range(choose.choice((1, 1, 2, 3, 5))):
        few.insert(choose.choice((0, len(few), choose.randrange(len(few) + 1))), choose.choice(furniture))
    return few


def pieces(paths, per_text=4):
    """Short texts must be known, too: some of each text that has body, once an id."""
    choose = random.Random(2)
    seen = set()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file):
                gold = json.loads(line)
                if gold["id"] not in seen and any(x["keep"] for x in gold["lines"]):
                    for n in range(per_text):
                        yield example("%s:%d:%d" % (path, number, n), gold["id"], piece(gold["lines"], choose), 0.4)
                seen.add(gold["id"])


def save(weights, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("# SPDX-License-Identifier: MIT\n"
                   "# What each feature of a line adds to its score, in thousandths: PASS GROUP BIN. Made by learn.py;\n"
                   "# model.c lists the groups, features.c what their bins count.\n")
        for key in sorted(weights, key=lambda k: k.encode()):
            value = round(weights[key] * 1000)
            if abs(value) >= 40:
                file.write("%s\t%d\n" % (key, value))


def explain(program, texts, weights, step):
    """For each text, its lines as (line number, features)."""
    with tempfile.TemporaryDirectory() as folder:
        table, feed = os.path.join(folder, "weights"), os.path.join(folder, "feed")
        save(weights, table)
        with open(feed, "w", encoding="utf-8") as file:
            for name, _, text, _, _ in texts:
                file.write(json.dumps({"id": name, "text": text}) + "\n")
        run = subprocess.run([program, "--no-repair", "--weights", table, "--explain", str(step), feed],
                             stdout=subprocess.PIPE, check=True)
    for line in run.stdout.split(b"\n"):
        if line:
            yield [(x["line"], tuple(map(sys.intern, x["features"]))) for x in json.loads(line)["lines"]]


def examples(program, texts, weights, step):
    """(features, label, weight) of every line that is learned from, text by text."""
    found = []
    for text, lines in zip(texts, explain(program, texts, weights, step)):
        found.append([(f, text[3][n], text[4]) for n, f in lines if n in text[3]])
    return found


def fit(rows, rounds=6, rate=0.03, decay=2e-2):
    """Logistic regression by Adagrad: weights of the features of ROWS, averaged over the later rounds."""
    weights, squares, sums = {}, {}, {}
    order = list(range(len(rows)))
    shuffle = random.Random(1).shuffle
    for turn in range(rounds):
        shuffle(order)
        for at in order:
            features, label, weight = rows[at]
            score = 0.0
            for f in features:
                score += weights.get(f, 0.0)
            error = ((1.0 if label else 0.0) - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))) * weight
            for f in features:
                w = weights.get(f, 0.0)
                g = error - decay * w
                s = squares.get(f, 1e-2) + g * g
                squares[f] = s
                weights[f] = w + rate * g / math.sqrt(s)
        if turn >= rounds // 3:
            for f, w in weights.items():
                sums[f] = sums.get(f, 0.0) + w
    return {f: w / (rounds - rounds // 3) for f, w in sums.items()}


def learn(program, texts, folds):
    """The weights of all passes, learned from all texts; and the same without each fold."""
    fold = [zlib.crc32(t[1].encode()) % folds for t in texts]
    whole, without = {}, [{} for _ in range(folds)]
    for step in range(1, PASSES + 1):
        rows = [None] * len(texts)
        for k in range(folds):
            mine = [i for i in range(len(texts)) if fold[i] == k]
            for i, found in zip(mine, examples(program, [texts[i] for i in mine], without[k], step)):
                rows[i] = found
        whole.update(fit([r for found in rows for r in found]))
        for k in range(folds):
            without[k].update(fit([r for i, found in enumerate(rows) if fold[i] != k for r in found]))
        print("pass %d: %d weights" % (step, len(whole)), file=sys.stderr)
    return whole, without, fold


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="build/bin/news-clean")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--output", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "weights.txt"))
    parser.add_argument("--check", metavar="FILE", help="write what each fold's own weights leave of its texts")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    texts = read(options.files)
    whole, without, fold = learn(options.program, texts + list(pieces(options.files)), options.folds)
    save(whole, options.output)
    if options.check:
        check(options.program, texts, without, fold, options.check)


def check(program, texts, without, fold, path):
    """Judge each text by weights that were learned without it."""
    with open(path, "w", encoding="utf-8") as out:
        for k, weights in enumerate(without):
            with tempfile.NamedTemporaryFile("w") as table:
                save(weights, table.name)
                mine = [t for i, t in enumerate(texts) if fold[i] == k]  # pieces stand behind the texts
                feed = "".join(json.dumps({"id": t[1], "file": t[0], "text": t[2]}) + "\n" for t in mine)
                run = subprocess.run([program, "--no-repair", "--weights", table.name], input=feed.encode(),
                                     stdout=subprocess.PIPE, check=True)
                out.write(run.stdout.decode())


if __name__ == "__main__":
    main()
