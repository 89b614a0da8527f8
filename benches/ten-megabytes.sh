#!/usr/bin/env bash
# Encodes 10 MB of one thing after the other (brackets, digits, newlines, signatures ...) and prints for each kind how
# many seconds and how much memory the whole process took. Time must grow with the length of a text only, whatever
# stands in it.
#
#   benches/ten-megabytes.sh [KIND ...]         default: all kinds
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --locked --release --quiet
shifr=$PWD/target/release/shifr
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Each kind, and what it repeats.
kinds='
open              [
pairs             []
filled            [a]
close             ]
crossed           ][
nested            [[[[[[[[[[a]]]]]]]]]]
digits            7
one-line          The message was read aloud and handed over.\x20
letters           A
cyrillic          Ш
spaced            S P E C I A L\x20
newlines          \n
carriage-returns  \r
form-feeds        \f
lines             a\n
paragraphs        a\n\n
quotes            "One.\n\n
quoted            Pass on:\n\n"One."\n\n
curly-quotes      “One.\n\n
odd-quotes        ““»\x20
bullets           - one\n
items             1. One\n2. Two\n
letters-in-a-row  a) one\n\n
sic               word [sic]\x20
doubt             word [my?]\x20
unclear           [[x]]\x20
completed         c[omrade]\x20
signed            Signed: Filippov\n\n
open-line         [\n
open-paragraph    [\n\n
stamps            [Stamp: Copy 1]\n
open-stamps       [Stamp: a\n\n
headings          TOP SECRET HEADING\n\n
footnotes         [1] See above.\n
separators        * * *\n
dashes            -----\n
stops             . . . . .\n
rows              from TEHRAN | Nº 35907 | Copy Nº 2\n
cells             a|
datelines         Moscow, 11 October 1950\n
ambiguous         Moscow, 5.6.50\n
dates             11 October 1950\x20
days              31.8\x20
times             20:05\x20
numbers           No. 4785,\x20
references        see our No. 4785,\x20
transmissions     Received 11.10.50 10:00\nSent 11.10.50 12:00\n
telegrams         telegram of 12 May (\x20
names             Stalin\x20
copies            Nº 2 – to Stalin\n
attachments       Attachment No. 1\n\n
to-pass-on        Pass to Cde. Mao Zedong:\n\n
fields            Title: a\n
contents          Contents:\n
controls          a\x01
ampersands        &
'
head='October 12, 1950 Cable, A to B\n\nCitation:\n\n"Cable, A to B", October 12, 1950, AP RF, f. 45, op. 1, d. 334, l. 141.\n\nContents:\n\n'

# The head of a record and 10 MB of a piece.
text() {
  printf "$head"
  # A piece may begin with a hyphen, and is no option then.
  perl -e '$piece = shift // ""; die "no piece\n" if $piece eq ""; print $piece x (10 * 1024 * 1024 / length $piece)' -- "$1"
}

wanted=" $* "
printf '%-18s %8s %8s %8s\n' '10 MB of' 'seconds' 'user' 'MB'
while read -r kind piece; do
  [[ -z $kind || ($# -gt 0 && $wanted != *" $kind "*) ]] && continue
  printf -v piece '%b' "$piece"
  text "$piece" > "$folder/$kind.txt"
  /usr/bin/time -f '%e %U %M' -o "$folder/time" \
    "$shifr" encode --quiet --exit-zero --stdout "$folder/$kind.txt" > /dev/null 2> /dev/null
  awk -v kind="$kind" '{ printf "%-18s %8.2f %8.2f %8.0f\n", kind, $1, $2, $3 / 1024 }' "$folder/time"
  rm "$folder/$kind.txt"
done <<< "$kinds"
