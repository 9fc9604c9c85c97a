package dev.mockbank.admin.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        console.click("2 y");
        var chart = console.nodes(".account-page .balance-chart").getFirst();
        var twoYears = Toolkit.call(chart::getAccessibleText);
        console.press(KeyCode.LEFT);
        Toolkit.await("a shorter range", () -> !twoYears.equals(chart.getAccessibleText()));
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
        console.awaitNoText("Ctrl F");
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
        console.press(KeyCode.TAB);
        console.press(KeyCode.TAB);
        console.type("1.005");
        console.press(KeyCode.ENTER);
        console.awaitText("Amounts have two decimals at most, such as 12.50.");
        console.type("");
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

    /// The window is as narrow as it can be, or as narrow as the two charts side by side just allow.
    @ParameterizedTest
    @ValueSource(ints = {960, 1_050, 1_100, 1_180, 1_200, 1_280})
    void nothingOfAnAccountIsCutOff(int width) {
        console.resize(width, 600);
        console.click("Everyday");
        console.awaitText("Checking · account " + accounts.getFirst().id() + " · " + transactions + " transactions");
        console.awaitDrawn();

        var page = console.nodes(".account-page").getFirst();
        assertThat(Toolkit.call(() -> cutOff(page))).as("at " + width).isEmpty();
    }

    private static List<String> cutOff(Node page) {
        double right = page.localToScene(page.getLayoutBounds()).getMaxX();
        return page.lookupAll("*").stream()
                .filter(node -> node instanceof Labeled
                        && node.isVisible()
                        // A description may be long, and is cut off on purpose.
                        && !(node instanceof TextFieldTableCell<?, ?>))
                .map(Labeled.class::cast)
                .filter(label -> label.localToScene(label.getLayoutBounds()).getMaxX() > right
                        || (label.isTextTruncated() && !label.getStyleClass().contains(Style.SCREEN_TITLE)))
                .map(label -> label + " in " + page)
                .toList();
    }

    @Test
    void noAmountIsCutOffHoweverLargeItIs() {
        var rich = SmallBank.open(server.client(), "Rich", AccountType.SAVINGS, "123456789012.34");
        server.client()
                .transactions()
                .create(new NewTransaction(rich.id(), Money.parse("-98765432109.87"), "charity", "A gift", null));
        console.resize(960, 600);
        console.press(KeyCode.CONTROL, KeyCode.R);
        console.click("Rich");
        console.awaitText("−98,765,432,109.87");

        console.picture("accounts-rich");
        console.resize(960, 600);
        assertWhole("24,691,356,902.47", "−98,765,432,109.87");
        console.open(Screen.OVERVIEW);
        console.awaitText("−98,765,432,109.87");
        console.picture("overview-rich");
        console.resize(960, 600);
        assertWhole("24,691,356,902.47", "−98,765,432,109.87");
        console.open(Screen.TRANSACTIONS);
        console.awaitText("−98,765,432,109.87");
        console.picture("transactions-rich");
        console.resize(960, 600);
        assertWhole("24,691,356,902.47", "−98,765,432,109.87");
        server.client().accounts().delete(rich.id());
    }

    private static void assertWhole(String... amounts) {
        var root = console.desk().dialogs().getScene().getRoot();
        for (var amount : amounts) {
            Toolkit.await(
                    amount + " stands whole",
                    () -> root.lookupAll(".money-cell").stream()
                            .filter(node -> node instanceof TableCell<?, ?> cell && amount.equals(cell.getText()))
                            .allMatch(node -> isWhole((TableCell<?, ?>) node)));
        }
    }

    private static boolean isWhole(TableCell<?, ?> cell) {
        var table = cell.getTableView();
        var bar = table.lookup(".scroll-bar:vertical");
        double right = bar != null && bar.isVisible()
                ? bar.localToScene(bar.getLayoutBounds()).getMinX()
                : table.localToScene(table.getLayoutBounds()).getMaxX();
        return !cell.isTextTruncated()
                && cell.localToScene(cell.getLayoutBounds()).getMaxX() <= right;
    }
}
