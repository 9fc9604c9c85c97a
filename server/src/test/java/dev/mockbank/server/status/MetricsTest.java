package dev.mockbank.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What `/metrics` has, and what it must never have.
final class MetricsTest {

    private static final Pattern COUNTED = Pattern.compile(
            "mockbank_http_requests_seconds_count\\{method=\"([^\"]*)\",route=\"([^\"]*)\",status=\"(\\d+)\"}.*");
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
    void requestsAreCountedByRouteAndNotByPath() {
        long account = bank.newAccount("1");
        bank.get("/accounts/" + account);
        bank.get("/accounts/" + account + "/");
        bank.get("/accounts/987654321");
        bank.get("/transactions?q=secret&account_id=" + account);

        assertThat(counted())
                .contains("GET /accounts/{account_id} 200", "GET /accounts/{account_id} 404", "GET /transactions 200");
        assertThat(bank.get("/metrics", null).text()).doesNotContain("987654321", "secret", bank.key(), "mb_");
    }

    @Test
    void whatAClientMadeUpSharesOneLabel() {
        long before = counted().stream().distinct().count();
        for (int i = 0; i < 20; i++) {
            bank.get("/made-up/" + i);
            bank.send("BREW" + i, "/accounts", null, null);
            bank.send("BREW" + i, "/made-up/" + i, null, null);
        }
        for (var method : List.of("get", "Get", "gEt", "geT", "GeT", "OPTIONs")) {
            RawClient.exchange(bank, method + " /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }

        assertThat(counted())
                .contains("GET unknown 404", "other unknown 404", "other /accounts 405")
                .noneMatch(line -> line.contains("made-up") || line.contains("BREW") || line.startsWith("g"));
        assertThat(counted().stream().distinct().count()).isLessThan(before + 8);
    }

    @Test
    void postingsAndConnectionsAreMeasured() {
        long account = bank.newAccount("1");
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");

        assertThat(bank.get("/metrics", null).text())
                .contains("mockbank_postings_total", "mockbank_limiter_refusals_total", "hikaricp_connections_active");
        assertThat(bank.get("/metrics", null).header("Content-Type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
    }

    private static List<String> counted() {
        return bank.get("/metrics", null)
                .text()
                .lines()
                .map(COUNTED::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(line -> line.group(1) + " " + line.group(2) + " " + line.group(3))
                .toList();
    }
}
