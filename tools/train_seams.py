#!/usr/bin/env python3
"""Makes data/rules/extract/join.tsv, opening.tsv and predicate.tsv: how syllables join, begin and end Korean words.

    train_seams.py SHARED_DATA data/rules/extract

Counts over the eojeols of UD Kaist, UD GSD and KLUE (all CC BY-SA 4.0). In join.tsv a row is a first
syllable, and each column the second syllables of pairs of one kind:
  free, rare     the pair stands inside eojeols, often or once or twice (in neither: never seen joined)
  starts, inner  the pair begins eojeols much more, or much less often than it stands within them
opening.tsv holds pairs of syllables with which sentences like to begin.
predicate.tsv holds Kaist's predicative nouns, with which headlines like to end.
"""
import collections, gzip, math, pathlib, re, sys

FREE = 3      # joined so often: no sign of a seam
RATIO = 1.0   # natural logarithm of how much likelier than by chance
LEAST = 3     # pairs seen less often say nothing
OPENING = 25  # sentences that begin with the pair
NOUN = 4      # occurrences of a predicative noun


def conllu(path):
    for line in gzip.open(path, "rt", encoding="utf-8"):
        row = line.split("\t")
        if len(row) > 9 and row[0].isdigit():
            yield row


def characters(lines):
    word = ""
    for line in lines:
        char = line.split("\t")[0].rstrip("\n")
        if line.startswith("##") or not char.strip():
            yield word
            word = ""
        else:
            word += char


def eojeols(root):
    for name in ("kaist", "gsd"):
        for row in conllu(root / name / "train.conllu.gz"):
            yield row[1]
    for line in open(root / "klue/dp-train.tsv", encoding="utf-8"):
        row = line.split("\t")
        if len(row) > 2 and row[0].isdigit():
            yield row[1]
    yield from characters(open(root / "klue/ner-train.tsv", encoding="utf-8"))
    yield from characters(gzip.open(root / "klue-ner-silver/train.tsv.gz", "rt", encoding="utf-8"))


def syllable(c):
    return "가" <= c <= "힣"


def columns(within, edge):
    """Second syllables by first: pairs that stand at the edge much more, and much less, than within."""
    more, less = collections.defaultdict(list), collections.defaultdict(list)
    base = math.log(sum(edge.values()) / sum(within.values()))
    for pair in set(within) | set(edge):
        if within[pair] + edge[pair] < LEAST:
            continue
        score = math.log((edge[pair] + 0.5) / (within[pair] + 0.5)) - base
        if score > RATIO:
            more[pair[0]].append(pair[1])
        elif score < -RATIO:
            less[pair[0]].append(pair[1])
    return more, less


def openings(root):
    """How often a pair of syllables begins a sentence, and how often another word."""
    first, other = collections.Counter(), collections.Counter()

    def count(words):
        for i, word in enumerate(words):
            if len(word) >= 2 and all(map(syllable, word[:2])):
                (first if i == 0 else other)[word[:2]] += 1

    for name in ("gsd", "kaist"):
        words = []
        for row in conllu(root / name / "train.conllu.gz"):
            if row[0] == "1":
                count(words)
                words = []
            words.append(row[1])
        count(words)
    for path in (root / "klue/ner-train.tsv", root / "klue-ner-silver/train.tsv.gz"):
        lines = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
        for line in lines:
            if line.startswith("## klue") and "wikitree" in line:
                count(re.sub(r"<([^>:]*):[A-Z_]+>", r"\1", line.rstrip("\n").split("\t")[-1]).split())
    return first, other


def main():
    root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    joined, start, later = (collections.Counter() for _ in range(3))
    for eojeol in eojeols(root):
        for i, pair in enumerate(zip(eojeol, eojeol[1:])):
            if not all(map(syllable, pair)):
                continue
            joined[pair] += 1
            (start if i == 0 else later)[pair] += 1
    free, rare = collections.defaultdict(list), collections.defaultdict(list)
    for (a, b), n in joined.items():
        (free if n >= FREE else rare)[a].append(b)
    tables = [free, rare, *columns(later, start)]
    with open(out / "join.tsv", "w", encoding="utf-8") as f:
        print("syllable\tfree\trare\tstarts\tinner\tsource", file=f)
        for a in sorted(set().union(*tables)):
            print(a, *("".join(sorted(t[a])) for t in tables), "ud-kaist ud-gsd klue", sep="\t", file=f)
    first, other = openings(root)
    share = sum(first.values()) / (sum(first.values()) + sum(other.values()))
    with open(out / "opening.tsv", "w", encoding="utf-8") as f:
        print("word\tsource", file=f)
        for word in sorted(first):
            if first[word] >= OPENING and first[word] > share * (first[word] + other[word]):
                print(word, "ud-kaist ud-gsd klue", sep="\t", file=f)
    nouns = collections.Counter()
    for row in conllu(root / "kaist/train.conllu.gz"):
        for part in row[9].strip().split("+"):
            word, _, tag = part.rpartition("/")
            if tag in ("ncpa", "ncps") and len(word) >= 2 and all(map(syllable, word)):
                nouns[word] += 1
    with open(out / "predicate.tsv", "w", encoding="utf-8") as f:
        print("word\tsource", file=f)
        for word in sorted(w for w, n in nouns.items() if n >= NOUN):
            print(word, "ud-kaist", sep="\t", file=f)


main()
