#!/usr/bin/env python3
"""Instructions that a read of a fixed corpus takes, against bench/instructions.json: a guard that a busy machine does
not disturb. Usage: instructions.py PROGRAM [--update]. Fails where a figure is more than 3% above the baseline.
Counted by valgrind's callgrind; opening the rules and models is counted apart and taken off."""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BASELINE = ROOT / "bench/instructions.json"
TOLERANCE = 0.03
program, update = pathlib.Path(sys.argv[1]).resolve(), "--update" in sys.argv
EMPTY = '{"title": "", "text": ""}\n'


def count(*words):
    """Instructions of one run."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out", str(program), *map(str, words)],
                              capture_output=True, text=True, cwd=folder)
        total = re.search(r"Collected : (\d+)", done.stderr)
        if not total:
            sys.exit(f"instructions.py: {done.stderr[-500:]}")
        return int(total[1])


def main():
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.jsonl"
        empty.write_text(EMPTY)
        texts = ROOT / "data/gold/articles.jsonl"
        pages = ROOT / "data/sample/pages"
        runs = {"open": ("explain", empty, "--json", "--quiet"),
                "explain": ("explain", texts, "--json", "--quiet"),
                "explain_html": ("explain", pages, "--json", "--quiet"),
                "read": ("read", texts, "--store", pathlib.Path(folder) / "s.db", "--jobs", "1", "--quiet")}
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            counted = list(pool.map(lambda words: count(*words), runs.values()))
    found = {name: total - (counted[0] if name != "open" else 0) for name, total in zip(runs, counted)}
    articles = sum(1 for _ in texts.open())
    for name, value in found.items():
        print(f"{name:14}{value / 1e6:12.1f} million" + (f"{value / articles / 1e6:10.2f} an article" if name in ("explain", "read") else ""))
    if update:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n")
        return 0
    baseline = json.loads(BASELINE.read_text())
    worse = [f"{name}: {found[name] / baseline[name] - 1:+.1%}" for name in baseline if found[name] > baseline[name] * (1 + TOLERANCE)]
    print("\n".join(worse) or "no figure is above the baseline")
    return bool(worse)


sys.exit(main())
