#!/usr/bin/env bash
# Checks the sample texts of samples/kaltim-2022 and shows the reports: here, and as HTML in out/.
set -euo pipefail
cd "$(dirname "$0")/.."

sample=samples/kaltim-2022
out=out
lawang=.venv/bin/lawang
mkdir -p $out

# check NAME TEXT SOURCE... : one report on the terminal and one in out/NAME.html. Exit 1 means findings, which the
# samples have on purpose; anything above is a failure.
check() {
    local name=$1 text=$2 sources=() source
    shift 2
    for source in "$@"; do sources+=(--source "$source"); done
    $lawang check "$text" "${sources[@]}" || [ $? -eq 1 ]
    $lawang check "$text" "${sources[@]}" --format html -o "$out/$name.html" || [ $? -eq 1 ]
}

title() { printf '\n=== %s\n\n' "$*"; }

title "1. A draft release against its first sources: a speech, an invitation, an attendance table, a decree"
check draft $sample/draft.txt \
    $sample/sources/pidato-sekda.txt \
    $sample/sources/undangan.docx \
    $sample/sources/daftar-hadir.xlsx \
    $sample/sources/keputusan.pdf

title "2. A published copy against the release it was taken from"
check copy $sample/copy.txt $sample/release.txt

title "Where to look"
echo "The same two reports for a browser:  $out/draft.html  $out/copy.html"
echo "Your own text:                       $lawang check TEXT --source FILE"
echo "The facts that are read in a text:   $lawang read $sample/draft.txt"
