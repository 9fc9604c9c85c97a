package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.transaction.ListedRows.Source;
import dev.mockbank.server.transaction.TransactionOrder.Section;
import dev.mockbank.shared.Transaction;
import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Pages of the list of transactions. Each has one row more than asked for if there is a next page.
final class TransactionPageStore {

    /// How far a text is looked for in the list itself.
    private static final int NEXT_ROWS = 500;

    private static final String PAGE =
            "SELECT " + TransactionStore.COLUMNS + " FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset";

    private static final String PAGE_OF_NEXT = "SELECT " + TransactionStore.COLUMNS + """
             FROM (SELECT * FROM SOURCE ORDER BY SORTING LIMIT :next_rows) transactions
            ROW_CONDITIONS ORDER BY SORTING LIMIT :limit""";

    private static final String BEHIND_NEXT = "SELECT id FROM SOURCE ORDER BY SORTING LIMIT 1 OFFSET :next_rows";

    /// That a row has the description and not just its hash is said in a form of which PostgreSQL makes no guess: it
    /// would multiply one with the other, take what is frequent for rare, and sort it. Rows that may have other
    /// descriptions, because they are new, are read by their number, on whose index a limit that is none keeps it.
    private static final String PAGE_OF_DESCRIPTIONS = "SELECT " + TransactionStore.COLUMNS + """
             FROM (
                SELECT found.* FROM unnest(CAST(:known AS text[])) AS known (text)
                CROSS JOIN LATERAL (
                    SELECT * FROM transactions
                    %s AND hashtextextended(description, 0) = hashtextextended(known.text, 0)
                        AND coalesce(description = known.text, false) AND id <= :up_to
                    ORDER BY SORTING LIMIT :reach) found
                UNION ALL
                SELECT * FROM (
                    SELECT * FROM transactions
                    WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND id > :up_to
                    ORDER BY id LIMIT 9223372036854775807) latest
                %s AND description ILIKE :text
            ) transactions
            ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    /// The rows that pass the filter, however far they are.
    List<Transaction> page(DbExecute db, TransactionQuery query) {
        var rows = ListedRows.perRow(query.filter());
        return inSections(query, (section, limit) -> {
            int reach = limit + query.offset();
            var source = ListedRows.source(query, section, rows, reach);
            return source.parameters()
                    .set("limit", limit)
                    .set("offset", query.offset())
                    .query(db, sql(PAGE, source, section), TransactionStore::transaction);
        });
    }

    /// Those of the [#NEXT_ROWS] next rows of the list by time that pass the filter.
    List<Transaction> pageOfNext(DbExecute db, TransactionQuery query) {
        var section = query.sections().getFirst();
        var rows = ListedRows.perRow(query.filter());
        var source = ListedRows.source(query, section, new Conditions(), NEXT_ROWS);
        return source.parameters()
                .setAll(rows)
                .set("next_rows", NEXT_ROWS)
                .set("limit", query.reach())
                .query(
                        db,
                        sql(PAGE_OF_NEXT, source, section).replace("ROW_CONDITIONS", rows.where()),
                        TransactionStore::transaction);
    }

    /// Whether the list by time has rows behind those.
    boolean hasMoreThanNext(DbExecute db, TransactionQuery query) {
        var section = query.sections().getFirst();
        var source = ListedRows.source(query, section, new Conditions(), NEXT_ROWS + 1);
        return !source.parameters()
                .set("next_rows", NEXT_ROWS)
                .query(db, sql(BEHIND_NEXT, source, section), row -> Rows.number(row, "id"))
                .isEmpty();
    }

    /// The rows that pass the filter, whose text stands in these descriptions.
    List<Transaction> pageOf(DbExecute db, TransactionQuery query, DescriptionStore.Known known) {
        var filter = query.filterBehindPlace();
        var text = Objects.requireNonNull(Conditions.containing(filter.text()));
        return inSections(query, (section, limit) -> {
            var conditions = ListedRows.indexed(filter)
                    .addAll(ListedRows.perRowButText(filter))
                    .addAll(section.conditions())
                    .add("description IS NOT NULL");
            return conditions
                    .set("text", text)
                    .set("known", known.texts().toArray(String[]::new))
                    .set("up_to", known.upTo())
                    .set("reach", limit + query.offset())
                    .set("limit", limit)
                    .set("offset", query.offset())
                    .query(
                            db,
                            PAGE_OF_DESCRIPTIONS.replace("SORTING", section.sorting()),
                            TransactionStore::transaction);
        });
    }

    /// Reads a part of a list.
    @FunctionalInterface
    private interface SectionReader {

        List<Transaction> read(Section section, int limit);
    }

    /// What is missing of the page is read from the next part of the list.
    private static List<Transaction> inSections(TransactionQuery query, SectionReader reader) {
        var rows = new ArrayList<Transaction>();
        for (var section : query.sections()) {
            int missing = query.reach() - rows.size();
            if (missing > 0) {
                rows.addAll(reader.read(section, missing));
            }
        }
        return rows;
    }

    private static String sql(String sql, Source source, Section section) {
        return sql.replace("SOURCE", source.sql()).replace("SORTING", section.sorting());
    }
}
