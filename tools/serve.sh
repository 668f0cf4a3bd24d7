#!/usr/bin/env bash
# The site on this machine, to try it out: an embedded database in var/, the sample region, one worker for the jobs.
set -euo pipefail
cd "$(dirname "$0")/.."
export DJANGO_SETTINGS_MODULE=lawang.site.settings.dev LAWANG_URL=${LAWANG_URL:-http://127.0.0.1:${PORT:-8000}}
lawang=.venv/bin/lawang

$lawang messages --compile
$lawang migrate --verbosity 0
$lawang sample_region
$lawang sample_release samples/kaltim-2022
$lawang sample_watch samples/kaltim-2022
$lawang sample_service
$lawang sample_register
$lawang worker &
worker=$!
trap 'kill $worker 2>/dev/null' EXIT
$lawang runserver --noreload --insecure "127.0.0.1:${PORT:-8000}"
