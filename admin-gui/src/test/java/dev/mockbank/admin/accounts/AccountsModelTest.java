package dev.mockbank.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.MockbankClient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model of the accounts on the shared server, whose other accounts may be anything.
class AccountsModelTest {

    private static final int MANY = 10_000;

    private final MockbankClient client = RealServer.shared().client();
    private final AttachedSession attached = new AttachedSession(RealServer.shared());
    private final PlainWindow window = attached.window();
    private final List<Object> heard = new ArrayList<>();
    private Account account;
    private AccountsModel model;

    @BeforeEach
    void open() {
        account = SmallBank.open(client, "Model", AccountType.SAVINGS, "250");
        model = window.call(() -> new AccountsModel(attached.session()));
        window.await(() -> model.accounts().contains(account));
    }

    @AfterEach
    void close() {
        attached.close();
    }

    @Test
    void findsAnAccountByNameTypeAndNumber() {
        for (var text : List.of(" mODe", "SAVING", Long.toString(account.id()))) {
            window.run(() -> model.searchProperty().set(text));

            assertThat(window.call(() -> List.copyOf(model.found()))).contains(account);
        }
        window.run(() -> model.searchProperty().set("no such account"));
        assertThat(window.call(() -> model.found().isEmpty())).isTrue();
    }

    @Test
    void readsTheStatementOfTheAccountThatIsOpened() {
        post("-25.50", "groceries", Instant.now());
        post("-3.00", "coffee", Instant.parse("1900-01-01T00:00:00Z"));

        window.run(() -> model.open(account));
        var statement = statement(account.id());

        assertThat(statement.account().balance()).isEqualTo(Money.parse("221.5"));
        assertThat(statement.transactions()).isEqualTo(2);
        assertThat(statement.spending())
                .singleElement()
                .satisfies(sum -> assertThat(sum.expense()).isEqualTo(Money.parse("-25.5")));
        assertThat(statement.latest()).hasSize(2);
        assertThat(statement.balances().getFirst().balance()).isEqualTo(Money.parse("247"));
        assertThat(statement.balances().getLast().balance()).isEqualTo(Money.parse("221.5"));
    }

    @Test
    void opensANewAccountWithItsPage() {
        var opening = new NewAccount("New by the model", AccountType.CHECKING, Money.parse("12"));

        window.run(() -> model.create(opening, heard::add, heard::add));
        window.await(() -> !heard.isEmpty());

        assertThat(heard.getFirst())
                .isInstanceOfSatisfying(
                        Account.class,
                        opened -> assertThat(statement(opened.id()).account()).isEqualTo(opened));
    }

    @Test
    void tellsWhichFieldTheBankRefuses() {
        window.run(() -> model.change(account, new AccountChange("", null), heard::add, heard::add));
        window.await(() -> !heard.isEmpty());

        assertThat(heard.getFirst())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.of("name")).isPresent());
    }

    @Test
    void countsWhatADeletionTakesAndClosesThePageOfTheAccount() {
        post("-1", null, Instant.now());
        window.run(() -> model.open(account));
        window.run(() -> model.countTransactions(account, heard::add));
        window.await(() -> heard.contains(1L));

        window.run(() -> model.delete(account, () -> heard.add("deleted"), heard::add));
        window.await(() -> heard.contains("deleted") && !model.accounts().contains(account));

        window.await(() -> model.openedProperty().get() == null);
    }

    @Test
    void anAccountThatOthersDeletedIsGoneAfterARefresh() {
        window.run(() -> model.open(account));
        client.accounts().delete(account.id());

        window.run(model::refresh);

        window.await(() -> model.openedProperty().get() == null);
    }

    @Test
    void sumsUpEachTypeBeyondTheBoundOfOneBalance() {
        var accounts = IntStream.range(0, MANY)
                .mapToObj(id -> new Account(id, "A" + id, id % 2 == 0 ? "checking" : "savings", Money.MAX))
                .toList();

        assertThat(TypeTotal.of(accounts))
                .containsExactly(
                        new TypeTotal("checking", MANY / 2, new Money(new BigDecimal("49999999999999999950.00"))),
                        new TypeTotal("savings", MANY / 2, new Money(new BigDecimal("49999999999999999950.00"))));
    }

    private void post(String amount, @Nullable String category, Instant moment) {
        client.transactions().create(new NewTransaction(account.id(), Money.parse(amount), category, null, moment));
    }

    private Statement statement(long accountId) {
        var statement = model.page().statementProperty();
        window.await(() -> statement.get() != null && statement.get().account().id() == accountId);
        return window.call(statement::get);
    }
}
