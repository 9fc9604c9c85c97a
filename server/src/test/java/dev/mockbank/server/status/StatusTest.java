package dev.mockbank.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class StatusTest {

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void everyoneMayAskHowItIs() {
        assertThat(bank.get("/", null).text()).isEqualTo("{\"message\":\"MockBank API running. Docs at /docs\"}");
        assertThat(bank.get("/health/live", null).text()).isEqualTo("{\"status\":\"live\"}");
        assertThat(bank.get("/health/ready", null).text()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(bank.get("/metrics", null).status()).isEqualTo(200);
    }

    @Test
    void theKeeperGetsTheWholePicture() {
        long account = bank.newAccount("1");
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");

        var info = bank.get("/admin/info", TestBank.MASTER_KEY).json();

        assertThat(info.get("version").stringValue()).isNotEmpty();
        var started = OffsetDateTime.parse(info.get("started_at").stringValue()).toInstant();
        assertThat(Duration.between(started, Instant.now())).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(info.get("uptime_seconds").longValue()).isBetween(0L, 300L);
        assertThat(info.get("database").get("kind").stringValue()).isEqualTo("external");
        assertThat(info.get("database").get("version").stringValue()).matches("\\d+.*");
        assertThat(info.get("database").get("size_bytes").longValue()).isPositive();
        assertThat(info.get("limiter").get("kind").stringValue()).isEqualTo("process");
        assertThat(info.get("limiter").get("default_rate_limit").intValue()).isZero();
        assertThat(info.get("accounts").longValue()).isEqualTo(1);
        assertThat(info.get("transactions").longValue()).isEqualTo(1);
        assertThat(info.get("api_keys").longValue()).isEqualTo(1);
    }
}
