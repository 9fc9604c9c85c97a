package dev.mockbank.shared.client;

import dev.mockbank.shared.AccountType;
import org.jspecify.annotations.Nullable;

/// Which accounts to list, and which page of them. Immutable: each method returns another filter.
public final class AccountFilter {

    private static final int DEFAULT_LIMIT = 100;

    private final Query query;

    private AccountFilter(Query query) {
        this.query = query;
    }

    /// All accounts, sorted by id, 100 per page.
    public static AccountFilter all() {
        return new AccountFilter(Query.NONE).limit(DEFAULT_LIMIT);
    }

    /// Only accounts whose name contains a text of at most 200 characters, ignoring case.
    public AccountFilter containing(String text) {
        return with("q", text);
    }

    /// Only accounts of this type.
    public AccountFilter type(AccountType type) {
        return with("type", type.wireName());
    }

    /// The number of rows per page, 1 to 1,000.
    public AccountFilter limit(int rows) {
        return with("limit", rows);
    }

    /// The page at the cursor of a [Page]; null for the first page.
    public AccountFilter after(@Nullable String cursor) {
        return new AccountFilter(cursor == null ? query.without("cursor") : query.with("cursor", cursor));
    }

    Query query() {
        return query;
    }

    private AccountFilter with(String name, Object value) {
        return new AccountFilter(query.with(name, value));
    }
}
