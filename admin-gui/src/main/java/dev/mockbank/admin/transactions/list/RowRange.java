package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Some rows of the list that lie side by side, in memory or not.
///
/// @param first the index of the first one
/// @param count how many there are
record RowRange(TransactionRows rows, int first, int count) {

    /// Gives them; those that are not in memory are read first. Nothing is given when another list is shown by then.
    void read(Session session, PageReader reader, Consumer<List<Row.Booked>> found, Consumer<Failure> failed) {
        var here = IntStream.range(first, first + count)
                .mapToObj(rows::booked)
                .flatMap(Optional::stream)
                .toList();
        if (here.size() == count) {
            found.accept(here);
            return;
        }
        var list = rows.list();
        var places = places();
        session.ask(
                bank -> {
                    var read = new ArrayList<Row.Booked>();
                    for (var place : places) {
                        read.addAll(reader.read(bank, list, place).rows());
                    }
                    return read;
                },
                read -> {
                    if (list.equals(rows.list())) {
                        found.accept(part(places.getFirst(), read));
                    }
                },
                failed);
    }

    /// Where their pages are.
    private List<Place> places() {
        int last = rows.hidden().toBank(first + count - 1);
        return IntStream.rangeClosed(rows.hidden().toBank(first) / PageWindow.PAGE_ROWS, last / PageWindow.PAGE_ROWS)
                .mapToObj(rows.window()::place)
                .toList();
    }

    /// Those among the pages that were read.
    ///
    /// @param from where the pages begin
    private List<Row.Booked> part(Place from, List<Row.Booked> read) {
        return read.stream()
                .skip(rows.hidden().toBank(first) - from.first())
                .filter(row -> !rows.hidden().contains(row.transaction().id()))
                .limit(count)
                .toList();
    }
}
