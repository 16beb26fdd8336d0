#!/usr/bin/env bash
# bench/read.sh PROGRAM [COUNT]: `hapjong read` of COUNT (10,000) varied articles on one core, with
# peak memory, the size of the store, and the sizes of the pages that the browser loads.
set -euo pipefail
[ $# -ge 1 ] || { echo "usage: bench/read.sh PROGRAM [COUNT]" >&2; exit 2; }
program=$(realpath "$1")
count=${2:-10000}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 bench/corpus.py "$count" >"$work/articles.jsonl"
echo "corpus: $count articles, $(du -k "$work/articles.jsonl" | cut -f1) KiB"
cores() { if command -v taskset >/dev/null; then taskset -c 0 "$@"; else "$@"; fi; }

# The peak is the child's own (getrusage): /usr/bin/time is not on every machine.
cores python3 - "$program" "$work" "$count" <<'PY'
import json, resource, subprocess, sys, time
program, work, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
for name in ("read", "read again"):
    start = time.monotonic()
    done = subprocess.run([program, "read", f"{work}/articles.jsonl", "--store", f"{work}/b.db", "--json"],
                          capture_output=True, text=True)
    wall = time.monotonic() - start
    if done.returncode != 0:
        sys.exit(f"{program} read: exit {done.returncode}\n{done.stderr}")
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    tally = json.loads(done.stdout.splitlines()[-1])
    print(f"{name}: {count / wall:.0f} articles/s, {wall:.1f} s; peak {usage.ru_maxrss / 1024:.0f} MiB; "
          + ", ".join(f"{tally[k]} {k}" for k in ("new", "copies", "claims", "stories", "deals") if k in tally))
print(f"cpu of both: {usage.ru_utime + usage.ru_stime:.1f} s")
PY
echo "store: $(du -k "$work/b.db" | cut -f1) KiB"

pages="$(dirname "$program")/../share/hapjong/web"
if [ -d "$pages" ]; then
  echo "web pages, bytes (gzip -9):"
  find "$pages" -type f \( -name '*.html' -o -name '*.js' -o -name '*.css' \) -printf '%P\n' | LC_ALL=C sort |
    while read -r file; do
      printf '  %-40s %8d %8d\n' "$file" "$(wc -c <"$pages/$file")" "$(gzip -9c "$pages/$file" | wc -c)"
    done
else
  echo "web pages: not built (make web)"
fi
