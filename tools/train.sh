#!/usr/bin/env bash
# train.sh PROGRAM [DATA]: makes the models in data/models anew; PROGRAM is a built hapjong-train, and
# hapjong-train-names lies beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:?usage: tools/train.sh PROGRAM [DATA]}
data=${2:-../shared/data}
share=$(dirname "$(dirname "$program")")/share/hapjong
cmake --build "$(dirname "$(dirname "$program")")" --target hj_data
"$program" "$data" "$share" data/models/morph.bin
"$(dirname "$program")/hapjong-train-names" "$data" data/train "$share" data/models/names.bin
