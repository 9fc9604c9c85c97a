package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import dev.mockbank.shared.client.TransactionFilter;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// What a search has found, as a list for a table. It is as long as what has been seen so far, and grows when somebody
/// looks near its end. A row that is not in memory is asked for when it is looked at, and shown when it comes. To be
/// used on the window's thread.
final class TransactionRows extends ObservableListBase<Row> {

    private static final Row AWAITED = new Row.Awaited();
    private static final int AHEAD_ROWS = 100;
    private static final int MAX_ASKED = 4;

    private final Session session;
    private final AccountNames names;
    private final Consumer<Failure> failed;
    private final Map<Integer, Job> asked = new HashMap<>();
    private TransactionFilter filter = TransactionFilter.all();
    private PageWindow window = new PageWindow();
    private boolean changing;

    /// @param failed hears of pages that could not be had
    TransactionRows(Session session, AccountNames names, Consumer<Failure> failed) {
        this.session = session;
        this.names = names;
        this.failed = failed;
    }

    /// A page of a search, from the bank. Waits for it.
    Loaded load(Bank bank, TransactionFilter search, @Nullable String cursor) {
        var page = bank.client()
                .transactions()
                .page(search.limit(PageWindow.PAGE_ROWS).after(cursor));
        return new Loaded(names.rows(bank, page.rows()), page.next());
    }

    /// Begins with the first page of another search.
    void show(TransactionFilter search, Loaded first) {
        cancel();
        filter = search;
        int before = window.size();
        window = new PageWindow();
        window.put(0, first);
        change(() -> {
            if (window.size() == 0) {
                nextRemove(0, gone(before));
            } else {
                nextReplace(0, window.size(), gone(before));
            }
        });
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= window.size()) {
            throw new IndexOutOfBoundsException(index);
        }
        if (index + AHEAD_ROWS >= window.size() && !window.complete()) {
            ask(window.seenPages());
        }
        var row = window.row(index);
        if (row.isEmpty()) {
            ask(index / PageWindow.PAGE_ROWS);
            return AWAITED;
        }
        return row.get();
    }

    @Override
    public int size() {
        return window.size();
    }

    /// Where a row is, if it is in memory: nothing is asked for to find it.
    @Override
    public int indexOf(@Nullable Object row) {
        return row instanceof Row.Booked booked
                ? find(booked.transaction().id()).orElse(-1)
                : -1;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /// Where a transaction is, if it is in memory.
    OptionalInt find(long id) {
        return window.find(id);
    }

    /// The transaction at an index, if there is one and it is in memory.
    Optional<Row.Booked> booked(int index) {
        return index < 0 ? Optional.empty() : window.row(index);
    }

    /// Whether listeners are being told of a change right now.
    boolean changing() {
        return changing;
    }

    /// What is known of the list.
    PageWindow window() {
        return window;
    }

    /// Takes a page over that was asked for elsewhere.
    void put(int page, Loaded loaded) {
        int before = window.size();
        window.put(page, loaded);
        int now = window.size();
        change(() -> {
            if (now > before) {
                nextAdd(before, now);
            } else if (now < before) {
                nextRemove(now, gone(before - now));
            }
            int from = page * PageWindow.PAGE_ROWS;
            for (int i = from; i < Math.min(Math.min(before, now), from + PageWindow.PAGE_ROWS); i++) {
                nextUpdate(i);
            }
        });
    }

    /// Shows a transaction that was changed.
    void replace(Row.Booked changed) {
        find(changed.transaction().id()).ifPresent(index -> {
            window.replace(index, changed);
            change(() -> nextUpdate(index));
        });
    }

    /// Asks anew for the page of an index, and for the others when they are looked at: balances may have moved in all.
    void reload(int index) {
        int page = Math.max(0, index) / PageWindow.PAGE_ROWS;
        session.ask(
                questionOf(page),
                loaded -> {
                    cancel();
                    window.keepOnly(page);
                    put(page, loaded);
                },
                failed);
    }

    private void ask(int page) {
        if (asked.containsKey(page) || asked.size() >= MAX_ASKED || !window.canAsk(page)) {
            return;
        }
        var job = session.ask(
                questionOf(page),
                loaded -> {
                    asked.remove(page);
                    put(page, loaded);
                },
                failure -> {
                    asked.remove(page);
                    failed.accept(failure);
                });
        asked.put(page, job);
    }

    private Session.Question<Loaded> questionOf(int page) {
        var search = filter;
        var cursor = window.cursor(page);
        return bank -> load(bank, search, cursor);
    }

    private void cancel() {
        asked.values().forEach(Job::cancel);
        asked.clear();
    }

    private void change(Runnable steps) {
        changing = true;
        beginChange();
        steps.run();
        endChange();
        changing = false;
    }

    /// Stand-ins for rows that are no more, of which only the number matters.
    private static List<Row> gone(int rows) {
        return Collections.nCopies(rows, AWAITED);
    }
}
