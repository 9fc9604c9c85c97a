package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.client.ApiException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
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

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 404;

    private final Session session;
    private final Work work;
    private final AtomicReference<List<Row.Booked>> unsent = new AtomicReference<>(List.of());
    private final ReadOnlyObjectWrapper<List<Row.Booked>> pending = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
    private @Nullable Job clock;

    Deletion(Session session, Work work) {
        this.session = session;
        this.work = work;
        session.onLeave(bank -> delete(bank, unsent.getAndSet(List.of())));
    }

    /// What is deleted and can be undone; empty when nothing is.
    ReadOnlyObjectProperty<List<Row.Booked>> pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /// How long it can still be undone.
    ReadOnlyIntegerProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// Begins to delete, when nothing else is pending.
    ///
    /// @param due runs when the time is over
    void begin(List<Row.Booked> rows, Runnable due) {
        unsent.set(rows);
        secondsLeft.set(SECONDS);
        pending.set(rows);
        long endNanos = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        clock = work.every(SECOND, () -> secondsUntil(endNanos), left -> tick(left, due), _ -> {});
    }

    /// Forgets what is pending: nothing is deleted.
    ///
    /// @return what was pending
    List<Row.Booked> undo() {
        return end();
    }

    /// Sends what is pending; does nothing when nothing is.
    ///
    /// @param sent   gets what was deleted
    /// @param failed gets the same and what went wrong; some of it may be deleted
    void send(Consumer<List<Row.Booked>> sent, BiConsumer<List<Row.Booked>, Failure> failed) {
        var rows = end();
        if (!rows.isEmpty()) {
            session.tell(bank -> delete(bank, rows), () -> sent.accept(rows), failure -> failed.accept(rows, failure));
        }
    }

    private List<Row.Booked> end() {
        if (clock != null) {
            clock.cancel();
            clock = null;
        }
        var rows = unsent.getAndSet(List.of());
        pending.set(List.of());
        return rows;
    }

    private void tick(int left, Runnable due) {
        secondsLeft.set(left);
        if (left == 0) {
            due.run();
        }
    }

    private static int secondsUntil(long endNanos) {
        return Math.toIntExact(Math.max(0, Math.ceilDiv(endNanos - System.nanoTime(), SECOND.toNanos())));
    }

    /// What is gone already, be it as the other half of a transfer, is as it should be.
    private static void delete(Bank bank, List<Row.Booked> rows) {
        var transfers = new HashSet<Long>();
        for (var row : rows) {
            var transfer = row.transaction().transferId();
            if (transfer == null || transfers.add(transfer)) {
                try {
                    bank.client().transactions().delete(row.transaction().id());
                } catch (ApiException e) {
                    if (e.status() != NOT_FOUND) {
                        throw e;
                    }
                }
            }
        }
    }
}
