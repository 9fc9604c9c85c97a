package dev.mockbank.admin.transactions.list;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.TransactionCount;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongFunction;

/// Rows that are in the bank's list and not in the one that is shown: an index is one in the list shown, a place one in
/// the bank's list, where the hidden ones count, too. One whose place is not known is not in sight either.
final class HiddenRows {

    private final Map<Long, Row.Booked> rows = new HashMap<>();
    private final Map<Long, Integer> places = new HashMap<>();
    private int[] sorted = {};

    void hide(Collection<Row.Booked> more) {
        more.forEach(row -> rows.put(row.transaction().id(), row));
    }

    void unhide(Collection<Row.Booked> shown) {
        shown.forEach(row -> rows.remove(row.transaction().id()));
        places.keySet().retainAll(rows.keySet());
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
