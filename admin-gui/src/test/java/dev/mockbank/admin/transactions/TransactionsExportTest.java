package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.export.CsvExport;
import dev.mockbank.admin.transactions.export.ExportDialog;
import dev.mockbank.admin.transactions.export.Exporting;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An export from the screen, of an account of its own.
class TransactionsExportTest {

    private final TestConsole console = TestConsole.attachedTo(RealServer.shared());
    private final Preferences preferences = Preferences.in(console.home());
    private final Work work = Work.forWindow();
    private final Exporting exporting =
            Toolkit.call(() -> new Exporting(console.desk().session(), work));
    private final ExportDialog export = Toolkit.call(() -> new ExportDialog(exporting, console.desk(), preferences));
    private final TransactionsModel model = Toolkit.call(() ->
            new TransactionsModel(console.desk().session(), work, console.desk().formats(), preferences));
    private final TransactionsView view =
            Toolkit.call(() -> new TransactionsView(model, console.desk(), export, preferences));
    private final Account account = RealServer.shared()
            .client()
            .accounts()
            .create(new NewAccount("Exported", AccountType.CHECKING, Money.ZERO));
    private final Path file = console.home().resolve("transactions.csv");

    @AfterEach
    void close() {
        console.close();
        work.close();
    }

    @Test
    void theFileHoldsWhatTheScreenShowsAndItsFolderCanBeOpened() throws IOException {
        post("mistake");
        post("kept");
        var wanted = Search.ALL.withAccount(account.id());
        Toolkit.run(() -> model.search(wanted));
        Toolkit.await("found", () -> wanted.equals(model.shownSearchProperty().get()));

        Toolkit.run(() -> {
            model.delete(List.of(model.list().rows().booked(1).orElseThrow()));
            export.start(
                    new CsvExport.Wanted(wanted.filter(console.desk().formats().time()), file, false));
        });
        console.awaitText("1 transaction written to transactions.csv.");

        assertThat(Files.readString(file)).contains("kept").doesNotContain("mistake");
        console.click("Open folder");
        console.awaitOpened(console.home().toUri());
    }

    /// A button that is disabled loses the focus.
    @Test
    void itsButtonStaysEnabledAndThereIsOneAtATime() {
        post("one");
        Toolkit.run(() -> {
            export.start(new CsvExport.Wanted(
                    Search.ALL.filter(console.desk().formats().time()), file, false));
            assertThat(exporting.runningProperty().get()).isTrue();
            assertThat(view.root().lookupAll(".button").stream()
                            .filter(node -> node instanceof Button button
                                    && button.getText().equals("Export CSV…"))
                            .noneMatch(button -> button.isDisabled()))
                    .isTrue();
            export.open(Search.ALL, "transactions", Optional.empty());
        });

        console.awaitText("One export at a time: wait until it is written, or cancel it.");
        assertThat(Toolkit.call(() -> console.desk().dialogs().isOpen())).isFalse();
    }

    private void post(String description) {
        RealServer.shared()
                .client()
                .transactions()
                .create(new NewTransaction(account.id(), Money.parse("1"), null, description, null));
    }
}
