package dev.mockbank.admin.transactions;

import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.client.TransactionFilter;
import org.jspecify.annotations.Nullable;

/// Which amounts are looked for. Those of income and of spending are sizes without a sign; of both together, spending
/// is below zero.
///
/// @param from null has no lower bound
/// @param to   null has no upper bound
record Amounts(
        Direction direction, @Nullable Money from, @Nullable Money to) {

    /// Every amount.
    static final Amounts ALL = new Amounts(Direction.BOTH, null, null);

    /// Which way the money went.
    enum Direction {
        BOTH(""),
        INCOME("income"),
        SPENDING("spending");

        private final String word;

        Direction(String word) {
            this.word = word;
        }
    }

    boolean isAll() {
        return equals(ALL);
    }

    /// What the user reads, such as `spending 20.00 – 50.00`.
    String name(MoneyText money) {
        String range = "";
        if (from != null && to != null) {
            range = money.balance(from) + " – " + money.balance(to);
        } else if (from != null) {
            range = "from " + money.balance(from);
        } else if (to != null) {
            range = "up to " + money.balance(to);
        }
        return (direction.word + " " + range).strip();
    }

    TransactionFilter narrow(TransactionFilter filter) {
        return switch (direction) {
            case BOTH -> between(filter, from, to);
            case INCOME -> between(filter.income(), from, to);
            case SPENDING ->
                between(filter.expense(), to == null ? null : to.negated(), from == null ? null : from.negated());
        };
    }

    private static TransactionFilter between(TransactionFilter filter, @Nullable Money least, @Nullable Money most) {
        var narrowed = least == null ? filter : filter.amountMin(least);
        return most == null ? narrowed : narrowed.amountMax(most);
    }
}
