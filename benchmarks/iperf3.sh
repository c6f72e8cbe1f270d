#!/usr/bin/env bash
# What TcpTransfer is measured beside: one TCP flow over the kernel's loopback, both ends of iperf3
# on one core, at its defaults and with segments of 1,460 octets at most.
# usage: benchmarks/iperf3.sh [core] [seconds]
set -eu
core=${1:-0}
seconds=${2:-10}
port=$((20000 + RANDOM % 20000))
command -v iperf3 >/dev/null || { echo "iperf3 is not installed (Debian: apt-get install iperf3)" >&2; exit 1; }

run() {
  taskset -c "$core" iperf3 --server --one-off --port "$port" >/dev/null &
  server=$!
  sleep 0.5
  taskset -c "$core" iperf3 --client 127.0.0.1 --port "$port" --time "$seconds" --format g "$@" |
    sed -n 's/.*sec  *\([0-9.]* GBytes\)  *\([0-9.]* Gbits\/sec\).*receiver/\1 in '"$seconds"' s, \2/p'
  wait "$server"
}

echo "loopback at its defaults:  $(run)"
echo "segments of 1,460 octets:  $(run --set-mss 1460)"
