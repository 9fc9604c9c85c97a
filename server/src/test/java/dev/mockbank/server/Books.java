package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

/// Audits the books in the database itself.
final class Books {

    private Books() {}

    /// The balance is the opening balance and the sum of the transactions, to the cent.
    static void balance(String databaseUrl, long account, String opening) {
        var sum = TestPostgres.query(
                databaseUrl, "SELECT coalesce(sum(amount), 0) FROM transactions WHERE account_id = " + account);
        var balance = TestPostgres.query(databaseUrl, "SELECT balance FROM accounts WHERE id = " + account);
        assertThat(new BigDecimal(balance))
                .as("balance of account %s", account)
                .isEqualByComparingTo(new BigDecimal(opening).add(new BigDecimal(sum)));
    }

    /// How many transactions an account has.
    static int transactions(String databaseUrl, long account) {
        return Integer.parseInt(
                TestPostgres.query(databaseUrl, "SELECT count(*) FROM transactions WHERE account_id = " + account));
    }

    /// No statements ever waited for each other in a circle. Asked once the servers are closed: PostgreSQL's
    /// connections count when they end.
    static void hadNoDeadlock(String databaseUrl) {
        assertThat(TestPostgres.query(
                        databaseUrl, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .as("deadlocks")
                .isEqualTo("0");
    }

    /// The body of a posting.
    static String posting(long account, String amount, String description) {
        return "{\"account_id\":%d,\"amount\":\"%s\",\"description\":\"%s\"}".formatted(account, amount, description);
    }
}
