package dev.mockbank.admin.transactions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The part of a long list that is kept in memory: of all pages seen so far their cursors, which are short, but the
/// rows of at most [#MAX_PAGES]. The first page, whose news are watched, is always among them; of the others the ones
/// farthest from where the user looks are dropped.
final class PageWindow {

    /// Rows of a page.
    static final int PAGE_ROWS = 200;

    /// Pages whose rows are kept.
    static final int MAX_PAGES = 8;

    private final List<@Nullable String> cursors = new ArrayList<>();
    private final Map<Integer, List<Row.Booked>> pages = new HashMap<>();
    private int seenPages;
    private int rowsOfLast;

    PageWindow() {
        cursors.add(null);
    }

    /// How many rows have been seen so far.
    int size() {
        return seenPages == 0 ? 0 : (seenPages - 1) * PAGE_ROWS + rowsOfLast;
    }

    /// Whether the list's end has been seen.
    boolean complete() {
        return cursors.size() == seenPages;
    }

    /// How many pages have been seen.
    int seenPages() {
        return seenPages;
    }

    /// How many rows are in memory.
    int keptRows() {
        return pages.values().stream().mapToInt(List::size).sum();
    }

    /// Whether a page can be asked for: it has been seen, or is the next one.
    boolean canAsk(int page) {
        return page < cursors.size();
    }

    /// Where a page begins; null is the first.
    @Nullable
    String cursor(int page) {
        return cursors.get(page);
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

    /// Takes a page over. When one that was seen before ends elsewhere now, the bank has changed: what lies behind it
    /// is to be seen anew.
    void put(int page, Loaded loaded) {
        if (!canAsk(page)) {
            return;
        }
        boolean goesOnAsBefore = page + 1 < seenPages && Objects.equals(cursors.get(page + 1), loaded.next());
        if (!goesOnAsBefore) {
            cursors.subList(page + 1, cursors.size()).clear();
            pages.keySet().removeIf(kept -> kept > page);
            seenPages = page + 1;
            rowsOfLast = loaded.rows().size();
            if (loaded.next() != null) {
                cursors.add(loaded.next());
            }
        }
        pages.put(page, loaded.rows());
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

    /// Drops the rows of all pages but one.
    void keepOnly(int page) {
        pages.keySet().removeIf(kept -> kept != page);
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
