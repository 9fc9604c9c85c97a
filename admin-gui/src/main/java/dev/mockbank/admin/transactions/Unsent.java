package dev.mockbank.admin.transactions;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.client.ApiException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Transactions that are to be deleted in the bank, until they are. May be called from any thread: when several send
/// them, they take turns, and each returns when nothing is left.
final class Unsent {

    private static final int NOT_FOUND = 404;

    private final Queue<Row.Booked> rows;
    private final Set<Long> transfers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock(true);

    Unsent(List<Row.Booked> rows) {
        this.rows = new ConcurrentLinkedQueue<>(rows);
    }

    /// Deletes those that are left, one after the other.
    ///
    /// @throws ApiException when the bank refuses one, which is left then
    void send(Bank bank) {
        boolean more = true;
        while (more) {
            turn.lock();
            try {
                more = sendNext(bank);
            } finally {
                turn.unlock();
            }
        }
    }

    /// Forgets those that are left: they stay in the bank.
    ///
    /// @return how many those are
    int forget() {
        int left = rows.size();
        rows.clear();
        return left;
    }

    private boolean sendNext(Bank bank) {
        var row = rows.peek();
        if (row == null) {
            return false;
        }
        var transfer = row.transaction().transferId();
        if (transfer == null || !transfers.contains(transfer)) {
            delete(bank, row.transaction().id());
        }
        if (transfer != null) {
            transfers.add(transfer);
        }
        rows.remove(row);
        return true;
    }

    /// What is gone already, be it as the other half of a transfer, is as it should be.
    private static void delete(Bank bank, long id) {
        try {
            bank.client().transactions().delete(id);
        } catch (ApiException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
