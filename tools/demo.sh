#!/usr/bin/env bash
# Checks the sample texts of samples/kaltim-2022 and shows the reports, here and as HTML in out/; then takes the draft
# through the door of the site.
set -euo pipefail
cd "$(dirname "$0")/.."

sample=samples/kaltim-2022
out=out
lawang=.venv/bin/lawang
mkdir -p $out

# check NAME TEXT SOURCE... : one report in out/NAME.html and one on the terminal. Exit 1 means findings, which the
# samples have on purpose; any other status, or a report that was not written, is a failure.
check() {
    local name=$1 text=$2 sources=() source format status
    shift 2
    for source in "$@"; do sources+=(--source "$source"); done
    rm -f "$out/$name.html"
    for format in "html -o $out/$name.html" terminal; do
        status=0
        # shellcheck disable=SC2086  # the format carries its option
        $lawang check "$text" "${sources[@]}" --format $format || status=$?
        if [ $status -ne 1 ] || [ ! -s "$out/$name.html" ]; then
            echo "demo: lawang check $text ended with $status; findings (1) and $out/$name.html were expected" >&2
            exit 1
        fi
    done
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

title "3. The same draft through the door of the site: refused, mended, approved by another, published"
export DJANGO_SETTINGS_MODULE=lawang.site.settings.dev LAWANG_HOME=$PWD/out/site DATABASE_URL=
rm -rf "$LAWANG_HOME"
$lawang migrate --verbosity 0
$lawang sample_region >/dev/null
$lawang sample_release $sample
$lawang audit verify

title "Where to look"
echo "The same two reports for a browser:  $out/draft.html  $out/copy.html"
echo "The site with all this in it:        LAWANG_HOME=out/site make serve, then http://127.0.0.1:8000/meja/siaran/antrean/"
echo "Your own text:                       $lawang check TEXT --source FILE"
echo "The facts that are read in a text:   $lawang read $sample/draft.txt"
