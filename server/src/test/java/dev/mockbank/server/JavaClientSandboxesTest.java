package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.shared.Access;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Sandbox;
import dev.mockbank.shared.SandboxChange;
import dev.mockbank.shared.Snapshot;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TestSandbox;
import dev.mockbank.shared.client.TransactionFilter;
import java.net.URI;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The Java client makes, changes and resets sandboxes on the real server.
@Tag("database")
final class JavaClientSandboxesTest {

    private static TestBank bank;
    private static URI address;
    private static MockbankClient master;

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("INSPECTOR", "10"));
        address = URI.create("http://127.0.0.1:" + bank.port());
        master = MockbankClient.of(address, TestBank.MASTER_KEY);
    }

    @AfterAll
    static void stop() {
        master.close();
        bank.close();
    }

    @Test
    void sandboxesAreCreatedChangedAndDeleted() {
        var created = master.sandboxes().create(NewSandbox.named("cart").expiringIn(600));
        assertThat(created.apiKey()).startsWith("mb_");
        assertThat(created.expiresAt()).isNotNull();

        var renamed = master.sandboxes().change(created.id(), SandboxChange.name("basket"));
        var kept = master.sandboxes().change(created.id(), SandboxChange.expiresIn(null));

        assertThat(renamed.name()).isEqualTo("basket");
        assertThat(kept.expiresAt()).isNull();
        assertThat(master.sandboxes().get(created.id()).name()).isEqualTo("basket");
        assertThat(master.sandboxes().list()).extracting(Sandbox::id).contains(1L, created.id());
        master.sandboxes().delete(created.id());
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> master.sandboxes().get(created.id()))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void aTestGoesBackToItsStartAndSeesWhatItSent() {
        try (var sandbox = TestSandbox.create(address, TestBank.MASTER_KEY, NewSandbox.named("checkout"))) {
            var own = sandbox.bank();
            var account = own.accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.parse("100")));
            own.transactions().create(NewTransaction.of(account.id(), Money.parse("-25.50")));
            own.sandbox().takeSnapshot("start with ü/½");
            own.transactions().create(NewTransaction.of(account.id(), Money.parse("-1")));

            assertThat(own.sandbox().resetTo("start with ü/½")).isEqualTo(new Deletion(1, 2));

            assertThat(account.id()).isEqualTo(1);
            assertThat(own.accounts().get(1).balance()).isEqualTo(Money.parse("74.50"));
            assertThat(own.ownSandbox().access()).isEqualTo(Access.CONTROL);
            assertThat(own.ownSandbox().transactions()).isEqualTo(1);
            assertThat(own.sandbox().snapshots()).extracting(Snapshot::name).containsExactly("start with ü/½");
            var posted = own.sandbox().requests(10).stream()
                    .filter(request -> request.path().equals("/transactions"))
                    .findFirst()
                    .orElseThrow();
            assertThat(own.sandbox().request(posted.id()).request().body()).contains("-1");

            own.sandbox().deleteSnapshot("start with ü/½");
            own.sandbox().reset();
            assertThat(own.transactions().page(TransactionFilter.all()).rows()).isEmpty();
        }
    }

    @Test
    void aClosedTestSandboxIsGone() {
        long id;
        try (var sandbox = TestSandbox.create(address, TestBank.MASTER_KEY, NewSandbox.named("gone"))) {
            id = sandbox.id();
            assertThat(master.sandboxes().get(id).expiresAt()).isNotNull();
        }

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> master.sandboxes().get(id));
    }

    @Test
    void fortyWorkersNeverSeeEachOther() {
        Clients.act(40, worker -> {
            try (var sandbox = TestSandbox.create(address, TestBank.MASTER_KEY, NewSandbox.named("worker " + worker))) {
                var own = sandbox.bank();
                for (int test = 0; test < 3; test++) {
                    own.sandbox().reset();
                    var account = own.accounts()
                            .create(new NewAccount("of " + worker, AccountType.CHECKING, Money.parse("0")));
                    IntStream.rangeClosed(1, 5)
                            .forEach(i -> own.transactions()
                                    .create(NewTransaction.of(account.id(), Money.parse(worker + 1 + ".00"))));
                    assertThat(account.id()).isEqualTo(1);
                    assertThat(own.accounts().list())
                            .singleElement()
                            .satisfies(only ->
                                    assertThat(only.balance()).isEqualTo(Money.parse((worker + 1) * 5 + ".00")));
                }
            }
        });
    }
}
