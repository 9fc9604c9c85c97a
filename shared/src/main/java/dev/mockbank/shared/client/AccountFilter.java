package dev.mockbank.shared.client;

import dev.mockbank.shared.AccountType;
import org.jspecify.annotations.Nullable;

/// Which accounts, and which page of them. A filter never changes: each method gives another one.
public final class AccountFilter {

    private static final int DEFAULT_LIMIT = 100;

    private final Query query;

    private AccountFilter(Query query) {
        this.query = query;
    }

    /// All accounts, sorted by number, 100 a page.
    public static AccountFilter all() {
        return new AccountFilter(Query.NONE).limit(DEFAULT_LIMIT);
    }

    /// Those whose name contains this text of at most 200 characters, in any case of letters.
    public AccountFilter containing(String text) {
        return with("q", text);
    }

    /// Those of this type.
    public AccountFilter type(AccountType type) {
        return with("type", type.wireName());
    }

    /// This many a page, 1 to 1,000.
    public AccountFilter limit(int rows) {
        return with("limit", rows);
    }

    /// The page that begins at the cursor of a [Page]; null is the first page.
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
