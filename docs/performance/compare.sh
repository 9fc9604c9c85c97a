#!/usr/bin/env bash
# Compares the API with PostgreSQL itself, on one machine and in one run: the same statements by pgbench straight at the
# embedded database, and by wrk through HTTP with a key. Needs pgbench, psql and wrk, and a server that runs on its
# embedded database:
#
#   MOCKBANK_HOME=/tmp/bank ./mvnw -Pserver                             (one terminal)
#   MOCKBANK_HOME=/tmp/bank docs/performance/compare.sh [CLIENTS]       (another one)
#
# PROTOCOL=simple uses pgbench's default, in which each statement is parsed and planned anew.
set -euo pipefail

clients=${1:-16}
seconds=${SECONDS_EACH:-10}
rounds=${ROUNDS:-3}
home=${MOCKBANK_HOME:-$HOME/.local/share/mockbank}
address=${ADDRESS:-http://127.0.0.1:8000}
accounts=1000

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PGHOST=127.0.0.1 PGUSER=mockbank PGDATABASE=mockbank
PGPORT=$(sed -n 4p "$home/data-18/cluster/postmaster.pid")
PGPASSWORD=$(cat "$home/data-18/password")
export PGPORT PGPASSWORD

key=$(curl -sf -X POST "$address/accounts/keys" -H "x-api-key: $(cat "$home/master-key")" \
    -H 'Content-Type: application/json' -d '{"name": "compare"}' | sed 's/.*"key":"\([^"]*\)".*/\1/')
first=$(psql -qtAc "
    INSERT INTO accounts (name, type, balance) SELECT 'compare', 'checking', 0 FROM generate_series(1, $accounts)
    RETURNING id" | head -1)
last=$((first + accounts - 1))

select_sql="SELECT id, name, type, balance FROM accounts WHERE id = :id;"
post_sql="WITH moved AS (
    UPDATE accounts SET balance = balance + 1.25 WHERE id = :id RETURNING id, balance, taken_back
), booked AS (
    INSERT INTO transactions (account_id, amount, category, timestamp, description, total_after)
    SELECT id, 1.25, 'groceries', now(), 'supermarket', balance + taken_back FROM moved RETURNING id, timestamp
)
SELECT booked.id, booked.timestamp, moved.balance FROM booked, moved;"

script() { printf '\\set id random(%s, %s)\n%s\n' "$2" "$3" "$1" | tr '\n' ' ' | sed 's/) /)\n/'; }
script "$select_sql" "$first" "$last" > "$work/select.sql"
script "$post_sql" "$first" "$last" > "$work/post.sql"
script "$post_sql" "$first" "$first" > "$work/post-one.sql"

lua() {
    printf 'local seed = 0\nfunction setup(thread) seed = seed + 1; thread:set("seed", seed) end\n'
    printf 'function init() math.randomseed(seed); wrk.headers["x-api-key"] = "%s"\n' "$key"
    printf '  wrk.headers["Content-Type"] = "application/json" end\n'
}
posting="'{\"account_id\":' .. math.random($first, LAST) .. ',\"amount\":1.25,\"category\":\"groceries\",\"description\":\"supermarket\"}'"
{ lua; echo "function request() return wrk.format('GET', '/accounts/' .. math.random($first, $last)) end"; } > "$work/select.lua"
{ lua; echo "function request() return wrk.format('POST', '/transactions', nil, ${posting/LAST/$last}) end"; } > "$work/post.lua"
{ lua; echo "function request() return wrk.format('POST', '/transactions', nil, ${posting/LAST/$first}) end"; } > "$work/post-one.lua"

database() { pgbench -n -M "${PROTOCOL:-prepared}" -f "$work/$1.sql" -c "$clients" -j 2 -T "$seconds" 2> /dev/null | sed -n 's/^tps = \([0-9.]*\).*/\1/p'; }
api() { wrk -t2 -c"$clients" -d"${seconds}s" -s "$work/$1.lua" "$address" > "$work/wrk.txt"; grep -q Non-2xx "$work/wrk.txt" && cat "$work/wrk.txt" >&2; sed -n 's/^Requests\/sec: *//p' "$work/wrk.txt"; }

for _ in 1 2; do api select > /dev/null; api post > /dev/null; done
printf '%s clients, %s s each\n\n| figure | PostgreSQL | API | ratio |\n| --- | --- | --- | --- |\n' "$clients" "$seconds"
for _ in $(seq "$rounds"); do
    for kind in select post post-one; do
        yardstick=$(database $kind)
        measured=$(api $kind)
        awk -v k="$kind" -v a="$yardstick" -v b="$measured" \
            'BEGIN { printf "| %s | %d | %d | %.2f |\n", k, a, b, b / a }'
    done
done
