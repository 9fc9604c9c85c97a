package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The table of descriptions, which has each of those that the sums hold once.
final class DescriptionStore {

    /// Read one by one as they are needed; that they are not limited where they are found keeps PostgreSQL from
    /// reading the table for what it takes to be many.
    private static final String WITH_TEXT = """
            WITH ledger AS MATERIALIZED (
                SELECT roll_ups.* FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id
                WHERE sandboxes.id = :sandbox
            ), found AS MATERIALIZED (
                SELECT description FROM descriptions
                WHERE ledger_id = (SELECT ledger_id FROM ledger) AND description ILIKE :text
                UNION ALL
                SELECT new_description FROM ledger JOIN changes ON changes.ledger_id = ledger.ledger_id
                WHERE changes.id > changes_to AND new_description ILIKE :text
            )
            SELECT rolled_up_to, description FROM ledger
            LEFT JOIN (SELECT description FROM found LIMIT :limit) matching ON true
            LIMIT :limit""";

    private static final String ROWS_BEYOND = """
            SELECT 1 AS beyond
            FROM unnest(CAST(? AS text[])) AS known (description)
            CROSS JOIN LATERAL (
                SELECT id FROM transactions
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?)
                    AND hashtextextended(transactions.description, 0) = hashtextextended(known.description, 0)
                    AND transactions.description IS NOT NULL
                LIMIT ?) found
            OFFSET ? LIMIT 1""";

    private static final String HAS_INDEX = "SELECT to_regclass('descriptions_by_text') IS NOT NULL AS there LIMIT 1";

    /// Descriptions that have a text.
    ///
    /// @param upTo the transactions up to this number have no others
    record Known(List<String> texts, long upTo) {}

    /// At most so many of the descriptions that have the filter's text.
    Known with(DbExecute db, TransactionFilter filter, int limit) {
        var texts = new ArrayList<String>();
        var rows = new Conditions()
                .set("text", Objects.requireNonNull(Conditions.containing(filter.text())))
                .set("sandbox", filter.sandbox().value())
                .set("limit", limit)
                .query(db, WITH_TEXT, row -> {
                    var text = Rows.textOrNull(row, "description");
                    if (text != null) {
                        texts.add(text);
                    }
                    return Rows.number(row, "rolled_up_to");
                });
        return new Known(texts.stream().distinct().toList(), rows.getFirst());
    }

    /// Whether more than so many transactions have these descriptions.
    boolean reachMore(DbExecute db, SandboxId sandbox, Known known, int transactions) {
        return db.createGet(ROWS_BEYOND)
                .addParam(known.texts().toArray(String[]::new))
                .addParam(sandbox.value())
                .addParam(transactions + 1)
                .addParam(transactions)
                .execute()
                .isPresent();
    }

    /// Whether the database could make the index of their texts.
    boolean hasIndex(DbExecute db) {
        return db.createGet(HAS_INDEX)
                .execute()
                .map(row -> row.column("there").getBoolean())
                .orElseThrow();
    }
}
