package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The transactions that the user has deleted and the bank has not: they are sent after [#SECONDS], when the list is
/// left, and before the console leaves the bank. Until then nothing has happened that would have to be undone, so that
/// to undo is exact: numbers, times, balances and transfers are what they were.
final class Deletion {

    /// How long it can be undone.
    static final int SECONDS = 10;

    /// How long the console waits, before it leaves the bank, until what was deleted is sent.
    static final Duration LEAVE_BOUND = Duration.ofSeconds(10);

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String REMEMBERED = "transactions.undeleted";

    private final Session session;
    private final Work work;
    private final Preferences preferences;
    private final Consumer<List<Row.Booked>> ended;
    private final Set<Unsent> open = ConcurrentHashMap.newKeySet();
    private final ReadOnlyObjectWrapper<List<Row.Booked>> pending = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
    private final List<Runnable> waiting = new ArrayList<>();
    private Consumer<Failure> failed = _ -> {};
    private @Nullable Unsent unsent;
    private @Nullable Job clock;
    private @Nullable Job due;
    private int sending;

    /// @param preferences remembers how many could not be sent any more
    /// @param ended       gets what was sent, as far as the bank took it, or will be sent on leaving the bank
    Deletion(Session session, Work work, Preferences preferences, Consumer<List<Row.Booked>> ended) {
        this.session = session;
        this.work = work;
        this.preferences = preferences;
        this.ended = ended;
        session.onLeave(this::leave);
        session.stateProperty().subscribe(state -> {
            switch (state) {
                case ConnectionState.Stopping _, ConnectionState.Stopped _, ConnectionState.Died _ -> left();
                case ConnectionState.Running _,
                        ConnectionState.Starting _,
                        ConnectionState.PortTaken _,
                        ConnectionState.Unreachable _ -> {}
            }
        });
    }

    /// Tells who says what went wrong; some of what was deleted may be deleted then.
    void onFailed(Consumer<Failure> say) {
        failed = say;
    }

    /// What is deleted and can be undone; empty when nothing is.
    ReadOnlyObjectProperty<List<Row.Booked>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /// How long it can still be undone.
    ReadOnlyIntegerProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// Begins to delete; what is still pending is sent.
    void begin(List<Row.Booked> rows) {
        send();
        var begun = new Unsent(rows);
        open.add(begun);
        unsent = begun;
        secondsLeft.set(SECONDS);
        pending.set(rows);
        long endNanos = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        // What is repeated rests while the window is minimised; the end comes all the same.
        clock = work.every(SECOND, () -> secondsUntil(endNanos), secondsLeft::set, _ -> {});
        due = work.after(Duration.ofSeconds(SECONDS), this::send, _ -> send());
    }

    /// Forgets what is pending: nothing is deleted.
    ///
    /// @return what was pending
    List<Row.Booked> undo() {
        var rows = pending.get();
        var undone = unsent;
        rest();
        if (undone != null) {
            open.remove(undone);
        }
        return rows;
    }

    /// Sends what is pending; does nothing when nothing is.
    void send() {
        var sent = unsent;
        if (sent == null) {
            return;
        }
        var rows = pending.get();
        rest();
        sending++;
        session.tell(sent::send, () -> end(sent, rows), failure -> {
            failed.accept(failure);
            end(sent, rows);
        });
    }

    /// Sends what is pending, and runs this when the bank has answered; at once when nothing is under way.
    void thenRun(Runnable next) {
        send();
        if (sending == 0) {
            next.run();
        } else {
            waiting.add(next);
        }
    }

    /// How many could not be sent before the console left the bank, if that has not been told yet.
    OptionalInt takeUndeleted() {
        var count = preferences.integer(REMEMBERED, 1, Integer.MAX_VALUE);
        preferences.set(REMEMBERED, "");
        return count.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private void end(Unsent sent, List<Row.Booked> rows) {
        open.remove(sent);
        sending--;
        ended.accept(rows);
        if (sending == 0) {
            var next = List.copyOf(waiting);
            waiting.clear();
            next.forEach(Runnable::run);
        }
    }

    private void rest() {
        if (clock != null) {
            clock.cancel();
            clock = null;
        }
        if (due != null) {
            due.cancel();
            due = null;
        }
        unsent = null;
        pending.set(List.of());
    }

    /// It cannot be undone any more: [#leave] sends it.
    private void left() {
        var rows = pending.get();
        if (!rows.isEmpty()) {
            rest();
            ended.accept(rows);
        }
    }

    /// Sends what is not sent yet, also what is being sent at the moment, as far as there is time.
    private void leave(Bank bank) throws InterruptedException {
        var left = List.copyOf(open);
        open.clear();
        if (left.isEmpty()) {
            return;
        }
        var done = new CountDownLatch(1);
        var job = work.run(
                () -> {
                    try {
                        left.forEach(each -> each.send(bank));
                    } finally {
                        done.countDown();
                    }
                },
                () -> {},
                _ -> {});
        if (!done.await(LEAVE_BOUND.toMillis(), TimeUnit.MILLISECONDS)) {
            job.cancel();
        }
        int undeleted = left.stream().mapToInt(Unsent::forget).sum();
        if (undeleted > 0) {
            preferences.set(REMEMBERED, Integer.toString(undeleted));
        }
    }

    private static int secondsUntil(long endNanos) {
        return Math.toIntExact(Math.max(0, Math.ceilDiv(endNanos - System.nanoTime(), SECOND.toNanos())));
    }
}
