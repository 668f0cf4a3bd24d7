#!/usr/bin/env bash
# Sets Lawang up in this folder: Debian packages, .venv with the pinned requirements, the project itself as editable.
#
#   tools/setup.sh [LEVEL]     LEVEL names the list in requirements/: core (to run it), site (to serve it), dev (to test it)
#
# Run again at any time: what already stands is not done twice. Needs python3 >= 3.11 (or PYTHON=...) and a package index.
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-core}
python=${PYTHON:-python3}
venv=.venv
stamp=$venv/.set-up-$level

say() { printf 'set-up: %s\n' "$*"; }
fail() { printf 'set-up: %s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# apt_install PACKAGE... : quiet and without questions; false when it is not to be had.
apt_install() {
    local options=(-y -qq --no-install-recommends -o DPkg::Lock::Timeout=60
        -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o Acquire::https::Timeout=20)
    export DEBIAN_FRONTEND=noninteractive
    apt-get install "${options[@]}" "$@" </dev/null >/dev/null 2>&1 && return
    apt-get update -qq "${options[@]:3}" </dev/null >/dev/null 2>&1 || true
    apt-get install "${options[@]}" "$@" </dev/null >/dev/null 2>&1
}

can_apt() { is_root && command -v apt-get >/dev/null; }

# What Lawang wants from Debian: programs for scanned PDFs and, to test the site on it too, PostgreSQL. It works without.
missing_debian_packages() {
    command -v pdftoppm >/dev/null || echo poppler-utils
    command -v tesseract >/dev/null || echo tesseract-ocr
    # a here-string, not a pipe: with pipefail, grep -q would close the pipe under tesseract and count as a failure
    grep -qx ind <<<"$(tesseract --list-langs 2>/dev/null)" || echo tesseract-ocr-ind
    [ "$level" != dev ] || command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ||
        echo postgresql
}

debian_packages() {
    local wanted
    mapfile -t wanted < <(missing_debian_packages)
    [ ${#wanted[@]} -gt 0 ] || return 0
    if can_apt; then
        say "installing Debian packages: ${wanted[*]}"
        apt_install "${wanted[@]}" && return
    fi
    say "going on without ${wanted[*]} (scanned PDFs stay unread, the site is tested on SQLite alone); to add: sudo apt-get install ${wanted[*]}"
}

need_python() {
    command -v "$python" >/dev/null || fail "$python is not installed; Lawang needs Python 3.11 or newer"
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "$("$python" --version) is too old; Lawang needs 3.11 or newer (name another with PYTHON=/path/to/python3)"
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    if can_apt; then
        say "installing python3-venv"
        apt_install python3-venv || true
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        fail "$python has no venv module; on Debian or Ubuntu: sudo apt-get install python3-venv"
}

# Everything that the set-up depends on, in one sum: a change in any of it makes the stamp stale.
fingerprint() {
    { pwd -P; "$python" --version; cat tools/setup.sh pyproject.toml requirements/{build,"$level"}.txt; } | cksum
}

environment() {
    local want
    want=$(fingerprint)
    [ -x $venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$want" ] && return
    local version='import sys; print(*sys.version_info[:2], sys.prefix)'
    local here
    here="$("$python" -c 'import sys; print(*sys.version_info[:2])') $(pwd -P)/$venv"
    if [ "$($venv/bin/python -c "$version" 2>/dev/null)" != "$here" ]; then
        say "making $venv with $("$python" --version)"
        "$python" -m venv --clear $venv
    fi
    say "installing requirements/$level.txt"
    local install=($venv/bin/python -m pip --disable-pip-version-check --no-input install -qq
        --no-build-isolation --use-pep517)
    "${install[@]}" --require-hashes -r requirements/build.txt </dev/null
    "${install[@]}" --require-hashes -r "requirements/$level.txt" </dev/null
    "${install[@]}" --no-deps --editable . </dev/null
    echo "$want" >"$stamp"
}

[ -f "requirements/$level.txt" ] || fail "there is no requirements/$level.txt"
need_python
debian_packages
environment
