#!/usr/bin/env bash
# train.sh PROGRAM [DATA]: makes data/models/morph.bin anew; PROGRAM is a built hapjong-train.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:?usage: tools/train.sh PROGRAM [DATA]}
data=${2:-../shared/data}
share=$(dirname "$(dirname "$program")")/share/hapjong
cmake --build "$(dirname "$(dirname "$program")")" --target hj_data
"$program" "$data" "$share" data/models/morph.bin
