package dev.mockbank.server.transaction;

import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReader;
import dev.mockbank.server.http.InvalidFieldException;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.TransactionSort;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A position in the list of transactions: right after a certain transaction.
///
/// @param key       what the list is sorted by before the time: a [BigDecimal], a [String] or an
///                  [AccountKey]; null when the list is sorted by time, or when the transaction has no such text
/// @param timestamp the timestamp of the transaction, to the microsecond
/// @param id        the id of the transaction
record TransactionPlace(@Nullable Object key, Instant timestamp, long id) {

    /// An account as a sort key.
    ///
    /// @param name the part of its name that counts, as it was then
    record AccountKey(String name, long id) {}

    /// Reads a cursor that [#cursor] made for a list in this order.
    static FieldReader<TransactionPlace> reader(TransactionOrder order) {
        return node -> {
            var cursor = cursor(order, node);
            var timestamp = Instant.EPOCH.plus(cursor.number(0), ChronoUnit.MICROS);
            if (!Timestamps.isInRange(timestamp)) {
                throw new InvalidFieldException(FieldErrors.NOT_A_CURSOR);
            }
            Object key = switch (order.sort()) {
                case TIME -> null;
                case AMOUNT, BALANCE_AFTER -> BigDecimal.valueOf(cursor.number(2), Money.DECIMAL_PLACES);
                case DESCRIPTION, CATEGORY -> cursor.text();
                case ACCOUNT -> new AccountKey(Objects.requireNonNullElse(cursor.text(), ""), cursor.number(2));
            };
            return new TransactionPlace(key, timestamp, cursor.number(1));
        };
    }

    /// The cursor that encodes the position in a list in this order.
    Cursor cursor(TransactionOrder order) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, timestamp);
        return switch (order.sort()) {
            case TIME -> Cursor.after(order.list(), micros, id);
            case AMOUNT, BALANCE_AFTER -> Cursor.after(order.list(), micros, id, cents());
            case DESCRIPTION, CATEGORY -> Cursor.after(order.list(), (String) key, micros, id);
            case ACCOUNT ->
                Cursor.after(
                        order.list(), account().name(), micros, id, account().id());
        };
    }

    /// The account, in a list by accounts.
    AccountKey account() {
        return (AccountKey) Objects.requireNonNull(key);
    }

    private long cents() {
        return ((BigDecimal) Objects.requireNonNull(key)).unscaledValue().longValueExact();
    }

    private static Cursor cursor(TransactionOrder order, JsonNode node) throws InvalidFieldException {
        try {
            return cursorReader(order).read(node);
        } catch (InvalidFieldException e) {
            boolean ofAnother = TransactionOrder.all().anyMatch(other -> isOf(other, node));
            throw new InvalidFieldException(ofAnother ? FieldErrors.CURSOR_OF_OTHER_ORDER : e.fault());
        }
    }

    private static boolean isOf(TransactionOrder order, JsonNode node) {
        try {
            cursorReader(order).read(node);
            return true;
        } catch (InvalidFieldException isNone) {
            return false;
        }
    }

    private static FieldReader<Cursor> cursorReader(TransactionOrder order) {
        return switch (order.sort()) {
            case TIME -> Cursor.reader(order.list(), 2);
            case AMOUNT, BALANCE_AFTER -> Cursor.reader(order.list(), 3);
            case DESCRIPTION, CATEGORY -> Cursor.reader(order.list(), 2, TransactionSort.TEXT_CHARACTERS);
            case ACCOUNT -> Cursor.reader(order.list(), 3, TransactionSort.TEXT_CHARACTERS);
        };
    }

    /// The part of a text that the list is sorted by.
    static @Nullable String key(@Nullable String text) {
        int characters = text == null ? 0 : text.codePointCount(0, text.length());
        return text == null || characters <= TransactionSort.TEXT_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TransactionSort.TEXT_CHARACTERS));
    }
}
