package dev.mockbank.server.transaction;

import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which transactions are listed or counted; null means no condition.
///
/// @param sandbox       the sandbox whose transactions are read
/// @param accountIds    only of these accounts, without duplicates
/// @param categories    only of exactly these categories, without duplicates; empty for all
/// @param uncategorized also (or, without categories, only) transactions without a category
/// @param transfers     whether legs of transfers are included
/// @param period        when they happened
/// @param text          a text that the description contains, ignoring case; never empty
/// @param type          income or spending
/// @param amountMin     the lowest amount
/// @param amountMax     the highest amount
record TransactionFilter(
        SandboxId sandbox,
        @Nullable List<Long> accountIds,
        List<String> categories,
        boolean uncategorized,
        boolean transfers,
        TransactionPeriod period,
        @Nullable String text,
        @Nullable TransactionType type,
        @Nullable Money amountMin,
        @Nullable Money amountMax) {

    /// The maximum number of accounts or categories in one request.
    static final int MAX_VALUES = 50;

    private static final int TEXT_CHARACTERS = 200;

    /// Reads the parameters. The supplier must be called only after all parameters were validated.
    static Supplier<TransactionFilter> read(SandboxId sandbox, Inputs query) {
        var accountIds = query.repeated("account_id", MAX_VALUES, FieldReaders.integer());
        var categories =
                query.repeated("category", MAX_VALUES, FieldReaders.text(0, NewTransaction.CATEGORY_CHARACTERS));
        var uncategorized = query.optional("uncategorized", FieldReaders.bool());
        var period = TransactionPeriod.read(query);
        var text = query.optional("q", FieldReaders.text(0, TEXT_CHARACTERS));
        var type = query.optional("type", FieldReaders.oneOf(TransactionType.WIRE_NAMES));
        var transfers = query.optional("transfers", FieldReaders.bool());
        var amountMin = query.optional("amount_min", FieldReaders.money());
        var amountMax = query.optional("amount_max", FieldReaders.money());
        return () -> new TransactionFilter(
                sandbox,
                accountIds.isEmpty() ? null : possible(accountIds),
                categories.stream().distinct().toList(),
                uncategorized.or(false),
                transfers.or(true),
                period.get(),
                text.or("").isEmpty() ? null : text.get(),
                type.present() ? TransactionType.named(type.get()) : null,
                amountMin.orNull(),
                amountMax.orNull());
    }

    /// Whether no transaction can match, because no account can have such an id.
    boolean isOfNoAccount() {
        return accountIds != null && accountIds.isEmpty();
    }

    /// Whether the filter has no condition except one account and the period.
    boolean isOfOneAccountAlone() {
        return accountIds != null
                && accountIds.size() == 1
                && categories.isEmpty()
                && !uncategorized
                && transfers
                && text == null
                && type == null
                && amountMin == null
                && amountMax == null;
    }

    /// Whether one index serves the filter.
    boolean hasListOfItsOwn() {
        return accountIds != null || (!categories.isEmpty() && !uncategorized);
    }

    /// Whether the sums by month and category can answer the filter, except for its period.
    boolean isOfSums() {
        return text == null
                && type == null
                && amountMin == null
                && amountMax == null
                && categories.stream().noneMatch(TransactionFilter::mayBeBeginning);
    }

    /// The same filter with another period.
    TransactionFilter within(TransactionPeriod other) {
        return new TransactionFilter(
                sandbox, accountIds, categories, uncategorized, transfers, other, text, type, amountMin, amountMax);
    }

    /// Ids that no account can have match nothing; they must not make the statement fail.
    private static List<Long> possible(List<Long> accountIds) {
        return accountIds.stream().filter(Accounts::isPossible).distinct().toList();
    }

    /// In a database that was taken over from the Python service, the sums have only the first
    /// characters of long categories.
    private static boolean mayBeBeginning(String category) {
        return category.codePointCount(0, category.length()) == NewTransaction.CATEGORY_CHARACTERS;
    }
}
