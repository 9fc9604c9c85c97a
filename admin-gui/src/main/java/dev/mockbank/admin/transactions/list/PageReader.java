package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.UnansweredException;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.shared.TransactionSort;
import dev.mockbank.shared.client.TransactionFilter;

/// Reads any page of a list, however far it is from those that were seen: by its cursor when that is known, else by
/// counting rows from the nearer end, and in the middle of a very long list from a time near it. Waits for the bank.
final class PageReader {

    /// How many rows the server skips at most.
    private static final int MAX_OFFSET = 100_000;

    /// From here on a time near the row is looked for, so that less is skipped.
    private static final int WORTH_A_SEARCH = 20_000;

    private final AccountNames names;

    PageReader(AccountNames names) {
        this.names = names;
    }

    /// Reads the page at a place.
    ///
    /// @throws UnansweredException when the server cannot read it there
    Loaded read(Bank bank, Listing list, Place place) {
        if (place.next() != null || place.first() == 0) {
            return forwards(bank, list.forwards().after(place.next()), place);
        }
        if (place.previous() != null) {
            return backwards(bank, list.backwards().after(place.previous()), place);
        }
        boolean fromEnd = list.isMirrored() && place.behind() < place.firstNow();
        int skipped = fromEnd ? place.behind() : place.firstNow();
        if (skipped > WORTH_A_SEARCH && list.sort().by() == TransactionSort.TIME) {
            return nearTime(bank, list, place);
        }
        if (skipped > MAX_OFFSET) {
            throw outOfReach();
        }
        return fromEnd
                ? backwards(bank, list.backwards().offset(skipped), place)
                : forwards(bank, list.forwards().offset(skipped), place);
    }

    private Loaded nearTime(Bank bank, Listing list, Place place) {
        var found = new TimeSearch(bank, list.filter(), WORTH_A_SEARCH)
                .find(list.sort().ascending() ? place.behind() : place.first());
        if (found.distance() > MAX_OFFSET) {
            throw outOfReach();
        }
        var near = Sort.NEWEST.apply(list.filter().to(found.latest())).offset(found.distance());
        var page = bank.client().transactions().page(near.limit(place.rows()));
        var rows = names.rows(bank, page.rows());
        // The cursor is that of another list.
        return new Loaded(list.sort().ascending() ? rows.reversed() : rows, null, null, false);
    }

    private static UnansweredException outOfReach() {
        return new UnansweredException(
                "The middle of so long a list can be shown only in the order of time. Sort by time, or filter more.");
    }

    private Loaded forwards(Bank bank, TransactionFilter from, Place place) {
        var page = bank.client().transactions().page(from.limit(place.rows()));
        return Loaded.forwards(names.rows(bank, page.rows()), page.next());
    }

    private Loaded backwards(Bank bank, TransactionFilter from, Place place) {
        var page = bank.client().transactions().page(from.limit(place.rows()));
        return Loaded.backwards(names.rows(bank, page.rows()), page.next());
    }
}
