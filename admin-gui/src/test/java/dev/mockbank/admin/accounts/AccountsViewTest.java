package dev.mockbank.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The screen of the accounts in the window, on a running bank.
class AccountsViewTest {

    private static RealServer server;
    private static List<Account> accounts;
    private static long transactions;
    private static TestConsole console;

    @BeforeAll
    static void open() {
        server = RealServer.start();
        accounts = SmallBank.fill(server.client());
        transactions = server.admin().admin().info().transactions();
        console = TestConsole.attachedTo(server);
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        server.close();
    }

    @BeforeEach
    void openScreen() {
        console.open(Screen.ACCOUNTS);
        console.awaitNoText("Loading…");
    }

    @Test
    void showsAnAccountBesideTheOthers() {
        console.click("Everyday");
        console.awaitText("Checking · account " + accounts.getFirst().id() + " · " + transactions + " transactions");

        assertThat(console.texts()).contains("Rainy day", "Savings", "14,950.00", "Total", "Latest transactions");
        console.picture("accounts-page");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Latest transactions");
        console.picture("accounts-list");
    }

    @Test
    void findsAccountsByWhatIsTyped() {
        console.press(KeyCode.CONTROL, KeyCode.F);
        console.type("rainy");
        console.awaitNoText("Shared flat");
        console.type("nobody");
        console.awaitText("No account matches “nobody”.");
        console.picture("accounts-not-found");

        console.press(KeyCode.ESCAPE);

        console.awaitText("Shared flat");
    }

    @Test
    void opensAnAccountAndSaysWhatIsWrongAtItsField() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.press(KeyCode.ENTER);
        console.awaitText("Give the account a name.");
        console.type("n".repeat(201));
        console.press(KeyCode.ENTER);
        console.awaitText("Ensure this value has at most 200 characters");
        console.picture("accounts-new");
        console.type("Holidays");
        console.press(KeyCode.ENTER);

        console.awaitText("Holidays is open.");
        assertThat(server.client().accounts().list()).extracting(Account::name).contains("Holidays");
    }

    @Test
    void renamesAnAccount() {
        var account = SmallBank.open(server.client(), "Old name", AccountType.CHECKING, "1");
        console.press(KeyCode.CONTROL, KeyCode.R);
        console.click("Old name");
        console.awaitText("Checking · account " + account.id() + " · 0 transactions");
        console.click("Edit…");
        console.type("New name");
        console.picture("accounts-edit");
        console.press(KeyCode.ENTER);

        console.awaitText("New name is saved.");
        assertThat(server.client().accounts().get(account.id()).name()).isEqualTo("New name");
    }

    @Test
    void saysOfOneTransactionThatItIsDeleted() {
        var once = SmallBank.open(server.client(), "Once", AccountType.SAVINGS, "0");
        server.client().transactions().create(new NewTransaction(once.id(), Money.parse("1"), null, "one", null));
        console.click("Once");
        console.awaitText("Savings · account " + once.id() + " · 1 transaction");
        console.click("Delete account…");
        console.awaitPart("Its 1 transaction is deleted with it.");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Cancel");
    }

    @Test
    void saysWhatGoesBeforeItDeletes() {
        console.click("Shared flat");
        console.awaitText("Checking · account " + accounts.getLast().id() + " · 0 transactions");
        console.click("Everyday");
        console.awaitText("Checking · account " + accounts.getFirst().id() + " · " + transactions + " transactions");
        console.click("Delete account…");
        console.awaitText("Delete Everyday?");
        console.picture("accounts-delete");
        console.press(KeyCode.ESCAPE);

        assertThat(server.client().accounts().list()).extracting(Account::name).contains("Everyday");
    }
}
