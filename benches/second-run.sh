#!/usr/bin/env bash
# Validates many files twice, as whole processes: the first run with an empty cache, the second with what the first has kept.
# Prints the median of several pairs, wall time and processor time, and the ratio of the two.
#
#   benches/second-run.sh [SCHEMA [FOLDER [OPTION]...]]     default: tei_all.rng and the corpora beside the project
#   RUNS=9 benches/second-run.sh                            nine pairs instead of five
set -euo pipefail
cd "$(dirname "$0")/.."
schema=${1:-../shared/schemas/tei_all.rng}
folder=${2:-../shared/corpora}
if [ $# -gt 2 ]; then options=("${@:3}"); else options=(); fi
cargo build --locked --release --quiet
shifr=$PWD/target/release/shifr
cache=$(mktemp -d)
trap 'rm -rf "$cache"' EXIT
export SHIFR_CACHE=$cache/shifr
TIMEFORMAT='%R %U %S'

# Milliseconds on the clock and on processors.
run() {
  { time "$shifr" validate --quiet --exit-zero --schema "$schema" "$folder" "${options[@]}" "$@" >"$cache/said"; } 2>&1 |
    awk '{ printf "%.0f %.0f\n", $1 * 1000, ($2 + $3) * 1000 }'
}

median() { sort -n | awk '{ row[NR] = $1 } END { print row[int((NR + 1) / 2)] }'; }

measure() {
  local first=() second=()
  for _ in $(seq "${RUNS:-5}"); do
    rm -rf "$SHIFR_CACHE"
    first+=("$(run "$@")")
    mv "$cache/said" "$cache/first"
    second+=("$(run "$@")")
    cmp "$cache/first" "$cache/said"
  done
  for column in 1 2; do
    local a b
    a=$(printf '%s\n' "${first[@]}" | cut -d' ' -f"$column" | median)
    b=$(printf '%s\n' "${second[@]}" | cut -d' ' -f"$column" | median)
    awk -v what="$*" -v clock="$column" -v a="$a" -v b="$b" 'BEGIN {
      printf "%-32s %-11s %7d ms %6d ms %6.0f x\n", what, clock == 1 ? "wall" : "processors", a, b, b ? a / b : a }'
  done
}

printf '%-32s %-11s %10s %9s %8s\n' options time first second ratio
measure
measure --format short
measure --only schema
measure --format pretty
measure --format json
measure --format junit
measure --format html
