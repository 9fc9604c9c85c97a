package dev.mockbank.shared;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// What transactions come to, those of a month (in UTC), of a category, or of a category in a month.
public sealed interface Sum {

    /// What the amounts above zero come to.
    Money income();

    /// What the amounts below zero come to; never above zero.
    Money expense();

    /// How many transactions there are, at least 1.
    long count();

    /// The transactions of a month.
    record OfMonth(YearMonth month, Money income, Money expense, long count) implements Sum {}

    /// The transactions of a category.
    ///
    /// @param category at most 100 characters, of a longer one its first 100; null is those without one
    record OfCategory(@Nullable String category, Money income, Money expense, long count) implements Sum {}

    /// The transactions of a category in a month.
    ///
    /// @param category at most 100 characters, of a longer one its first 100; null is those without one
    record OfMonthAndCategory(YearMonth month, @Nullable String category, Money income, Money expense, long count)
            implements Sum {}
}
