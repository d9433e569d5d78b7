#!/bin/sh
# run.sh PROGRAM [FOLDER]: serves the programme beside this file and looks at it in a browser (run.mjs; screenshots go
# to FOLDER). Says so, and passes, where there is no browser.
set -eu
program=$(realpath "$1")
folder=${2:+$(realpath -m "$2")}
cd "$(dirname "$0")"
skip() {
    echo "1..0 # SKIP $1"
    exit 0
}
command -v node >/dev/null || skip 'there is no node'
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip 'there is no chromium'
[ -d node_modules/playwright-core ] || skip 'the packages are not installed: npm ci in tests/browser'

log=$(mktemp)
"$program" serve --port 0 programme.txt >"$log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -f "$log"' EXIT
tries=0
until grep -q 'http://' "$log"; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { cat "$log" >&2; exit 1; }
    sleep 0.1
done
node run.mjs "$(grep -o 'http://[^ ]*' "$log" | head -1)" ${folder:+"$folder"}
