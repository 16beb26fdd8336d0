#!/usr/bin/env bash
# tools/lint.sh [--changed [BASE]]: clang-format and clang-tidy over all sources, or over those that
# differ from BASE (main). Exit 1 with the findings, 0 when clean.
set -euo pipefail
cd "$(dirname "$0")/.."
jobs=${JOBS:-2}
if [ "${1:-}" = --changed ]; then
  list() { git diff --name-only --diff-filter=d "${BASE:-main}" -- src bench fuzz; git ls-files -o --exclude-standard -- src bench fuzz; }
  BASE=${2:-main}
else
  list() { git ls-files -- src bench fuzz; }
fi
mapfile -t sources < <(list | grep -E '\.(cc|h)$' | sort -u)
[ ${#sources[@]} -gt 0 ] || { echo "lint: nothing to look at"; exit 0; }
format=$(command -v clang-format-14 || command -v clang-format)
tidy=$(command -v clang-tidy-14 || command -v clang-tidy)

failed=0
printf '%s\n' "${sources[@]}" | xargs "$format" --dry-run --Werror || failed=1

build=build/lint
cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
cmake --build $build --target src/hj_core >/dev/null 2>&1 || cmake --build $build --target hj_core >/dev/null
# Only what is compiled has a command; headers are seen through the sources that include them.
known=$(python3 -c 'import json,os,sys; print("\n".join(os.path.relpath(e["file"]) for e in json.load(open(sys.argv[1]))))' $build/compile_commands.json)
printf '%s\n' "${sources[@]}" | grep '\.cc$' | grep -Fxf <(printf '%s\n' "$known") |
  xargs -r -P "$jobs" -n 1 "$tidy" -p $build --quiet 2>/dev/null || failed=1
exit $failed
