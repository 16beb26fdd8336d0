#!/usr/bin/env bash
# tools/fuzz.sh [SECONDS] [NAME...]: builds the fuzzers with libFuzzer, ASan and UBSan and runs each for SECONDS (60)
# from its seeds. What it finds lies in build/fuzz/found; mend it, add it to fuzz/corpus, and CI replays it for ever.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
shift || true
cmake --preset fuzz >/dev/null
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(for seed in fuzz/*_fuzz.cc; do basename "$seed" _fuzz.cc; done)
cmake --build --preset fuzz -j "${JOBS:-2}" --target hj_data "${names[@]/%/-fuzz}"
mkdir -p build/fuzz/found
for name in "${names[@]}"; do
  mkdir -p "build/fuzz/corpus/$name"
  words=()
  [ -f "fuzz/dict/$name.dict" ] && words=("-dict=fuzz/dict/$name.dict")
  longest=16384
  [ "$name" = prose ] && longest=80 # kChoices, of two bytes each
  build/fuzz/bin/"$name"-fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len="$longest" -print_final_stats=1 \
    -artifact_prefix="build/fuzz/found/$name-" "${words[@]}" "build/fuzz/corpus/$name" "fuzz/corpus/$name" 2>"build/fuzz/$name.log" ||
    { tail -40 "build/fuzz/$name.log"; exit 1; }
  echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log") inputs in $seconds s, coverage $(grep -oE 'cov: [0-9]+' "build/fuzz/$name.log" | tail -1 | tr -dc 0-9)"
done
