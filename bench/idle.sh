#!/usr/bin/env bash
# What a server at rest costs: the processor time of a running server and of its PostgreSQL over a minute, in percent of
# one core. On Linux.
#   bench/idle.sh PID [SECONDS]
set -euo pipefail

server=$1
seconds=${2:-60}

# The user and system time of a process, in clock ticks; fields 14 and 15, counted behind the name in brackets.
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ print $12 + $13 }'; }

# The embedded PostgreSQL is a session of its own; its folder is in the server's lock.
postgres() {
    local process
    for process in $(pgrep --exact postgres || true); do
        [ "$(readlink "/proc/$process/cwd")" = "$cluster" ] && echo "$process"
    done
    return 0
}

home=$(tr '\0' '\n' < "/proc/$server/environ" | sed -n 's/^MOCKBANK_HOME=//p')
cluster=$(readlink -f "${home:-$HOME/.local/share/mockbank}"/data-*/cluster)

measure() {
    local all=0 process
    for process in "$@"; do
        all=$((all + $(ticks "$process")))
    done
    echo "$all"
}

mapfile -t processes < <(postgres)
server_before=$(ticks "$server")
postgres_before=$(measure "${processes[@]}")
sleep "$seconds"
server_after=$(ticks "$server")
postgres_after=$(measure "${processes[@]}")
awk -v server=$((server_after - server_before)) -v postgres=$((postgres_after - postgres_before)) \
    -v ticks=$((seconds * $(getconf CLK_TCK))) \
    'BEGIN { printf "server %.2f %%, PostgreSQL %.2f %% of a core\n", 100 * server / ticks, 100 * postgres / ticks }'
