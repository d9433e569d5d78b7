#!/bin/sh
# room.sh PROGRAM PROGRAMME [FOLDER]: the room as everybody sees it, in a browser (room.mjs); pictures go to FOLDER. Says so, and
# passes, where there is no browser.
set -eu
program=$(realpath "$1")
programme=$(realpath "$2")
folder=${3:+$(realpath -m "$3")}
cd "$(dirname "$0")"
skip() {
    echo "1..0 # SKIP $1"
    exit 0
}
command -v node >/dev/null || skip 'there is no node'
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip 'there is no chromium'
[ -d node_modules/playwright-core ] || skip 'the packages are not installed: npm ci in tests/browser'
exec node room.mjs "$program" "$programme" ${folder:+"$folder"}
