package dev.mockbank.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.summary.SumsAudit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup that is taken while clients post and delete is of one moment: its books are exact.
@Tag("database")
class BackupUnderLoadTest {

    private static final int CLIENTS = 4;
    private static final int BACKUPS = 5;

    @TempDir
    private Path folder;

    @Test
    void postingsGoOnAndEachBackupIsOfOneMoment() throws InterruptedException {
        var source = TestPostgres.freshDatabase();
        var backups = new ArrayList<Path>();
        var posted = new AtomicInteger();
        try (var bank = TestBank.on(source, Map.of())) {
            var stop = new AtomicBoolean();
            var clients = new ArrayList<Thread>();
            for (int i = 0; i < CLIENTS; i++) {
                long account = bank.newAccount("0.00");
                clients.add(Thread.ofVirtual().start(() -> postAndDelete(bank, account, stop, posted)));
            }
            for (int i = 0; i < BACKUPS; i++) {
                int before = posted.get();
                var file = folder.resolve("backup-" + i);
                assertThat(SavedBank.save(source, file).differences()).isZero();
                backups.add(file);
                awaitMore(posted, before);
            }
            stop.set(true);
            for (var client : clients) {
                client.join();
            }
        }
        for (var backup : backups) {
            var target = SavedBank.emptyBank();
            SavedBank.restore(backup, target, false);
            SumsAudit.check(target);
        }
    }

    private static void postAndDelete(TestBank bank, long account, AtomicBoolean stop, AtomicInteger posted) {
        while (!stop.get()) {
            var reply = bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":\"1.01\"}");
            if (posted.incrementAndGet() % 3 == 0) {
                bank.delete("/transactions/" + reply.json().get("id"));
            }
        }
    }

    private static void awaitMore(AtomicInteger posted, int than) throws InterruptedException {
        while (posted.get() <= than) {
            Thread.sleep(1);
        }
    }
}
