package dev.mockbank.server.summary;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.Sum;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the sums, and in the same statement, and so the same snapshot, what they do not include yet.
final class SummaryStore {

    private static final String SUMS = """
            SELECT CASE WHEN :by_month THEN month END AS month,
                CASE WHEN :by_category THEN category END COLLATE "C" AS category,
                CAST(sum(income) AS numeric(30, 2)) AS income, CAST(sum(expense) AS numeric(30, 2)) AS expense,
                sum(count) AS count
            FROM (
                SELECT month, category, transfer, income, expense, count FROM open_monthly_sums
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND account_id = :sums_of AND month BETWEEN CAST(:from AS date) AND CAST(:to AS date)
                UNION ALL
                SELECT month, category, transfer, sign * greatest(amount, 0), sign * least(amount, 0), sign
                FROM not_rolled_up
                CROSS JOIN LATERAL CAST(date_trunc('month', timestamp AT TIME ZONE 'UTC') AS date) AS month
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)
                    AND (:of_all OR account_id = :account_id)
                    AND month BETWEEN CAST(:from AS date) AND CAST(:to AS date)
            ) counted
            WHERE (:transfers OR NOT transfer) AND (:of_all OR EXISTS (
                SELECT FROM accounts
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND id = :account_id AND closed_id IS NULL))
            GROUP BY 1, 2
            HAVING sum(count) > 0
            ORDER BY 1, 2 LIMIT :limit""";

    /// The row without a day is the current balance. Everything after the last day is grouped into the
    /// day after it.
    private static final String MOVEMENTS = """
            SELECT CAST(NULL AS date) AS day, coalesce(sum(balance), 0.00) AS amount FROM accounts
            WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)
                AND (:of_all OR id = :account_id) AND closed_id IS NULL
            HAVING :of_all OR count(*) > 0
            UNION ALL
            SELECT CASE WHEN day > CAST(:to AS date) THEN CAST(:to AS date) + 1
                    WHEN :by_month THEN CAST(date_trunc('month', CAST(day AS timestamp)) AS date)
                    ELSE day END AS step, CAST(sum(amount) AS numeric(30, 2))
            FROM (
                SELECT day, amount FROM open_daily_sums
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND account_id = :sums_of
                    AND day > CAST(:from AS date)
                UNION ALL
                SELECT day, sign * amount FROM not_rolled_up
                CROSS JOIN LATERAL CAST(timestamp AT TIME ZONE 'UTC' AS date) AS day
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox)
                    AND (:of_all OR account_id = :account_id) AND day > CAST(:from AS date)
            ) moved
            GROUP BY step
            LIMIT :limit""";

    private static final String CATEGORIES = """
            SELECT category, sum(count) AS count
            FROM (
                SELECT category, count FROM open_category_sums
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND category IS NOT NULL
                UNION ALL
                SELECT category, sign FROM not_rolled_up
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = ?) AND category IS NOT NULL
            ) counted
            GROUP BY category
            HAVING sum(count) > 0
            ORDER BY count DESC, category COLLATE "C" LIMIT ?""";

    /// The account id of the sums of all accounts.
    private static final long ALL_ACCOUNTS = 0;

    /// The current balance, and by how much it changed on each day, or in each month, since the first
    /// one requested.
    ///
    /// @param byDay whether changes are grouped by day or by the first day of the month
    record Movements(BigDecimal now, NavigableMap<LocalDate, BigDecimal> byDay) {}

    List<Sum> sums(DbExecute db, SandboxId sandbox, SumQuery query, int limit) {
        var by = query.by();
        try (var rows = db.createQuery(SUMS)
                .addParam("sandbox", sandbox.value())
                .addParam("by_month", by.byMonth())
                .addParam("by_category", by.byCategory())
                .addParam("sums_of", numberOf(query.accountId()))
                .addParam("of_all", query.accountId() == null)
                .addParam("account_id", numberOf(query.accountId()))
                .addParam("from", query.from().atDay(1).toString())
                .addParam("to", query.to().atDay(1).toString())
                .addParam("transfers", query.transfers())
                .addParam("limit", limit)
                .execute()) {
            return rows.map(row -> sum(by, row)).toList();
        }
    }

    /// Empty when the account does not exist.
    Optional<Movements> movements(DbExecute db, SandboxId sandbox, BalanceQuery query) {
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        try (var rows = db.createQuery(MOVEMENTS)
                .addParam("sandbox", sandbox.value())
                .addParam("of_all", query.accountId() == null)
                .addParam("account_id", numberOf(query.accountId()))
                .addParam("sums_of", numberOf(query.accountId()))
                .addParam("from", query.days().findFirst().orElse(query.to()).toString())
                .addParam("to", query.to().toString())
                .addParam("by_month", query.byMonth())
                .addParam("limit", BalanceQuery.MAX_POINTS + 2)
                .execute()) {
            BigDecimal now = null;
            for (var row : (Iterable<DbRow>) rows::iterator) {
                var day = Rows.dateOrNull(row, "day");
                var amount = row.column("amount").get(BigDecimal.class);
                if (day == null) {
                    now = amount;
                } else {
                    byDay.put(day, amount);
                }
            }
            return now == null ? Optional.empty() : Optional.of(new Movements(now, byDay));
        }
    }

    List<CategoryCount> categories(DbExecute db, SandboxId sandbox, int limit) {
        try (var rows = db.createQuery(CATEGORIES)
                .params(sandbox.value(), sandbox.value(), limit)
                .execute()) {
            return rows.map(row -> new CategoryCount(Rows.text(row, "category"), Rows.number(row, "count")))
                    .toList();
        }
    }

    private static long numberOf(@Nullable Long accountId) {
        return accountId == null ? ALL_ACCOUNTS : accountId;
    }

    private static Sum sum(SumGrouping by, DbRow row) {
        var income = Rows.money(row, "income");
        var expense = Rows.money(row, "expense");
        long count = Rows.number(row, "count");
        return switch (by) {
            case MONTH -> new Sum.OfMonth(month(row), income, expense, count);
            case CATEGORY -> new Sum.OfCategory(Rows.textOrNull(row, "category"), income, expense, count);
            case MONTH_AND_CATEGORY ->
                new Sum.OfMonthAndCategory(month(row), Rows.textOrNull(row, "category"), income, expense, count);
        };
    }

    private static YearMonth month(DbRow row) {
        return YearMonth.from(Rows.date(row, "month"));
    }
}
