package dev.mockbank.admin.transactions.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is made of what a user types.
class DraftTest {

    private static final Account CHECKING = new Account(1, "Checking", "checking", Money.ZERO);
    private static final Account SAVINGS = new Account(2, "Savings", "savings", Money.ZERO);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Formats formats =
            Formats.of(Locale.US, Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneId.of("Europe/Berlin")));

    @Test
    void spendingLeavesTheAccountNow() {
        var read = read(new Draft(Kind.SPENDING, "4.80", CHECKING, null, " coffee ", "Bean & Leaf", "", ""));

        assertThat(read)
                .isEqualTo(new Draft.Read.Posting(
                        new NewTransaction(1, Money.parse("-4.80"), "coffee", "Bean & Leaf", null)));
    }

    @Test
    void incomeOfAPastDayComesAtTheTimeTypedInTheUsersZone() {
        var read = read(new Draft(Kind.INCOME, "3,240", CHECKING, null, "", "", "15 nov 2026", "6:00"));

        assertThat(read)
                .isEqualTo(new Draft.Read.Posting(
                        new NewTransaction(1, Money.parse("3240"), null, null, Instant.parse("2026-11-15T05:00:00Z"))));
    }

    @Test
    void aPastDayWithoutTimeIsNoonAndTodayIsNow() {
        assertThat(timestamp(TODAY.minusDays(1))).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(timestamp(TODAY)).isNull();
    }

    @Test
    void aTransferHasTwoAccounts() {
        var read = read(new Draft(Kind.TRANSFER, "400", CHECKING, SAVINGS, "", "For later", "", ""));

        assertThat(read).isEqualTo(new Draft.Read.Move(new NewTransfer(1, 2, Money.parse("400"), null, "For later")));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndAtItsField() {
        assertThat(wrong(new Draft(Kind.SPENDING, "1,5,0", null, null, "", "", "", "quarter past")))
                .containsExactlyInAnyOrder("amount", "account_id", "time");
        assertThat(wrong(new Draft(Kind.TRANSFER, "-5", CHECKING, CHECKING, "", "", "", "")))
                .containsExactlyInAnyOrder("amount", "to_account_id");
        assertThat(wrong(new Draft(Kind.SPENDING, "1", CHECKING, null, "", "", "3/31/2026", "")))
                .containsExactly("timestamp");
    }

    @Test
    void anAmountThatIsTooExactIsToldFromOneThatIsNone() {
        assertThat(sentence("12.345")).isEqualTo("Amounts have two decimals at most, such as 12.50.");
        assertThat(sentence("0")).isEqualTo("Type an amount above zero, such as 12.50.");
        assertThat(sentence("many")).isEqualTo("Type an amount above zero, such as 12.50.");
    }

    private @Nullable String sentence(String amount) {
        var wrong = (Draft.Read.Wrong) read(new Draft(Kind.SPENDING, amount, CHECKING, null, "", "", "", ""));
        return wrong.sentences().get("amount");
    }

    private @Nullable Instant timestamp(LocalDate date) {
        var read = read(new Draft(Kind.SPENDING, "1", CHECKING, null, "", "", date.toString(), ""));
        return ((Draft.Read.Posting) read).transaction().timestamp();
    }

    private Set<String> wrong(Draft draft) {
        return ((Draft.Read.Wrong) read(draft)).sentences().keySet();
    }

    private Draft.Read read(Draft draft) {
        return draft.read(formats.money(), formats.time());
    }
}
