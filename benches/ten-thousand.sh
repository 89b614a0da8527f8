#!/usr/bin/env bash
# Encodes 10,000 records as whole processes and prints how long it took: the first run writes every file, the
# second finds them unchanged.
#
#   benches/ten-thousand.sh [TRANSCRIPTION]     default: the sample that carries the longest text
set -euo pipefail
cd "$(dirname "$0")/.."
record=$(realpath "${1:-transcriptions/1950-10-11-filippov-zhou-enlai.txt}")
cargo build --locked --release --quiet
shifr=$PWD/target/release/shifr
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/transcriptions"
for number in $(seq -w 10000); do cp "$record" "$folder/transcriptions/$number.txt"; done
cd "$folder"
seconds() {
  local start=$EPOCHREALTIME
  "$@" >/dev/null
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f s", b - a }'
}
printf '10,000 records of %s bytes on %s cores\n' "$(stat -c %s "$record")" "$(nproc)"
printf 'all written    %s\n' "$(seconds "$shifr" encode --quiet --exit-zero transcriptions -o encoded)"
printf 'none changed   %s\n' "$(seconds "$shifr" encode --quiet --exit-zero transcriptions -o encoded)"
printf 'validated      %s\n' "$(seconds "$shifr" validate --quiet --exit-zero encoded)"
