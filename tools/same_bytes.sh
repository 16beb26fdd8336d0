#!/usr/bin/env bash
# tools/same_bytes.sh [TARGET...]: builds this commit twice, in two folders of different names and without ccache, and
# compares every program, library and compiled table (`product` unless TARGETs are named). Exit status 1 where a byte differs.
set -euo pipefail
top=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
work=$(mktemp -d)
trap 'git -C "$top" worktree remove --force "$work/one" || true; git -C "$top" worktree remove --force "$work/another/place" || true; rm -rf "$work"' EXIT
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(product)
commit=$(git -C "$top" rev-parse HEAD)  # HEAD may move while the first is built
SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH CCACHE_DISABLE=1
sums() { (cd "$1/build/release" && find bin share src -type f \( -path 'bin/*' -o -path 'share/*' -o -name '*.so*' \) -print0 | sort -z | xargs -0 sha256sum); }
mkdir -p "$work/another"
for place in "$work/one" "$work/another/place"; do
  git -C "$top" worktree add -q --detach "$place" "$commit"
  (cd "$place" && cmake --preset release -DBUILD_TESTING=OFF >/dev/null && cmake --build --preset release -j "${JOBS:-2}" --target "${targets[@]}" >/dev/null)
  sums "$place" >"$work/$(basename "$place").sums"
done
if ! diff "$work/one.sums" "$work/place.sums"; then echo "the two builds differ"; exit 1; fi
echo "$(wc -l <"$work/one.sums") files, the same bytes in both builds"
