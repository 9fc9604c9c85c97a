package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.client.MockbankClient;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// The keeper fills and empties the bank with the Java client.
final class JavaClientDemoTest {

    private static final int TIMEOUT_SECONDS = 30;

    @Test
    void fillsAndEmptiesTheBank() {
        try (var bank = TestBank.start();
                var keeper = MockbankClient.of(URI.create("http://127.0.0.1:" + bank.port()), TestBank.MASTER_KEY)) {
            var admin = keeper.admin();
            assertThat(admin.demoData()).isEqualTo(DemoData.NONE);

            assertThat(admin.fill(new NewDemoData(7, 2000, LocalDate.of(2025, 12, 31)))
                            .total())
                    .isEqualTo(2000);
            Await.until(TIMEOUT_SECONDS, () -> admin.demoData().state() == State.DONE);
            assertThat(admin.cancelDemoData()).isEqualTo(new DemoData(State.DONE, 7L, 2000, 2000, null));
            assertThat(admin.books().exact()).isTrue();

            assertThat(admin.deleteAllAccountsAndTransactions()).isEqualTo(new Deletion(4, 2000));
            assertThat(admin.books().exact()).isTrue();
            assertThat(admin.demoData()).isEqualTo(DemoData.NONE);
        }
    }
}
