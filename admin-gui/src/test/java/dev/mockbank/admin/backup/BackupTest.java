package dev.mockbank.admin.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// Backups from the console in its window.
class BackupTest {

    @Test
    void theBankIsBackedUpWhileItRunsAndRestored() throws IOException {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitRunning();
            open(console, "Before");
            var file = console.home().resolve("bank.mockbank");

            begin(console, "back up");
            console.click("Backup file");
            console.type(file.toString());
            console.picture("backup");
            console.click("Back up");
            console.awaitPart("1 account");
            console.awaitText("Open folder");
            assertThat(BackupModel.isBackup(file)).isTrue();
            assertThat(files(console.home())).noneMatch(name -> name.endsWith(".tmp"));

            open(console, "After");
            begin(console, "restore");
            console.awaitText("Replace the bank");
            console.type(file.toString());
            console.picture("restore");
            console.click("Replace the bank");
            console.awaitPart("The bank has 1 account");
            console.awaitRunning();
            console.open(Screen.ACCOUNTS);
            console.awaitText("Before");
            console.awaitNoText("After");
        }
    }

    @Test
    void whatIsNoBackupIsRefusedAndABrokenOneChangesNothing() throws IOException {
        try (var console = TestConsole.stopped(RealServer.freePort())) {
            console.start();
            console.awaitRunning();
            open(console, "Kept");
            var bank = console.desk().session().bank().orElseThrow();

            begin(console, "restore");
            console.click("Backup file");
            console.type(console.home().resolve("console.properties").toString());
            console.click("Replace the bank");
            console.awaitText("Choose a file that was written as a backup of Mockbank.");
            assertThat(console.desk().session().bank()).contains(bank);

            var broken = console.home().resolve("broken.mockbank");
            Files.writeString(broken, "mockbank-backup 3\nbroken");
            console.type(broken.toString());
            console.click("Replace the bank");
            console.awaitText("The backup was not restored");
            console.awaitRunning();
            console.press(KeyCode.ESCAPE);
            console.open(Screen.ACCOUNTS);
            console.awaitText("Kept");
        }
    }

    @Test
    void aServerElsewhereIsBackedUpWhereItRuns() {
        try (var console = TestConsole.attachedTo(RealServer.shared())) {
            begin(console, "back up");
            console.awaitText("mockbank-server backup bank.mockbank");
            console.picture("backup-elsewhere");
            console.press(KeyCode.ESCAPE);

            begin(console, "restore");
            console.awaitText("mockbank-server restore --replace bank.mockbank");
            assertThat(console.texts()).doesNotContain("Replace the bank");
        }
    }

    private static void begin(TestConsole console, String act) {
        console.press(KeyCode.CONTROL, KeyCode.K);
        console.type(act);
        console.press(KeyCode.ENTER);
    }

    private static void open(TestConsole console, String name) {
        var bank = console.desk().session().bank().orElseThrow();
        bank.client().accounts().create(new NewAccount(name, AccountType.CHECKING, Money.parse("5")));
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
