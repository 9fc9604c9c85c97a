#!/usr/bin/env bash
# Measures how long the installed programs take to start, in milliseconds, the median of nine each:
#   docs/performance/starts.sh installer/target/mockbank
# It needs curl, and for the window Xvfb and xdotool.
set -euo pipefail

bin=$(realpath "$1")/bin
rounds=9
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PORT=${PORT:-18099} MOCKBANK_HOME=$work/home

now() { date +%s%3N; }

median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

server() {
    local begin
    begin=$(now)
    "$bin/mockbank-server" > "$work/server.log" 2>&1 &
    until curl --silent --fail --output /dev/null "http://127.0.0.1:$PORT/health/ready"; do sleep 0.005; done
    echo $(($(now) - begin))
    kill $!
    wait $! || true
}

window() {
    local begin
    begin=$(now)
    "$bin/mockbank" > "$work/console.log" 2>&1 &
    until xdotool search --onlyvisible --name '^Mockbank$' > "$work/window" 2>&1; do sleep 0.005; done
    echo $(($(now) - begin))
    # Its server ends with it, a moment later.
    kill $!
    wait $! || true
    while curl --silent --output /dev/null "http://127.0.0.1:$PORT/health/live"; do sleep 0.05; done
    sleep 1
}

first=$(for _ in $(seq $rounds); do rm -rf "$MOCKBANK_HOME" && server; done | median)
echo "ready on a first start: $first ms"
echo "ready on an existing data folder: $(for _ in $(seq $rounds); do server; done | median) ms"

if command -v Xvfb > /dev/null && command -v xdotool > /dev/null; then
    echo "server.port=$PORT" > "$MOCKBANK_HOME/console.properties"
    export DISPLAY=:97
    Xvfb $DISPLAY -screen 0 1280x800x24 > "$work/xvfb.log" 2>&1 &
    display=$!
    sleep 1
    echo "window shown: $(for _ in $(seq $rounds); do window; done | median) ms"
    kill "$display"
fi
