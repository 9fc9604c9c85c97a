#!/usr/bin/env bash
# Takes the README's pictures of the console, with demo data, and writes them into this folder. Needs ImageMagick.
# The Server screen shows MOCKBANK_HOME, which has to be empty and is left there.
#
#   MOCKBANK_HOME=/tmp/mockbank PORT=8000 docs/images/console.sh
#
# See docs/performance/window.sh for the rest.
set -euo pipefail

# shellcheck source=docs/performance/window.sh
. "$(dirname "$0")/../performance/window.sh"

click() {
    xdotool mousemove "$1" "$2" click 1
    sleep 1
}

# The pointer is put away, so that nothing lies under it.
picture() {
    xdotool mousemove 900 60
    sleep 2
    import -window root -depth 8 "docs/images/console-$1.png"
}

# A client of the bank, so that the charts and the log have something to show.
use() {
    local key path
    key=$(curl --silent --fail -X POST "$address/accounts/keys" -H "x-api-key: $(cat "$MOCKBANK_HOME/master-key")" \
        -H 'Content-Type: application/json' -d '{"name": "web front end"}' | sed 's/.*"key":"\([^"]*\)".*/\1/')
    for second in $(seq 40); do
        for path in /accounts '/transactions?limit=20' /sums /accounts/77 "/accounts/$((second % 4 + 1))"; do
            [ $((second * ${#path} % 3)) = 0 ] || curl --silent --output /dev/null "$address$path" -H "x-api-key: $key"
        done
        sleep 0.5
    done
}

fill
use
xdotool key ctrl+1
sleep 3
# The card that says what comes after demo data.
click 1225 146
picture overview
xdotool key ctrl+3
sleep 2
click 470 288
picture transactions
xdotool key ctrl+2
sleep 2
click 300 217
picture accounts
use &
xdotool key ctrl+5
sleep 15
picture server
wait $!
