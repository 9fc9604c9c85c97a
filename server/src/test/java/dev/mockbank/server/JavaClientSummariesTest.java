package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Sum;
import dev.mockbank.shared.client.BalanceFilter;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.SumFilter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the transactions of an account come to, asked for from Java.
final class JavaClientSummariesTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private static TestBank bank;
    private static MockbankClient client;
    private static long account;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        client = MockbankClient.of(URI.create("http://127.0.0.1:" + bank.port()), bank.key());
        account = newAccount();
        client.transactions()
                .createAll(List.of(
                        posting("1000", null, "2026-03-01T09:00:00Z"),
                        posting("-20.25", "Food", "2026-03-05T09:00:00Z"),
                        posting("-4.75", "Food", "2026-04-05T09:00:00Z")));
        client.transfers().create(new NewTransfer(account, newAccount(), money("5"), "Savings", null));
    }

    @AfterAll
    static void stop() {
        client.close();
        bank.close();
    }

    @Test
    void sumsUpByMonthAndCategory() {
        var filter = SumFilter.all().account(account).from(MARCH).to(APRIL);
        var summaries = client.summaries();

        assertThat(summaries.sumsByMonth(filter))
                .containsExactly(
                        new Sum.OfMonth(MARCH, money("1000"), money("-20.25"), 2),
                        new Sum.OfMonth(APRIL, money("0"), money("-4.75"), 1));
        assertThat(summaries.sumsByCategory(filter))
                .containsExactly(
                        new Sum.OfCategory("Food", money("0"), money("-25"), 2),
                        new Sum.OfCategory(null, money("1000"), money("0"), 1));
        assertThat(summaries.sumsByMonthAndCategory(filter.from(APRIL)))
                .containsExactly(new Sum.OfMonthAndCategory(APRIL, "Food", money("0"), money("-4.75"), 1));
    }

    @Test
    void leavesTransfersOut() {
        var thisMonth = YearMonth.now(ZoneOffset.UTC);
        var filter = SumFilter.all().account(account).from(thisMonth);

        assertThat(client.summaries().sumsByMonth(filter)).hasSize(1);
        assertThat(client.summaries().sumsByMonth(filter.withoutTransfers())).isEmpty();
    }

    @Test
    void showsBalancesOfThePast() {
        var filter = BalanceFilter.all()
                .account(account)
                .from(LocalDate.of(2026, 3, 4))
                .to(LocalDate.of(2026, 3, 5));

        assertThat(client.summaries().balances(filter))
                .containsExactly(
                        new BalanceAt(LocalDate.of(2026, 3, 4), money("1000")),
                        new BalanceAt(LocalDate.of(2026, 3, 5), money("979.75")));
        assertThat(client.summaries().balances(filter.to(APRIL.atEndOfMonth()).monthly()))
                .extracting(BalanceAt::date)
                .containsExactly(MARCH.atEndOfMonth(), APRIL.atEndOfMonth());
    }

    @Test
    void countsCategories() {
        assertThat(client.summaries().categories(10))
                .containsExactly(new CategoryCount("Food", 2), new CategoryCount("Savings", 2));
        assertThat(client.summaries().categories(1)).hasSize(1);
    }

    private static long newAccount() {
        return client.accounts()
                .create(new NewAccount("summed up", AccountType.CHECKING, Money.ZERO))
                .id();
    }

    private static NewTransaction posting(String amount, @Nullable String category, String moment) {
        return new NewTransaction(account, money(amount), category, null, Instant.parse(moment));
    }

    private static Money money(String amount) {
        return Money.parse(amount);
    }
}
