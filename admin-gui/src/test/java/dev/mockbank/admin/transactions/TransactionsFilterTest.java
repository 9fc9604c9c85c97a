package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.FaultyLine;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The filters of the screen in the window, on a bank of a few transactions.
class TransactionsFilterTest {

    private static final RealServer SERVER = RealServer.start();
    private static final FaultyLine LINE = new FaultyLine(SERVER);

    private static TestConsole console;
    private static long checking;

    @BeforeAll
    static void open() {
        var bank = SERVER.client();
        checking = bank.accounts()
                .create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO))
                .id();
        for (var description : List.of("Bike repair", "Noodle House", "Metro day pass")) {
            bank.transactions().create(new NewTransaction(checking, Money.parse("-5"), "fun", description, null));
        }
        console = TestConsole.attachedTo(LINE::rememberIn);
        console.open(Screen.TRANSACTIONS);
        console.awaitText("Bike repair");
    }

    @AfterAll
    static void close() {
        if (console != null) {
            console.close();
        }
        LINE.close();
        SERVER.close();
    }

    @Test
    void enterFindsWhatIsTypedAndSelectsTheFirstOfIt() {
        console.press(KeyCode.CONTROL, KeyCode.F);
        console.type("noodle");
        console.press(KeyCode.ENTER);

        console.awaitNoText("Bike repair");
        console.awaitText("1 selected");
        console.press(KeyCode.ENTER);
        console.awaitPart("Noodle House, −5.00");
        console.press(KeyCode.ESCAPE);
        console.click("Clear filters");
        console.awaitText("Bike repair");
        console.awaitText("None selected");
    }

    @Test
    void countsTheTransactionsOfAnAccountOnceForEachTimeThatTheChoiceIsOpened() {
        for (int times = 1; times <= 2; times++) {
            int opened = times;
            console.click("Filter by Account");
            Toolkit.await("counted", () -> counts() >= opened);
            console.press(KeyCode.ESCAPE);
        }

        assertThat(counts()).isEqualTo(2);
    }

    private static long counts() {
        return LINE.asked(request -> request.contains("/transactions/count?account_id=" + checking));
    }
}
