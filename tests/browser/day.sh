#!/bin/sh
# day.sh [--plain] PROGRAM PROGRAMME [FOLDER]: a day of two meetings, in a browser (day.mjs): the Chair, the desk, two
# delegations, a screen of the hall and the public at the same time; with --plain delegations and public without JavaScript.
# Pictures go to FOLDER. Says so, and passes, where there is no browser.
set -eu
plain=
if [ "$1" = --plain ]; then
    plain=$1
    shift
fi
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
exec node day.mjs $plain "$program" "$programme" ${folder:+"$folder"}
