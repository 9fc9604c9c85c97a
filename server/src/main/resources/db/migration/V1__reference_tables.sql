-- The tables as the reference service makes them: nothing to do where it made them.
CREATE TABLE IF NOT EXISTS accounts (
    id      serial PRIMARY KEY,
    name    varchar NOT NULL,
    type    varchar NOT NULL,
    balance numeric(18, 2) NOT NULL
);

CREATE TABLE IF NOT EXISTS transactions (
    id          serial PRIMARY KEY,
    account_id  integer NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    amount      numeric(18, 2) NOT NULL,
    category    varchar,
    timestamp   timestamptz NOT NULL DEFAULT now(),
    description text
);

CREATE TABLE IF NOT EXISTS api_keys (
    id         serial PRIMARY KEY,
    key        varchar UNIQUE NOT NULL,
    name       varchar,
    created_at timestamptz DEFAULT now(),
    revoked    integer DEFAULT 0
);
