#!/usr/bin/env bash
# How soon those see it who watch, when something was done in a session: bench_live.c says what is measured. A week is
# rehearsed up to the middle of a meeting, with all delegations, and served; watchers and server share the processors.
# Usage: bench/live.sh PROGRAM-OF-WATCHERS PROGRAMME; WATCHERS, how many, one after the other, may be set.
set -eu
watchers=$1 programme=$2
counts=${WATCHERS:-1000 10000}
program=${PLACARD:-build-bench/src/cli/placard}
now="2026-05-19 10:25" # of examples/programme.txt: in a meeting with a list of many
ulimit -n "$(ulimit -Hn)"

place=$(mktemp -d "${TMPDIR:-/tmp}/placard-live-XXXXXX")
server='' rehearsal=''
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$rehearsal" ] || kill "$rehearsal" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$place"
}
trap stop EXIT

: >"$place/rehearsed"
: >"$place/served"

# wait_for TEXT FILE: half a minute at most.
wait_for() {
    for _ in $(seq 300); do
        ! grep -q "$1" "$2" || return 0
        sleep 0.1
    done
    echo "bench/live.sh: “$1” is waited for in vain" >&2
    cat "$2" >&2
    exit 1
}

"$program" rehearse "$programme" --seed 24 --data "$place/session" --until "$now" >"$place/rehearsed" 2>&1 &
rehearsal=$!
wait_for "goes on in time" "$place/rehearsed"
kill "$rehearsal"
wait "$rehearsal" 2>/dev/null || true
rehearsal=''

chair=$("$program" key add bench-chair --as chair --data "$place/session" 2>/dev/null)
desk=$("$program" key add bench-desk --as secretariat --data "$place/session" 2>/dev/null)
echo 'as long as a password is' | "$program" account add bench --role officer --data "$place/session" >/dev/null
"$program" serve --port 0 --data "$place/session" --clock "$now" >"$place/served" 2>&1 &
server=$!
wait_for 'http://' "$place/served"
base=$(grep -o 'http://[0-9.:]*' "$place/served" | head -1)
cookie=$(curl -fsS -D - -o "$place/unused" -d 'name=bench&password=as+long+as+a+password+is' "$base/sign-in" |
    sed -n 's/^Set-Cookie: \([^;]*\).*/\1/p')
[ -n "$cookie" ] || { echo "bench/live.sh: nobody could sign in" >&2; exit 1; }

# shellcheck disable=SC2086 # one number a word
"$watchers" "${base##*:}" "$server" "$chair" "$desk" "$cookie" $counts
