-- Nobody books meanwhile: what is added up here is all that is there.
LOCK TABLE accounts, transactions IN ACCESS EXCLUSIVE MODE;
SET LOCAL work_mem = '64MB';

-- What transactions come to, so that nobody has to add up millions of them: by account, month in UTC, category and
-- whether they are legs of a transfer. Account 0 is all accounts together.
CREATE TABLE monthly_sums (
    account_id integer NOT NULL,
    month      date NOT NULL,
    category   varchar,
    transfer   boolean NOT NULL,
    income     numeric(30, 2) NOT NULL,
    expense    numeric(30, 2) NOT NULL,
    count      bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (account_id, month, category, transfer)
) WITH (fillfactor = 80);

-- By account and day in UTC: how much the balance moved.
CREATE TABLE daily_sums (
    account_id integer NOT NULL,
    day        date NOT NULL,
    amount     numeric(30, 2) NOT NULL,
    PRIMARY KEY (account_id, day)
) WITH (fillfactor = 80);

-- The sums hold the transactions up to this number. Who writes sums locks this row.
CREATE TABLE roll_up (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    rolled_up_to bigint NOT NULL
);

-- What changed of transactions after they were booked. Those of numbers that the sums hold are to be added to them;
-- the sign says how often: 1 or -1. Those of later numbers do not matter, because their transactions are counted as
-- they are.
CREATE TABLE sum_corrections (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id bigint NOT NULL,
    account_id     integer NOT NULL,
    category       varchar,
    timestamp      timestamptz NOT NULL,
    transfer       boolean NOT NULL,
    amount         numeric(18, 2) NOT NULL,
    sign           smallint NOT NULL CHECK (sign IN (-1, 1))
);

-- What the sums do not hold yet, each with its sign. The limit is none: it keeps PostgreSQL on the primary key, which
-- reads the few last rows, where its guess at their number would make it read all.
CREATE VIEW not_rolled_up AS
SELECT account_id, left(category, 100) AS category, timestamp, transfer_id IS NOT NULL AS transfer, amount, 1 AS sign
FROM (
    SELECT account_id, category, timestamp, transfer_id, amount FROM transactions
    WHERE id > (SELECT rolled_up_to FROM roll_up)
    ORDER BY id LIMIT 9223372036854775807
) latest
UNION ALL
SELECT account_id, category, timestamp, transfer, amount, sign FROM sum_corrections
WHERE transaction_id <= (SELECT rolled_up_to FROM roll_up);

INSERT INTO monthly_sums (account_id, month, category, transfer, income, expense, count)
SELECT account_id, CAST(date_trunc('month', timestamp AT TIME ZONE 'UTC') AS date) AS month, left(category, 100),
    transfer_id IS NOT NULL, sum(greatest(amount, 0)), sum(least(amount, 0)), count(*)
FROM transactions
GROUP BY account_id, month, left(category, 100), transfer_id IS NOT NULL;

INSERT INTO monthly_sums (account_id, month, category, transfer, income, expense, count)
SELECT 0, month, category, transfer, sum(income), sum(expense), sum(count)
FROM monthly_sums
GROUP BY month, category, transfer;

INSERT INTO daily_sums (account_id, day, amount)
SELECT account_id, CAST(timestamp AT TIME ZONE 'UTC' AS date) AS day, sum(amount)
FROM transactions
GROUP BY account_id, day;

INSERT INTO daily_sums (account_id, day, amount)
SELECT 0, day, sum(amount) FROM daily_sums GROUP BY day;

INSERT INTO roll_up (rolled_up_to) SELECT coalesce(max(id), 0) FROM transactions;

ANALYZE monthly_sums, daily_sums;

-- What an account began with. Of accounts that were there before, it is what their transactions do not explain.
ALTER TABLE accounts ADD COLUMN opening_balance numeric(30, 2) NOT NULL DEFAULT 0;

UPDATE accounts
SET opening_balance = balance - coalesce((
    SELECT sum(amount) FROM daily_sums WHERE daily_sums.account_id = accounts.id), 0);
