package dev.mockbank.server.summary;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;

/// Writes the sums of a ledger, and the descriptions for text search.
final class RollUpStore {

    /// How far the sums of a ledger have come.
    record Position(int ledgerId, long rolledUpTo, long changesTo) {}

    /// What the sums do not include yet.
    ///
    /// @param lastId  the id of the last transaction of the next step; 0 when there is none
    /// @param beyond  the id of the first change that does not fit into the step; empty when all fit
    /// @param changed whether there are changes
    record Pending(long lastId, Optional<Long> beyond, boolean changed) {}

    /// The sandboxes whose sums are not up to date.
    List<SandboxId> sandboxes(DbExecute db) {
        try (var rows = db.createQuery(RollUpSql.SANDBOXES).execute()) {
            return rows.map(row -> new SandboxId((int) Rows.number(row, "id"))).toList();
        }
    }

    /// How far the sums of all ledgers have come.
    List<Position> positions(DbExecute db) {
        try (var rows = db.createQuery(RollUpSql.POSITIONS).execute()) {
            return rows.map(RollUpStore::position).toList();
        }
    }

    /// Resets the sums of a ledger to empty, with all changes regarded as included in its rows.
    ///
    /// @return the id of the last change
    long beginAnew(DbExecute db, int ledgerId) {
        db.createUpdate(RollUpSql.FORGET_ALL_TEXTS).params(ledgerId).execute();
        return db.createGet(RollUpSql.BEGIN_ANEW)
                .params(ledgerId)
                .execute()
                .map(row -> Rows.number(row, "changes_to"))
                .orElseThrow();
    }

    /// Records how far the sums of a ledger have come, unless they have come further.
    void setAtLeast(DbExecute db, Position position) {
        db.createUpdate(RollUpSql.SET_AT_LEAST)
                .addParam("rolled_up_to", position.rolledUpTo())
                .addParam("changes_to", position.changesTo())
                .addParam("ledger", position.ledgerId())
                .execute();
    }

    /// Locks the sums of a sandbox's current ledger; empty when another server holds the lock.
    Optional<Position> lock(DbExecute db, SandboxId sandbox) {
        return db.createGet(RollUpSql.LOCK).params(sandbox.value()).execute().map(RollUpStore::position);
    }

    /// @param step how many transactions, and how many changes, one step processes
    Pending pending(DbExecute db, Position position, int step) {
        return db.createGet(RollUpSql.PENDING)
                .addParam("ledger", position.ledgerId())
                .addParam("changes_from", position.changesTo())
                .addParam("from", position.rolledUpTo())
                .addParam("transactions", step - 1)
                .addParam("changes", step)
                .execute()
                .map(row -> new Pending(
                        Optional.ofNullable(Rows.longOrNull(row, "last_id")).orElse(0L),
                        Optional.ofNullable(Rows.longOrNull(row, "beyond")),
                        row.column("changed").getBoolean()))
                .orElseThrow();
    }

    /// Processes the transactions up to an id and all changes; or no transactions, and the changes up to
    /// an id.
    void add(DbExecute db, Position position, long to, long changesTo) {
        db.createUpdate(RollUpSql.ADD)
                .addParam("ledger", position.ledgerId())
                .addParam("from", position.rolledUpTo())
                .addParam("to", to)
                .addParam("changes_from", position.changesTo())
                .addParam("changes_to", changesTo)
                .execute();
    }

    /// Deletes descriptions that no transaction has any more, after a step that processed changes.
    void forget(DbExecute db, Position before) {
        for (var sql : List.of(
                RollUpSql.FORGET_DESCRIPTIONS,
                RollUpSql.FORGET_CATEGORIES.formatted("monthly_sums"),
                RollUpSql.FORGET_CATEGORIES.formatted("category_sums"),
                RollUpSql.FORGET_TEXTS)) {
            db.createUpdate(sql)
                    .addParam("ledger", before.ledgerId())
                    .addParam("changes_from", before.changesTo())
                    .execute();
        }
    }

    private static Position position(DbRow row) {
        return new Position(
                (int) Rows.number(row, "ledger_id"), Rows.number(row, "rolled_up_to"), Rows.number(row, "changes_to"));
    }

    /// Merges the pending list of the description index, if there is one.
    void sortDescriptions(DbExecute db) {
        db.createGet(RollUpSql.SORT_DESCRIPTIONS).execute();
    }
}
