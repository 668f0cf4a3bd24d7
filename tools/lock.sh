#!/usr/bin/env bash
# Pins requirements/*.in into requirements/*.txt with the hashes of every file of each release, so that one list serves
# every platform. No index address and no local folder reaches the output: see docs/decisions/0005-pinned-requirements.md.
# A plain run keeps the pins that still fit; `tools/lock.sh --upgrade` takes the newest.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv

pin() { # pin OUT IN... : writes requirements/OUT from requirements/IN...
    local out=$1
    shift
    (cd requirements && "../$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate "${upgrade[@]}" "$@" --output-file "$out")
    echo "requirements/$out: $(grep -c '==' "requirements/$out") packages"
}

upgrade=("$@")
pin build.txt build.in
pin core.txt core.in --constraint build.txt
pin dev.txt dev.in --constraint core.txt --constraint build.txt
for extra in reuse corpus cluster site; do
    pin "$extra.txt" core.in "$extra.in" --constraint dev.txt --constraint build.txt
done
if [ -f requirements/bench.in ]; then
    pin bench.txt bench.in dev.in --constraint dev.txt --constraint build.txt
fi
