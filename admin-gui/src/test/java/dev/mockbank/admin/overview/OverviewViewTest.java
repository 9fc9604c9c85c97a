package dev.mockbank.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.ForgedServer;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.control.LatestTransactions;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import java.io.IOException;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The screen in the window, on a bank that is empty before each test.
class OverviewViewTest {

    private static final String LOAD = "Load demo data…";

    private static RealServer server;

    @BeforeAll
    static void start() {
        server = RealServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.admin().admin().deleteAllAccountsAndTransactions();
    }

    /// On a large screen there is no strip without anything beneath the rows, and no name is cut off.
    private static void assertRoomIsUsed(TestConsole console) {
        console.resize(1920, 1080);
        console.awaitDrawn();
        var latest = console.nodes(".latest").getFirst();
        var bottom =
                Toolkit.call(() -> latest.localToScene(latest.getLayoutBounds()).getMaxY());
        assertThat(bottom).isGreaterThan(1_080 - 40);
        assertThat(console.nodes(".category-bars > .label"))
                .filteredOn(Node::isVisible)
                .filteredOn(label -> Toolkit.call(() -> ((Labeled) label).isTextTruncated()))
                .isEmpty();
    }

    @Test
    void anEmptyBankIsFilledWithDemoDataAndEmptiedAgain() {
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("Your bank is open, and empty");
            console.picture("overview-empty");

            console.click(LOAD);
            console.awaitText("Cancel");
            console.picture("overview-demo-dialog");
            console.press(KeyCode.TAB);
            console.type("20,000");
            console.press(KeyCode.ENTER);
            console.awaitText("Latest transactions");
            console.picture("overview-loading");
            console.awaitNoText("Loading demo data");
            var rows = server.client().summaries().categories(1_000).size();
            assertThat(rows).isGreaterThan(10);
            console.picture("overview");
            try (var large = TestConsole.attachedTo(server)) {
                large.awaitText("Latest transactions");
                assertRoomIsUsed(large);
            }

            console.awaitPart("Make a key for your program");
            assertThat(console.texts())
                    .anyMatch(
                            text -> text.startsWith("curl ") && text.endsWith("/accounts -H \"x-api-key: YOUR_KEY\""));
            console.click("Close this hint");
            console.awaitNoText("Copy line");

            var menu = (MenuButton) console.byId("bank-menu");
            Toolkit.run(() -> menu.getItems().getLast().fire());
            console.awaitText("Delete all accounts and transactions?");
            var sure = (CheckBox) console.focused();
            assertThat(sure.getText()).contains("accounts and", "transactions");
            console.picture("overview-reset-dialog");
            console.click(sure);
            console.click("Delete everything");

            console.awaitText("Your bank is open, and empty");
            assertThat(server.client().accounts().list()).isEmpty();
        }
    }

    @Test
    void aTransactionOfAnotherAppearsAndTheSelectedRowStays() {
        long account = open();
        post(account, "first");
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("first");
            console.click("first");

            post(account, "second");

            console.awaitText("second");
            var table = (LatestTransactions) console.focused();
            assertThat(Toolkit.call(() -> table.getSelectionModel()
                            .getSelectedItem()
                            .transaction()
                            .description()))
                    .isEqualTo("first");
        }
    }

    @Test
    void figuresLeadToWhatTheyAreMadeOf() {
        long account = open();
        server.client()
                .transactions()
                .create(new NewTransaction(account, Money.parse("-2"), "coffee", "Bean & Leaf", null));
        server.client()
                .transactions()
                .create(new NewTransaction(account, Money.parse("9"), "salary", "Northwind", null));
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("Northwind");
            console.click("Open the income");
            console.awaitText("Filter by Amount, now Income");
            console.awaitNoText("Bean & Leaf");

            console.open(Screen.OVERVIEW);
            console.click("coffee");
            console.awaitText("Filter by Amount, now Spending");
            console.awaitText("Filter by Category, now coffee");
            console.awaitNoText("Northwind");
        }
    }

    @Test
    void pointsOfTheChartAndRowsLeadToTheirTransactions() {
        long account = open();
        post(account, "first");
        post(account, "second");
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("second");
            console.click("first");
            console.press(KeyCode.ENTER);
            console.awaitText("1 selected");
            console.awaitText("Filter by Account, now Everyday");

            console.open(Screen.OVERVIEW);
            console.awaitDrawn();
            console.click(Toolkit.call(() -> console.desk().dialogs().getScene().lookup(".balance-chart")));
            console.awaitPart("Until ");
        }
    }

    @Test
    void theDialogSaysWhichNumbersItTakes() {
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("Your bank is open, and empty");
            console.click(LOAD);
            console.awaitText("42");
            console.type("many");
            console.press(KeyCode.ENTER);

            console.awaitText("Enter a whole number, 0 to 9,007,199,254,740,991.");
            assertThat(server.admin().admin().demoData().state()).isEqualTo(State.NONE);
        }
    }

    @Test
    void newIsAnAccountInAnEmptyBankAndATransactionInOneWithAccounts() {
        try (var console = TestConsole.attachedTo(server)) {
            console.awaitText("Your bank is open, and empty");
            console.press(KeyCode.CONTROL, KeyCode.N);
            assertThat(Toolkit.call(
                            () -> console.desk().navigator().screenProperty().get()))
                    .isEqualTo(Screen.ACCOUNTS);
            console.press(KeyCode.ESCAPE);
            open();
            console.open(Screen.OVERVIEW);
            console.awaitText("Total balance");

            console.press(KeyCode.CONTROL, KeyCode.N);

            console.awaitText("Amount");
        }
    }

    @Test
    void booksThatDoNotBalanceAreShownInRedWithWhatToDo() throws IOException {
        long account = open();
        post(account, "first");
        var check =
                "{\"exact\":false,\"accounts\":1,\"transactions\":1,\"wrong_sums\":0,\"checked_at\":\"2026-03-01T09:00:00Z\","
                        + "\"seconds\":0.012,\"differences\":[{\"account_id\":" + account
                        + ",\"balance\":98.50,\"booked\":98.00}]}";
        try (var forged = ForgedServer.answering(server, "/admin/books", check);
                var console = TestConsole.attachedTo(forged::rememberIn)) {
            console.awaitText("The books do not balance");
            console.awaitText("Everyday (account " + account + ") has 98.50, but 98.00 was booked: 0.50 too much.");
            console.picture("overview-off");
        }
    }

    private static long open() {
        return server.client()
                .accounts()
                .create(new NewAccount("Everyday", AccountType.CHECKING, Money.parse("100")))
                .id();
    }

    private static void post(long account, String description) {
        server.client().transactions().create(new NewTransaction(account, Money.parse("-2"), null, description, null));
    }
}
