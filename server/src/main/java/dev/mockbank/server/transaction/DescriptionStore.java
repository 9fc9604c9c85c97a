package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The table of the distinct descriptions of all transactions that the sums include.
final class DescriptionStore {

    /// Reads descriptions one at a time, as they are needed. The limit is outside the subselect, because
    /// with a limit inside PostgreSQL would scan the table when it estimates many matches.
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

    /// Descriptions that contain a text.
    ///
    /// @param upTo the highest transaction id whose description is certain to be in the table
    record Known(List<String> texts, long upTo) {}

    /// The first descriptions that contain the filter's text, up to a limit.
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

    /// Whether more transactions than a limit have one of these descriptions.
    boolean reachMore(DbExecute db, SandboxId sandbox, Known known, int transactions) {
        return db.createGet(ROWS_BEYOND)
                .addParam(known.texts().toArray(String[]::new))
                .addParam(sandbox.value())
                .addParam(transactions + 1)
                .addParam(transactions)
                .execute()
                .isPresent();
    }

    /// Whether the index for text search exists; some databases do not allow its extension.
    boolean hasIndex(DbExecute db) {
        return db.createGet(HAS_INDEX)
                .execute()
                .map(row -> row.column("there").getBoolean())
                .orElseThrow();
    }
}
