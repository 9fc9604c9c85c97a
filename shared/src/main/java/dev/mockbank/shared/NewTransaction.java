package dev.mockbank.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posting to make.
///
/// @param accountId   the account whose balance it moves
/// @param amount      what it moves the balance by
/// @param category    at most 100 characters
/// @param description at most 1,000 characters
/// @param timestamp   when it happened, not in the future; null means now
public record NewTransaction(
        long accountId,
        Money amount,
        @Nullable String category,
        @Nullable String description,
        @Nullable Instant timestamp) {

    /// The longest category, in characters.
    public static final int CATEGORY_CHARACTERS = 100;

    /// The longest description, in characters.
    public static final int DESCRIPTION_CHARACTERS = 1000;

    /// A posting that happens now, without words.
    public static NewTransaction of(long accountId, Money amount) {
        return new NewTransaction(accountId, amount, null, null, null);
    }
}
