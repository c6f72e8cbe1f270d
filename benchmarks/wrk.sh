#!/usr/bin/env bash
# serve beside nginx under wrk: small responses over connections that stay, each server on one core
# and wrk on another, in turns. Prints requests a second of each round, and the ratio of the best.
# usage: benchmarks/wrk.sh [server's core] [wrk's core] [rounds] [seconds a round] [octets of the file]
set -eu
core=${1:-0}
other=${2:-1}
rounds=${3:-5}
seconds=${4:-5}
octets=${5:-512}
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
for tool in wrk nginx taskset; do
  command -v $tool >/dev/null || { echo "$tool is not installed (Debian: wrk, nginx-light, util-linux)" >&2; exit 1; }
done
work=$(mktemp -d)
chmod 755 "$work"
mkdir "$work/site" "$work/logs"
head -c "$octets" /dev/zero | tr '\0' x > "$work/site/small.txt"
port=$((20000 + RANDOM % 20000))
servers=
trap 'kill $servers 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

cat > "$work/nginx.conf" <<CONF
daemon off; worker_processes 1; pid $work/nginx.pid; error_log $work/logs/error.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 1000000000; sendfile on; tcp_nopush on;
  client_body_temp_path $work/a; proxy_temp_path $work/b; fastcgi_temp_path $work/c;
  uwsgi_temp_path $work/d; scgi_temp_path $work/e;
  types { text/plain txt; } etag on;
  server { listen 127.0.0.1:$((port + 1)); root $work/site; } }
CONF
taskset -c "$core" nginx -p "$work" -c "$work/nginx.conf" & servers="$servers $!"
"$home/netlayers" --version >/dev/null
taskset -c "$core" "$home/netlayers" serve "$work/site" --port "$port" --quiet >"$work/logs/serve.log" & servers="$servers $!"
for p in $port $((port + 1)); do
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null && break
    sleep 0.1
  done
done

measure() { # port seconds
  taskset -c "$other" wrk -t1 -c32 -d"$2s" "http://127.0.0.1:$1/small.txt" > "$work/wrk.out"
  grep -E 'Non-2xx|Socket errors' "$work/wrk.out" >&2 || true
  sed -n 's/^Requests\/sec: *//p' "$work/wrk.out"
}

measure "$port" 8 >/dev/null # until the compiler has seen it
best_ours=0
best_nginx=0
for round in $(seq "$rounds"); do
  ours=$(measure "$port" "$seconds")
  theirs=$(measure $((port + 1)) "$seconds")
  printf 'round %s: serve %9.0f/s  nginx %9.0f/s  ratio %.2f\n' "$round" "$ours" "$theirs" "$(echo "$ours / $theirs" | bc -l)"
  best_ours=$(printf '%s\n%s\n' "$ours" "$best_ours" | sort -g | tail -1)
  best_nginx=$(printf '%s\n%s\n' "$theirs" "$best_nginx" | sort -g | tail -1)
done
printf 'best:    serve %9.0f/s  nginx %9.0f/s  ratio %.2f\n' "$best_ours" "$best_nginx" "$(echo "$best_ours / $best_nginx" | bc -l)"
