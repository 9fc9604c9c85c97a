package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.shared.TransactionCount;
import dev.mockbank.shared.client.ApiException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// A list as it is now: what it comes to, its first page, and the pages that are in sight.
///
/// @param count    empty when the bank could not count it in time; its list can be read all the same
/// @param pages    by their number, the first one always among them
/// @param released hidden transactions that it was read after the end of: those that are still there are to be seen
public record Snapshot(Optional<TransactionCount> count, Map<Integer, Loaded> pages, Set<Long> released) {

    private static final int MAX_IN_SIGHT = 3;

    /// Reads it. Waits for the bank.
    static Snapshot read(Bank bank, PageReader reader, Listing list, Sight sight, Set<Long> released) {
        var count = count(bank, list);
        var window = new PageWindow();
        count.ifPresent(counted -> window.count(Math.clamp(counted.count(), 0, Integer.MAX_VALUE)));
        var pages = new HashMap<Integer, Loaded>();
        for (int page : wanted(sight)) {
            if (page == 0 || window.lacks(page)) {
                var loaded = reader.read(bank, list, page == 0 ? Place.BEGINNING : window.place(page));
                pages.put(page, loaded);
                window.put(page, loaded);
            }
        }
        return new Snapshot(count, Map.copyOf(pages), released);
    }

    /// The first page.
    List<Row.Booked> first() {
        return pages.getOrDefault(0, Loaded.NOTHING).rows();
    }

    /// The part of the list that is in memory then.
    PageWindow window() {
        var window = new PageWindow();
        count.ifPresent(counted -> window.count(Math.clamp(counted.count(), 0, Integer.MAX_VALUE)));
        pages.keySet().stream().sorted().forEach(page -> window.put(page, pages.getOrDefault(page, Loaded.NOTHING)));
        return window;
    }

    private static List<Integer> wanted(Sight sight) {
        var wanted = new ArrayList<>(List.of(0));
        IntStream.rangeClosed(sight.firstPage(), Math.min(sight.lastPage(), sight.firstPage() + MAX_IN_SIGHT - 1))
                .filter(page -> page > 0)
                .forEach(wanted::add);
        return wanted;
    }

    /// Counting reads what no sum holds, and the server ends what takes long.
    private static Optional<TransactionCount> count(Bank bank, Listing list) {
        try {
            return Optional.of(bank.client().transactions().count(list.filter()));
        } catch (ApiException refused) {
            return Optional.empty();
        }
    }
}
