#!/usr/bin/env bash
# Scores the program on the sets beside the repository, with the scorers that lie there.
# Usage: score_shared.sh PROGRAM [ERRORS]. Skips with a line where the sets are absent.
set -euo pipefail
program=$1
errors=${2:-0}
cd "$(dirname "$0")/.."
shared=../shared
if [ ! -d "$shared/gold/dev" ]; then
  echo "score_shared.sh: $shared/gold is not here; skipped"
  exit 0
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for set in seed gold/dev; do
  "$program" explain "$shared/$set/articles.jsonl" --json --quiet >"$out/read.jsonl"
  echo "== $set"
  python3 "$shared/eval/score_claims.py" "$shared/$set/gold.jsonl" "$out/read.jsonl" --errors "$errors"
done
"$program" score "$shared/seed" "$shared/gold/dev" --quiet
