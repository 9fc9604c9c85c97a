package dev.mockbank.server.reconciliation;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.BooksCheck.Difference;
import io.helidon.dbclient.DbExecute;
import java.util.List;
import java.util.Optional;

/// Compares balances and sums with the transactions, for a range of accounts.
final class ReconciliationStore {

    /// A range of accounts: those after an id, up to and including another.
    record Range(int ledgerId, long after, long last) {}

    /// An account and about how many transactions it has.
    record AccountSize(long id, long transactions) {}

    /// What was checked, and the differences found.
    record Totals(long accounts, long transactions, List<Difference> differences) {}

    int ledger(DbExecute db, SandboxId sandbox) {
        return db.createGet(ReconciliationSql.LEDGER)
                .params(sandbox.value())
                .execute()
                .map(row -> (int) Rows.number(row, "ledger_id"))
                .orElseThrow();
    }

    /// The current ledgers of all sandboxes.
    List<Integer> ledgers(DbExecute db) {
        try (var rows = db.createQuery(ReconciliationSql.LEDGERS).execute()) {
            return rows.map(row -> (int) Rows.number(row, "ledger_id")).toList();
        }
    }

    List<AccountSize> nextAccounts(DbExecute db, int ledgerId, long after, int limit) {
        try (var rows = db.createQuery(ReconciliationSql.NEXT_ACCOUNTS)
                .addParam("ledger", ledgerId)
                .addParam("after", after)
                .addParam("limit", limit)
                .execute()) {
            return rows.map(row -> new AccountSize(Rows.number(row, "id"), Rows.number(row, "count")))
                    .toList();
        }
    }

    Totals compareBalances(DbExecute db, Range range, int maxDifferences) {
        try (var rows = db.createQuery(ReconciliationSql.COMPARE_BALANCES)
                .addParam("ledger", range.ledgerId())
                .addParam("after", range.after())
                .addParam("last", range.last())
                .addParam("limit", maxDifferences)
                .execute()) {
            var all = rows.toList();
            var differences = all.stream()
                    .filter(row -> Rows.numberOrNull(row, "id") != null)
                    .map(row -> new Difference(
                            Rows.number(row, "id"), Rows.money(row, "balance"), Rows.money(row, "booked")))
                    .toList();
            return new Totals(
                    Rows.number(all.getFirst(), "accounts"), Rows.number(all.getFirst(), "transactions"), differences);
        }
    }

    /// How many sums of a range of accounts are wrong.
    long countWrongSums(DbExecute db, Range range) {
        return db.createGet(ReconciliationSql.COUNT_TOO_MUCH)
                .addParam("ledger", range.ledgerId())
                .addParam("after", range.after())
                .addParam("last", range.last())
                .execute()
                .map(row -> Rows.number(row, "differences"))
                .orElseThrow();
    }

    /// How many sums over all accounts differ from those of each.
    long countWrongSumsOfAll(DbExecute db, int ledgerId) {
        return db.createGet(ReconciliationSql.COUNT_OF_ALL)
                .addParam("ledger", ledgerId)
                .execute()
                .map(row -> Rows.number(row, "differences"))
                .orElseThrow();
    }

    /// Repairs the sums of a range of accounts, in a transaction.
    ///
    /// @return how many were wrong
    long repairSums(DbExecute db, Range range) {
        lockSums(db, range.ledgerId());
        return ReconciliationSql.REPAIR.stream()
                .mapToLong(sql -> db.createUpdate(sql)
                        .addParam("ledger", range.ledgerId())
                        .addParam("after", range.after())
                        .addParam("last", range.last())
                        .execute())
                .sum();
    }

    /// Repairs the sums over all accounts, in a transaction.
    ///
    /// @return how many were wrong
    long repairSumsOfAll(DbExecute db, int ledgerId) {
        lockSums(db, ledgerId);
        return ReconciliationSql.REPAIR_ALL.stream()
                .mapToLong(
                        sql -> db.createUpdate(sql).addParam("ledger", ledgerId).execute())
                .sum();
    }

    private static void lockSums(DbExecute db, int ledgerId) {
        Optional<Integer> _ = db.createGet(ReconciliationSql.LOCK_SUMS)
                .params(ledgerId)
                .execute()
                .map(_ -> ledgerId);
    }
}
