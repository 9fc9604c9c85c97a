package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on a primary and its standby: reads are answered by the standby, and never miss what was acknowledged.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGKILL")
class StandbyReadsTest {

    private static final int TIMEOUT_SECONDS = 30;

    @TempDir
    private Path folder;

    private DebianPostgres primary;
    private DebianPostgres standby;
    private TestBank one;
    private TestBank two;
    private long account;

    @BeforeEach
    void start() {
        primary = DebianPostgres.start(folder);
        standby = primary.standby(folder);
        var settings = Map.of("DATABASE_READ_URL", standby.url());
        one = TestBank.on(primary.url(), settings);
        two = TestBank.on(primary.url(), settings);
        account = one.newAccount("0.00");
    }

    @AfterEach
    void stop() {
        if (primary == null) {
            // PostgreSQL's programs are not installed here.
            return;
        }
        two.close();
        one.close();
        standby.close();
        primary.close();
    }

    @Test
    void theStandbyAnswersListsAndSums() {
        post("first");

        Await.until(TIMEOUT_SECONDS, () -> {
            double before = reads(two, "standby");
            assertThat(seen("first")).isTrue();
            assertThat(two.get("/accounts").json()).hasSize(1);
            assertThat(two.get("/balances?date_from=2026-01-01&date_to=2026-01-02")
                            .status())
                    .isEqualTo(200);
            return reads(two, "standby") == before + 3;
        });
    }

    @Test
    void whatAKeyWroteOnOneServerItReadsAtOnceOnTheOther() throws Exception {
        Clients.act(8, client -> {
            for (int posting = 0; posting < 60; posting++) {
                var description = client + "-" + posting;
                post(description);
                assertThat(seen(description)).as(description).isTrue();
            }
        });
        assertThat(reads(two, "standby")).as("reads by the standby").isPositive();
    }

    @Test
    void theRunningBalanceToo() {
        post("later");
        var backDated = "{\"account_id\":%d,\"amount\":5,\"timestamp\":\"2020-01-01T00:00:00Z\"}".formatted(account);
        assertThat(one.post("/transactions", backDated).status()).isEqualTo(201);
        double before = reads(two, "standby");

        var rows = two.get("/transactions?account_id=" + account).json();

        var balance = one.get("/accounts/" + account).json().get("balance").decimalValue();
        assertThat(rows.get(0).get("running_balance").decimalValue()).isEqualByComparingTo(balance);
        assertThat(rows.get(1).get("running_balance").decimalValue())
                .isEqualByComparingTo(balance.add(new BigDecimal("0.01")));
        assertThat(reads(two, "standby")).isEqualTo(before + 1);
    }

    @Test
    void alsoWhileTheStandbyIsBehind() {
        TestPostgres.query(standby.url(), "SELECT pg_wal_replay_pause()");
        double before = reads(two, "primary");
        for (int posting = 0; posting < 20; posting++) {
            post("late " + posting);
            assertThat(seen("late " + posting)).isTrue();
        }
        assertThat(reads(two, "primary")).isEqualTo(before + 20);

        TestPostgres.query(standby.url(), "SELECT pg_wal_replay_resume()");
        awaitReadByStandby();
    }

    @Test
    void readsOutliveTheStandby() {
        post("first");
        awaitReadByStandby();

        standby.kill();
        for (int posting = 0; posting < 20; posting++) {
            post("alone " + posting);
            assertThat(seen("alone " + posting)).isTrue();
        }

        standby.startAgain();
        awaitReadByStandby();
    }

    @Test
    void aStandbyThatWasPromotedIsNotReadAnyMore() {
        post("first");
        awaitReadByStandby();

        TestPostgres.query(standby.url(), "SELECT pg_promote()");
        TestPostgres.execute(standby.url(), "DELETE FROM transactions");

        assertThat(seen("first")).isTrue();
        post("second");
        assertThat(seen("second")).isTrue();
    }

    @Test
    void aReadThatTakesTooLongEndsThereAndLeavesTheStandbyInUse() {
        post("first");
        SlowSums.in(primary.url());
        awaitReadByStandby();
        double byPrimary = reads(two, "primary");
        long startNanos = System.nanoTime();

        var reply = two.get("/sums");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(9));
        double byStandby = reads(two, "standby");
        assertThat(seen("first")).isTrue();
        assertThat(reads(two, "standby")).isEqualTo(byStandby + 1);
        assertThat(reads(two, "primary")).isEqualTo(byPrimary);
    }

    private void awaitReadByStandby() {
        Await.until(TIMEOUT_SECONDS, () -> {
            double before = reads(two, "standby");
            assertThat(two.get("/accounts").status()).isEqualTo(200);
            return reads(two, "standby") > before;
        });
    }

    private void post(String description) {
        var reply = one.post("/transactions", Books.posting(account, "-0.01", description));
        assertThat(reply.status()).isEqualTo(201);
    }

    /// Whether the other server finds a posting.
    private boolean seen(String description) {
        var page = two.get("/transactions?account_id=" + account + "&limit=100").json();
        return page.valueStream()
                .anyMatch(row -> row.get("description").stringValue().equals(description));
    }

    private static double reads(TestBank bank, String by) {
        var line = Pattern.compile("(?m)^mockbank_reads_total\\{by=\"" + by + "\"} (.*)$")
                .matcher(bank.get("/metrics", null).text());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
