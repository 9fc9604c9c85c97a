package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.control.DayPicker;
import dev.mockbank.admin.control.SuggestField;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
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

    /// The list is read from its top: what other tests post would push the rows of this one out of sight.
    private static final RealServer SERVER = RealServer.start();
    private static final MockbankClient BANK = SERVER.client();

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
        console = TestConsole.attachedTo(SERVER);
        console.open(Screen.TRANSACTIONS);
        console.awaitText("Bean & Leaf");
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        SERVER.close();
    }

    @Test
    @Order(1)
    void showsWhatWasBooked() {
        assertThat(console.texts()).contains("Streamly subscription", "subscriptions", "−12.99", "+400.00", "When");

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
        console.click("Last 30 days");
        console.awaitText("Filter by Date, now Last 30 days");
        console.click("Filter by Amount");
        console.click("Spending");
        console.awaitText("Filter by Amount, now Spending");
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
        console.type("1000000");
        console.press(KeyCode.TAB);
        console.awaitText("1,000,000.00");
        console.press(KeyCode.SHIFT, KeyCode.TAB);
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
        var accounts = accountBoxes();
        assertThat(Toolkit.call(() -> accounts.getLast()
                        .getItems()
                        .contains(accounts.getFirst().getValue())))
                .isFalse();
        assertThat(Toolkit.call(() -> accounts.getLast().getItems().size())).isEqualTo(1);
        console.picture("transactions-transfer");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("To account");
    }

    @Test
    @Order(5)
    void editsByEnterAndChangesBack() {
        console.click("Noodle House");
        console.press(KeyCode.ENTER);
        console.awaitText("Edit transaction");
        console.picture("transactions-edit");
        console.press(KeyCode.CONTROL, KeyCode.A);
        console.typeKeys("gro");
        console.awaitText("groceries");
        var field = onScreen(console.focused());
        Toolkit.await(
                "the list stands beneath its field",
                () -> Window.getWindows().stream()
                        .filter(popup -> popup instanceof PopupWindow && popup.isShowing())
                        .map(popup -> popup.getScene().lookup(".suggestions"))
                        .filter(Objects::nonNull)
                        .map(TransactionsViewTest::onScreen)
                        .anyMatch(list -> Math.abs(list.getMinX() - field.getMinX()) < 1
                                && Math.abs(list.getMaxX() - field.getMaxX()) < 1));
        console.picture("transactions-edit-suggestions");
        console.press(KeyCode.DOWN);
        console.press(KeyCode.ENTER);
        console.press(KeyCode.ENTER);

        console.awaitText("Changed.");
        assertThat(category("Noodle House")).isEqualTo("groceries");
        console.click("Undo");
        console.awaitText("Changed back.");
        assertThat(category("Noodle House")).isEqualTo("restaurants");
    }

    @Test
    @Order(6)
    void deletesByDeleteAndUndoes() {
        console.click("Noodle House");
        console.press(KeyCode.DELETE);
        console.awaitNoText("Noodle House");
        console.awaitText("Undo");
        console.picture("transactions-deleted");

        console.click("Undo");

        console.awaitText("Noodle House");
        console.awaitText("1 selected");
        console.press(KeyCode.DELETE);
        console.awaitNoText("Noodle House");
        console.open(Screen.OVERVIEW);
        Toolkit.await("it is sent", () -> find("Noodle House").isEmpty());
        console.open(Screen.TRANSACTIONS);
        console.awaitText("Bean & Leaf");
    }

    @Test
    @Order(7)
    void severalAreSelectedAndChangedTogether() {
        console.click("City Power & Gas");
        console.click(KeyCode.CONTROL, "Streamly subscription");
        console.awaitText("2 selected · sum −109.39");
        console.click("Metro day pass");
        console.click(KeyCode.SHIFT, "City Power & Gas");
        console.awaitText("4 selected · sum −181.74");
        console.picture("transactions-several");

        console.press(KeyCode.ENTER);
        console.awaitText("Change the category");
        console.typeKeys("bills");
        console.press(KeyCode.ENTER);

        console.awaitText("4 transactions in bills now.");
        assertThat(category("City Power & Gas")).isEqualTo("bills");
        console.press(KeyCode.CONTROL, KeyCode.Z);
        Toolkit.await("changed back", () -> "utilities".equals(category("City Power & Gas")));
    }

    @Test
    @Order(8)
    void rowsAreCopiedAsASpreadsheetTakesThem() {
        console.click("Bean & Leaf");
        console.press(KeyCode.CONTROL, KeyCode.C);

        assertThat(clipboard())
                .matches("\\d{4}-\\d\\d-\\d\\d [\\d:]{8}\tBean & Leaf\tcoffee\tEveryday\t-4.80\t[\\d.]+");
    }

    @Test
    @Order(9)
    void aRowHasAMenu() {
        console.click("Metro day pass");
        console.clickForMenu("Metro day pass");
        console.awaitText("Copy as curl");
        console.picture("transactions-menu");
        console.click("Copy as JSON");
        Toolkit.await(
                "JSON", () -> clipboardNow().startsWith("{") && clipboardNow().contains("Metro day pass"));
        console.clickForMenu("Metro day pass");
        console.click("Copy as curl");
        Toolkit.await("curl", () -> clipboardNow().startsWith("curl -H"));

        console.clickForMenu("Metro day pass");
        console.click("Filter by this category");
        console.awaitNoText("Bean & Leaf");
        console.awaitText("Filter by Category, now transport");
        console.click("Clear filters");
        console.awaitText("Bean & Leaf");
        console.click("Transfer to savings");
        console.clickForMenu("Transfer to savings");
        console.click("Show the other side of the transfer");
        console.awaitText("1 selected");
    }

    @Test
    @Order(10)
    void filtersTakeSeveralValuesAndSearchAmongThem() {
        console.click("Filter by Category");
        console.awaitText("No category");
        console.picture("transactions-chooser");
        console.typeKeys("coff");
        console.press(KeyCode.ENTER);
        console.awaitText("Filter by Category, now coffee");
        console.press(KeyCode.CONTROL, KeyCode.A);
        console.typeKeys("no cat");
        console.press(KeyCode.ENTER);
        console.awaitText("Filter by Category, now coffee, No category");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Search categories");

        console.awaitNoText("Metro day pass");
        console.awaitText("Bean & Leaf");
        console.awaitText("A rather long description of something bought that does not fit into its column");
        console.picture("transactions-categories");
        console.click("Clear filters");
        console.awaitText("Metro day pass");
    }

    @Test
    @Order(11)
    void anAccountThatOthersOpenedIsThereToChoose() {
        BANK.accounts().create(new NewAccount("Opened elsewhere", AccountType.SAVINGS, Money.ZERO));

        console.click("Filter by Account");
        console.awaitText("Opened elsewhere");
        console.press(KeyCode.ESCAPE);
    }

    @Test
    @Order(12)
    void filtersAreSavedByName() {
        console.press(KeyCode.CONTROL, KeyCode.F);
        console.type("bean");
        console.awaitNoText("Metro day pass");
        console.click("Saved filters");
        console.awaitText("Save these filters…");
        Toolkit.await("the menu within the window", TransactionsViewTest::areMenusWithinTheWindow);
        console.click("Save these filters…");
        console.awaitText("Name");
        console.typeKeys("Beans");
        console.press(KeyCode.ENTER);
        console.awaitText("Saved as Beans.");
        console.click("Clear filters");
        console.awaitText("Metro day pass");

        console.click("Saved filters");
        console.click("Beans");

        console.awaitNoText("Metro day pass");
        console.click("Clear filters");
        console.awaitText("Metro day pass");
    }

    @Test
    @Order(13)
    void aWrongDayKeepsTheFocusAndIsNotCalledWrongWhenItIsMended() {
        console.click("Filter by Date");
        console.click("Since…");
        console.awaitText("Since");
        console.typeKeys("31.2.2026");
        console.press(KeyCode.ENTER);
        console.awaitText(DayPicker.WRONG);
        assertThat(console.focused()).isInstanceOf(DatePicker.class);
        console.press(KeyCode.BACK_SPACE);
        console.awaitNoText(DayPicker.WRONG);
        console.press(KeyCode.ESCAPE);
    }

    @Test
    @Order(14)
    void sortsByItsHeads() {
        console.click(head("Amount"));
        Toolkit.await("the smallest first", () -> firstAmountNow().equals(Money.parse("-1049")));
        console.click(head("Amount"));
        Toolkit.await("the largest first", () -> firstAmountNow().equals(Money.parse("3240")));
        console.click(head("Amount"));
        Toolkit.await("the newest first", () -> firstAmountNow().equals(Money.parse("-7.35")));
        console.picture("transactions-sorted");
    }

    @Test
    @Order(15)
    void postingsOfOthersAppearByThemselves() {
        post(0, "-2.50", "coffee", "From elsewhere");

        console.awaitText("From elsewhere");
    }

    @Test
    @Order(16)
    void descriptionsAreSuggestedWhileTypingWithTheirCategory() {
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.awaitText("Cancel");
        console.press(KeyCode.TAB);
        console.press(KeyCode.TAB);
        console.press(KeyCode.TAB);
        takeSuggestion("bean", "Bean & Leaf");
        console.press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(focusedText()).isEqualTo("coffee");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Cancel");

        console.click("Metro day pass");
        console.press(KeyCode.ENTER);
        console.awaitText("Edit transaction");
        console.press(KeyCode.TAB);
        console.press(KeyCode.CONTROL, KeyCode.A);
        takeSuggestion("fresh", "Fresh Fields Market");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Cancel");
    }

    private static void takeSuggestion(String typed, String wanted) {
        console.typeKeys(typed);
        var field = (SuggestField) console.focused();
        Toolkit.await("suggestions", field::isOpen);
        console.press(KeyCode.DOWN);
        console.press(KeyCode.ENTER);
        assertThat(focusedText()).isEqualTo(wanted);
    }

    private static String focusedText() {
        var field = (TextInputControl) console.focused();
        return Toolkit.call(field::getText);
    }

    /// Those of the dialog that are to be seen.
    private static List<ComboBox<?>> accountBoxes() {
        return Toolkit.call(() -> console.desk().dialogs().lookupAll(".combo-box").stream()
                .filter(node -> node.getParent().isVisible())
                .<ComboBox<?>>flatMap(node -> node instanceof ComboBox<?> box && !(node instanceof DatePicker)
                        ? Stream.of(box)
                        : Stream.empty())
                .toList());
    }

    @Test
    @Order(17)
    void theBalancesOfOneAccountFollowTheOrderOfTheList() {
        assertThat(console.texts()).contains("Balance after").doesNotContain("Balance");
        var account = BANK.accounts().create(new NewAccount("Back-dated", AccountType.CHECKING, Money.parse("70000")));
        postTo(account, 24, "-1000", null, "Booked first");
        postTo(account, 480, "-200", null, "Booked later, dated earlier");
        console.awaitText("Booked first");

        console.click("Filter by Account");
        console.awaitText("Opened elsewhere");
        console.typeKeys("back");
        console.awaitNoText("Opened elsewhere");
        console.press(KeyCode.ENTER);
        console.awaitText("Filter by Account, now Back-dated");
        console.press(KeyCode.ESCAPE);

        // Right after each booking they were 69,000.00 and 68,800.00.
        console.awaitText("69,800.00");
        assertThat(console.texts()).contains("Balance", "68,800.00").doesNotContain("Balance after", "69,000.00");
        console.picture("transactions-running-balance");
        console.click("Clear filters");
        console.awaitText("Balance after");
    }

    @Test
    @Order(18)
    void aFieldThatIsNotTouchedStaysAsItIs() {
        var lines = "First line\n\tsecond line";
        post(0, "-3.00", null, lines);
        console.awaitText("First line second line");
        console.click("First line second line");
        console.press(KeyCode.ENTER);
        console.awaitText("Edit transaction");
        console.picture("transactions-edit-lines");
        console.type("notes");
        console.press(KeyCode.ENTER);

        console.awaitText("Changed.");
        var changed = find("First line").orElseThrow();
        assertThat(changed.category()).isEqualTo("notes");
        assertThat(changed.description()).isEqualTo(lines);
    }

    @Test
    @Order(19)
    void aWrongRangeOfDaysIsToldAtOnce() {
        console.click("Filter by Date");
        console.click("Between two days…");
        console.awaitText("To, empty for today");
        console.press(KeyCode.CONTROL, KeyCode.A);
        console.typeKeys("2026-11-01");
        console.press(KeyCode.TAB);
        console.typeKeys("2026-10-15");
        console.press(KeyCode.ENTER);
        console.awaitText("The last day must not be before the first.");
        console.awaitDrawn();
        assertThat(console.texts()).contains("The last day must not be before the first.");
        console.press(KeyCode.BACK_SPACE);
        console.awaitNoText("The last day must not be before the first.");
        console.press(KeyCode.ESCAPE);
    }

    @Test
    @Order(20)
    void endAndHomeSelectTheLastRowAndTheFirst() {
        var far = IntStream.range(0, 1_500)
                .mapToObj(at -> new NewTransaction(
                        checking.id(),
                        Money.parse("-1.00"),
                        null,
                        "Long ago " + at,
                        Instant.now().minus(60, ChronoUnit.DAYS).minusSeconds(at)))
                .toList();
        BANK.transactions().createAll(far.subList(0, 750));
        BANK.transactions().createAll(far.subList(750, 1_500));
        console.press(KeyCode.CONTROL, KeyCode.R);
        Toolkit.await("all rows", () -> table().getItems().size() > 1_500);
        console.click("First line second line");
        console.awaitText("1 selected");

        console.press(KeyCode.END);
        Toolkit.await("the last row", () -> selectedIs(table().getItems().size() - 1, "Long ago 1499"));
        console.awaitText("Long ago 1499");
        var thumb = table().lookup(".scroll-bar:vertical > .thumb");
        assertThat(Toolkit.call(() -> thumb.getLayoutBounds().getHeight())).isGreaterThanOrEqualTo(24);
        console.picture("transactions-end");
        console.press(KeyCode.HOME);
        Toolkit.await(
                "the first row",
                () -> table().getSelectionModel().isSelected(0)
                        && table().getSelectionModel().getSelectedIndices().size() == 1);
        console.awaitText("First line second line");
        console.press(KeyCode.DOWN);
        Toolkit.await(
                "the second row",
                () -> table().getSelectionModel().isSelected(1)
                        && table().getSelectionModel().getSelectedIndices().size() == 1);
    }

    @Test
    @Order(21)
    void choicesAreCountedAmongWhatTheOtherFiltersFind() {
        console.click("Filter by Account");
        console.awaitText("Rainy days");
        console.typeKeys("rainy");
        console.awaitNoText("Opened elsewhere");
        console.press(KeyCode.ENTER);
        console.awaitText("Filter by Account, now Rainy days");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Search accounts");

        console.click("Filter by Category");
        console.awaitText("Search categories");
        Toolkit.await(
                "the transfer alone",
                () -> detail("transfer").equals("1")
                        && detail("groceries").equals("0")
                        && detail("No category").equals("0"));
        console.picture("transactions-chooser-counts");
        console.press(KeyCode.ESCAPE);
        console.click("Clear filters");
        console.awaitText("First line second line");
    }

    @Test
    @Order(22)
    void allTransactionsAreAllWhateverWasLookedForBefore() {
        console.press(KeyCode.CONTROL, KeyCode.F);
        console.type("bean");
        console.awaitNoText("First line second line");
        console.open(Screen.OVERVIEW);
        console.click("All transactions");

        console.awaitText("Transfer to savings");
        console.awaitNoText("Clear filters");
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private static boolean areMenusWithinTheWindow() {
        var window = table().getScene().getWindow();
        return Window.getWindows().stream()
                .filter(popup -> popup instanceof PopupWindow && popup.isShowing())
                .allMatch(popup -> popup.getX() + popup.getWidth() <= window.getX() + window.getWidth());
    }

    /// What stands at the right of a choice.
    private static String detail(String name) {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .flatMap(popup -> popup.getScene().getRoot().lookupAll(".choice").stream())
                .map(choice -> ((Parent) choice)
                        .getChildrenUnmodifiable().stream()
                                .flatMap(part -> part instanceof Labeled label && label.getText() != null
                                        ? Stream.of(label.getText())
                                        : Stream.empty())
                                .filter(text -> !text.isEmpty())
                                .toList())
                .filter(texts -> texts.size() == 2 && texts.getFirst().equals(name))
                .map(List::getLast)
                .findFirst()
                .orElse("");
    }

    private static boolean selectedIs(int index, String description) {
        return table().getSelectionModel().isSelected(index)
                && table().getSelectionModel().getSelectedIndices().size() == 1
                && table().getItems().get(index) instanceof Row.Booked row
                && description.equals(row.transaction().description());
    }

    private static Optional<Transaction> find(String description) {
        return BANK
                .transactions()
                .page(TransactionFilter.all().account(checking.id()).containing(description))
                .rows()
                .stream()
                .findFirst();
    }

    private static @Nullable String category(String description) {
        return find(description).orElseThrow().category();
    }

    private static String clipboard() {
        return Toolkit.call(TransactionsViewTest::clipboardNow);
    }

    private static String clipboardNow() {
        return String.valueOf(Clipboard.getSystemClipboard().getString());
    }

    private static Node head(String title) {
        return Toolkit.call(() -> table().lookupAll(".column-header > .label").stream()
                .filter(label -> label instanceof Labeled text && text.getText().equals(title))
                .findFirst()
                .orElseThrow());
    }

    private Money firstAmountNow() {
        return table().getItems().getFirst() instanceof Row.Booked row
                ? row.transaction().amount()
                : Money.ZERO;
    }

    private static TransactionTable table() {
        return (TransactionTable) console.desk().dialogs().getScene().lookup(".transaction-table");
    }

    private static void post(int hoursAgo, String amount, @Nullable String category, String description) {
        postTo(checking, hoursAgo, amount, category, description);
    }

    private static void postTo(
            Account account, int hoursAgo, String amount, @Nullable String category, String description) {
        BANK.transactions()
                .create(new NewTransaction(
                        account.id(),
                        Money.parse(amount),
                        category,
                        description,
                        Instant.now().minus(hoursAgo, ChronoUnit.HOURS).minusSeconds(hoursAgo * 700L)));
    }
}
