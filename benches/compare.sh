#!/usr/bin/env bash
# Validation beside its peers, in one run on one machine: medians, and ratios between them.
#
#   benches/compare.sh [SCHEMA FILE ...]     default: tei_all and the valid files of ../shared/corpora where
#                                            they are at hand, otherwise the project's schema and samples
#
# RUNS=5 sets how often each is run. jing and xmllint are installed by apt-get where they are missing and
# apt-get may be used; a peer that is not there is left out, which the table says.
set -euo pipefail
cd "$(dirname "$0")/.."
runs=${RUNS:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for package in jing libxml2-utils; do
  program=${package/libxml2-utils/xmllint}
  command -v "$program" > /dev/null || apt-get install -y -qq "$package" > /dev/null 2>&1 || true
done
cargo build --locked --release --quiet --bins --example judge
judge=target/release/examples/judge

corpora=../shared/corpora
if [[ $# -gt 0 ]]; then
  schema=$1
  files=("${@:2}")
elif [[ -e $corpora/jing.tsv ]]; then
  schema=../shared/schemas/tei_all.rng
  mapfile -t files < <(awk -F'\t' -v folder="$corpora/" '$1 == "valid" { print folder $2 }' "$corpora/jing.tsv")
else
  schema=schemas/shifr.rng
  files=(encoded/*.xml)
fi

# Wall-clock seconds of a command, the median of some runs; what it says and how it ends do not matter.
seconds() {
  for ((run = 0; run < runs; run++)); do
    /usr/bin/time -f '%e' -o "$folder/time" "$@" > /dev/null 2>&1 || true
    tail -n1 "$folder/time"
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

# Peak memory of a command in MB.
megabytes() {
  /usr/bin/time -f '%M' -o "$folder/memory" "$@" > /dev/null 2>&1 || true
  awk 'END { printf "%.0f\n", $1 / 1024 }' "$folder/memory"
}

# Milliseconds that the engine itself names: compiling the schema, or judging.
inside() {
  local what=$1
  shift
  for ((run = 0; run < runs; run++)); do
    "$judge" "$schema" "$@" | sed -E "s/.*$what ([0-9.]+) ms.*/\1/"
  done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

row() { printf '| %s | %s | %s |\n' "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.1f x", a / b; else printf "too short to tell" }'; }
has() { command -v "$1" > /dev/null; }

echo "${#files[@]} files, $(cat "${files[@]}" | wc -c) bytes, $schema; medians of $runs runs; $(nproc) processors"
echo
echo '| what | value | shifr is better by |'
echo '|---|---|---|'

compile=$(inside schema)
judging=$(inside judging "${files[@]}")
ceiling=$(CEILING=1 inside judging "${files[@]}")
two=$(THREADS=2 inside judging "${files[@]}")
row 'inside: compiling the schema' "$compile ms" ''
row 'inside: judging, one thread' "$judging ms" ''
row 'inside: judging, two threads' "$two ms" "$(ratio "$judging" "$two") one thread"
row 'inside: NsReader with attributes resolved, no judging' "$ceiling ms" "$(ratio "$ceiling" "$judging") the ceiling"

all=$(THREADS=$(nproc) seconds "$judge" "$schema" "${files[@]}")
one=$(seconds "$judge" "$schema" "${files[0]}")
row 'process: all files' "$all s" ''
row 'process: the first file' "$one s" ''
if has jing; then
  jing_all=$(seconds jing "$schema" "${files[@]}")
  jing_one=$(seconds jing "$schema" "${files[0]}")
  # The same files four times more: what a pass costs when everything has been compiled.
  jing_more=$(seconds jing "$schema" "${files[@]}" "${files[@]}" "${files[@]}" "${files[@]}" "${files[@]}")
  warm=$(awk -v more="$jing_more" -v all="$jing_all" 'BEGIN { printf "%.0f", (more - all) / 4 * 1000 }')
  row 'process: all files, jing' "$jing_all s" "$(ratio "$jing_all" "$all")"
  row 'process: the first file, jing' "$jing_one s" "$(ratio "$jing_one" "$one")"
  row 'a further pass, jing' "$warm ms" "$(ratio "$warm" "$judging")"
  row 'memory: all files, jing' "$(megabytes jing "$schema" "${files[@]}") MB" ''
else
  row 'jing' 'not installed' ''
fi
if has xmllint; then
  lint=$(runs=1 seconds xmllint --noout --relaxng "$schema" "${files[0]}")
  row 'process: the first file, xmllint, once' "$lint s" "$(ratio "$lint" "$one")"
else
  row 'xmllint' 'not installed' ''
fi

# One long document: the paragraphs of a sample again and again.
sample=encoded/1950-10-14-shtykov-general-staff.xml
perl -0777 -ne 'my ($head, $p, $rest) = /\A(.*<\/opener>\s*)(<p>.*<\/p>\s*)(<closer>.*)\z/s or die "no paragraphs";
  print $head, $p x (68_000_000 / length $p), $rest' "$sample" > "$folder/long.xml"
row 'memory: all files' "$(megabytes "$judge" "$schema" "${files[@]}") MB" ''
row 'memory: one file of 68 MB, held as a text' \
  "$(megabytes "$judge" schemas/shifr.rng "$folder/long.xml") MB" ''
row 'memory: one file of 68 MB, shifr validate --only schema' \
  "$(megabytes target/release/shifr validate --only schema --no-cache --max-size 100MB --schema "$schema" \
    "$folder/long.xml") MB" ''
