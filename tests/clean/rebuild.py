# SPDX-License-Identifier: MIT
"""rebuild.py make LINES: texts of lines of that file in any order, with blank lines anywhere, as records.
rebuild.py check BEFORE AFTER: do "text" and "removed" of each record give the text before back?"""
import json
import random
import sys


def make(path):
    choose = random.Random(7)
    with open(path, encoding="utf-8") as file:
        lines = [x[2:].rstrip("\n") for x in file if x[0] in "+-"] + ["", "", " ", "\t", "  padded  ", "é…", "-"] * 12
    for number in range(600):
        text = "\n".join(choose.choice(lines) for _ in range(choose.choice((0, 1, 2, 3, 5, 9, 20, 60))))
        print(json.dumps({"id": str(number), "text": "\n" * choose.choice((0, 0, 1, 3)) + text + "\n" * choose.choice((0, 0, 1, 2))}))


def rebuild(record):
    lines = record["text"].split("\n")
    if record["text"] == "" and "removed" in record:
        lines = []
    for gone in record.get("removed", []):
        lines.insert(gone["line"] - 1, gone["text"])
    return "\n".join(lines)


def check(before, after):
    texts = {x["id"]: x["text"] for x in map(json.loads, open(before, encoding="utf-8"))}
    results = [json.loads(x) for x in open(after, encoding="utf-8")]
    wrong = [x["id"] for x in results if rebuild(x) != texts.pop(x["id"])]
    print("%d changed, wrong: %s, missing: %d" % (sum("removed" in x for x in results), wrong[:9], len(texts)))


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](*sys.argv[2:])
