package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Finds the time near which a row of the list lies, newest first, by counting what is earlier: the server counts
/// without reading, but reads what it skips. Waits for the bank.
final class TimeSearch {

    private static final int MAX_COUNTS = 48;

    private final Bank bank;
    private final TransactionFilter filter;
    private final int maxDistance;
    private long rows;

    /// @param maxDistance how many rows may lie between the time that is found and the row
    TimeSearch(Bank bank, TransactionFilter filter, int maxDistance) {
        this.bank = bank;
        this.filter = filter;
        this.maxDistance = maxDistance;
    }

    /// A time near a row.
    ///
    /// @param latest   at this time or earlier the row happened
    /// @param distance how many rows of that time or earlier come before it
    record Found(Instant latest, int distance) {}

    /// A time, and how many rows come before it.
    private record Mark(Instant time, long before) {}

    /// Looks for a row by its index.
    Found find(long index) {
        rows = bank.client().transactions().count(filter).count();
        var newest = mark(time(Sort.NEWEST));
        var oldest = new Mark(time(Sort.NEWEST.reversed()).minus(1, ChronoUnit.MICROS), rows);
        for (int counts = 0; counts < MAX_COUNTS && index - newest.before() > maxDistance; counts++) {
            var between = mark(between(newest, oldest, index, counts));
            if (between.before() <= index) {
                newest = between;
            } else {
                oldest = between;
            }
        }
        return new Found(newest.time(), Math.toIntExact(index - newest.before()));
    }

    /// Where the row would be if all lay evenly; every other time the middle, because they do not.
    private Instant between(Mark newest, Mark oldest, long index, int counts) {
        long micros = oldest.time().until(newest.time(), ChronoUnit.MICROS);
        double share = counts % 2 == 1
                ? 0.5
                : (double) (index - maxDistance / 2 - newest.before()) / Math.max(1, oldest.before() - newest.before());
        return newest.time().minus(Math.round(micros * Math.clamp(share, 0, 1)), ChronoUnit.MICROS);
    }

    private Mark mark(Instant time) {
        return new Mark(
                time, rows - bank.client().transactions().count(filter.to(time)).count());
    }

    private Instant time(Sort sort) {
        return bank.client().transactions().page(sort.apply(filter).limit(1)).rows().stream()
                .map(transaction -> transaction.timestamp())
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
