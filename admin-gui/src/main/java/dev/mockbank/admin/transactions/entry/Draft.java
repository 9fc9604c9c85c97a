package dev.mockbank.admin.transactions.entry;

import dev.mockbank.admin.control.DayPicker;
import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.admin.format.TimeText;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A transaction as it was typed: not yet known to be one.
///
/// @param amount without a sign; the kind gives it
/// @param to     where a transfer goes
/// @param date   as [TimeText#read] reads it; empty is today
/// @param time   `HH:mm`; empty is now on the day of today, and noon on another
public record Draft(
        Kind kind,
        String amount,
        @Nullable Account account,
        @Nullable Account to,
        String category,
        String description,
        String date,
        String time) {

    // The fields' names on the wire.
    static final String AMOUNT = "amount";
    static final String ACCOUNT = "account_id";
    static final String FROM = "from_account_id";
    static final String TO = "to_account_id";
    public static final String CATEGORY = "category";
    public static final String DESCRIPTION = "description";
    static final String TIMESTAMP = "timestamp";

    /// A part of the timestamp that is typed on its own.
    static final String TIME = "time";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /// What has been made of it.
    sealed interface Read {

        /// A posting on one account.
        record Posting(NewTransaction transaction) implements Read {}

        /// A transfer between two.
        record Move(NewTransfer transfer) implements Read {}

        /// It cannot be booked.
        ///
        /// @param sentences what is wrong, by the fields' names on the wire
        record Wrong(Map<String, String> sentences) implements Read {}
    }

    /// Reads it in the user's way of writing.
    Read read(MoneyText money, TimeText days) {
        var wrong = new LinkedHashMap<String, String>();
        var size = money.read(amount).filter(Money::isPositive);
        if (size.isEmpty()) {
            wrong.put(AMOUNT, money.problem(amount));
        }
        return kind == Kind.TRANSFER ? move(size, wrong) : posting(size, days, wrong);
    }

    private Read posting(Optional<Money> size, TimeText days, Map<String, String> wrong) {
        if (account == null) {
            wrong.put(ACCOUNT, "Choose an account.");
        }
        Instant when = null;
        var day = date.isBlank() ? Optional.of(days.today()) : TimeText.read(date);
        if (day.isEmpty()) {
            wrong.put(TIMESTAMP, DayPicker.WRONG);
        } else {
            try {
                when = when(day.get(), days);
            } catch (DateTimeException e) {
                wrong.put(TIME, "Type the time as hours and minutes, such as 09:41.");
            }
        }
        if (!wrong.isEmpty() || account == null || size.isEmpty()) {
            return new Read.Wrong(wrong);
        }
        var moved = kind == Kind.INCOME ? size.get() : size.get().negated();
        return new Read.Posting(new NewTransaction(account.id(), moved, text(category), text(description), when));
    }

    private Read move(Optional<Money> size, Map<String, String> wrong) {
        if (account == null) {
            wrong.put(FROM, "Choose the account that the money leaves.");
        }
        if (to == null) {
            wrong.put(TO, "Choose the account that the money goes to.");
        } else if (account != null && account.id() == to.id()) {
            wrong.put(TO, "Choose another account than the one that the money leaves.");
        }
        if (!wrong.isEmpty() || account == null || to == null || size.isEmpty()) {
            return new Read.Wrong(wrong);
        }
        return new Read.Move(new NewTransfer(account.id(), to.id(), size.get(), text(category), text(description)));
    }

    private @Nullable Instant when(LocalDate day, TimeText days) {
        if (time.isBlank() && day.equals(days.today())) {
            return null;
        }
        var clock = time.isBlank() ? LocalTime.NOON : LocalTime.parse(time.strip(), CLOCK);
        return day.atTime(clock).atZone(days.zone()).toInstant();
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
