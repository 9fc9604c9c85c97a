package dev.mockbank.server.transaction;

import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The query of `GET /transactions`.
///
/// @param filter which transactions
/// @param order  which first
/// @param after  where the page begins; null is the first
/// @param limit  how many at most, 1 to 1,000
/// @param offset how many to skip; 0 with a cursor
record TransactionQuery(
        TransactionFilter filter,
        TransactionOrder order,
        @Nullable TransactionPlace after,
        int limit,
        long offset) {

    private static final long DEFAULT_LIMIT = 100;
    private static final long MAX_LIMIT = 1000;
    private static final int TEXT_CHARACTERS = 200;

    /// A bound in time: an instant, or a whole day.
    private record Bound(Instant instant, boolean wholeDay) {}

    /// Reads it.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 422 when a parameter is wrong
    static TransactionQuery read(Inputs query) {
        var accountId = query.optional("account_id", FieldReaders.integer());
        var category = query.optional("category", FieldReaders.text(0, NewTransaction.CATEGORY_CHARACTERS));
        var from = query.optional("date_from", bound(false));
        var to = query.optional("date_to", bound(true));
        var text = query.optional("q", FieldReaders.text(0, TEXT_CHARACTERS));
        var type = query.optional("type", FieldReaders.oneOf(TransactionType.WIRE_NAMES));
        var amountMin = query.optional("amount_min", FieldReaders.money());
        var amountMax = query.optional("amount_max", FieldReaders.money());
        var named = query.optional("order", FieldReaders.oneOf(TransactionOrder.WIRE_NAMES));
        var order = TransactionOrder.named(named.or("newest"));
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_LIMIT));
        var offset = query.optional("offset", FieldReaders.integer(0, Long.MAX_VALUE));
        var cursor = query.optional("cursor", TransactionPlace.reader(order));
        if (cursor.present() && offset.present()) {
            query.wrong("offset", FieldErrors.CURSOR_WITH_OFFSET);
        }
        query.check();
        var end = to.orNull();
        var filter = new TransactionFilter(
                accountId.present() ? possible(accountId.get()) : null,
                category.orNull(),
                from.present() ? from.get().instant() : null,
                end == null || end.wholeDay() ? null : end.instant(),
                end == null || !end.wholeDay() ? null : end.instant(),
                text.orNull(),
                type.present() ? TransactionType.named(type.get()) : null,
                amountMin.orNull(),
                amountMax.orNull());
        var after = cursor.orNull();
        return new TransactionQuery(
                after == null ? filter : filter.behind(after, order),
                order,
                after,
                limit.or(DEFAULT_LIMIT).intValue(),
                offset.or(0L));
    }

    /// A number that no account has finds nothing, instead of breaking the statement.
    private static long possible(long accountId) {
        return Accounts.isPossible(accountId) ? accountId : 0;
    }

    /// Reads an instant, or a date: as a lower bound the start of that day in UTC, as an upper bound all of that day.
    private static FieldReader<Bound> bound(boolean upper) {
        return node -> {
            var date = Timestamps.parseDate(node.asString(""));
            if (date.isPresent()) {
                return new Bound(startOf(upper ? date.get().plusDays(1) : date.get()), true);
            }
            return new Bound(FieldReaders.timestamp().read(node), false);
        };
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
