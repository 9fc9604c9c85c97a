package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.TransactionCount;
import dev.mockbank.shared.TransactionSort;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The Java client speaks to the real server: each method does what it says, and what is refused says why.
final class JavaClientTest {

    private static final long UNKNOWN = 2_000_000_000L;

    private static TestBank bank;
    private static MockbankClient client;
    private static MockbankClient keeper;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        client = clientWith(bank.key());
        keeper = clientWith(TestBank.MASTER_KEY);
    }

    @AfterAll
    static void stop() {
        keeper.close();
        client.close();
        bank.close();
    }

    @Test
    void keepsAccounts() {
        var opened = client.accounts().create(new NewAccount("Küche & Co", AccountType.SAVINGS, Money.parse("12.5")));
        assertThat(opened.balance()).isEqualTo(Money.parse("12.50"));
        assertThat(opened.type()).isEqualTo("savings");
        assertThat(client.accounts().get(opened.id())).isEqualTo(opened);
        assertThat(client.accounts().list()).contains(opened);

        var renamed = client.accounts().change(opened.id(), new AccountChange("Hof", null));
        assertThat(renamed.name()).isEqualTo("Hof");
        assertThat(renamed.type()).isEqualTo("savings");

        client.accounts().delete(opened.id());
        assertRefused(404, "Account not found", () -> client.accounts().get(opened.id()));
    }

    @Test
    void sortsAndCountsTransactionsOfSeveralAccounts() {
        long one = newAccount("several 1");
        long other = newAccount("several 2");
        newAccount("several 3");
        client.transactions()
                .createAll(List.of(
                        new NewTransaction(one, Money.parse("-5"), "rent", null, null),
                        new NewTransaction(one, Money.parse("7.50"), null, "b", null),
                        new NewTransaction(other, Money.parse("-1"), "food", "a", null)));
        client.transfers().create(new NewTransfer(one, other, Money.parse("100"), "saved", null));
        var filter = TransactionFilter.all().accounts(List.of(one, other)).withoutTransfers();

        assertThat(categories(filter.ascending(TransactionSort.CATEGORY))).containsExactly("food", "rent", null);
        assertThat(categories(filter.descending(TransactionSort.AMOUNT))).containsExactly(null, "food", "rent");
        assertThat(categories(filter.ascending(TransactionSort.DESCRIPTION))).containsExactly("food", null, "rent");
        assertThat(categories(filter.descending(TransactionSort.ACCOUNT))).containsExactly("food", null, "rent");
        assertThat(categories(filter.ascending(TransactionSort.AMOUNT).ascending(TransactionSort.TIME)))
                .containsExactly("rent", null, "food");
        assertThat(categories(filter.categories(List.of("food", "saved")).uncategorized()))
                .containsExactly("food", null);
        assertThat(client.transactions().count(filter.limit(1).ascending(TransactionSort.AMOUNT)))
                .isEqualTo(TransactionCount.of(3, Money.parse("7.50"), Money.parse("-6.00")));
        assertThat(client.transactions().count(filter.categories(List.of())).sum())
                .isEqualTo(Money.parse("1.50"));
    }

    private static List<@Nullable String> categories(TransactionFilter filter) {
        return client.transactions().page(filter).rows().stream()
                .<@Nullable String>map(Transaction::category)
                .toList();
    }

    @Test
    void turnsThePagesOfAccounts() {
        var all = List.of(newAccount("pages+1%"), newAccount("pages+2%"), newAccount("pages+3%"));
        var filter =
                AccountFilter.all().containing("S+").type(AccountType.CHECKING).limit(2);

        var first = client.accounts().page(filter);
        var second = client.accounts().page(filter.after(first.next()));

        assertThat(first.more()).isTrue();
        assertThat(first.rows()).extracting("id").containsExactly(all.get(0), all.get(1));
        assertThat(second.rows()).extracting("id").containsExactly(all.get(2));
        assertThat(second.more()).isFalse();
        assertThat(client.accounts().page(filter.type(AccountType.SAVINGS)).rows())
                .isEmpty();
    }

    @Test
    void booksTransactions() {
        long account = newAccount("booking");
        var moment = Instant.parse("2026-03-01T09:41:00.123456Z");
        var transactions = client.transactions();

        var booked =
                transactions.create(new NewTransaction(account, Money.parse("-25.50"), "Food", "Lunch 🍜", moment));
        assertThat(booked.timestamp()).isEqualTo(moment);
        assertThat(booked.balanceAfter()).isEqualTo(Money.parse("-25.50"));
        assertThat(booked.transferId()).isNull();
        assertThat(transactions.get(booked.id())).isEqualTo(booked);

        var changed = transactions.change(booked.id(), new TransactionChange(true, null, false, null));
        assertThat(changed.category()).isNull();
        assertThat(changed.description()).isEqualTo("Lunch 🍜");

        transactions.delete(booked.id());
        assertRefused(404, "Transaction not found", () -> transactions.get(booked.id()));
        assertThat(client.accounts().get(account).balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void findsTransactionsByEachFilter() {
        long account = newAccount("filters");
        var march = Instant.parse("2026-03-01T12:00:00Z");
        var day = LocalDate.of(2026, 3, 1);
        var found = client.transactions()
                .create(new NewTransaction(account, Money.parse("-20.00"), "A&B", "100% = all", march));
        var later = new NewTransaction(account, Money.parse("30.00"), "C", "d", march.plusSeconds(86_400));
        client.transactions().create(later);

        var ofAccount = TransactionFilter.all().account(account);
        for (var filter : List.of(
                ofAccount.category("A&B"),
                ofAccount.from(day).to(day),
                ofAccount.from(march).to(march),
                ofAccount.to(march.plusSeconds(1)),
                ofAccount.containing("% = ALL"),
                ofAccount.expense(),
                ofAccount.amountMin(Money.parse("-20")).amountMax(Money.parse("29.99")))) {
            assertThat(client.transactions().page(filter).rows())
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("runningBalance")
                    .containsExactly(found);
        }
        assertThat(client.transactions().page(ofAccount.income()).rows()).hasSize(1);
    }

    @Test
    void turnsThePagesOfTransactions() {
        long account = newAccount("many");
        var postings = new ArrayList<NewTransaction>();
        for (int cents = 1; cents <= 25; cents++) {
            postings.add(NewTransaction.of(account, Money.parse("0.01")));
        }
        var booked = client.transactions().createAll(postings);

        var filter = TransactionFilter.all().account(account).limit(10);
        var rows = new ArrayList<Transaction>();
        for (var page = client.transactions().page(filter); ; ) {
            rows.addAll(page.rows());
            if (page.next() == null) {
                break;
            }
            page = client.transactions().page(filter.after(page.next()));
        }
        assertThat(rows)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("runningBalance")
                .containsExactlyElementsOf(booked.reversed());
        assertThat(client.transactions()
                        .page(filter.ascending(TransactionSort.TIME))
                        .rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("runningBalance")
                .containsExactlyElementsOf(booked.subList(0, 10));
    }

    @Test
    void readsTheBalancesOfAnAccountInTheOrderOfTime() {
        long account = newAccount("back-dated");
        var later = Instant.parse("2026-03-02T12:00:00Z");
        var earlier = Instant.parse("2026-03-01T12:00:00Z");
        client.transactions().create(new NewTransaction(account, Money.parse("5"), null, null, later));
        var backDated =
                client.transactions().create(new NewTransaction(account, Money.parse("3"), null, null, earlier));
        var ofAccount = TransactionFilter.all().account(account);

        assertThat(backDated.runningBalance()).isNull();
        assertThat(client.transactions().page(ofAccount).rows())
                .extracting(Transaction::runningBalance)
                .containsExactly(Money.parse("8"), Money.parse("3"));
        assertThat(client.transactions().page(ofAccount.income()).rows())
                .extracting(Transaction::runningBalance)
                .containsOnlyNulls();
    }

    @Test
    void movesMoneyFromAccountToAccount() {
        long from = newAccount("from");
        long to = newAccount("to");

        var transfer = client.transfers().create(new NewTransfer(from, to, Money.parse("5"), "Rent", null));

        assertThat(client.transfers().get(transfer.id())).isEqualTo(transfer);
        assertThat(transfer.transactions()).extracting(Transaction::accountId).containsExactly(from, to);
    }

    @Test
    void keepsApiKeys() {
        var keys = keeper.keys();
        var issued = keys.create(new NewApiKey("ci", 7));
        try (var newcomer = clientWith(issued.key())) {
            assertThat(newcomer.accounts().page(AccountFilter.all()).rows()).isNotNull();
        }

        assertThat(keys.list()).extracting(ApiKey::id).contains(issued.id());
        var changed = keys.change(issued.id(), new ApiKeyChange(false, null, true, null));
        assertThat(changed.name()).isEqualTo("ci");
        assertThat(changed.rateLimit()).isNull();

        keys.revoke(issued.id());
        try (var revoked = clientWith(issued.key())) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> revoked.accounts().list())
                    .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(401));
        }
    }

    @Test
    void tellsHowTheServerIs() {
        assertThat(keeper.admin().info().apiKeys()).isPositive();
        assertThat(keeper.admin().books().exact()).isTrue();
        try (var nobody = clientWith("")) {
            assertThat(nobody.health().live()).isTrue();
            assertThat(nobody.health().ready()).isTrue();
            assertThat(nobody.health().metrics()).contains("# TYPE");
        }
    }

    @Test
    void saysWhichFieldsAreWrong() {
        var nameless = new NewAccount("", AccountType.CHECKING, Money.ZERO);
        var expected = "name: ensure this value has at least 1 characters";

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> client.accounts().create(nameless))
                .withMessage(expected)
                .satisfies(refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.detail()).isEqualTo(expected);
                    assertThat(refusal.requestId()).isPresent();
                    assertThat(refusal.retryAfter()).isEmpty();
                    var field = refusal.fields().getFirst();
                    assertThat(field.loc()).containsExactly("body", "name");
                    assertThat(field.ctx()).isEqualTo(Map.of("limit_value", 1));
                });
        var batch = List.of(NewTransaction.of(UNKNOWN, Money.ZERO));
        assertRefused(
                422,
                "transactions.0.account_id: Account not found",
                () -> client.transactions().createAll(batch));
    }

    @Test
    void saysWhenToComeAgain() {
        var key = keeper.keys().create(new NewApiKey("slow", 1)).key();
        try (var slow = clientWith(key)) {
            slow.accounts().page(AccountFilter.all());

            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> slow.accounts().page(AccountFilter.all()))
                    .satisfies(refusal -> {
                        assertThat(refusal.status()).isEqualTo(429);
                        assertThat(refusal.retryAfter().orElseThrow()).isPositive();
                    });
        }
    }

    private static MockbankClient clientWith(String key) {
        return MockbankClient.of(URI.create("http://127.0.0.1:" + bank.port()), key);
    }

    private static long newAccount(String name) {
        return client.accounts()
                .create(new NewAccount(name, AccountType.CHECKING, Money.ZERO))
                .id();
    }

    private static void assertRefused(int status, String sentence, ThrowingCallable call) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call)
                .withMessage(sentence)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
    }
}
