package dev.mockbank.admin.transactions.list;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The part of a long list that is kept in memory: the rows of at most [#MAX_PAGES] pages, and of the pages that were
/// seen their cursors, which are short. The first page, whose news are watched, is always among them; of the others the
/// ones farthest from where the user looks are dropped.
final class PageWindow {

    /// Rows of a page.
    static final int PAGE_ROWS = 200;

    /// Pages whose rows are kept.
    static final int MAX_PAGES = 8;

    private final Map<Integer, List<Row.Booked>> pages = new HashMap<>();
    private final Map<Integer, String> cursors = new HashMap<>();
    private final Map<Integer, String> reverseCursors = new HashMap<>();
    private int size;
    private int shift;
    private boolean counted;

    /// How long the list is. One that was not counted is as long as what has been seen of it.
    int size() {
        return size;
    }

    /// How many rows are in memory.
    int keptRows() {
        return pages.values().stream().mapToInt(List::size).sum();
    }

    /// Whether a page is to be asked for: it is in the list, and not in memory.
    boolean lacks(int page) {
        boolean exists = page * PAGE_ROWS < size || (!counted && cursors.containsKey(page));
        return exists && !pages.containsKey(page);
    }

    /// Where a page begins.
    Place place(int page) {
        int first = page * PAGE_ROWS;
        int rows = counted ? Math.min(PAGE_ROWS, size - first) : PAGE_ROWS;
        return new Place(
                first, rows, Math.max(0, size - first - rows), shift, cursors.get(page), reverseCursors.get(page));
    }

    /// The rows of a page that is in memory.
    Optional<List<Row.Booked>> page(int page) {
        return Optional.ofNullable(pages.get(page));
    }

    /// The row at an index, if it is in memory.
    Optional<Row.Booked> row(int index) {
        return page(index / PAGE_ROWS)
                .filter(rows -> index % PAGE_ROWS < rows.size())
                .map(rows -> rows.get(index % PAGE_ROWS));
    }

    /// All rows in memory.
    Stream<Row.Booked> rows() {
        return pages.values().stream().flatMap(List::stream);
    }

    /// Where a transaction is, if it is in memory.
    OptionalInt find(long id) {
        for (var page : pages.entrySet()) {
            var rows = page.getValue();
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).transaction().id() == id) {
                    return OptionalInt.of(page.getKey() * PAGE_ROWS + i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /// Tells how long the list is.
    void count(int rows) {
        counted = true;
        size = rows;
        pages.keySet().removeIf(page -> page * PAGE_ROWS >= rows);
        grow();
    }

    /// Tells that rows have come before the first one, which are not shown yet.
    void shift(int rows) {
        shift = rows;
    }

    /// Takes a page over.
    void put(int page, Loaded loaded) {
        pages.put(page, loaded.rows());
        if (loaded.next() != null) {
            cursors.put(page + 1, loaded.next());
        }
        if (loaded.previous() != null && page > 0) {
            reverseCursors.put(page - 1, loaded.previous());
        }
        if (loaded.last()) {
            count(page * PAGE_ROWS + loaded.rows().size());
        }
        grow();
        dropFarFrom(page);
    }

    /// Puts a changed transaction in the place of what it was.
    void replace(int index, Row.Booked changed) {
        pages.computeIfPresent(index / PAGE_ROWS, (_, rows) -> {
            var now = new ArrayList<>(rows);
            now.set(index % PAGE_ROWS, changed);
            return List.copyOf(now);
        });
    }

    /// A list is at least as long as what is known of it.
    private void grow() {
        pages.forEach((page, rows) -> size = Math.max(size, page * PAGE_ROWS + rows.size()));
    }

    private void dropFarFrom(int page) {
        while (pages.size() > MAX_PAGES) {
            pages.keySet().stream()
                    .filter(kept -> kept > 0)
                    .max(Comparator.comparingInt(kept -> Math.abs(kept - page)))
                    .ifPresent(pages::remove);
        }
    }
}
