package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.transaction.TransactionPeriod.WholeMonths;
import dev.mockbank.shared.TransactionCount;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Counts and adds up the transactions that match a filter.
final class TransactionCountStore {

    private static final String COUNT = """
            SELECT coalesce(sum(count), 0) AS count, CAST(coalesce(sum(income), 0) AS numeric(30, 2)) AS income,
                CAST(coalesce(sum(expense), 0) AS numeric(30, 2)) AS expense
            FROM (COUNTED) counted LIMIT 1""";

    /// The sums, and what these do not include yet.
    private static final String OF_SUMS = """
            SELECT income, expense, count FROM open_monthly_sums CONDITIONS
            UNION ALL
            SELECT sign * greatest(amount, 0), sign * least(amount, 0), sign FROM not_rolled_up LATEST""";

    private static final String OF_TRANSACTIONS =
            "SELECT greatest(amount, 0) AS income, least(amount, 0) AS expense, 1 AS count FROM transactions CONDITIONS";

    private static final String BY_READING = """
            SELECT count(*) AS count, CAST(coalesce(sum(greatest(amount, 0)), 0) AS numeric(30, 2)) AS income,
                CAST(coalesce(sum(least(amount, 0)), 0) AS numeric(30, 2)) AS expense
            FROM SOURCE LIMIT 1""";

    /// Finds them as a page does; see [TransactionPageStore].
    private static final String OF_DESCRIPTIONS = """
            (SELECT found.amount FROM unnest(CAST(:known AS text[])) AS known (text)
             CROSS JOIN LATERAL (
                SELECT amount FROM transactions
                %s AND hashtextextended(description, 0) = hashtextextended(known.text, 0)
                    AND coalesce(description = known.text, false) AND id <= :up_to) found
             UNION ALL
             SELECT amount FROM (
                SELECT * FROM transactions
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = :sandbox) AND id > :up_to
                ORDER BY id LIMIT 9223372036854775807) latest
             %s AND description ILIKE :text) found""";

    /// The account id of the sums of all accounts.
    private static final String OF_ALL_ACCOUNTS = "account_id = 0";

    /// Counts whole months by the sums, and reads only the transactions of the days before and after
    /// them. For filters that [the sums can answer][TransactionFilter#isOfSums].
    TransactionCount fromSums(DbExecute db, TransactionFilter filter) {
        var months = filter.period().wholeMonths();
        if (months.isEmpty()) {
            return byReading(db, filter);
        }
        var latest = kinds(filter).addAll(ListedRows.accounts(filter)).addAll(instants(months.get()));
        var sums = kinds(filter).addAll(months(months.get()));
        if (filter.accountIds() == null) {
            sums.add(OF_ALL_ACCOUNTS);
        } else {
            sums.addAll(ListedRows.accounts(filter));
        }
        var sql = new StringBuilder(OF_SUMS.replace("CONDITIONS", sums.where()).replace("LATEST", latest.where()));
        var parameters = sums.setAll(latest);
        for (var edge : edges(filter, months.get())) {
            sql.append(" UNION ALL ").append(OF_TRANSACTIONS.replace("CONDITIONS", edge.where()));
            parameters.setAll(edge);
        }
        return count(db, COUNT.replace("COUNTED", sql), parameters);
    }

    TransactionCount byReading(DbExecute db, TransactionFilter filter) {
        var conditions = ListedRows.indexed(filter).addAll(ListedRows.perRow(filter));
        return count(db, BY_READING.replace("SOURCE", "transactions " + conditions.where()), conditions);
    }

    /// Counts the transactions with one of these descriptions.
    TransactionCount of(DbExecute db, TransactionFilter filter, DescriptionStore.Known known) {
        var conditions = ListedRows.indexed(filter)
                .addAll(ListedRows.perRowButText(filter))
                .add("description IS NOT NULL");
        conditions
                .set("text", Objects.requireNonNull(Conditions.containing(filter.text())))
                .set("known", known.texts().toArray(String[]::new))
                .set("up_to", known.upTo());
        return count(db, BY_READING.replace("SOURCE", OF_DESCRIPTIONS), conditions);
    }

    /// The transactions before and after the whole months.
    private static List<Conditions> edges(TransactionFilter filter, WholeMonths months) {
        var edges = new ArrayList<Conditions>();
        var from = filter.period().from();
        if (from != null && !from.equals(months.from())) {
            edges.add(new Conditions()
                    .add("timestamp >= :from", "from", Rows.bindable(from))
                    .add("timestamp < :months_from", "months_from", Rows.bindableOrNull(months.from())));
        }
        var end = filter.period().end();
        if (end != null && !end.equals(months.to())) {
            edges.add(new Conditions()
                    .add("timestamp >= :months_to", "months_to", Rows.bindableOrNull(months.to()))
                    .add("timestamp < :end", "end", Rows.bindable(end)));
        }
        edges.forEach(edge -> {
            edge.addAll(ListedRows.ledger(filter))
                    .addAll(ListedRows.accounts(filter))
                    .addAll(ListedRows.categories(filter));
            if (!filter.transfers()) {
                edge.add("transfer_id IS NULL");
            }
        });
        return edges;
    }

    /// The conditions on the columns that the sums are grouped by.
    private static Conditions kinds(TransactionFilter filter) {
        var conditions = ListedRows.categories(filter).addAll(ListedRows.ledger(filter));
        return filter.transfers() ? conditions : conditions.add("NOT transfer");
    }

    private static Conditions months(WholeMonths months) {
        return new Conditions()
                .add("month >= CAST(:first_month AS date)", "first_month", day(months.from()))
                .add("month < CAST(:end_month AS date)", "end_month", day(months.to()));
    }

    private static Conditions instants(WholeMonths months) {
        return new Conditions()
                .add("timestamp >= :months_from", "months_from", Rows.bindableOrNull(months.from()))
                .add("timestamp < :months_to", "months_to", Rows.bindableOrNull(months.to()));
    }

    private static @Nullable String day(@Nullable Instant instant) {
        return instant == null
                ? null
                : LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static TransactionCount count(DbExecute db, String sql, Conditions conditions) {
        return conditions.query(db, sql, TransactionCountStore::count).getFirst();
    }

    private static TransactionCount count(DbRow row) {
        var income = Rows.money(row, "income");
        var expense = Rows.money(row, "expense");
        return TransactionCount.of(Rows.number(row, "count"), income, expense);
    }
}
