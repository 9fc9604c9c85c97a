package dev.mockbank.admin.transactions.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The bounded memory of a long list.
class PageWindowTest {

    private static final int MILLION_ROWS_PAGES = 5_000;
    private static final int ROWS = PageWindow.PAGE_ROWS;

    private final PageWindow window = new PageWindow();

    @Test
    void aMillionRowsScrolledThroughKeepOnlyAWindowOfThem() {
        window.count(1_000_000);
        for (int page = 0; page < MILLION_ROWS_PAGES; page++) {
            window.put(page, page(page, page + 1 == MILLION_ROWS_PAGES ? null : "after " + page));
            assertThat(window.keptRows()).isLessThanOrEqualTo(PageWindow.MAX_PAGES * ROWS);
        }

        assertThat(window.size()).isEqualTo(1_000_000);
        assertThat(window.row(0)).isPresent();
        assertThat(window.row(500_000)).isEmpty();
        assertThat(window.row(999_999)).map(row -> row.transaction().id()).contains(999_999L);
    }

    @Test
    void aDroppedPageIsFetchedAgainByItsCursor() {
        window.count(20 * ROWS);
        for (int page = 0; page < 19; page++) {
            window.put(page, page(page, "after " + page));
        }

        assertThat(window.lacks(3)).isTrue();
        assertThat(window.place(3).next()).isEqualTo("after 2");
        window.put(3, page(3, "after 3"));

        assertThat(window.lacks(3)).isFalse();
        assertThat(window.row(3 * ROWS + 7)).map(row -> row.transaction().id()).contains(3L * ROWS + 7);
    }

    @Test
    void aPageThatWasNeverSeenIsCountedFromBothEnds() {
        window.count(10 * ROWS + 30);

        assertThat(window.place(4)).isEqualTo(new Place(4 * ROWS, ROWS, 5 * ROWS + 30, 0, null, null));
        assertThat(window.place(10)).isEqualTo(new Place(10 * ROWS, 30, 0, 0, null, null));
        assertThat(window.lacks(11)).isFalse();
    }

    @Test
    void aListThatWasNotCountedIsAsLongAsWhatWasSeen() {
        window.put(0, page(0, "after 0"));

        assertThat(window.size()).isEqualTo(ROWS);
        assertThat(window.lacks(1)).isTrue();
        window.put(1, page(1, null));

        assertThat(window.size()).isEqualTo(2 * ROWS);
        assertThat(window.lacks(2)).isFalse();
    }

    @Test
    void knowsWhereATransactionIs() {
        window.put(0, page(0, "after 0"));
        window.put(1, page(1, null));

        assertThat(window.find(ROWS + 5)).hasValue(ROWS + 5);
        assertThat(window.find(10_000)).isEmpty();
    }

    private static Loaded page(int number, @Nullable String next) {
        List<Row.Booked> rows = IntStream.range(0, ROWS)
                .mapToObj(i -> (long) number * ROWS + i)
                .map(id -> new Row.Booked(
                        new Transaction(id, 1, Money.ZERO, null, Instant.EPOCH, null, Money.ZERO, null, null),
                        "Checking"))
                .toList();
        return Loaded.forwards(rows, next);
    }
}
