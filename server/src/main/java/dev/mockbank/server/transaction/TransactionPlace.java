package dev.mockbank.server.transaction;

import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.Transaction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;

/// A place in the list of transactions: right after one of them.
///
/// @param timestamp the transaction's, to the microsecond
/// @param id        the transaction's
record TransactionPlace(Instant timestamp, long id) {

    private static final int CURSOR_NUMBERS = 2;

    /// Reads the cursor that [#cursor] made for a list in this order.
    static FieldReader<TransactionPlace> reader(TransactionOrder order) {
        return node -> {
            var cursor = cursor(order, node);
            var timestamp = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
            if (!Timestamps.isInRange(timestamp)) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            return new TransactionPlace(timestamp, cursor.number(1));
        };
    }

    /// The cursor that names the place after a transaction in the list in this order.
    static Cursor cursor(TransactionOrder order, Transaction transaction) {
        return Cursor.after(
                order.list(), ChronoUnit.MICROS.between(Instant.EPOCH, transaction.timestamp()), transaction.id());
    }

    private static Cursor cursor(TransactionOrder order, JsonNode node) throws InvalidFieldException {
        try {
            return Cursor.reader(order.list(), CURSOR_NUMBERS).read(node);
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException(
                    isOf(order.reversed(), node) ? FieldErrors.CURSOR_OF_OTHER_ORDER : e.fault());
        }
    }

    private static boolean isOf(TransactionOrder order, JsonNode node) {
        try {
            Cursor.reader(order.list(), CURSOR_NUMBERS).read(node);
            return true;
        } catch (InvalidFieldException isNone) {
            return false;
        }
    }
}
