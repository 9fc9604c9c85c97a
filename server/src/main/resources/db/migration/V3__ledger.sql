-- Each transaction keeps the total of its account right after it was booked: the balance, and all that was taken back
-- until then. Booking order is the order of ids. Rows that were there before get theirs from the balance that is
-- stored: the last one's is that balance.
ALTER TABLE accounts ADD COLUMN taken_back numeric(22, 2) NOT NULL DEFAULT 0;
ALTER TABLE transactions ADD COLUMN total_after numeric(22, 2);

UPDATE transactions
SET total_after = counted.total_after
FROM (
    SELECT t.id, a.balance - coalesce(sum(t.amount) OVER later, 0) AS total_after
    FROM transactions t
    JOIN accounts a ON a.id = t.account_id
    WINDOW later AS (PARTITION BY t.account_id ORDER BY t.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
) counted
WHERE counted.id = transactions.id;

ALTER TABLE transactions ALTER COLUMN total_after SET NOT NULL;

-- What was taken back: how much all deleted transactions of an account up to this number moved. The balance after a
-- transaction is its total less what was taken back before it, so that a deletion rewrites no later row.
CREATE TABLE taken_back (
    account_id     integer NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    transaction_id bigint NOT NULL,
    total          numeric(22, 2) NOT NULL,
    PRIMARY KEY (account_id, transaction_id)
);

-- The two legs of a transfer name each other: both have the number of the first.
ALTER TABLE transactions ADD COLUMN transfer_id bigint;
CREATE INDEX transactions_by_transfer ON transactions (transfer_id) WHERE transfer_id IS NOT NULL;
