#!/usr/bin/env bash
# How fast pages go out, measured beside nginx, which serves the same bytes as a file: same machine, same minute,
# turn by turn. Server on core 0, load on core 1, loopback only. The last column is the share of nginx.
# Usage: bench/web.sh [FILE]; SECONDS_EACH, ROUNDS and CONNECTIONS may be set. Needs nginx, wrk and curl.
set -eu
cd "$(dirname "$0")/.."
file=${1:-examples/programme.txt}
seconds=${SECONDS_EACH:-4} rounds=${ROUNDS:-3} connections=${CONNECTIONS:-32}

for tool in nginx wrk curl taskset; do
    command -v "$tool" >/dev/null || { echo "bench/web.sh needs $tool" >&2; exit 2; }
done
[ "$(nproc)" -ge 2 ] || { echo "bench/web.sh needs two cores: one for the server, one for the load" >&2; exit 2; }
program=${PLACARD:-build-bench/src/cli/placard}
[ -n "${PLACARD:-}" ] || tools/build build-bench -Dbuildtype=release >/dev/null

place=$(mktemp -d)
server='' other=''
stop() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$other" ] || kill "$other" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$place"
}
trap stop EXIT

# A port that nobody has is best asked of the kernel; the program tells which it got.
taskset -c 0 "$program" serve --port 0 "$file" >"$place/log" &
server=$!
for _ in $(seq 50); do
    grep -q 'http://' "$place/log" && break
    sleep 0.1
done
base=$(grep -o 'http://[0-9.:]*' "$place/log" | head -1)
slug=$(curl -fsS "$base/api/v1/programmes" | sed -n 's/.*"slug": "\([^"]*\)".*/\1/p' | head -1)
page=$base/p/$slug/
mkdir "$place/www"
curl -fsS "$page" -o "$place/www/index.html" -D "$place/headers"
tag=$(sed -n 's/^ETag: \(.*\)\r$/\1/p' "$place/headers")

port=$((${base##*:} + 1))
cat >"$place/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $place/pid; error_log $place/error.log;
events { worker_connections 1024; }
http {
    include /etc/nginx/mime.types; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
    open_file_cache max=16; client_body_temp_path $place/t1; proxy_temp_path $place/t2; fastcgi_temp_path $place/t3;
    uwsgi_temp_path $place/t4; scgi_temp_path $place/t5;
    server { listen 127.0.0.1:$port; root $place/www; }
}
CONF
chmod 755 "$place" "$place/www"
[ "$(id -u)" -ne 0 ] || sed -i '1s/^/user root; /' "$place/nginx.conf"
taskset -c 0 nginx -p "$place" -c "$place/nginx.conf" -e "$place/error.log" &
other=$!
sleep 0.5
static=http://127.0.0.1:$port/
static_tag=$(curl -fsSI "$static" | sed -n 's/^ETag: \(.*\)\r$/\1/p')
cmp -s <(curl -fsS "$static") <(curl -fsS "$page") || { echo "the two do not serve the same bytes" >&2; exit 1; }

# load URL [HEADER]: requests a second.
load() {
    local extra=()
    [ $# -lt 2 ] || extra=(-H "$2")
    taskset -c 1 wrk -t 1 -c "$connections" -d "${seconds}s" "${extra[@]}" "$1" |
        sed -n 's/^Requests\/sec: *\([0-9.]*\)/\1/p'
}

median() {
    sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"
}

for _ in $(seq "$rounds"); do
    load "$page" >>"$place/placard-page"
    load "$static" >>"$place/nginx-page"
    load "$page" "If-None-Match: $tag" >>"$place/placard-held"
    load "$static" "If-None-Match: $static_tag" >>"$place/nginx-held"
done

echo "page of $(stat -c %s "$place/www/index.html") bytes, $connections connections, $rounds rounds of $seconds s, medians"
printf '%-28s %12s %12s %8s\n' 'requests a second' placard nginx share
row() {
    local ours theirs
    ours=$(median "$place/placard-$2") theirs=$(median "$place/nginx-$2")
    printf '%-28s %12.0f %12.0f %7.0f%%\n' "$1" "$ours" "$theirs" "$(awk "BEGIN { print 100 * $ours / $theirs }")"
}
row 'timetable page' page
row 'page the client holds (304)' held
