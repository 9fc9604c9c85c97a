package dev.mockbank.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a list of transactions can be sorted by.
public enum TransactionSort {
    /// When they happened; the newest first unless the other way is asked for.
    TIME,
    /// What they moved the balance by; the largest first unless the other way is asked for. No index has this order:
    /// all transactions that pass the filter are read.
    AMOUNT,
    /// The first [#TEXT_CHARACTERS] characters of the description. No index has this order: all transactions that pass
    /// the filter are read.
    DESCRIPTION,
    /// The category. A page of each category is read at most; of an account, or when rows are skipped, all
    /// transactions that pass the filter.
    CATEGORY,
    /// The name of the account, and of accounts with the same name the id. A page of each account is read at most, of
    /// the accounts up to those that fill the page; with a text, all transactions that pass the filter.
    ACCOUNT,
    /// [Transaction#balanceAfter]; the largest first unless the other way is asked for. It depends on the transactions
    /// that were deleted, so no index can have this order: all transactions that pass the filter are read.
    BALANCE_AFTER;

    /// How many characters of a text count.
    public static final int TEXT_CHARACTERS = 100;

    /// The name on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names on the wire.
    public static List<String> wireNames() {
        return Arrays.stream(values()).map(TransactionSort::wireName).toList();
    }

    /// The sort with one of these names.
    public static TransactionSort named(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
