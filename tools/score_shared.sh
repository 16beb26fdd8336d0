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

# Morphemes and names of sentences that no model has learned from, and the F1 that each set has to reach.
# Determiners are told apart in KLUE's sets alone.
failed=0
tags() { # KIND SET LEAST [OPTION]
  local gold="$shared/data/$2" option=${4:---quiet} line f1
  [ -f "$gold" ] || return 0
  python3 "$shared/eval/score_tags.py" text "$gold" >"$out/text"
  "$program" tag "$option" "$out/text" >"$out/tagged"
  [[ $2 = klue/* ]] || sed -i -E 's#/MM[ADN]( |$)#/MM\1#g' "$out/tagged"
  line=$(python3 "$shared/eval/score_tags.py" "$1" "$gold" "$out/tagged" | tail -1)
  printf '%-5s  %-20s  %s\n' "$1" "$2" "$line"
  f1=${line##*F1 }
  if awk -v is="$f1" -v least="$3" 'BEGIN { exit !(is < least) }'; then
    echo "score_shared.sh: $1 of $2: F1 $f1 is below $3" >&2
    failed=1
  fi
}
tags morph klue/dp-dev.tsv 0.925
tags morph gsd/dev.conllu.gz 0.865
tags morph kaist/dev.conllu.gz 0.845
tags ner klue/ner-dev.tsv 0.76 --entities
python3 tools/score_sentences.py "$program" "$shared"
exit $failed
