package dev.mockbank.server;

/// A database as the reference service leaves it: its tables as SQLAlchemy makes them, with rows of each kind.
final class ReferenceDatabase {

    static final String ACTIVE_KEY = "kQ2vLZ8sX0plaintext-active-9fJ3nB7wTq5YcR1u";
    static final String NAMELESS_KEY = "Zr7pW4mplaintext-nameless-6HdK2gV9xSa8Ee0b";
    static final String REVOKED_KEY = "Xt5nY1cplaintext-revoked-3LmQ8jU4oPz7Ww6i";
    static final int MANY_TRANSACTIONS = 20_000;

    private static final String TABLES = """
            CREATE TABLE accounts (
                id SERIAL NOT NULL,
                name VARCHAR NOT NULL,
                type VARCHAR NOT NULL,
                balance NUMERIC(18, 2) NOT NULL,
                PRIMARY KEY (id)
            );
            CREATE TABLE api_keys (
                id SERIAL NOT NULL,
                key VARCHAR NOT NULL,
                name VARCHAR,
                created_at TIMESTAMP WITH TIME ZONE DEFAULT now(),
                revoked INTEGER DEFAULT 0,
                PRIMARY KEY (id),
                UNIQUE (key)
            );
            CREATE TABLE transactions (
                id SERIAL NOT NULL,
                account_id INTEGER NOT NULL,
                amount NUMERIC(18, 2) NOT NULL,
                category VARCHAR,
                timestamp TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
                description TEXT,
                PRIMARY KEY (id),
                FOREIGN KEY(account_id) REFERENCES accounts (id) ON DELETE CASCADE
            );
            CREATE INDEX ix_transactions_account_id ON transactions (account_id);
            """;

    /// The balances are what the reference had after it lost updates: 1234.56 with one transaction of 0.01.
    private static final String ROWS = """
            INSERT INTO accounts (name, type, balance) VALUES
                ('Giro 💶 – Ærø', 'checking', 1234.56),
                ('', 'brokerage', -0.01),
                ('many', 'savings', 9999999999999999.99);
            INSERT INTO transactions (account_id, amount, category, timestamp, description) VALUES
                (1, 0.01, NULL, '2019-12-31 23:59:59.999999+00', NULL),
                (2, -9999999999999999.99, 'Ωμέγα', '2020-02-29 12:00:00+02', E'two\\nlines');
            INSERT INTO transactions (account_id, amount, category, description)
                SELECT 3, n / 100.0, 'c' || n % 7, 'row ' || n FROM generate_series(1, 20000) AS n;
            """;

    private ReferenceDatabase() {}

    /// The address of a new one.
    static String fresh() {
        var url = TestPostgres.freshDatabase();
        TestPostgres.execute(url, TABLES);
        TestPostgres.execute(url, ROWS);
        insertKey(url, "'" + ACTIVE_KEY + "', 'active', '2021-01-01 00:00:00+00', 0");
        insertKey(url, "'" + NAMELESS_KEY + "', NULL, NULL, NULL");
        insertKey(url, "'" + REVOKED_KEY + "', 'revoked', now(), 1");
        // What PostgreSQL gathers about columns holds some of their values.
        TestPostgres.execute(url, "ANALYZE");
        return url;
    }

    private static void insertKey(String url, String values) {
        TestPostgres.execute(url, "INSERT INTO api_keys (key, name, created_at, revoked) VALUES (" + values + ")");
    }
}
