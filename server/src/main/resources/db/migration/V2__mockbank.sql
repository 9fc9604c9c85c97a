-- Keys are kept as SHA-256. Changing the column's type rewrites the table, so that no plain text stays in its file.
ALTER TABLE api_keys ADD COLUMN prefix varchar;
UPDATE api_keys SET prefix = left(key, least(8, length(key) / 4));
ALTER TABLE api_keys
    ALTER COLUMN key TYPE bytea USING sha256(convert_to(key, 'UTF8')),
    ALTER COLUMN prefix SET NOT NULL;
ALTER TABLE api_keys RENAME COLUMN key TO key_hash;

UPDATE api_keys SET created_at = now() WHERE created_at IS NULL;
ALTER TABLE api_keys
    ALTER COLUMN created_at SET DEFAULT now(),
    ALTER COLUMN created_at SET NOT NULL,
    ALTER COLUMN revoked DROP DEFAULT;
ALTER TABLE api_keys
    ALTER COLUMN revoked TYPE boolean USING coalesce(revoked, 0) <> 0;
ALTER TABLE api_keys
    ALTER COLUMN revoked SET DEFAULT false,
    ALTER COLUMN revoked SET NOT NULL,
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN rate_limit integer CHECK (rate_limit >= 0);

-- Two thousand million transactions are a day of load, not a lifetime.
ALTER TABLE transactions ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE transactions_id_seq AS bigint;

-- Pages by cursor, of all transactions and of one account's, read these backwards.
CREATE INDEX transactions_by_time ON transactions (timestamp, id);
CREATE INDEX transactions_by_account ON transactions (account_id, timestamp, id);

-- The reference's index on account_id alone is covered by the one above.
DROP INDEX IF EXISTS ix_transactions_account_id;

-- Balances change far more often than names: room on the page keeps updates off the indexes.
ALTER TABLE accounts SET (fillfactor = 50);
