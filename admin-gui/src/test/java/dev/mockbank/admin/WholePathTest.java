package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The whole path of a new user, once: from the first start of the console until nothing of it is left.
class WholePathTest {

    private static final String KEY_NAME = "my front end";
    private static final int KEY_LENGTH = 20;
    private static final Duration NOTICED = Duration.ofSeconds(10);

    private final Money spent = Money.parse("-12.34");

    @Test
    void aNewUserFillsTheBankUsesItAndStopsEverything() throws IOException {
        var before = ProcessHandle.current().children().toList();
        List<ProcessHandle> started;
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitText("Your bank is open, and empty");
            var server = ProcessHandle.current().children().filter(child -> !before.contains(child));
            started = Stream.concat(server, Stream.of(postgres(console.home()))).toList();
            assertThat(started).hasSize(2).allMatch(ProcessHandle::isAlive);

            loadDemoData(console);
            try (var client = clientWithNewKey(console)) {
                addTransaction(console, client);
                revokeKey(console, client);
            }
        }
        // A process that has ended is one until the system has taken notice.
        assertThat(started).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(NOTICED));
    }

    /// The embedded PostgreSQL, which is no child of anyone; its first line says which process it is.
    private static ProcessHandle postgres(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            var pidFile = files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()))
                    .orElseThrow();
        }
    }

    private static void loadDemoData(TestConsole console) {
        console.click("Load demo data…");
        console.awaitText("42");
        console.press(KeyCode.ENTER);
        console.awaitText("Total balance");
        console.awaitNoText("Loading demo data");
        console.awaitText("All transactions");
    }

    /// The key as its user copies it from the window.
    private static MockbankClient clientWithNewKey(TestConsole console) {
        console.open(Screen.KEYS);
        console.awaitNoText("Loading…");
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.type(KEY_NAME);
        console.press(KeyCode.ENTER);
        console.awaitText("Your new key");
        var key = console.texts().stream()
                .filter(text -> text.length() > KEY_LENGTH && text.matches("[\\w-]+"))
                .findFirst()
                .orElseThrow();
        // It is not copied: the first one warns.
        console.press(KeyCode.ESCAPE);
        console.awaitPart("The key is not copied yet");
        console.press(KeyCode.ESCAPE);
        console.awaitNoText("Your new key");
        console.awaitText(KEY_NAME);
        return MockbankClient.of(bank(console).address(), key);
    }

    private void addTransaction(TestConsole console, MockbankClient client) {
        var account = client.accounts().list().getFirst();
        console.open(Screen.OVERVIEW);
        console.awaitText("Latest transactions");
        console.press(KeyCode.CONTROL, KeyCode.N);
        console.awaitText("Amount");
        console.type("12.34");
        console.press(KeyCode.ENTER);

        console.awaitText("−12.34");
        var balance = balanceOf(account, client);
        assertThat(balance).isEqualTo(account.balance().plus(spent));
        console.awaitText(console.desk().formats().money().balance(balance));
        console.awaitText(console.desk().formats().money().balance(total(client)));
    }

    private static void revokeKey(TestConsole console, MockbankClient client) {
        console.open(Screen.KEYS);
        console.click("Revoke " + KEY_NAME);
        console.click("Revoke key");
        console.awaitText(KEY_NAME + " is revoked.");

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> client.accounts().list());
    }

    private static Money balanceOf(Account account, MockbankClient client) {
        return client.accounts().get(account.id()).balance();
    }

    private static Money total(MockbankClient client) {
        return client.accounts().list().stream().map(Account::balance).reduce(Money.ZERO, Money::plus);
    }

    private static Bank bank(TestConsole console) {
        return Toolkit.call(() -> console.desk().session().bank().orElseThrow());
    }
}
