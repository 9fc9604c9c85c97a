#!/usr/bin/env bash
# Measures the memory of the console (PSS, in MB), with its own server, at 1280 × 800 under Xvfb: after the start, and
# after 20,000 demo transactions and three rounds through all screens. Fails when it is more than MOST_MB in the end.
#
#   docs/performance/memory.sh                                            (from the build)
#   docs/performance/memory.sh installer/target/mockbank/bin/mockbank     (installed)
#
# THEN may name a program that is run with the console's process id at the end, such as one that writes a histogram of
# its heap. See window.sh for the rest.
set -euo pipefail

# shellcheck source=docs/performance/window.sh
. "$(dirname "$0")/window.sh"

pss() {
    sleep "${REST_SECONDS:-20}"
    awk -v when="$1" -v most="${MOST_MB:-0}" '
        /^Pss:/ { pss = $2 / 1024 } /^Pss_Anon:/ { anonymous = $2 / 1024 }
        END {
            printf "%s: %d MB, %d MB of it anonymous\n", when, pss, anonymous
            exit most > 0 && pss > most
        }' "/proc/$console/smaps_rollup"
}

pss 'after the start'
fill
for _ in 1 2 3; do
    for screen in 1 2 3 4 5; do
        xdotool key "ctrl+$screen"
        sleep 1.5
    done
done
xdotool key ctrl+1
pss 'after use'
if [ -n "${THEN:-}" ]; then "$THEN" "$console"; fi
