package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import io.helidon.dbclient.DbExecute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Pages of the list of transactions. Each has one row more than asked for if there is a next page.
final class TransactionPageStore {

    /// How far a text is looked for in the list itself.
    private static final int NEXT_ROWS = 500;

    private static final String PAGE = "SELECT " + TransactionStore.COLUMNS
            + " FROM transactions %s ORDER BY ORDERING LIMIT :limit OFFSET :offset";

    private static final String PAGE_OF_NEXT = "SELECT " + TransactionStore.COLUMNS + """
             FROM (SELECT * FROM transactions %s ORDER BY ORDERING LIMIT :next_rows) transactions
            ROW_CONDITIONS ORDER BY ORDERING LIMIT :limit""";

    private static final String BEHIND_NEXT =
            "SELECT id FROM transactions %s ORDER BY ORDERING LIMIT 1 OFFSET :next_rows";

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
                    ORDER BY ORDERING LIMIT :limit) found
                UNION ALL
                SELECT * FROM (
                    SELECT * FROM transactions WHERE id > :up_to ORDER BY id LIMIT 9223372036854775807) latest
                %s AND description ILIKE :text
            ) transactions
            ORDER BY ORDERING LIMIT :limit""";

    /// The rows that pass the filter, however far they are.
    List<Transaction> page(DbExecute db, TransactionQuery query) {
        var rows = rowConditions(query);
        var all = listConditions(query)
                .addAll(rows)
                .set("limit", query.limit() + 1)
                .set("offset", query.offset());
        return all.query(db, ordered(PAGE, query), TransactionStore::transaction);
    }

    /// Those of the [#NEXT_ROWS] next rows of the list that pass the filter.
    List<Transaction> pageOfNext(DbExecute db, TransactionQuery query) {
        var rows = rowConditions(query);
        var sql = ordered(PAGE_OF_NEXT, query).replace("ROW_CONDITIONS", rows.where());
        return listConditions(query)
                .setAll(rows)
                .set("next_rows", NEXT_ROWS)
                .set("limit", query.limit() + 1)
                .query(db, sql, TransactionStore::transaction);
    }

    /// Whether the list has rows behind those.
    boolean hasMoreThanNext(DbExecute db, TransactionQuery query) {
        return !listConditions(query)
                .set("next_rows", NEXT_ROWS)
                .query(db, ordered(BEHIND_NEXT, query), row -> Rows.number(row, "id"))
                .isEmpty();
    }

    /// The rows that pass the filter, whose text stands in these descriptions.
    List<Transaction> pageOf(DbExecute db, TransactionQuery query, DescriptionStore.Known known) {
        return listConditions(query)
                .addAll(amountConditions(query))
                .add("description IS NOT NULL")
                .set(
                        "text",
                        Objects.requireNonNull(
                                Conditions.containing(query.filter().text())))
                .set("known", known.texts().toArray(String[]::new))
                .set("up_to", known.upTo())
                .set("limit", query.limit() + 1)
                .query(db, ordered(PAGE_OF_DESCRIPTIONS, query), TransactionStore::transaction);
    }

    /// The conditions that the indexes in the list's order serve.
    private static Conditions listConditions(TransactionQuery query) {
        var filter = query.filter();
        var conditions = new Conditions()
                .add("account_id = :account_id", "account_id", filter.accountId())
                .add("category = :category AND char_length(category) <= 100", "category", filter.category())
                .add("timestamp >= :from", "from", Rows.bindableOrNull(filter.from()))
                .add("timestamp <= :to", "to", Rows.bindableOrNull(filter.to()))
                .add("timestamp < :before", "before", Rows.bindableOrNull(filter.before()));
        var after = query.after();
        if (after != null) {
            conditions
                    .add("(timestamp, id) " + query.order().isBehind() + " (:after_timestamp, :after_id)")
                    .set("after_timestamp", Rows.bindable(after.timestamp()))
                    .set("after_id", after.id());
        }
        return conditions;
    }

    /// The conditions that are looked at row by row.
    private static Conditions rowConditions(TransactionQuery query) {
        var text = Conditions.containing(query.filter().text());
        return amountConditions(query).add("description ILIKE :text", "text", text);
    }

    private static Conditions amountConditions(TransactionQuery query) {
        var filter = query.filter();
        var conditions = new Conditions()
                .add("amount >= :amount_min", "amount_min", amount(filter.amountMin()))
                .add("amount <= :amount_max", "amount_max", amount(filter.amountMax()));
        var type = filter.type();
        if (type != null) {
            conditions.add(type.condition());
        }
        return conditions;
    }

    private static String ordered(String sql, TransactionQuery query) {
        return sql.replace("ORDERING", query.order().sorting());
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }
}
