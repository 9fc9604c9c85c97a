package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.overview.BooksState.Exact;
import dev.mockbank.admin.overview.BooksState.Failed;
import dev.mockbank.admin.overview.BooksState.Off;
import dev.mockbank.admin.overview.BooksState.OffAccount;
import dev.mockbank.admin.overview.BooksState.Unchecked;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.BooksCheck.Difference;
import dev.mockbank.shared.client.ApiException;
import java.time.Duration;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The check of the books: when it is followed, each time the bank begins to answer, and when the user asks for it.
final class BooksModel {

    private static final Duration PAUSE = Duration.ofSeconds(60);

    /// How many accounts are named; each is asked for its name.
    private static final int NAMED = 3;

    private static final int NOT_FOUND = 404;

    private final Session session;
    private final Work work;
    private final ReadOnlyObjectWrapper<BooksState> state = new ReadOnlyObjectWrapper<>(new Unchecked());
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private @Nullable Job following;
    private boolean changed;

    BooksModel(Session session, Work work) {
        this.session = session;
        this.work = work;
        session.onRunning(this::check);
        session.onChange(() -> changed = true);
    }

    /// What is known of the books.
    ReadOnlyObjectProperty<BooksState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether they are being checked.
    ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// Checks the books, unless that is going on.
    void check() {
        if (checking.get() || session.bank().isEmpty()) {
            return;
        }
        checking.set(true);
        changed = false;
        session.ask(BooksModel::ask, this::show, failure -> {
            // It is checked again a minute later.
            changed = true;
            show(new Failed(failure.sentence()));
        });
    }

    /// Checks the books when they have changed from now on, at most once a minute: all rows are added up for it.
    void follow() {
        rest();
        following = work.every(
                PAUSE,
                () -> true,
                _ -> checkIfChanged(),
                thrown -> show(new Failed(Failure.of(thrown).sentence())));
    }

    /// Stops checking by itself.
    void rest() {
        if (following != null) {
            following.cancel();
            following = null;
        }
    }

    private void checkIfChanged() {
        if (changed) {
            check();
        }
    }

    private void show(BooksState now) {
        checking.set(false);
        state.set(now);
    }

    private static BooksState ask(Bank bank) {
        var check = bank.admin().admin().books();
        if (check.exact()) {
            return new Exact(check);
        }
        var named = check.differences().stream()
                .limit(NAMED)
                .map(difference -> new OffAccount(name(bank, difference), difference))
                .toList();
        return new Off(named, check.differences().size() - named.size(), check.checkedAt());
    }

    private static String name(Bank bank, Difference difference) {
        try {
            return bank.client().accounts().get(difference.accountId()).name();
        } catch (ApiException e) {
            if (e.status() == NOT_FOUND) {
                return "A closed account";
            }
            throw e;
        }
    }
}
