package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the shown list anew, once at a time. What is wanted meanwhile is read afterwards; what fails is tried again,
/// while somebody looks, after [#FIRST_PAUSE], and each time twice as long up to [#LONGEST_PAUSE].
final class Rereading {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Session session;
    private final Work work;
    private final PageReader reader;
    private final TransactionRows rows;
    private final NewRows newRows;
    private final Consumer<Optional<Failure>> problem;
    private @Nullable Job reading;
    private @Nullable Job pausing;
    private Duration pause = FIRST_PAUSE;
    private boolean followed;
    private boolean again;
    private boolean renewed;

    /// @param problem hears what went wrong, and nothing when it is mended
    Rereading(
            Session session,
            Work work,
            PageReader reader,
            TransactionRows rows,
            NewRows newRows,
            Consumer<Optional<Failure>> problem) {
        this.session = session;
        this.work = work;
        this.reader = reader;
        this.rows = rows;
        this.newRows = newRows;
        this.problem = problem;
    }

    /// Whether somebody looks at the list.
    void follow(boolean now) {
        followed = now;
        if (!now) {
            endPause();
        }
    }

    /// Sees whether the bank has something new.
    void look() {
        if (reading == null) {
            read();
        } else {
            again = true;
        }
    }

    /// Shows the list as it is after an act of one's own, whatever is in sight. What is being read is older than that.
    void renew() {
        cancel();
        renewed = true;
        read();
    }

    /// Another list is shown, as it is now.
    void stop() {
        cancel();
        endPause();
        renewed = false;
        problem.accept(Optional.empty());
    }

    /// Reads again after a pause, if somebody still looks then.
    void retry() {
        if (followed && pausing == null) {
            var time = pause;
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            pausing = work.after(
                    time,
                    () -> {
                        pausing = null;
                        rows.ask();
                        look();
                    },
                    _ -> pausing = null);
        }
    }

    /// A bank that does not answer is not asked: all is loaded when it begins to.
    private void read() {
        again = false;
        if (session.bank().isEmpty()) {
            return;
        }
        var list = rows.list();
        var sight = rows.sight();
        var released = rows.released();
        reading = session.ask(
                bank -> Snapshot.read(bank, reader, list, sight, released),
                snapshot -> {
                    reading = null;
                    if (list.equals(rows.list())) {
                        take(snapshot);
                    }
                    if (again) {
                        read();
                    }
                },
                failure -> {
                    reading = null;
                    problem.accept(Optional.of(failure));
                    retry();
                });
    }

    private void take(Snapshot snapshot) {
        pause = FIRST_PAUSE;
        endPause();
        problem.accept(Optional.empty());
        if (renewed) {
            renewed = false;
            newRows.clear();
            rows.renew(snapshot);
        } else {
            newRows.take(snapshot);
        }
    }

    private void cancel() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    private void endPause() {
        if (pausing != null) {
            pausing.cancel();
            pausing = null;
        }
    }
}
