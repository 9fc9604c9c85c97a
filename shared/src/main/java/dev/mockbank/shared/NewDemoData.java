package dev.mockbank.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Demo data to fill the bank with. The same values give the same books, to the cent, on every machine.
///
/// @param seed         the number that the data is made of, from 0 to [#MAX_SEED]
/// @param transactions how many, from [#MIN_TRANSACTIONS] to [#MAX_TRANSACTIONS]
/// @param until        the last of the two years' days, in UTC, from [#FIRST_UNTIL] to today; null means today
public record NewDemoData(
        long seed, int transactions, @Nullable LocalDate until) {

    /// The seed that is taken when none is named.
    public static final long DEFAULT_SEED = 42;

    /// The largest seed: the largest number that every reader of JSON keeps exactly.
    public static final long MAX_SEED = (1L << 53) - 1;

    /// How many transactions there are when no number is named.
    public static final int DEFAULT_TRANSACTIONS = 20_000;

    public static final int MIN_TRANSACTIONS = 100;
    public static final int MAX_TRANSACTIONS = 100_000;

    /// The first day that the data can end with.
    public static final LocalDate FIRST_UNTIL = LocalDate.of(1902, 1, 1);

    /// What is taken when nothing is named.
    public static final NewDemoData DEFAULT = new NewDemoData(DEFAULT_SEED, DEFAULT_TRANSACTIONS, null);
}
