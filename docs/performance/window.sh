# shellcheck shell=bash
# Sourced by scripts that need the console in a window: under Xvfb at 1280 × 800, with its own server and an empty data
# folder. Sets `console` (its process id), `address` and `work`; all ends with the script. Its arguments are the
# command of an installed console; without any, the build's is started (./mvnw package -DskipTests), with further
# options of its JVM in CONSOLE_OPTIONS. Needs curl, Xvfb, xdotool and JAVA_HOME.

cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
work=$(mktemp -d)
export PORT=${PORT:-18098} MOCKBANK_HOME=${MOCKBANK_HOME:-$work/home} DISPLAY=${WINDOW_DISPLAY:-:96}
mkdir -p "$MOCKBANK_HOME"
echo "server.port=$PORT" > "$MOCKBANK_HOME/console.properties"
address=http://127.0.0.1:$PORT
console=

end() {
    [ -z "$console" ] || kill "$console" 2> /dev/null || true
    wait "$console" 2> /dev/null || true
    while curl --silent --output /dev/null "$address/health/live"; do sleep 0.1; done
    kill "$display" || true
    rm -rf "$work"
}

Xvfb "$DISPLAY" -screen 0 "${WINDOW_SCREEN:-1280x800x24}" > "$work/xvfb.log" 2>&1 &
display=$!
trap end EXIT

built() {
    local all fx
    all=$(cat admin-gui/target/class-path)
    fx=$(tr : '\n' <<< "$all" | grep -E 'javafx-(base|graphics|controls)-[0-9.]+-' | paste -sd:)
    # shellcheck disable=SC2086 # several options
    exec "${JAVA_HOME:?}/bin/java" --module-path "$fx" --add-modules javafx.controls \
        @admin-gui/jvm.args ${CONSOLE_OPTIONS:-} \
        -Dmockbank.server.classes="$PWD/server/target/classes" \
        -Dmockbank.server.class-path="$PWD/server/target/class-path" \
        -Dmockbank.server.options="$PWD/server/jvm.args" \
        -classpath "admin-gui/target/classes:$all" dev.mockbank.admin.Main
}

if [ $# -gt 0 ]; then "$@" > "$work/console.log" 2>&1 & else built > "$work/console.log" 2>&1 & fi
until curl --silent --fail --output /dev/null "$address/health/ready"; do sleep 0.2; done
window=$(xdotool search --sync --onlyvisible --name '^Mockbank$')
console=$(xdotool getwindowpid "$window")
xdotool windowfocus "$window"

# The default demo data: 20,000 transactions.
fill() {
    local master
    master=$(cat "$MOCKBANK_HOME/master-key")
    curl --silent --fail --output /dev/null -X POST "$address/admin/demo-data" -H "x-api-key: $master" \
        -H 'Content-Type: application/json' -d '{}'
    until curl --silent "$address/admin/demo-data" -H "x-api-key: $master" | grep -q '"state":"done"'; do sleep 0.5; done
}
