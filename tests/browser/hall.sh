#!/bin/sh
# hall.sh PROGRAM SCRIPT [ARGUMENT...]: a session that goes on, in a browser (clocks.mjs, screens.mjs). Says so, and
# passes, where there is no browser.
set -eu
program=$(realpath "$1")
script=$2
shift 2
cd "$(dirname "$0")"
skip() {
    echo "1..0 # SKIP $1"
    exit 0
}
command -v node >/dev/null || skip 'there is no node'
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip 'there is no chromium'
[ -d node_modules/playwright-core ] || skip 'the packages are not installed: npm ci in tests/browser'
exec node "$script" "$program" "$@"
