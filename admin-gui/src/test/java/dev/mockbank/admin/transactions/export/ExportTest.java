package dev.mockbank.admin.transactions.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The export of a real bank's transactions.
class ExportTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 1_000;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    private final AttachedSession attached = new AttachedSession(RealServer.shared());
    private final PlainWindow window = attached.window();
    private final MockbankClient bank = RealServer.shared().client();
    private final Account account =
            bank.accounts().create(new NewAccount("Checking", AccountType.CHECKING, Money.ZERO));
    private final Exporting exporting = new Exporting(attached.session(), window.work());
    private final AtomicLong rows = new AtomicLong();

    @AfterEach
    void close() {
        attached.close();
    }

    @Test
    void writesWhatIsFilteredAndNothingElse() throws IOException {
        book(2_500);
        var odd = bank.transactions()
                .create(new NewTransaction(
                        account.id(), Money.parse("-1"), "=cmd()", "Say \"hi\", twice", START.minusSeconds(1)));
        var file = folder.resolve("transactions.csv");

        export(file, false);
        window.await(() -> rows.get() > 0);

        var lines = Files.readAllLines(file);
        assertThat(rows).hasValue(2_501);
        assertThat(lines)
                .hasSize(2_502)
                .startsWith("id,timestamp,account_id,account,amount,category,description,balance_after,transfer_id")
                .endsWith(odd.id() + ",2025-12-31T23:59:59.000000+00:00," + account.id()
                        + ",Checking,-1.00,'=cmd(),\"Say \"\"hi\"\", twice\"," + odd.balanceAfter() + ",");
        assertThat(folder.resolve("transactions.csv.part")).doesNotExist();
    }

    @Test
    void beginsWithAByteOrderMarkForExcel() throws IOException {
        book(1);
        var file = folder.resolve("transactions.csv");

        export(file, true);
        window.await(() -> rows.get() > 0);

        assertThat(Files.readString(file)).startsWith("\ufeffid,timestamp,");
    }

    @Test
    void leavesNoFileWhenItIsCancelled() {
        book(5_000);
        var file = folder.resolve("transactions.csv");

        window.run(() -> exporting.writtenProperty().subscribe(written -> {
            if (written.longValue() > 0) {
                exporting.cancel();
            }
        }));
        export(file, false);

        window.await(() -> !exporting.runningProperty().get());
        window.await(() -> Files.notExists(folder.resolve("transactions.csv.part")));
        assertThat(file).doesNotExist();
    }

    private void export(Path file, boolean mark) {
        var search = TransactionFilter.all().account(account.id());
        window.run(() -> exporting.start(new CsvExport.Wanted(search, file, mark), rows::set, this::fail));
    }

    private void fail(@Nullable Object heard) {
        throw new AssertionError(heard);
    }

    private void book(int count) {
        for (int from = 0; from < count; from += BATCH) {
            bank.transactions()
                    .createAll(IntStream.range(from, Math.min(count, from + BATCH))
                            .mapToObj(i -> new NewTransaction(
                                    account.id(), Money.parse("1"), null, "number " + i, START.plusSeconds(i)))
                            .toList());
        }
    }
}
