package dev.mockbank.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.installer.Image.Program;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server as a user starts it.
final class ServerIT {

    private static final int ENDED_BY_SIGTERM = 143;
    private static final int CANNOT_START = 1;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    private Path home;

    @BeforeEach
    void nameTheHome() {
        home = folder.resolve("Zoës höme");
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheBankFromOneStartToTheNext(Delivery delivery) throws Exception {
        var image = delivery.image();
        try (var first = Started.server(image, home)) {
            book(first);
            assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(first.output()).contains("Stopped.").doesNotContain("Exception", "WARNING");
        }
        assertThat(home.resolve("postgres")).doesNotExist();

        try (var second = Started.server(image, home)) {
            assertThat(balances(second)).containsExactly(Money.parse("74.50"));
        }
    }

    @Test
    void losesNothingWhenItIsKilled() throws Exception {
        var image = Delivery.IMAGE.image();
        try (var killed = Started.server(image, home)) {
            book(killed);
            killed.kill();
        }
        try (var next = Started.server(image, home)) {
            assertThat(balances(next)).containsExactly(Money.parse("74.50"));
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Map.of("PORT", Integer.toString(taken.getLocalPort()));
            assertThat(refusal(port)).contains("Port " + taken.getLocalPort());
        }
    }

    @Test
    void saysThatAnotherServerUsesItsFolder() throws Exception {
        try (var running = Started.server(Delivery.IMAGE.image(), home)) {
            assertThat(refusal(Map.of())).contains(home.toString());
            assertThat(balances(running)).isEmpty();
        }
    }

    @Test
    void startsWithoutAHomeFolderAndWithoutALocale() throws Exception {
        var image = Delivery.ARCHIVE.image();
        var bare = List.of(
                "env",
                "--unset=HOME",
                "--unset=LANG",
                "LC_ALL=C",
                image.executable(Program.SERVER).toString());
        try (var server = Started.by(bare, home).awaitReady()) {
            book(server);
            assertThat(home.resolve("master-key")).exists();
        }
    }

    @Test
    void saysThatAUserWithoutAHomeFolderHasToNameOne() throws Exception {
        var nobody = Map.of("MOCKBANK_HOME", "", "JAVA_TOOL_OPTIONS", "-Duser.home=?");
        assertThat(refusal(nobody)).contains("set MOCKBANK_HOME");
    }

    @Test
    void backsUpWithThePostgresThatCameAlong() throws Exception {
        var image = Delivery.IMAGE.image();
        try (var server = Started.server(image, home)) {
            book(server);
        }
        var file = folder.resolve("backup.mockbank");
        try (var backup = Started.start(image, Program.SERVER, home, Map.of(), "backup", file.toString())) {
            assertThat(backup.awaitExit()).as(backup.output()).isZero();
        }
        assertThat(file).isNotEmptyFile();
        assertThat(home.resolve("postgres")).doesNotExist();
    }

    @Test
    void saysThatTheDiskIsFull() throws Exception {
        assertThat(refusalOn("mount -t tmpfs -o size=20m none \"$MOCKBANK_HOME\""))
                .contains("is full");
    }

    @Test
    void saysThatItsFolderIsReadOnly() throws Exception {
        assertThat(refusalOn("mount -t tmpfs -o ro none \"$MOCKBANK_HOME\"")).contains("Read-only");
    }

    /// What a server says that cannot start: a sentence.
    private String refusal(Map<String, String> environment) throws Exception {
        try (var refused = Started.start(Delivery.IMAGE.image(), Program.SERVER, home, environment)) {
            return sentence(refused);
        }
    }

    /// The same on a file system of its own.
    private String refusalOn(String mount) throws Exception {
        Files.createDirectories(home);
        var launcher = Delivery.IMAGE.image().executable(Program.SERVER).toString();
        try (var refused = Started.by(OwnMounts.command(mount, launcher), home)) {
            return sentence(refused);
        }
    }

    private static String sentence(Started refused) throws IOException, InterruptedException {
        assertThat(refused.awaitExit()).as(refused.output()).isEqualTo(CANNOT_START);
        assertThat(refused.output()).doesNotContain("Exception", "\tat ");
        return refused.output();
    }

    private static void book(Started server) throws IOException {
        try (var keeper = MockbankClient.of(server.address(), server.masterKey());
                var bank = MockbankClient.of(
                        server.address(),
                        keeper.keys().create(new NewApiKey("test", null)).key())) {
            var account = bank.accounts().create(new NewAccount("Alice", AccountType.CHECKING, Money.parse("100.00")));
            bank.transactions().create(NewTransaction.of(account.id(), Money.parse("-25.50")));
        }
    }

    private static List<Money> balances(Started server) throws IOException {
        try (var keeper = MockbankClient.of(server.address(), server.masterKey());
                var bank = MockbankClient.of(
                        server.address(),
                        keeper.keys().create(new NewApiKey("test", null)).key())) {
            return bank.accounts().list().stream()
                    .map(account -> account.balance())
                    .toList();
        }
    }
}
