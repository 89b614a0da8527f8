#!/usr/bin/env bash
# Records what jing says of each case: `<case>.jing` beside `<case>.xml`, a line for each of its findings.
set -euo pipefail
cd "$(dirname "$0")"
for schema in */schema.*; do
  folder=${schema%/*}
  case $schema in *.rnc) notation=-c ;; *) notation= ;; esac
  for document in "$folder"/*.xml; do
    # jing's exit code is 1 where it finds something, which is what the cases are for.
    { jing $notation "$schema" "$document" || true; } |
      sed "s|^.*/${document##*/}:||" > "${document%.xml}.jing"
  done
done
