-- A request that came with an Idempotency-Key and was carried out. The row is written by the commit that carries it
-- out, so that there is none for a request that was refused, or whose server died.
CREATE TABLE claims (
    -- SHA-256 of the API key, the method, the path and the Idempotency-Key: nothing of them can be read here.
    id              bytea PRIMARY KEY,
    request_hash    bytea NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    -- Of postings, what the request itself does not say: the rest of the answer is made of the repeated request.
    transaction_ids bigint[],
    cents_after     bigint[],
    -- Of other requests, the answer: encrypted, with a key that only the client has that repeats the request.
    answer          bytea
);

CREATE INDEX claims_by_time ON claims (created_at);
