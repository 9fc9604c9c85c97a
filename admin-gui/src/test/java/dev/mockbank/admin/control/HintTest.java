package dev.mockbank.admin.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import org.junit.jupiter.api.Test;

/// The hint beneath a table in the smallest window.
class HintTest {

    private static final String LONG = "Enter edits · Delete removes it and moves the balance back";

    @Test
    void isThereAsAWholeOrNotAtAll() {
        try (var server = RealServer.start();
                var console = TestConsole.attachedTo(server)) {
            var account = server.client()
                    .accounts()
                    .create(new NewAccount("Everyday", AccountType.CHECKING, Money.parse("9000000000000")));
            server.client()
                    .transactions()
                    .create(new NewTransaction(account.id(), Money.parse("1234567890.12"), null, "salary", null));
            server.client()
                    .transactions()
                    .create(new NewTransaction(account.id(), Money.parse("-1234567890.12"), null, "rent", null));
            console.open(Screen.TRANSACTIONS);
            console.click("rent");
            console.awaitText("1 selected");
            console.awaitDrawn();

            assertThat(console.texts()).doesNotContain(LONG).contains("1 selected");

            console.resize(1600, 800);
            console.awaitText(LONG);
            assertThat(console.isCutOff(LONG)).isFalse();
        }
    }
}
