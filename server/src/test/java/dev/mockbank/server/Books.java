package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

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

    /// The numbers of an account's transactions by their descriptions, of which each stands there once.
    static Map<String, Long> bookedOnce(String databaseUrl, long account) {
        var booked = new HashMap<String, Long>();
        try (var connection = TestPostgres.connect(databaseUrl);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT description, id FROM transactions WHERE account_id = " + account)) {
            while (rows.next()) {
                assertThat(booked.put(rows.getString(1), rows.getLong(2)))
                        .as("booked twice: " + rows.getString(1))
                        .isNull();
            }
            return booked;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
