package dev.mockbank.server.reconciliation;

import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.BooksCheck.Difference;
import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;

/// Compares the tables of accounts and transactions.
final class ReconciliationStore {

    private static final String COMPARE = """
            WITH booked AS (
                SELECT account_id, sum(amount) AS amount, count(*) AS transactions
                FROM transactions GROUP BY account_id
            ), compared AS MATERIALIZED (
                SELECT accounts.id, balance, opening_balance + coalesce(amount, 0) AS booked,
                    coalesce(transactions, 0) AS transactions
                FROM accounts LEFT JOIN booked ON account_id = accounts.id
            )
            SELECT accounts, transactions, id, balance, booked
            FROM (SELECT count(*) AS accounts, coalesce(sum(transactions), 0) AS transactions FROM compared) total
            LEFT JOIN (
                SELECT id, balance, booked FROM compared WHERE balance <> booked ORDER BY id LIMIT :limit
            ) different ON true
            ORDER BY id LIMIT :limit""";

    /// What was looked at, and what is wrong.
    record Totals(long accounts, long transactions, List<Difference> differences) {}

    Totals compare(DbExecute db, int maxDifferences) {
        try (var rows =
                db.createQuery(COMPARE).addParam("limit", maxDifferences).execute()) {
            long accounts = 0;
            long transactions = 0;
            var differences = new ArrayList<Difference>();
            for (var row : rows.toList()) {
                accounts = Rows.number(row, "accounts");
                transactions = Rows.number(row, "transactions");
                var id = Rows.numberOrNull(row, "id");
                if (id != null) {
                    differences.add(new Difference(id, Rows.money(row, "balance"), Rows.money(row, "booked")));
                }
            }
            return new Totals(accounts, transactions, differences);
        }
    }
}
