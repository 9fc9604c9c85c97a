package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.TransactionSort;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SQL of the rows that match a filter: its conditions, and the source of a list.
final class ListedRows {

    /// For several accounts, the next rows of each are merged: otherwise PostgreSQL would read all their
    /// rows and sort them.
    private static final String OF_ACCOUNTS = """
            (SELECT found.* FROM unnest(CAST(:account_ids AS bigint[])) AS asked (account_id)
             CROSS JOIN LATERAL (SELECT * FROM transactions CONDITIONS ORDER BY SORTING LIMIT :reach) found) transactions""";

    private static final String OF_CATEGORIES = """
            (SELECT found.* FROM unnest(CAST(:categories AS text[])) AS asked (category)
             CROSS JOIN LATERAL (SELECT * FROM transactions CONDITIONS ORDER BY SORTING LIMIT :reach) found REST) transactions""";

    private static final String AND_UNCATEGORIZED =
            "UNION ALL (SELECT * FROM transactions CONDITIONS ORDER BY SORTING LIMIT :reach)";

    /// One category after another; of each, no more rows are read than fill the page. PostgreSQL keeps
    /// the order of the names and sorts the rows within each. The names come from the sums, and from
    /// what these do not include yet.
    private static final String BY_CATEGORIES = """
            (SELECT found.*, named.category AS listed_category FROM (
                SELECT category COLLATE "C" AS category FROM (
                    SELECT category FROM category_sums
                    WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)
                    UNION
                    SELECT category FROM not_rolled_up
                    WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)) names
                NAMES ORDER BY NAME_ORDER) named
             CROSS JOIN LATERAL (
                SELECT * FROM transactions CONDITIONS ORDER BY CATEGORY_ORDER LIMIT :reach) found) transactions""";

    /// Two comparisons instead of one, and an order that begins with the category: otherwise PostgreSQL
    /// may scan the list by time for each category.
    private static final String OF_NAMED_CATEGORY =
            "left(category, 100) >= named.category COLLATE \"default\" AND left(category, 100) <= named.category COLLATE \"default\"";

    private static final String OF_ACCOUNT = "account_id = :account_id";
    private static final String OF_ANY_ACCOUNT = "account_id = ANY (:account_ids)";
    private static final String OF_ASKED_ACCOUNT = "account_id = asked.account_id";
    private static final String OF_CATEGORY = "left(category, 100) = :category AND category = :category";
    private static final String OF_ANY_CATEGORY =
            "left(category, 100) = ANY (:categories) AND category = ANY (:categories)";
    private static final String OF_ASKED_CATEGORY =
            "left(transactions.category, 100) = asked.category AND transactions.category = asked.category";
    private static final String UNCATEGORIZED = "left(category, 100) IS NULL";

    private ListedRows() {}

    /// The source of a part of a list, in place of the table: the next rows in the order of the list.
    ///
    /// @param sql        the table with its conditions, or a subselect with the name of the table
    /// @param sorting    the `ORDER BY` of the statement
    /// @param parameters the parameters of `sql`
    record Source(String sql, String sorting, Conditions parameters) {}

    /// The source of a part of a list.
    ///
    /// @param more  conditions in addition to those of [#indexed]
    /// @param reach how many rows are read from it at most
    static Source source(TransactionQuery query, TransactionOrder.Section section, Conditions more, int reach) {
        var filter = query.filterBehindPlace();
        if (section.walk() == TransactionOrder.Walk.ACCOUNTS) {
            return AccountWalk.source(
                    query, categories(filter).addAll(period(filter)).addAll(more), reach);
        }
        var conditions = period(filter).addAll(section.conditions()).addAll(more);
        boolean byTime = query.order().sort() == TransactionSort.TIME;
        var accountIds = filter.accountIds();
        if (byTime && accountIds != null && accountIds.size() > 1) {
            var ofEach = categories(filter).addAll(conditions).add(OF_ASKED_ACCOUNT);
            var sql = OF_ACCOUNTS.replace("CONDITIONS", ofEach.where()).replace("SORTING", section.sorting());
            ofEach.set("account_ids", accountIds.toArray(Long[]::new)).set("reach", reach);
            return new Source(sql, section.sorting(), ofEach);
        }
        if (section.walk() == TransactionOrder.Walk.CATEGORIES && accountIds == null) {
            return byCategories(query, conditions, reach);
        }
        if (byTime && accountIds == null && filter.categories().size() + (filter.uncategorized() ? 1 : 0) > 1) {
            return ofCategories(filter, conditions, section.sorting(), reach);
        }
        var all = accounts(filter).addAll(categories(filter)).addAll(conditions);
        return new Source("transactions " + all.where(), section.sorting(), all);
    }

