package dev.mockbank.admin.control;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewTransaction;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every column of the lists sorts, by its head and by its key.
class KeyboardSortTest {

    private static RealServer server;
    private static TestConsole console;

    @BeforeAll
    static void open() {
        server = RealServer.start();
        var bank = server.client();
        for (var name : List.of("Alpha", "Savings", "Alpha")) {
            var type = name.equals("Savings") ? AccountType.SAVINGS : AccountType.CHECKING;
            var account = bank.accounts().create(new NewAccount(name, type, Money.parse(name.length() + "0")));
            for (int i = 0; i < 5; i++) {
                var amount = Money.parse(Integer.toString((i * 3) % 5 - 2));
                bank.transactions().create(new NewTransaction(account.id(), amount, "c" + i % 2, "d" + i % 3, null));
            }
        }
        server.admin().keys().create(new NewApiKey("limited", 60));
        server.admin().keys().create(new NewApiKey("free", 0));
        server.admin()
                .keys()
                .revoke(server.admin().keys().create(new NewApiKey("old", 7)).id());
        console = TestConsole.attachedTo(server);
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"ACCOUNTS, account-table, 3", "KEYS, key-table, 6", "TRANSACTIONS, transaction-table, 6"})
    void sortsByEachColumnWithMouseAndKeyboard(Screen screen, String style, int columns) {
        console.resize(1280, 800);
        console.open(screen);
        console.awaitNoText("Loading…");

        assertSorts((TableView<?>) console.nodes("." + style).getFirst(), columns);
    }

    private static <T> void assertSorts(TableView<T> table, int expected) {
        Toolkit.await(expected + " columns", () -> titled(table).size() == expected);
        var columns = Toolkit.call(() -> titled(table));
        columns.forEach(column -> console.awaitText(column.getText()));
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            Toolkit.run(() -> table.getSortOrder().clear());
            console.click(head(table, column.getText()));
            awaitSorted(table, column);
            var type = Toolkit.call(column::getSortType);
            Toolkit.run(table::requestFocus);
            console.press(KeyCode.ALT, KeyCode.valueOf("DIGIT" + (place + 1)));
            Toolkit.await(column.getText() + " the other way", () -> column.getSortType() != type);
            awaitSorted(table, column);
        }
    }

    private static <T> List<TableColumn<T, ?>> titled(TableView<T> table) {
        return table.getVisibleLeafColumns().stream()
                .filter(column -> !column.getText().isEmpty())
                .toList();
    }

    /// By what the cells have.
    private static <T, V> void awaitSorted(TableView<T> table, TableColumn<T, V> column) {
        Toolkit.await("sorted by " + column.getText(), () -> {
            var values = IntStream.range(0, table.getItems().size())
                    .mapToObj(column::getCellData)
                    .toList();
            Comparator<V> ascending = column.getComparator();
            var comparator = column.getSortType() == SortType.ASCENDING ? ascending : ascending.reversed();
            return values.size() > 2
                    && table.getSortOrder().stream()
                            .findFirst()
                            .filter(column::equals)
                            .isPresent()
                    && values.equals(values.stream().sorted(comparator).toList());
        });
    }

    private static Node head(TableView<?> table, String title) {
        return Toolkit.call(() -> table.lookupAll(".column-header > .label").stream()
                .filter(label -> label instanceof Labeled text && text.getText().equals(title))
                .findFirst()
                .orElseThrow());
    }
}
