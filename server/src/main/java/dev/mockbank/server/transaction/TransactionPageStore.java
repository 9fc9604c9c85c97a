package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.NamedQueries;
import dev.mockbank.server.db.RawColumns;
import dev.mockbank.server.transaction.ListedRows.Source;
import dev.mockbank.server.transaction.TransactionOrder.Section;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Reads pages of the list of transactions. Each has one row more than requested if there is a next
/// page.
final class TransactionPageStore {

    /// How many rows of the list are scanned for a text.
    private static final int NEXT_ROWS = 500;

    private static final String PAGE = "SELECT " + TransactionStore.COLUMNS
            + "ACCOUNT_NAME FROM SOURCE ORDER BY SORTING LIMIT :limit OFFSET :offset";

    private static final String PAGE_OF_NEXT = "SELECT " + TransactionStore.COLUMNS + """
             FROM (SELECT * FROM SOURCE ORDER BY SORTING LIMIT :next_rows) transactions
            ROW_CONDITIONS ORDER BY SORTING LIMIT :limit""";

    private static final String BEHIND_NEXT = "SELECT id FROM SOURCE ORDER BY SORTING LIMIT 1 OFFSET :next_rows";

    /// The check of the description itself, in addition to its hash, is written so that PostgreSQL does
    /// not estimate it: it would multiply both selectivities, take a frequent description for a rare
    /// one, and sort. New rows, whose descriptions are not in the table yet, are read by id; the limit
    /// without effect keeps PostgreSQL on that index.
    private static final String PAGE_OF_DESCRIPTIONS = "SELECT " + TransactionStore.COLUMNS + """
            ACCOUNT_NAME FROM (
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
                    ORDER BY id LIMIT 9223372036854775807) transactions
                %s AND description ILIKE :text
            ) transactions
            ORDER BY SORTING LIMIT :limit OFFSET :offset""";

    private final NamedQueries queries = new NamedQueries();

    /// The rows that match the filter, wherever they are in the list. A part of the list that does not
    /// fill the page is continued with the next part.
    TransactionPage page(Connection connection, TransactionQuery query) throws SQLException {
        var rows = new TransactionRows(query);
        for (var section : query.sections()) {
            if (rows.missing() > 0) {
                read(connection, query, section, rows);
            }
        }
        return rows.page();
    }

    /// Those of the next [#NEXT_ROWS] rows of the list by time that match the filter.
    TransactionPage pageOfNext(Connection connection, TransactionQuery query) throws SQLException {
        var section = query.sections().getFirst();
        var conditions = ListedRows.perRow(query.filter());
        var source = ListedRows.source(query, section, new Conditions(), NEXT_ROWS);
        var rows = new TransactionRows(query);
        source.parameters()
                .setAll(conditions)
                .set("next_rows", NEXT_ROWS)
                .set("limit", rows.missing())
                .query(
                        connection,
                        queries,
                        sql(PAGE_OF_NEXT, source).replace("ROW_CONDITIONS", conditions.where()),
                        row -> rows.add(raw(row, null, null)));
        return rows.page();
    }

    /// Whether the list by time has rows beyond those.
    boolean hasMoreThanNext(Connection connection, TransactionQuery query) throws SQLException {
        var section = query.sections().getFirst();
        var source = ListedRows.source(query, section, new Conditions(), NEXT_ROWS + 1);
        var found = new AtomicBoolean();
        source.parameters()
                .set("next_rows", NEXT_ROWS)
                .query(connection, queries, sql(BEHIND_NEXT, source), _ -> found.set(true));
        return found.get();
    }

    /// The rows that match the filter and have one of these descriptions.
    TransactionPage pageOf(Connection connection, TransactionQuery query, DescriptionStore.Known known)
            throws SQLException {
        var rows = new TransactionRows(query);
        for (var section : query.sections()) {
            if (rows.missing() > 0) {
                read(connection, query, section, known, rows);
            }
        }
        return rows.page();
    }

    private void read(Connection connection, TransactionQuery query, Section section, TransactionRows rows)
            throws SQLException {
        boolean withBalance = query.hasRunningBalance();
        int limit = rows.missing();
        var source = ListedRows.source(query, section, ListedRows.perRow(query.filter()), limit + query.offset());
        var sql = withBalance ? RunningBalanceSql.page(query) : withAccountName(PAGE, query);
        source.parameters()
                .set("limit", limit)
                .set("offset", query.offset())
                .query(
                        connection,
                        queries,
                        sql(sql, source),
                        row -> rows.add(raw(
                                row, withBalance ? RawColumns.decimalOrNull(row, 9) : null, accountName(row, query))));
    }

    private void read(
            Connection connection,
            TransactionQuery query,
            Section section,
            DescriptionStore.Known known,
            TransactionRows rows)
            throws SQLException {
        var filter = query.filterBehindPlace();
        int limit = rows.missing();
        ListedRows.indexed(filter)
                .addAll(ListedRows.perRowButText(filter))
                .addAll(section.conditions())
                .add("description IS NOT NULL")
                .set("text", Objects.requireNonNull(Conditions.containing(filter.text())))
                .set("known", known.texts().toArray(String[]::new))
                .set("up_to", known.upTo())
                .set("reach", limit + query.offset())
                .set("limit", limit)
                .set("offset", query.offset())
                .query(
                        connection,
                        queries,
                        withAccountName(PAGE_OF_DESCRIPTIONS, query).replace("SORTING", section.sorting()),
                        row -> rows.add(raw(row, null, accountName(row, query))));
    }

    private static String sql(String sql, Source source) {
        return sql.replace("SOURCE", source.sql()).replace("SORTING", source.sorting());
    }

    /// A statement that tells the name of each row's account, too, when the list is sorted by it.
    private static String withAccountName(String sql, TransactionQuery query) {
        var order = query.order();
        return sql.replace("ACCOUNT_NAME", order.isByAccount() ? ", " + order.key() + " AS account_name" : "");
    }

    private static byte @Nullable [] accountName(ResultSet row, TransactionQuery query) throws SQLException {
        return query.order().isByAccount() ? RawColumns.textOrNull(row, 9) : null;
    }

    /// A row of [TransactionStore#COLUMNS].
    private static RawTransaction raw(ResultSet row, byte @Nullable [] firstBalance, byte @Nullable [] accountName)
            throws SQLException {
        return new RawTransaction(
                row.getLong(1),
                row.getLong(2),
                Objects.requireNonNull(RawColumns.decimalOrNull(row, 3)),
                RawColumns.textOrNull(row, 4),
                RawColumns.micros(row, 5),
                RawColumns.textOrNull(row, 6),
                Objects.requireNonNull(RawColumns.decimalOrNull(row, 8)),
                row.getLong(7),
                firstBalance,
                accountName);
    }
}
