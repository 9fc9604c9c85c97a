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

/// Which transactions are listed or counted; what is null does not matter.
///
/// @param sandbox       whose transactions
/// @param accountIds    of one of these accounts, each named once
/// @param categories    of exactly one of these categories, each named once; empty for those of any
/// @param uncategorized those without a category, beside those of the categories
/// @param transfers     also the legs of transfers
/// @param period        when they happened
/// @param text          somewhere in the description, in any case of letters; never empty
/// @param type          income or spending
/// @param amountMin     of this amount or more
/// @param amountMax     of this amount or less
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

    /// How many accounts or categories one request may name.
    static final int MAX_VALUES = 50;

    private static final int TEXT_CHARACTERS = 200;

    /// Reads the parameters; the filter is to be taken when they were checked.
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

    /// Whether no transaction can pass, because no account has such a number.
    boolean isOfNoAccount() {
        return accountIds != null && accountIds.isEmpty();
    }

    /// Whether all transactions of one account pass that happened then.
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

    /// Whether an index has the list of its transactions alone.
    boolean hasListOfItsOwn() {
        return accountIds != null || (!categories.isEmpty() && !uncategorized);
    }

    /// Whether the sums by month and category tell its transactions from others, but for their time.
    boolean isOfSums() {
        return text == null
                && type == null
                && amountMin == null
                && amountMax == null
                && categories.stream().noneMatch(TransactionFilter::mayBeBeginning);
    }

    /// The same but for the period.
    TransactionFilter within(TransactionPeriod other) {
        return new TransactionFilter(
                sandbox, accountIds, categories, uncategorized, transfers, other, text, type, amountMin, amountMax);
    }

    /// Numbers that no account has find nothing, instead of breaking the statement.
    private static List<Long> possible(List<Long> accountIds) {
        return accountIds.stream().filter(Accounts::isPossible).distinct().toList();
    }

    /// Sums have the categories of a database that was taken over under their first characters.
    private static boolean mayBeBeginning(String category) {
        return category.codePointCount(0, category.length()) == NewTransaction.CATEGORY_CHARACTERS;
    }
}