    /// The conditions that an index serves.
    static Conditions indexed(TransactionFilter filter) {
        return accounts(filter).addAll(categories(filter)).addAll(period(filter));
    }

    /// The conditions that are checked row by row.
    static Conditions perRow(TransactionFilter filter) {
        return perRowButText(filter).add("description ILIKE :text", "text", Conditions.containing(filter.text()));
    }

    /// The same without the text search.
    static Conditions perRowButText(TransactionFilter filter) {
        var conditions = new Conditions()
                .add("amount >= :amount_min", "amount_min", amount(filter.amountMin()))
                .add("amount <= :amount_max", "amount_max", amount(filter.amountMax()));
        var type = filter.type();
        if (type != null) {
            conditions.add(type.condition());
        }
        if (!filter.transfers()) {
            conditions.add("transfer_id IS NULL");
        }
        return conditions;
    }

    private static Source ofCategories(TransactionFilter filter, Conditions conditions, String sorting, int reach) {
        var ofEach = new Conditions().addAll(conditions).add(OF_ASKED_CATEGORY);
        var ofNone = new Conditions().addAll(conditions).add(UNCATEGORIZED);
        var rest = filter.uncategorized() ? AND_UNCATEGORIZED.replace("CONDITIONS", ofNone.where()) : "";
        var sql = OF_CATEGORIES.replace("CONDITIONS", ofEach.where()).replace("REST", rest);
        ofEach.set("categories", filter.categories().toArray(String[]::new)).set("reach", reach);
        return new Source(sql.replace("SORTING", sorting), sorting, ofEach);
    }

    private static Source byCategories(TransactionQuery query, Conditions conditions, int reach) {
        var filter = query.filter();
        var order = query.order();
        var names = order.categoriesBehind("category COLLATE \"C\"", query.after())
                .add(filter.categories().isEmpty() && filter.uncategorized() ? "false" : "category IS NOT NULL");
        if (!filter.categories().isEmpty()) {
            names.add("category = ANY (:categories)");
        }
        var ofEach =
                categories(filter).addAll(conditions).add(OF_NAMED_CATEGORY).setAll(names);
        var sql = BY_CATEGORIES
                .replace("NAMES", names.where())
                .replace("NAME_ORDER", order.sorting(List.of("1")))
                .replace("CONDITIONS", ofEach.where())
                .replace("CATEGORY_ORDER", order.sorting(List.of("left(category, 100)", "timestamp", "id")));
        ofEach.set("reach", reach);
        if (!filter.categories().isEmpty()) {
            ofEach.set("categories", filter.categories().toArray(String[]::new));
        }
        return new Source(sql, order.sorting(List.of("listed_category", "timestamp", "id")), ofEach);
    }

    /// The condition on the accounts.
    static Conditions accounts(TransactionFilter filter) {
        var conditions = new Conditions();
        var accountIds = filter.accountIds();
        if (accountIds == null) {
            return conditions;
        }
        return accountIds.size() == 1
                ? conditions.add(OF_ACCOUNT, "account_id", accountIds.getFirst())
                : conditions.add(OF_ANY_ACCOUNT, "account_ids", accountIds.toArray(Long[]::new));
    }

    /// The condition on the categories, including none.
    static Conditions categories(TransactionFilter filter) {
        var conditions = new Conditions();
        var categories = filter.categories();
        if (categories.isEmpty()) {
            return filter.uncategorized() ? conditions.add(UNCATEGORIZED) : conditions;
        }
        if (categories.size() == 1 && !filter.uncategorized()) {
            return conditions.add(OF_CATEGORY, "category", categories.getFirst());
        }
        return conditions.add(
                filter.uncategorized() ? "(" + OF_ANY_CATEGORY + " OR " + UNCATEGORIZED + ")" : OF_ANY_CATEGORY,
                "categories",
                categories.toArray(String[]::new));
    }

    /// The conditions that select the sandbox's ledger, and leave out closed accounts.
    static Conditions ledger(TransactionFilter filter) {
        return new Conditions()
                .add("ledger_id = " + TransactionStore.LEDGER)
                .add(TransactionStore.OPEN)
                .set("sandbox", filter.sandbox().value());
    }

    private static Conditions period(TransactionFilter filter) {
        var period = filter.period();
        return ledger(filter)
                .add("timestamp >= :from", "from", Rows.bindableOrNull(period.from()))
                .add("timestamp <= :to", "to", Rows.bindableOrNull(period.to()))
                .add("timestamp < :before", "before", Rows.bindableOrNull(period.before()));
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }
}
