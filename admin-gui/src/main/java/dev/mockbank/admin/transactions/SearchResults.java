package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.format.TimeText;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.list.TransactionList;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Shows in the list what is looked for, and what becomes of it in the bank.
final class SearchResults {

    private final Session session;
    private final TimeText time;
    private final ScreenContent content;
    private final ReadOnlyObjectProperty<Search> wanted;
    private final TransactionList list;
    private final Consumer<Runnable> settle;
    private final ReadOnlyObjectWrapper<Search> shown = new ReadOnlyObjectWrapper<>(Search.ALL);
    private Runnable whenCurrent = () -> {};
    private Days.Bounds days = Days.ALL.chosen();
    private boolean loading;
    private boolean again;

    /// @param wanted what is looked for
    /// @param settle runs what it is given when the list may become another one
    SearchResults(
            Session session,
            TimeText time,
            ScreenContent content,
            ReadOnlyObjectProperty<Search> wanted,
            TransactionList list,
            Consumer<Runnable> settle) {
        this.session = session;
        this.time = time;
        this.content = content;
        this.wanted = wanted;
        this.list = list;
        this.settle = settle;
    }

    /// What the rows were found by: the search, once the bank has answered.
    ReadOnlyObjectProperty<Search> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Finds it anew.
    void load() {
        settle.accept(this::loadNow);
    }

    /// Sees whether the bank has something new. A search that has failed is tried again.
    void look() {
        if (loading) {
            again = true;
        } else if (session.bank().isPresent()) {
            if (isCurrent() && content.contentProperty().get() instanceof Content.Ready) {
                list.look();
            } else {
                load();
            }
        }
    }

    /// Finds it anew when a day has begun that changes what is looked for.
    void turnDay() {
        if (!isCurrent()) {
            look();
        }
    }

    /// Shows it as it is after an act of one's own.
    void renew() {
        if (isCurrent()) {
            list.renew();
        } else if (!loading) {
            loadNow();
        }
    }

    /// Runs this when the rows are those that are looked for: now, or when they are found. There is one such act.
    void whenCurrent(Runnable act) {
        if (isCurrent()) {
            act.run();
        } else {
            whenCurrent = act;
        }
    }

    private void loadNow() {
        var search = wanted.get();
        loading = true;
        again = false;
        days = daysOf(search);
        content.loadOther(list.open(search.filter(time), search.sort()), opened -> show(search, opened), () -> {
            loading = false;
            whenCurrent = () -> {};
        });
    }

    /// A bank without transactions is told from a search that finds none.
    private boolean show(Search search, TransactionList.Opened opened) {
        loading = false;
        list.show(opened);
        shown.set(search);
        var act = whenCurrent;
        whenCurrent = () -> {};
        act.run();
        if (again) {
            list.look();
        }
        return search.isFiltered() || !list.rows().isEmpty();
    }

    /// A period such as the last 7 days is another one when a day has begun.
    private boolean isCurrent() {
        return wanted.get().equals(shown.get()) && days.equals(daysOf(wanted.get()));
    }

    private Days.Bounds daysOf(Search search) {
        return search.days().bounds(time.today());
    }
}
