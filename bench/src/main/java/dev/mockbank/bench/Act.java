package dev.mockbank.bench;

/// What is measured: the request of a client, and the statement with which a program without a server would do the
/// same.
enum Act {
    GET_ACCOUNT("GET /accounts/{id}", "SELECT id, name, type, balance FROM accounts WHERE ledger_id = 1 AND id = :id"),

    GET_PAGE("GET a page of 50 of one account", """
            SELECT id, account_id, amount, category, timestamp, description, transfer_id, total_after
            FROM transactions WHERE ledger_id = 1 AND account_id = :id ORDER BY timestamp DESC, id DESC LIMIT 51"""),

    /// With one commit for each posting, in a ledger of its own whose ids come from a sequence.
    POST("POST /transactions", """
            WITH moved AS (
                UPDATE accounts SET balance = balance + 1.25 WHERE ledger_id = -1 AND id = :id
                RETURNING id, balance
            ), booked AS (
                INSERT INTO transactions (
                    ledger_id, id, account_id, amount, category, timestamp, description, total_after)
                SELECT -1, nextval('bench_ids'), id, 1.25, 'groceries', now(), 'supermarket', balance FROM moved
                RETURNING id, timestamp
            )
            SELECT booked.id, booked.timestamp, moved.balance FROM booked, moved LIMIT 1""");

    private final String label;
    private final String sql;

    Act(String label, String sql) {
        this.label = label;
        this.sql = sql;
    }

    String label() {
        return label;
    }

    /// The statement, with `:id` in the place of the account's id.
    String sql() {
        return sql;
    }

    boolean posts() {
        return this == POST;
    }
}
