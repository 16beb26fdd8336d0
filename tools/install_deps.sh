#!/usr/bin/env bash
# Installs what building, running and testing need: Debian packages only (npm packages: see web/).
# Does nothing, and needs no root, where all of them are there. `--dry-run` only names them.
set -euo pipefail

build=(g++ cmake ninja-build python3 ccache hunspell-ko nodejs
  libboost-dev libbenchmark-dev libgmock-dev libgtest-dev libigraph-dev libjemalloc-dev libmodest-dev
  libarchive-dev libbrotli-dev libcurl4-openssl-dev libtomlplusplus-dev libzstd-dev
  libexpat1-dev libnats-dev libpq-dev libsqlite3-dev libssl-dev prometheus-cpp-dev libutf8proc-dev libxxhash-dev zlib1g-dev nlohmann-json3-dev libcli11-dev)
test=(chromium fonts-noto-cjk postgresql nats-server zsh mandoc)
lint=(clang clang-format clang-tidy libclang-rt-14-dev)
guard=(valgrind)
bench=(wrk)

wanted=("${build[@]}")
for group in "$@"; do
  case $group in
    test) wanted+=("${test[@]}") ;;
    lint) wanted+=("${lint[@]}") ;;
    guard) wanted+=("${guard[@]}") ;;
    bench) wanted+=("${bench[@]}") ;;
    --dry-run) dry=1 ;;
    *) echo "usage: tools/install_deps.sh [test] [lint] [guard] [bench] [--dry-run]" >&2; exit 2 ;;
  esac
done
command -v npm >/dev/null || wanted+=(npm)

missing=()
for package in "${wanted[@]}"; do
  dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Debian packages to install: ${missing[*]}"
[ -n "${dry:-}" ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install_deps.sh: root or sudo is needed to install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
