package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.NewDemoData;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Fills the bank with demo data and empties it, and knows how far the server is with the former, whoever began it.
final class DemoModel {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Session session;
    private final Work work;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<DemoData> progress = new ReadOnlyObjectWrapper<>(DemoData.NONE);
    private @Nullable Job following;
    private @Nullable Job looking;

    /// @param changed runs when the books are others than before
    DemoModel(Session session, Work work, Runnable changed) {
        this.session = session;
        this.work = work;
        this.changed = changed;
        session.onRunning(this::look);
    }

    /// How far the server is.
    ReadOnlyObjectProperty<DemoData> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Whether the bank is being filled.
    boolean isRunning() {
        return progress.get().state() == State.RUNNING;
    }

    /// Begins to fill the bank.
    ///
    /// @param begun runs when the server has begun
    void fill(NewDemoData wanted, Runnable begun, Consumer<Failure> failed) {
        session.ask(
                bank -> bank.admin().admin().fill(wanted),
                now -> {
                    show(now);
                    begun.run();
                },
                failed);
    }

    /// Stops filling it; what was booked stays.
    void cancel(Consumer<Failure> failed) {
        session.ask(bank -> bank.admin().admin().cancelDemoData(), this::show, failed);
    }

    /// Deletes all accounts and transactions.
    void reset(Consumer<Deletion> done, Consumer<Failure> failed) {
        session.ask(
                bank -> bank.admin().admin().deleteAllAccountsAndTransactions(),
                deletion -> {
                    changed.run();
                    done.accept(deletion);
                },
                failed);
    }

    /// Asks how far it is, one question at a time. One that fails is asked again soon, or when the server is back.
    void look() {
        if (looking == null && session.bank().isPresent()) {
            looking = session.ask(bank -> bank.admin().admin().demoData(), this::show, _ -> looking = null);
        }
    }

    private void show(DemoData now) {
        forgetQuestion();
        boolean ran = isRunning();
        progress.set(now);
        follow(isRunning());
        if (ran && !isRunning()) {
            changed.run();
        }
    }

    /// An answer that comes after a newer one is of no use.
    private void forgetQuestion() {
        if (looking != null) {
            looking.cancel();
            looking = null;
        }
    }

    private void follow(boolean wanted) {
        if (following != null && !wanted) {
            following.cancel();
            following = null;
        } else if (following == null && wanted) {
            following = work.every(PAUSE, () -> true, _ -> look(), _ -> following = null);
        }
    }
}
