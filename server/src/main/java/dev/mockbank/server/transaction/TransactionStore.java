package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads single transactions.
final class TransactionStore {

    /// The balance after a transaction. Amounts of transactions that were deleted must not count in it. Most
    /// accounts have no deletions, which a single look-up shows. For the others, the nodes before the
    /// transaction's own are added up at each level of the tree in `deleted_amounts`.
    private static final String DIFFERENCE = """
            total_after - CASE WHEN EXISTS (
                SELECT FROM deleted_amounts
                WHERE DELETED AND level = 6
            ) THEN (
                SELECT coalesce(sum(before.amount), 0)
                FROM generate_series(0, 6) AS of_level
                CROSS JOIN LATERAL (
                    SELECT amount FROM deleted_amounts
                    WHERE deleted_amounts.ledger_id = transactions.ledger_id
                        AND deleted_amounts.account_id = transactions.account_id AND level = of_level
                        AND node < transactions.id >> (6 * of_level)
                        AND node >= CASE WHEN of_level = 6 THEN 0
                            ELSE (transactions.id >> (6 * of_level + 6)) << 6 END
                ) before
            ) ELSE 0 END""";

    private static final String SELECTED = "id, account_id, amount, category, timestamp, description, transfer_id, "
            + DIFFERENCE + " AS balance_after";

    private static final String DELETED_OF_ROW = """
            deleted_amounts.ledger_id = transactions.ledger_id
                    AND deleted_amounts.account_id = transactions.account_id""";

    /// [Transaction#balanceAfter] of a row.
    static final String BALANCE_AFTER = "(" + DIFFERENCE.replace("DELETED", DELETED_OF_ROW) + ")";

    /// The columns of a row of a list.
    static final String COLUMNS = SELECTED.replace("DELETED", DELETED_OF_ROW);

    /// The same for rows of one account, for statements with the parameters `sandbox` and `account_id`:
    /// whether the account has deletions is looked up once, not for each row.
    static final String COLUMNS_OF_ACCOUNT = SELECTED.replace("DELETED", """
            deleted_amounts.ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)
                    AND deleted_amounts.account_id = :account_id""");

    /// The current ledger of a sandbox, for statements with the parameter `sandbox`.
    static final String LEDGER = "(SELECT ledger_id FROM sandboxes WHERE id = :sandbox)";

    /// The condition that the account of a row is not closed.
    static final String OPEN = """
            NOT account_id = ANY (ARRAY(
                SELECT id FROM accounts
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND closed_id IS NOT NULL))""";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM transactions WHERE ledger_id = " + LEDGER + " AND id = :id AND " + OPEN;

    private static final String LINKED = "SELECT " + COLUMNS + " FROM transactions WHERE ledger_id = " + LEDGER
            + " AND transfer_id = :id AND " + OPEN + " ORDER BY id LIMIT 2";

    private static final String BALANCES = """
            SELECT id, balance FROM accounts
            WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND id = ANY (?) AND closed_id IS NULL
            LIMIT ?""";

    /// The count comes from the sums; no rows are counted.
    private static final String COUNT = """
            SELECT coalesce(sum(count), 0) AS transactions
            FROM (
                SELECT count FROM open_category_sums WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?)
                UNION ALL
                SELECT sign FROM not_rolled_up WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?)
            ) counted LIMIT 1""";

    Optional<Transaction> find(DbExecute db, SandboxId sandbox, long id) {
        return db.createGet(FIND)
                .addParam("sandbox", sandbox.value())
                .addParam("id", id)
                .execute()
                .map(TransactionStore::transaction);
    }

    /// The transactions of a transfer, in the order of booking.
    List<Transaction> linked(DbExecute db, SandboxId sandbox, long transferId) {
        try (var rows = db.createQuery(LINKED)
                .addParam("sandbox", sandbox.value())
                .addParam("id", transferId)
                .execute()) {
            return rows.map(TransactionStore::transaction).toList();
        }
    }

    /// The balances of these accounts, without those that do not exist.
    Map<Long, Money> balances(DbExecute db, SandboxId sandbox, long[] accountIds) {
        try (var rows = db.createQuery(BALANCES)
                .addParam(sandbox.value())
                .addParam(accountIds)
                .addParam(accountIds.length)
                .execute()) {
            return rows.collect(Collectors.toMap(row -> Rows.number(row, "id"), row -> Rows.money(row, "balance")));
        }
    }

    long count(DbExecute db, SandboxId sandbox) {
        return db.createGet(COUNT)
                .params(sandbox.value(), sandbox.value())
                .execute()
                .map(row -> Rows.number(row, "transactions"))
                .orElseThrow();
    }

    /// A row of [#COLUMNS].
    static Transaction transaction(DbRow row) {
        return new Transaction(
                Rows.number(row, "id"),
                Rows.number(row, "account_id"),
                Rows.money(row, "amount"),
                Rows.textOrNull(row, "category"),
                Rows.instant(row, "timestamp"),
                Rows.textOrNull(row, "description"),
                Rows.money(row, "balance_after"),
                Rows.longOrNull(row, "transfer_id"),
                null);
    }
}
