package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.client.MockbankClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The screen in the window, driven by mouse and keyboard.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TransactionsViewTest {

    private static final MockbankClient BANK = RealServer.shared().client();

    private static TestConsole console;
    private static Account checking;

    @BeforeAll
    static void open() {
        checking = BANK.accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.parse("2500")));
        var savings = BANK.accounts().create(new NewAccount("Rainy days", AccountType.SAVINGS, Money.parse("14550")));
        post(200, "-85.00", "transport", "Bike repair");
        post(180, "-57.61", "groceries", "Fresh Fields Market");
        post(150, "3240", "salary", "Northwind Ltd, salary");
        post(100, "-96.40", "utilities", "City Power & Gas");
        post(72, "-12.99", "subscriptions", "Streamly subscription");
        post(50, "-18.90", "restaurants", "Noodle House");
        post(26, "-63.15", "groceries", "Fresh Fields Market");
        post(3, "-9.20", "transport", "Metro day pass");
        post(2, "-4.80", "coffee", "Bean & Leaf");
        post(1, "-1049", null, "A rather long description of something bought that does not fit into its column");
        BANK.transfers()
                .create(new NewTransfer(
                        checking.id(), savings.id(), Money.parse("400"), "transfer", "Transfer to savings"));
        console = TestConsole.attachedTo(RealServer.shared());
        console.open(Screen.TRANSACTIONS);
        console.awaitText("Bean & Leaf");
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
    }

    @Test
    @Order(1)
    void showsWhatWasBooked() {
        assertThat(console.texts()).contains("Streamly subscription", "subscriptions", "−12.99", "+400.00", "When ↓");

        console.click("Bean & Leaf");

        console.awaitText("1 selected");
        console.picture("transactions");
    }

    @Test
    @Order(2)
    void searchesWhatIsTyped() {
        console.press(KeyCode.CONTROL, KeyCode.F);
        console.type("fresh fields");

        console.awaitNoText("Bean & Leaf");
        console.awaitText("Fresh Fields Market");
        console.click("Filter by Date");
        console.press(KeyCode.DOWN);
        console.press(KeyCode.DOWN);
        console.press(KeyCode.ENTER);
        console.awaitText("this year");
        console.click("Filter by Amount");
        console.press(KeyCode.DOWN);
        console.press(KeyCode.ENTER);
        console.awaitText("spending");
        console.picture("transactions-filtered");

        console.click("Clear filters");
        console.awaitText("Bean & Leaf");
    }

    @Test
    @Order(3)
    void addsATransaction() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.awaitText("Amount");
        console.picture("transactions-add");
        console.press(KeyCode.ENTER);
        console.awaitText("Type an amount above zero, such as 12.50.");
        console.picture("transactions-add-wrong");
        console.type("7.35");
        console.press(KeyCode.ENTER);

        console.awaitText("−7.35");
        console.awaitNoText("Cancel");
    }

    @Test
    @Order(4)
    void aTransferHasTwoAccounts() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.click("Transfer");
        console.awaitText("To account");
        console.picture("transactions-transfer");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("To account");
    }

    @Test
    @Order(5)
    void editsByEnterAndDeletesByDelete() {
        console.click("Noodle House");
        console.press(KeyCode.ENTER);
        console.awaitText("Edit transaction");
        console.picture("transactions-edit");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Edit transaction");

        console.press(KeyCode.DELETE);
        console.awaitText("Delete this transaction?");
        console.picture("transactions-delete");
        console.click("Delete transaction");

        console.awaitNoText("Noodle House");
    }

    @Test
    @Order(6)
    void aTransferIsDeletedWithBothOfItsSides() {
        console.click("Transfer to savings");
        console.press(KeyCode.DELETE);

        console.awaitText("Delete this transfer?");
        console.picture("transactions-delete-transfer");
        console.press(KeyCode.ESCAPE);
    }

    @Test
    @Order(7)
    void postingsOfOthersAppearByThemselves() {
        post(0, "-2.50", "coffee", "From elsewhere");

        console.awaitText("From elsewhere");
    }

    @Test
    @Order(8)
    void turnsTheOrderAround() {
        console.click("When ↓");

        console.awaitText("When ↑");
        console.awaitNoText("From elsewhere");
        console.click("When ↑");
        console.awaitText("From elsewhere");
    }

    private static void post(int hoursAgo, String amount, @Nullable String category, String description) {
        BANK.transactions()
                .create(new NewTransaction(
                        checking.id(),
                        Money.parse(amount),
                        category,
                        description,
                        Instant.now().minus(hoursAgo, ChronoUnit.HOURS).minusSeconds(hoursAgo * 700L)));
    }
}
