#!/usr/bin/env bash
# Octets a second over one TCP flow through a TAP device that socat carries over UDP: a kernel to a
# kernel (two devices, two carriers), and a kernel to our host and back (one of each). MTU 1,500.
# Needs root, curl, nginx, socat; `mvn -pl tools -am -DskipTests process-classes` before.
# usage: benchmarks/tap.sh [megabytes] [rounds]
set -euo pipefail
megabytes=${1:-200} rounds=${2:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
tool=("$java" -XX:+UseSerialGC -cp "$home/tools/target/classes:$(cat "$home/tools/target/libraries")" io.netlayers.tools.Netlayers)
port=$((30000 + RANDOM % 1000 * 2))
tmp=$(mktemp -d)
chmod 755 "$tmp"
started=()
down() {
  for p in "${started[@]}"; do kill "$p" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$tmp"
}
trap down EXIT

# tap NAMESPACE OPTION... - a namespace that ends with this script
tap() {
  "$home/netlayers-tap" -n "$@" >"$tmp/$1.out" 2>&1 &
  started+=($!)
  for _ in $(seq 200); do ! grep -q ready "$tmp/$1.out" || return 0; sleep 0.05; done
  cat "$tmp/$1.out" >&2
  exit 1
}
nginx_in() {
  cat >"$tmp/nginx.conf" <<NGINX
daemon off; master_process off; pid $tmp/nginx.pid; error_log /dev/null; events { }
http { access_log off; sendfile on; client_body_temp_path $tmp/b; proxy_temp_path $tmp/p;
fastcgi_temp_path $tmp/f; uwsgi_temp_path $tmp/u; scgi_temp_path $tmp/s;
server { listen 80; root $tmp; } }
NGINX
  ip netns exec "$1" nginx -c "$tmp/nginx.conf" 2>/dev/null &
  sleep 0.5
}
middle() { sort -n | awk '{ v[NR] = $1 } END { printf "%.1f MB/s (%.1f to %.1f)\n", v[int((NR + 1) / 2)], v[1], v[NR] }'; }
curls() {
  for _ in $(seq "$rounds"); do
    ip netns exec "$1" curl -s -o /dev/null -w '%{speed_download}\n' "$2" | awk '{ print $1 / 1e6 }'
  done | middle
}

head -c "${megabytes}000000" /dev/urandom >"$tmp/big.bin"
tap nlbench-a -p "$port" -a 10.0.0.1/24
tap nlbench-b -p "$port" -x -a 10.0.0.2/24
nginx_in nlbench-b
echo "kernel's nginx to kernel's curl: $(curls nlbench-a http://10.0.0.2/big.bin)"
kill "${started[1]}"
wait "${started[1]}" 2>/dev/null || true
sleep 0.5

"${tool[@]}" host "$tmp" -q --tap "$port" -a 10.0.0.2/24 >/dev/null &
ours=$!
started+=($ours)
sleep 2
curls nlbench-a http://10.0.0.2/big.bin >/dev/null # the compiler's turn
echo "our host to kernel's curl:       $(curls nlbench-a http://10.0.0.2/big.bin)"
kill $ours
wait $ours 2>/dev/null || true

nginx_in nlbench-a
echo "kernel's nginx to our get:       $(
  for _ in $(seq "$rounds"); do
    begun=$(date +%s.%N)
    "${tool[@]}" get http://10.0.0.1/big.bin --tap "$port" -a 10.0.0.2/24 -o /dev/null
    echo "$megabytes $begun $(date +%s.%N)" | awk '{ print $1 / ($3 - $2) }'
  done | middle
) (the start of Java included)"
