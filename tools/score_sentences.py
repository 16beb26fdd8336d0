#!/usr/bin/env python3
"""Scores how texts are cut into sentences.

    score_sentences.py PROGRAM [SHARED]

Joins the sentences of each development set in SHARED (../shared) by fives, with a space between them as paragraphs of
news have them, has `PROGRAM tag --sentences` cut them again, and prints precision, recall and F1 of the cuts. Sentences
without an end (headlines, lists) count as all others do. Exit status 0 with a line where the sets are not there.
"""
import gzip, pathlib, subprocess, sys

FIVE = 5


def texts(path):
    if path.suffix == ".gz":
        for line in gzip.open(path, "rt", encoding="utf-8"):
            if line.startswith("# text ="):
                yield line[8:].strip()
    else:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("##") and "\t" in line:
                yield line.split("\t", 1)[1].strip()


def cuts(sentences):
    """Ends of all but the last sentence, counted in characters that are no spaces."""
    out, at = set(), 0
    for sentence in sentences[:-1]:
        at += len("".join(sentence.split()))
        out.add(at)
    return out


def main():
    program = sys.argv[1]
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else pathlib.Path(__file__).parent / "../../shared")
    for name in ["klue/dp-dev.tsv", "gsd/dev.conllu.gz", "kaist/dev.conllu.gz"]:
        path = shared / "data" / name
        if not path.exists():
            print(f"score_sentences.py: {name} is not here; skipped")
            continue
        gold = [" ".join(text.split()) for text in texts(path)]
        groups = [gold[i:i + FIVE] for i in range(0, len(gold), FIVE)]
        read = subprocess.run([program, "tag", "--sentences", "-"], text=True, capture_output=True, check=True,
                              input="".join(" ".join(group) + "\n" for group in groups)).stdout
        right = made = wanted = 0
        for group, line in zip(groups, read.splitlines(), strict=True):
            found, true = cuts(line.split("\t")), cuts(group)
            right, made, wanted = right + len(found & true), made + len(found), wanted + len(true)
        p, r = right / max(made, 1), right / max(wanted, 1)
        print(f"split  {name:20}  sentences {len(gold)}  precision {p:.4f}  recall {r:.4f}  F1 {2 * p * r / max(p + r, 1e-9):.4f}")


if __name__ == "__main__":
    main()
