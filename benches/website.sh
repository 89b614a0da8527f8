#!/usr/bin/env bash
# Makes 10,000 records of the samples, each with a number, a day and a cable number of its own, builds the website of them
# and prints how long that took.
#
#   benches/website.sh [COUNT]     default: 10000
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-10000}
cargo build --locked --release --quiet
shifr=$PWD/target/release/shifr
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/encoded"
perl -MPOSIX=strftime -e '
  my ($folder, $count, @samples) = @ARGV;
  my @texts = map { local (@ARGV, $/) = $_; <> } @samples;
  for my $number (0 .. $count - 1) {
    my $text = $texts[$number % @texts];
    my $day = strftime("%Y-%m-%d", gmtime(86400 * (int($number / 3) - 8766)));  # from 1946 on, three a day
    my ($record, $cable) = (200_000 + $number, 1_000 + $number % 9_000);
    $text =~ s/(<idno type="record">)[^<]*/$1$record/g;
    $text =~ s/(document\/)\d+/$1$record/g;
    $text =~ s/19\d\d-\d\d-\d\d/$day/g;
    $text =~ s/(<idno type="cable"[^>]* n=")\d+("[^>]*>)\d+/$1$cable$2$cable/g;
    open my $file, ">", sprintf("%s/%s-%05d.xml", $folder, $day, $number) or die $!;
    print $file $text;
  }' "$folder/encoded" "$count" encoded/*.xml
cd "$folder"
measure() {
  /usr/bin/time -f '%e %U %M' -o time "${@:2}" > /dev/null 2>&1 || true
  awk -v what="$1" '{ printf "%-16s %6.2f s, %6.2f s of processors, %4.0f MB\n", what, $1, $2, $3 / 1024 }' <(tail -n1 time)
}
printf '%s records on %s cores\n' "$count" "$(nproc)"
measure 'all written' "$shifr" export html --quiet --exit-zero encoded -o site
measure 'none changed' "$shifr" export html --quiet --exit-zero encoded -o site
du -sh site
