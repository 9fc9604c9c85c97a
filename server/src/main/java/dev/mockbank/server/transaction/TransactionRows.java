package dev.mockbank.server.transaction;

import dev.mockbank.server.http.JsonBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serialises the rows of a page as they are read, in the format of [dev.mockbank.shared.Transaction].
final class TransactionRows {

    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] ACCOUNT_ID = ascii(",\"account_id\":");
    private static final byte[] AMOUNT = ascii(",\"amount\":");
    private static final byte[] CATEGORY = ascii(",\"category\":");
    private static final byte[] TIMESTAMP = ascii(",\"timestamp\":");
    private static final byte[] DESCRIPTION = ascii(",\"description\":");
    private static final byte[] BALANCE_AFTER = ascii(",\"balance_after\":");
    private static final byte[] TRANSFER_ID = ascii(",\"transfer_id\":");
    private static final byte[] RUNNING_BALANCE = ascii(",\"running_balance\":");

    private final TransactionOrder order;
    private final @Nullable TransactionPlace after;
    private final int limit;
    private final JsonBytes json = new JsonBytes();
    private int rows;
    private boolean more;
    private @Nullable RawTransaction last;
    private BigDecimal runningBalance = BigDecimal.ZERO;

    TransactionRows(TransactionQuery query) {
        this.order = query.order();
        this.after = query.after();
        this.limit = query.limit();
    }

    /// Adds the next row. The row after the page only indicates that there is a next page.
    void add(RawTransaction row) {
        if (rows == limit) {
            more = true;
            return;
        }
        json.raw(rows == 0 ? '[' : ',');
        write(row);
        rows++;
        last = row;
    }

    /// How many more rows can be added, including the one after the page.
    int missing() {
        return more ? 0 : limit + 1 - rows;
    }

    TransactionPage page() {
        if (last == null) {
            return TransactionPage.empty();
        }
        return new TransactionPage(json.raw(']').toBytes(), more ? placeAfter(last) : null);
    }

    private void write(RawTransaction row) {
        json.raw(ID).number(row.id()).raw(ACCOUNT_ID).number(row.accountId());
        json.raw(AMOUNT).raw(row.amount());
        text(CATEGORY, row.category());
        json.raw(TIMESTAMP).timestamp(row.micros());
        text(DESCRIPTION, row.description());
        json.raw(BALANCE_AFTER).raw(row.balanceAfter()).raw(TRANSFER_ID);
        if (row.transferId() == 0) {
            json.nothing();
        } else {
            json.number(row.transferId());
        }
        var firstBalance = row.firstBalance();
        if (firstBalance != null) {
            runningBalance = runningBalance(row, firstBalance);
            json.raw(RUNNING_BALANCE).raw(ascii(runningBalance.toPlainString()));
        }
        json.raw('}');
    }

    /// The running balance of the next row, from that of the row before: the later one of the two
    /// changed the balance by its amount.
    private BigDecimal runningBalance(RawTransaction row, byte[] firstBalance) {
        if (last == null) {
            return decimal(firstBalance);
        }
        return order.descending()
                ? runningBalance.subtract(decimal(last.amount()))
                : runningBalance.add(decimal(row.amount()));
    }

    private void text(byte[] name, byte @Nullable [] value) {
        json.raw(name);
        if (value == null) {
            json.nothing();
        } else {
            json.text(value);
        }
    }

    private TransactionPlace placeAfter(RawTransaction row) {
        Object key = switch (order.sort()) {
            case TIME -> null;
            case AMOUNT -> decimal(row.amount());
            case BALANCE_AFTER -> decimal(row.balanceAfter());
            case DESCRIPTION -> TransactionPlace.key(string(row.description()));
            case CATEGORY -> TransactionPlace.key(string(row.category()));
            case ACCOUNT -> accountKey(row);
        };
        return new TransactionPlace(key, Instant.EPOCH.plus(row.micros(), ChronoUnit.MICROS), row.id());
    }

    /// An account that is renamed while it is read keeps its place in the list: by its new name, accounts in between
    /// would be skipped.
    private TransactionPlace.AccountKey accountKey(RawTransaction row) {
        if (after != null
                && after.key() instanceof TransactionPlace.AccountKey account
                && account.id() == row.accountId()) {
            return account;
        }
        return new TransactionPlace.AccountKey(Objects.requireNonNull(string(row.accountName())), row.accountId());
    }

    private static @Nullable String string(byte @Nullable [] utf8) {
        return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    private static BigDecimal decimal(byte[] digits) {
        return new BigDecimal(new String(digits, StandardCharsets.US_ASCII));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
