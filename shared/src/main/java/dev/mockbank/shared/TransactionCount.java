package dev.mockbank.shared;

/// How many transactions there are, and what they come to.
///
/// @param income  what the amounts above zero come to
/// @param expense what the amounts below zero come to; never above zero
/// @param sum     income and expense together: what they moved the balances by
public record TransactionCount(long count, Money income, Money expense, Money sum) {

    /// No transactions.
    public static final TransactionCount NONE = of(0, Money.ZERO, Money.ZERO);

    /// The count whose sum is that of income and expense.
    public static TransactionCount of(long count, Money income, Money expense) {
        return new TransactionCount(
                count, income, expense, new Money(income.amount().add(expense.amount())));
    }
}
