#!/usr/bin/env bash
# Encodes one text of about a megabyte with shifr and with `pandoc -f markdown -t tei`, as whole processes in turn, and
# prints the medians and their ratio. Needs pandoc (Debian: apt-get install pandoc).
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --release --quiet
shifr=$PWD/target/release/shifr
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sample=transcriptions/1950-10-12-roshchin-filippov.txt
cp "$sample" "$folder/text.txt"
# Paragraphs of the samples' own prose, again and again.
prose=$(sed -n '/^The message was/p;/^We have received/p' "$sample")
for _ in $(seq 6000); do printf '\n%s\n' "$prose"; done >> "$folder/text.txt"
# Where no project is: the registers that shifr has are enough.
cd "$folder"
milliseconds() {
  local start=$EPOCHREALTIME
  "$@" > /dev/null
  awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f\n", 1000 * (b - a) }'
}
for _ in 1 2 3 4 5; do
  milliseconds "$shifr" encode --quiet --exit-zero --stdout text.txt >> "$folder/shifr"
  milliseconds pandoc -f markdown -t tei text.txt >> "$folder/pandoc"
done
median() { sort -n "$1" | sed -n 3p; }
ours=$(median "$folder/shifr")
theirs=$(median "$folder/pandoc")
printf 'one text of %s bytes, median of 5 runs in turn\n' "$(stat -c %s "$folder/text.txt")"
printf 'shifr   %6s ms\npandoc  %6s ms\nratio   %6s\n' "$ours" "$theirs" "$((theirs / (ours > 0 ? ours : 1)))"
