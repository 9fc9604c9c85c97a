package dev.mockbank.shared.client;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.TransactionSort;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Which transactions, and which page of them; what is asked for holds together. A filter never changes: each method
/// gives another one.
///
/// ```java
/// TransactionFilter.all().account(7).category("Groceries").from(LocalDate.of(2026, 3, 1)).limit(50)
/// ```
public final class TransactionFilter {

    private final Query query;

    private TransactionFilter(Query query) {
        this.query = query;
    }

    /// All transactions, newest first, 100 a page.
    public static TransactionFilter all() {
        return new TransactionFilter(Query.NONE);
    }

    /// Those of an account.
    public TransactionFilter account(long accountId) {
        return with("account_id", accountId);
    }

    /// Those of any of these accounts, at most 50; of none of them are those of all.
    public TransactionFilter accounts(Collection<Long> accountIds) {
        return new TransactionFilter(query.withEach("account_id", accountIds));
    }

    /// Those of exactly this category, at most 100 characters.
    public TransactionFilter category(String category) {
        return with("category", category);
    }

    /// Those of exactly one of these categories, at most 50; of none of them are those of any.
    public TransactionFilter categories(Collection<String> categories) {
        return new TransactionFilter(query.withEach("category", categories));
    }

    /// Those without a category, beside those of the categories that are named.
    public TransactionFilter uncategorized() {
        return with("uncategorized", true);
    }

    /// Those that are no part of a transfer from account to account, which is neither income nor spending.
    public TransactionFilter withoutTransfers() {
        return with("transfers", false);
    }

    /// Those from the start of a day in UTC.
    public TransactionFilter from(LocalDate day) {
        return with("date_from", day);
    }

    /// Those at this moment or later.
    public TransactionFilter from(Instant moment) {
        return with("date_from", Timestamps.format(moment));
    }

    /// Those until the end of a day in UTC.
    public TransactionFilter to(LocalDate day) {
        return with("date_to", day);
    }

    /// Those at this moment or earlier.
    public TransactionFilter to(Instant moment) {
        return with("date_to", Timestamps.format(moment));
    }

    /// Those whose description contains this text of at most 200 characters, in any case of letters.
    public TransactionFilter containing(String text) {
        return with("q", text);
    }

    /// Those above zero.
    public TransactionFilter income() {
        return with("type", "income");
    }

    /// Those below zero.
    public TransactionFilter expense() {
        return with("type", "expense");
    }

    /// Those that moved the balance by this amount or more; -20.00 is more than -25.50.
    public TransactionFilter amountMin(Money amount) {
        return with("amount_min", amount);
    }

    /// Those that moved the balance by this amount or less.
    public TransactionFilter amountMax(Money amount) {
        return with("amount_max", amount);
    }

    /// The smallest first, or in the order of the alphabet; what is equal by time, the oldest first. Those without a
    /// category or description come last.
    public TransactionFilter ascending(TransactionSort sort) {
        return new TransactionFilter(query.with("sort", sort.wireName()).with("order", "asc"));
    }

    /// The largest first, or against the alphabet; what is equal by time, the newest first. Those without a category
    /// or description come last.
    public TransactionFilter descending(TransactionSort sort) {
        return new TransactionFilter(query.with("sort", sort.wireName()).with("order", "desc"));
    }

    /// This many a page, 1 to 1,000.
    public TransactionFilter limit(int rows) {
        return with("limit", rows);
    }

    /// The page that begins so many rows behind the first one, at most 100,000. They are counted through each time, so
    /// whoever reads on uses [#after].
    public TransactionFilter offset(int rows) {
        return new TransactionFilter(query.without("cursor").with("offset", rows));
    }

    /// The page that begins at the cursor of a [Page]; null is the first page.
    public TransactionFilter after(@Nullable String cursor) {
        return new TransactionFilter(
                cursor == null
                        ? query.without("cursor")
                        : query.without("offset").with("cursor", cursor));
    }

    Query query() {
        return query;
    }

    /// What it says of which transactions, and not of the page and the order.
    Query queryOfAll() {
        return query.without("sort")
                .without("order")
                .without("limit")
                .without("offset")
                .without("cursor");
    }

    private TransactionFilter with(String name, Object value) {
        return new TransactionFilter(query.with(name, value));
    }
}
