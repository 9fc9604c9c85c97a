package dev.mockbank.admin.transactions.list;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.TransactionCount;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongFunction;

/// Rows that are in the bank's list and not in the one that is shown: an index is one in the list shown, a place one in
/// the bank's list, where the hidden ones count, too. One whose place is not known is not in sight either.
final class HiddenRows {

    private final Map<Long, Row.Booked> rows = new HashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private final Set<Long> released = new HashSet<>();
    private int[] sorted = {};

    void hide(Collection<Row.Booked> more) {
        more.forEach(row -> rows.put(row.transaction().id(), row));
    }

    void unhide(Collection<Long> ids) {
        ids.forEach(rows::remove);
        places.keySet().retainAll(rows.keySet());
        released.retainAll(rows.keySet());
    }

    /// Lets those that are still in the bank be seen in a list that is read from now on.
    void release(Collection<Row.Booked> ended) {
        ended.forEach(row -> released.add(row.transaction().id()));
        released.retainAll(rows.keySet());
    }

    /// Those that were released and are still hidden.
    Set<Long> released() {
        return Set.copyOf(released);
    }

    boolean contains(long id) {
        return rows.containsKey(id);
    }

    /// The list is another one.
    void forgetPlaces() {
        places.clear();
    }

    /// Looks where they are; one that is not in memory is where it was.
    void settle(LongFunction<OptionalInt> place) {
        rows.keySet().forEach(id -> place.apply(id).ifPresent(found -> places.put(id, found)));
        sorted = places.values().stream()
                .mapToInt(Integer::intValue)
                .distinct()
                .sorted()
                .toArray();
    }

    /// How many have a place.
    int count() {
        return sorted.length;
    }

    /// What the list comes to without those that have a place.
    TransactionCount without(TransactionCount all) {
        var income = all.income();
        var expense = all.expense();
        for (var row : rows.values()) {
            var amount = places.containsKey(row.transaction().id())
                    ? row.transaction().amount()
                    : Money.ZERO;
            if (amount.isPositive()) {
                income = minus(income, amount);
            } else {
                expense = minus(expense, amount);
            }
        }
        return TransactionCount.of(all.count() - places.size(), income, expense);
    }

    int toBank(int index) {
        int place = index;
        for (int each : sorted) {
            if (each > place) {
                break;
            }
            place++;
        }
        return place;
    }

    int fromBank(int place) {
        int before = Arrays.binarySearch(sorted, place);
        return place - (before < 0 ? -before - 1 : before);
    }

    private static Money minus(Money from, Money amount) {
        return new Money(from.amount().subtract(amount.amount()));
    }
}
