package dev.mockbank.server.transaction;

import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FaultException;
import dev.mockbank.server.http.Reader;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.problem.Faults;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A place in the list of transactions: right after one of them.
///
/// @param timestamp the transaction's, to the microsecond
/// @param id        the transaction's
record TransactionPlace(Instant timestamp, long id) {

    /// What the cursors of the list are marked with.
    private static final String LIST = "transactions";

    private static final int CURSOR_NUMBERS = 2;

    /// Reads the cursor that [#cursor] made.
    static Reader<TransactionPlace> reader() {
        var cursors = Cursor.reader(LIST, CURSOR_NUMBERS);
        return node -> {
            var cursor = cursors.read(node);
            var timestamp = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
            if (!Timestamps.isInRange(timestamp)) {
                throw new FaultException(Faults.NOT_A_CURSOR);
            }
            return new TransactionPlace(timestamp, cursor.number(1));
        };
    }

    /// The cursor that names the place after a transaction.
    static Cursor cursor(Transaction transaction) {
        return Cursor.after(LIST, ChronoUnit.MICROS.between(Instant.EPOCH, transaction.timestamp()), transaction.id());
    }
}
