package dev.mockbank.admin.search;

import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.client.TransactionFilter;
import org.jspecify.annotations.Nullable;

/// Which amounts are looked for. Those of income and of spending are sizes without a sign; of both together, spending
/// is below zero.
///
/// @param from null has no lower bound
/// @param to   null has no upper bound
public record Amounts(
        Direction direction, @Nullable Money from, @Nullable Money to) {

    /// Every amount.
    public static final Amounts ALL = of(Direction.BOTH);

    /// Which way the money went. Money that only changed its account is neither income nor spending, as in the bank's
    /// sums.
    public enum Direction {
        BOTH("Income and spending"),
        INCOME("Income"),
        SPENDING("Spending");

        private final String title;

        Direction(String title) {
            this.title = title;
        }

        /// What the user reads.
        public String title() {
            return title;
        }
    }

    /// Those of a direction, whatever their size.
    public static Amounts of(Direction direction) {
        return new Amounts(direction, null, null);
    }

    /// What the user reads, such as `Spending 20.00 – 50.00`; empty for every amount.
    public String name(MoneyText money) {
        String range = "";
        if (from != null && to != null) {
            range = money.balance(from) + " – " + money.balance(to);
        } else if (from != null) {
            range = "from " + money.balance(from);
        } else if (to != null) {
            range = "up to " + money.balance(to);
        }
        if (direction == Direction.BOTH) {
            return range.isEmpty() ? "" : Character.toUpperCase(range.charAt(0)) + range.substring(1);
        }
        return (direction.title + " " + range).strip();
    }

    TransactionFilter narrow(TransactionFilter filter) {
        return switch (direction) {
            case BOTH -> between(filter, from, to);
            case INCOME -> between(filter.income().withoutTransfers(), from, to);
            case SPENDING ->
                between(
                        filter.expense().withoutTransfers(),
                        to == null ? null : to.negated(),
                        from == null ? null : from.negated());
        };
    }

    private static TransactionFilter between(TransactionFilter filter, @Nullable Money least, @Nullable Money most) {
        var narrowed = least == null ? filter : filter.amountMin(least);
        return most == null ? narrowed : narrowed.amountMax(most);
    }
}
