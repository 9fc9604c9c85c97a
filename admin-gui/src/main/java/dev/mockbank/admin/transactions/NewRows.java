package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Session;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Watches the end of the list at which new transactions appear. They are shown at once where that moves nothing under
/// the user's eyes, and counted elsewhere.
final class NewRows {

    private final Session session;
    private final TransactionRows rows;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private boolean asked;

    NewRows(Session session, TransactionRows rows) {
        this.session = session;
        this.rows = rows;
    }

    /// How many wait above the rows shown, at most a page of them.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Nothing waits any more.
    void clear() {
        count.set(0);
    }

    /// Asks for the page where they would be, unless that is being asked for.
    ///
    /// @param search what the rows were found by
    /// @param atTop  whether the first row is shown
    void look(TransactionFilter search, boolean oldestFirst, boolean atTop) {
        var window = rows.window();
        boolean endUnseen = oldestFirst && !window.complete();
        if (asked || endUnseen) {
            return;
        }
        asked = true;
        int page = oldestFirst ? Math.max(0, window.seenPages() - 1) : 0;
        var cursor = window.cursor(page);
        session.ask(
                bank -> rows.load(bank, search, cursor),
                loaded -> {
                    asked = false;
                    if (rows.window() == window) {
                        take(page, loaded, oldestFirst || atTop);
                    }
                },
                _ -> asked = false);
    }

    private void take(int page, Loaded loaded, boolean show) {
        var window = rows.window();
        var before = window.page(page).orElse(List.of());
        boolean moreBehind = loaded.next() != null && page + 1 == window.seenPages() && window.complete();
        if (before.equals(loaded.rows()) && !moreBehind) {
            clear();
        } else if (show) {
            clear();
            rows.put(page, loaded);
        } else {
            count.set(countNew(before, loaded.rows()));
        }
    }

    private static int countNew(List<Row.Booked> before, List<Row.Booked> now) {
        var known = before.stream().map(row -> row.transaction().id()).collect(Collectors.toSet());
        return (int) now.stream()
                .takeWhile(row -> !known.contains(row.transaction().id()))
                .count();
    }
}
