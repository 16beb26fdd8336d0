#!/usr/bin/env bash
# The browser tests against the real server, over the sample, on a free loopback port.
# Usage: browser_tests.sh PROGRAM. Screenshots go to build/shots.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$1
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
"$program" read data/sample --store "$work/sample.db" --quiet
"$program" serve "$work/sample.db" --port 0 >"$work/log" 2>&1 &
server=$!
for _ in $(seq 100); do
  address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/log" | head -n 1 || true)
  [ -n "$address" ] && break
  sleep 0.1
done
[ -n "${address:-}" ] || { cat "$work/log"; echo "browser_tests.sh: the server did not start" >&2; exit 1; }
# One more article is read while a page is open, which must follow by itself.
export HAPJONG_MORE="$(realpath "$program") read $PWD/web/e2e/more.jsonl --store $work/sample.db --quiet"
cd web
npm run --silent e2e -- "$address"
npm run --silent shots -- "$address" ../build/shots
npm run --silent sizes
npm run --silent bench:map -- "$address"
npm run --silent vitals -- "$address" || echo "browser_tests.sh: slower than it should be: see above (times are the machine’s)" >&2
