#!/usr/bin/env bash
# Measures how long reads take on a bank with many transactions: the median of one client, in milliseconds, by wrk through
# HTTP with a key. Needs psql and wrk, and a server that runs on its embedded database, in a home of its own for each
# size, because the script fills it:
#
#   MOCKBANK_HOME=/tmp/small ./mvnw -Pserver                              (one terminal)
#   MOCKBANK_HOME=/tmp/small docs/performance/reads.sh 10000              (another one)
#
# and the same with /tmp/big and 10000000, which takes some minutes and 4 GB. A home that has as many is left as it is.
set -euo pipefail

rows=${1:-10000}
seconds=${SECONDS_EACH:-2}
home=${MOCKBANK_HOME:-$HOME/.local/share/mockbank}
address=${ADDRESS:-http://127.0.0.1:8000}
accounts=$((rows / 10000 > 10 ? rows / 10000 : 10))

if [ -z "${PGHOST:-}" ]; then
    export PGHOST=127.0.0.1 PGUSER=mockbank PGDATABASE=mockbank
    PGPORT=$(sed -n 4p "$home/data-18/cluster/postmaster.pid")
    PGPASSWORD=$(cat "$home/data-18/password")
    export PGPORT PGPASSWORD
fi
master=${MASTER_API_KEY:-$(cat "$home/master-key")}
key=$(curl -sf -X POST "$address/accounts/keys" -H "x-api-key: $master" -H 'Content-Type: application/json' \
    -d '{"name": "reads"}' | sed 's/.*"key":"\([^"]*\)".*/\1/')

# Two years; 13 categories; 600 descriptions that repeat, 20 % that do not, 60 with a rare word.
fill() {
    psql -q -v ON_ERROR_STOP=1 -v rows="$rows" -v accounts="$accounts" <<'SQL'
SET maintenance_work_mem = '512MB';
DROP INDEX transactions_by_time, transactions_by_account, transactions_by_category,
    transactions_by_description;
WITH numbered AS (
    UPDATE ledgers SET last_account_id = last_account_id + :accounts WHERE id = 1 RETURNING last_account_id AS last
), made AS (
    INSERT INTO accounts (ledger_id, id, name, type, balance)
    SELECT 1, last - i, 'reads ' || i, 'checking', 0 FROM numbered, generate_series(0, :accounts - 1) i
    RETURNING id
), first AS (
    SELECT min(id) AS id FROM made
)
INSERT INTO transactions (ledger_id, id, account_id, amount, category, timestamp, description, total_after)
SELECT 1, i + coalesce((SELECT max(id) FROM transactions WHERE ledger_id = 1), 0),
    first.id + (i * 7919 + i / :accounts) % :accounts,
    CASE WHEN i % 25 = 0 THEN 2400.00 ELSE -((i * 37) % 10000) / 100.0 END,
    (ARRAY['groceries', 'rent', 'salary', 'eating out', 'transport', 'health', 'clothing', 'leisure', 'savings',
        'insurance', 'gifts', 'travel', NULL])[1 + (i * 31 + i / 13) % 13],
    now() - (:rows - i) * (interval '730 days' / :rows),
    CASE WHEN i % (:rows / 60) = 7 THEN 'Zoological garden ' || i % 3
        WHEN i % 10 < 7 THEN 'Merchant ' || (i * 53) % 300
            || CASE WHEN i % 2 = 0 THEN ' supermarket' ELSE ' online shop' END
        WHEN i % 10 < 9 THEN 'Invoice ' || md5(CAST(i AS text)) END,
    0
FROM generate_series(CAST(1 AS bigint), :rows) i, first;
UPDATE accounts SET balance = balance + booked.amount
FROM (SELECT account_id, sum(amount) AS amount FROM transactions GROUP BY account_id) booked
WHERE booked.account_id = accounts.id AND name LIKE 'reads %';
CREATE INDEX transactions_by_time ON transactions (ledger_id, timestamp, id);
CREATE INDEX transactions_by_account ON transactions (ledger_id, account_id, timestamp, id);
CREATE INDEX transactions_by_category ON transactions (ledger_id, left(category, 100), timestamp, id);
CREATE INDEX transactions_by_description ON transactions (ledger_id, hashtextextended(description, 0), timestamp, id)
    WHERE description IS NOT NULL;
VACUUM ANALYZE transactions;
VACUUM ANALYZE accounts;
SQL
    until [ "$(psql -qtAc 'SELECT rolled_up_to >= (SELECT max(id) FROM transactions) FROM roll_ups WHERE ledger_id = 1')" = t ]; do
        sleep 1
    done
    psql -qc 'VACUUM ANALYZE monthly_sums' -c 'VACUUM ANALYZE daily_sums' -c 'VACUUM ANALYZE descriptions'
}

[ "$(psql -qtAc 'SELECT count(*) FROM transactions')" -ge "$rows" ] || fill
account=$(psql -qtAc 'SELECT min(account_id) FROM transactions')
month=$(date -u -d "$(date -u +%Y-%m-15) 12 months ago" +%Y-%m)

median() {
    wrk -t1 -c1 -d"${seconds}s" --latency -H "x-api-key: $key" "$address$1" > "$work"
    if grep -q Non-2xx "$work"; then echo "not answered with 200: $1" >&2; fi
    sed -n 's/^ *50% *//p' "$work"
}

# The list from its 50th last row on, as its cursor names that place: the list, the time in microseconds, the number.
last_page() {
    local cursor
    cursor=$(psql -qtA <<SQL
SELECT translate(encode(convert_to('transactions', 'UTF8') || int8send(CAST(extract(epoch FROM timestamp) * 1000000 AS bigint))
    || int8send(id), 'base64'), E'+/=\n', '-_')
FROM transactions WHERE $2 ORDER BY timestamp, id OFFSET 50 LIMIT 1
SQL
    )
    [ -z "$cursor" ] || median "/transactions?$1&limit=50&cursor=$cursor"
}

work=$(mktemp)
trap 'rm -f "$work"' EXIT
printf '%s transactions, one client, medians\n\n| read | first page | last page |\n| --- | --- | --- |\n' "$rows"
list() {
    printf '| %s | %s | %s |\n' "$1" "$(median "/transactions?$2&limit=50")" "$(last_page "$2" "$3")"
}
one() { printf '| %s | %s | |\n' "$1" "$(median "$2")"; }
list 'all' '' true
list 'of an account' "account_id=$account" "account_id = $account"
list 'of a category' 'category=groceries' "category = 'groceries'"
list 'of a month' "date_from=$month-01&date_to=$month-28" "timestamp >= '$month-01Z' AND timestamp < '$month-29Z'"
list 'text, in a third of all' 'q=supermarket' "description ILIKE '%supermarket%'"
list 'text, in 1 of 430' 'q=merchant%2018%20' "description ILIKE '%merchant 18 %'"
list 'text, in none, of frequent parts' 'q=merchant%2017%20' false
list 'text, in 60' 'q=zoological' "description ILIKE '%zoological%'"
list 'text, in none' 'q=nothing+like+it' false
list 'of an account and a category' "account_id=$account&category=groceries" \
    "account_id = $account AND category = 'groceries'"
list 'of an account, text in a third' "account_id=$account&q=supermarket" \
    "account_id = $account AND description ILIKE '%supermarket%'"
list 'of an account, text in none' "account_id=$account&q=nothing+like+it" false
list 'of a category, text in 60' 'category=groceries&q=zoological' \
    "category = 'groceries' AND description ILIKE '%zoological%'"
list 'of an amount above 2,399 (1 of 25)' 'amount_min=2399' 'amount >= 2399'
one 'sums by month' '/sums'
one 'sums by month, of an account' "/sums?account_id=$account"
one 'sums by month and category' '/sums?by=month,category'
one 'balances of a year, by day' '/balances'
one 'balances of a year, by day, of an account' "/balances?account_id=$account"
one 'categories' '/categories'
one 'an account' "/accounts/$account"
