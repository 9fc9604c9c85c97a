package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.shared.TransactionCount;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a search has found, as a list for a table. It is as long as the bank's list; the rows where the user looks are
/// asked for, and shown when they come. To be used on the window's thread.
public final class TransactionRows extends NotifyingRows {

    /// Rows before and behind those in sight that are asked for, too.
    private static final int AROUND = 100;

    private final PageRequests requests;
    private final HiddenRows hidden = new HiddenRows();
    private Listing list = Listing.ALL;
    private PageWindow window = new PageWindow();
    private final ReadOnlyObjectWrapper<Optional<TransactionCount>> count =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<TransactionCount> counted = Optional.empty();
    private Sight seen = Sight.TOP;

    /// @param problem hears of pages that could not be had, and nothing when they were or are not wanted any more
    TransactionRows(Session session, PageReader reader, Consumer<Optional<Failure>> problem) {
        this.requests = new PageRequests(session, reader, this::put, problem);
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(index);
        }
        return window.row(hidden.toBank(index)).<Row>map(row -> row).orElse(AWAITED);
    }

    @Override
    public int size() {
        return Math.max(0, window.size() - hidden.count());
    }

    /// Where a transaction is, if it is in memory and not hidden.
    @Override
    public OptionalInt find(long id) {
        var index = window.find(id);
        return index.isEmpty() || hidden.contains(id)
                ? OptionalInt.empty()
                : OptionalInt.of(hidden.fromBank(index.getAsInt()));
    }

    /// The transaction at an index, if there is one and it is in memory.
    public Optional<Row.Booked> booked(int index) {
        return index >= 0 && index < size() && get(index) instanceof Row.Booked booked
                ? Optional.of(booked)
                : Optional.empty();
    }

    /// What the whole list comes to; empty when it could not be counted, and may go on behind its end.
    public ReadOnlyObjectProperty<Optional<TransactionCount>> countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Tells which rows are in sight: they are asked for if they are not here, and those that were asked for elsewhere
    /// are not any more.
    public void look(int first, int last) {
        seen = new Sight(Math.max(0, first), Math.max(Math.max(0, first), last));
        ask();
    }

    /// Hides transactions as if they were not in the list, also while it is renewed.
    public void hide(Collection<Row.Booked> rows) {
        int before = size();
        hidden.hide(rows);
        settle();
        tell(before, seen.around(AROUND));
    }

    /// Shows again what was hidden, if it is in the list.
    public void unhide(Collection<Row.Booked> rows) {
        int before = size();
        hidden.unhide(rows.stream().map(row -> row.transaction().id()).toList());
        settle();
        tell(before, seen.around(AROUND));
    }

    /// Lets what was hidden be seen again when the list is read the next time, if it is in it then.
    public void release(Collection<Row.Booked> rows) {
        hidden.release(rows);
    }

    /// The transactions in memory that are halves of these transfers.
    public List<Row.Booked> halves(Collection<Long> transferIds) {
        return window.rows()
                .filter(row -> transferIds.contains(row.transaction().transferId()))
                .toList();
    }

    /// Whether all of the list is in memory.
    public boolean isWhole() {
        return window.keptRows() == window.size() && counted.isPresent();
    }

    /// Shows a transaction that was changed.
    public void replace(Row.Booked changed) {
        window.find(changed.transaction().id()).ifPresent(index -> {
            window.replace(index, changed);
            tell(size(), index / PageWindow.PAGE_ROWS);
        });
    }

    /// What is known of the bank's list.
    PageWindow window() {
        return window;
    }

    /// What of the bank's list is not shown.
    HiddenRows hidden() {
        return hidden;
    }

    /// The list that is shown.
    Listing list() {
        return list;
    }

    /// What was released and is still hidden.
    Set<Long> released() {
        return hidden.released();
    }

    /// Which rows of the bank's list are in sight.
    Sight sight() {
        return new Sight(hidden.toBank(seen.first()), hidden.toBank(seen.last()));
    }

    /// Whether a list is what is shown already.
    boolean shows(Snapshot now) {
        return now.released().isEmpty()
                && now.count().equals(counted)
                && now.pages().entrySet().stream()
                        .allMatch(page -> window.page(page.getKey())
                                .filter(page.getValue().rows()::equals)
                                .isPresent());
    }

    /// Shows another list from its beginning.
    void show(Listing wanted, Snapshot now) {
        int before = size();
        list = wanted;
        seen = Sight.TOP;
        take(now);
        tellReplaced(before);
    }

    /// Shows the same list as it is now.
    void renew(Snapshot now) {
        int before = size();
        take(now);
        tell(before, seen.around(AROUND));
        ask();
    }

    private void take(Snapshot now) {
        requests.cancel();
        window = now.window();
        counted = now.count();
        hidden.unhide(now.released());
        hidden.forgetPlaces();
        settle();
    }

    private void settle() {
        hidden.settle(window::find);
        count.set(counted.map(hidden::without));
    }

    /// Asks for those in sight that are not in memory.
    void ask() {
        var around = sight().around(AROUND);
        var wanted = IntStream.rangeClosed(around.firstPage(), around.lastPage())
                .filter(window::lacks)
                .limit(PageRequests.MAX_ASKED)
                .boxed()
                .toList();
        requests.ask(list, wanted, window::place);
    }

    private void put(int page, Loaded loaded) {
        int before = size();
        window.put(page, loaded);
        settle();
        tell(before, page);
        ask();
    }

    private void tell(int before, int page) {
        int first = page * PageWindow.PAGE_ROWS;
        tell(before, new Sight(first - hidden.count(), first + PageWindow.PAGE_ROWS - 1));
    }
}
