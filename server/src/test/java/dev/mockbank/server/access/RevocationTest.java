package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Two servers on one database.
final class RevocationTest {

    private static TestBank bank;
    private static TestBank other;

    @BeforeAll
    static void start() {
        var database = TestPostgres.freshDatabase();
        bank = TestBank.on(database, Map.of());
        other = TestBank.on(database, Map.of());
    }

    @AfterAll
    static void stop() {
        other.close();
        bank.close();
    }

    @Test
    void theServerThatRevokedAKeyRefusesItAtOnce() {
        for (int i = 0; i < 20; i++) {
            var key = newKey();
            assertThat(status(bank, key)).isEqualTo(200);

            revoke(key);

            assertThat(status(bank, key)).isEqualTo(401);
        }
    }

    @Test
    void alsoWhileTheKeyIsInUse() throws Exception {
        for (int i = 0; i < 10; i++) {
            var key = newKey();
            var wrong = new AtomicReference<String>();
            var revoked = new AtomicBoolean();
            var passed = new CountDownLatch(20);
            var users = new ArrayList<Thread>();
            for (int n = 0; n < 4; n++) {
                users.add(Thread.ofVirtual().start(() -> {
                    for (int more = 20; more > 0; ) {
                        boolean after = revoked.get();
                        if (after) {
                            more--;
                        }
                        boolean refused = status(bank, key) == 401;
                        if (after && !refused) {
                            wrong.set("a revoked key passed");
                        }
                        passed.countDown();
                    }
                }));
            }
            assertThat(passed.await(30, TimeUnit.SECONDS)).isTrue();
            revoke(key);
            revoked.set(true);
            for (var user : users) {
                user.join();
            }
            assertThat(wrong.get()).isNull();
        }
    }

    @Test
    void everyOtherServerRefusesWhatComesASecondLater() {
        var key = newKey();
        assertThat(status(other, key)).isEqualTo(200);

        revoke(key);
        long revokedAtNanos = System.nanoTime();
        boolean late;
        int status;
        do {
            late = System.nanoTime() - revokedAtNanos > Duration.ofSeconds(1).toNanos();
            status = status(other, key);
        } while (status == 200 && !late);

        assertThat(status).isEqualTo(401);
    }

    @Test
    void aKeyMadeOnOneServerWorksAtOnceOnAnother() {
        var key = newKey();

        assertThat(status(other, key)).isEqualTo(200);
    }

    @Test
    void noKeyEverStandsInTheLog() {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            private final SimpleFormatter formatter = new SimpleFormatter();

            @Override
            public synchronized void publish(LogRecord record) {
                lines.add(formatter.format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var root = Logger.getLogger("");
        var access = Logger.getLogger("mockbank.access");
        var level = access.getLevel();
        access.setLevel(Level.ALL);
        root.addHandler(handler);
        try {
            var key = newKey();
            var text = key.get("key").stringValue();
            status(bank, key);
            bank.get("/accounts?x-api-key=" + text, text);
            bank.post("/accounts", text, "{bad" + text);
            bank.get("/nope", text);
            revoke(key);
            status(bank, key);

            assertThat(String.join("\n", List.copyOf(lines)))
                    .contains("GET /accounts?x-api-key=*** 200", "GET /accounts?limit=1 200")
                    .doesNotContain(text)
                    .doesNotContain(TestBank.MASTER_KEY);
        } finally {
            root.removeHandler(handler);
            access.setLevel(level);
        }
    }

    private static JsonNode newKey() {
        return bank.post("/accounts/keys", TestBank.MASTER_KEY, "{}").json();
    }

    private static void revoke(JsonNode key) {
        var reply = bank.send("DELETE", "/accounts/keys/" + key.get("id"), TestBank.MASTER_KEY, null);
        assertThat(reply.status()).isEqualTo(204);
    }

    private static int status(TestBank server, JsonNode key) {
        return server.get("/accounts?limit=1", key.get("key").stringValue()).status();
    }
}
