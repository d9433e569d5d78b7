#!/bin/sh
# hall.sh SCRIPT ARGUMENT...: a session that goes on, in a browser: day.mjs, desk.mjs and the others, each of which says what it
# takes (a program, a programme, a folder for pictures). Says so, and passes, where there is no browser.
set -eu
script=$1
shift
# The scripts run in this folder: what is named is named from where the caller is.
for word; do
    shift
    case $word in
    -* | [0-9]*) ;;
    *) word=$(realpath -m "$word") ;;
    esac
    set -- "$@" "$word"
done
cd "$(dirname "$0")"
skip() {
    echo "1..0 # SKIP $1"
    exit 0
}
command -v node >/dev/null || skip 'there is no node'
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip 'there is no chromium'
[ -d node_modules/playwright-core ] || skip 'the packages are not installed: npm ci in tests/browser'
exec node "$script" "$@"
